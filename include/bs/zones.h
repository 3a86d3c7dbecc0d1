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

#else

#define node_pages_bs(pgdat)	((pgdat)->node_spanned_pages)
#define zone_pages_bs(zone)	((zone)->spanned_pages)
#define zone_is_empty_bs(zone)	(!(zone)->present_pages)
#define FREE_LINK_BS		lru

#endif

#endif /* _BS_ZONES_H */
