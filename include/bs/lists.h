/* SPDX-License-Identifier: GPL-2.0-only */
/* Copies of a zone's lists, to be looked at while the zone goes on. */
#ifndef _BS_LISTS_H
#define _BS_LISTS_H

#include <bs/zones.h>

/**
 * struct view_bs - pages of a list, in its order
 * @zone: whose
 * @page: room for all pages of the zone
 * @nr: copied so far
 * @cold: of a CPU's lists, the first page that is on the cold one
 */
struct view_bs {
	struct zone_bs *zone;
	const struct page_bs **page;
	unsigned long nr, cold;
};

/** view_open_bs() - room to copy lists of @zone to; 0 or -ENOMEM */
int view_open_bs(struct view_bs *view, struct zone_bs *zone);

/** view_close_bs() - give it back */
void view_close_bs(struct view_bs *view);

/** view_free_bs() - copy the free blocks of an order: their first pages */
void view_free_bs(struct view_bs *view, unsigned int order);

/** view_pcp_bs() - copy a CPU's lists, on that CPU; versions without such lists give none */
void view_pcp_bs(struct view_bs *view, int cpu);

#endif /* _BS_LISTS_H */
