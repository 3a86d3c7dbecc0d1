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

/* What a request respects of pages_min: who asks for a page and can wait gets nothing below it */
static inline unsigned long zone_mark_bs(const struct zone_bs *zone, unsigned int order,
					 unsigned int mask)
{
	return !order && (mask & __GFP_WAIT_BS) ? zone->pages_min : zone->pages_min / 4;
}

/* No size of block is looked at by itself: no order whose blocks are too few */
static inline unsigned int zone_scarce_order_bs(const struct zone_bs *zone, unsigned int order,
						unsigned long mark)
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

/* Who may not wait goes below pages_min */
static inline unsigned long zone_mark_bs(const struct zone_bs *zone, unsigned int order,
					 unsigned int mask)
{
	unsigned long mark = zone->pages_min;

	mark -= mask & __GFP_HIGH_BS ? mark / 2 : 0;
	return mark - (mask & __GFP_WAIT_BS ? 0 : mark / 4);
}

/*
 * Of the blocks that are large enough for an order, fewer have to remain: half of @mark for
 * each. The first order up to @order for which they are too few, or 0.
 */
static inline unsigned int zone_scarce_order_bs(const struct zone_bs *zone, unsigned int order,
						unsigned long mark)
{
	long remain = zone->free_pages - (1L << order) + 1;
	unsigned int i;

	for (i = 0; i < order; i++) {
		remain -= zone->free_area[i].nr_free << i;
		if (remain <= (long)(mark >> (i + 1)))
			return i + 1;
	}
	return 0;
}

#endif

/* First frame of a node */
#define first_frame_bs(pgdat)	page_to_pfn_bs((pgdat)->node_mem_map)

#endif /* _BS_ZONES_H */
