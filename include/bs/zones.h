/* SPDX-License-Identifier: GPL-2.0-only */
/* What is read of zones and pages from outside, by names that hold for all versions. */
#ifndef _BS_ZONES_H
#define _BS_ZONES_H

#include <biscuitos/mm.h>

#ifdef BS_HAS_AREA_MAPS

#define node_pages_bs(pgdat)	((pgdat)->node_size)
#define zone_pages_bs(zone)	((zone)->size)
#define zone_is_empty_bs(zone)	(!(zone)->size)
/* The member of a page that links a free block into its list */
#define FREE_LINK_BS		list

static inline const struct zonelist_bs *zones_asked_bs(int nid, int mask)
{
	return NODE_DATA_BS(nid)->node_zonelists + mask;
}

/* What @zone keeps back from requests that could have gone to @first */
static inline unsigned long zone_protection_bs(const struct zone_bs *zone,
					       const struct zone_bs *first)
{
	return 0;
}

#else

#define node_pages_bs(pgdat)	((pgdat)->node_spanned_pages)
#define zone_pages_bs(zone)	((zone)->spanned_pages)
#define zone_is_empty_bs(zone)	(!(zone)->present_pages)
#define FREE_LINK_BS		lru

static inline const struct zonelist_bs *zones_asked_bs(int nid, unsigned int mask)
{
	return NODE_DATA_BS(nid)->node_zonelists + (mask & GFP_ZONEMASK_BS);
}

static inline unsigned long zone_protection_bs(const struct zone_bs *zone,
					       const struct zone_bs *first)
{
	return zone->lowmem_reserve[zone_idx_bs(first)];
}

#endif

/* First frame of a node */
#define first_frame_bs(pgdat)	page_to_pfn_bs((pgdat)->node_mem_map)

#endif /* _BS_ZONES_H */
