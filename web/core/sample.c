// SPDX-License-Identifier: GPL-2.0-only
/* A few numbers of the memory; see core.h. */
#include <biscuitos/mm.h>
#include <bs/zones.h>
#include "core.h"

#define SAMPLE_ORDERS	11

static unsigned long list_length(const struct list_head *list)
{
	const struct list_head *at;
	unsigned long nr = 0;

	if (list->next)
		list_for_each(at, list)
			if (nr++ >= MAX_FRAMES)
				break;
	return nr;
}

#ifdef BS_HAS_AREA_MAPS
static u32 blocks_of(const struct free_area_bs *area)
{
	return list_length(&area->free_list);
}

static void sample_pageset(const struct zone_bs *zone, u32 *pages)
{
}
#else
static u32 blocks_of(const struct free_area_bs *area)
{
	return area->nr_free;
}

static void sample_pageset(const struct zone_bs *zone, u32 *pages)
{
	pages[0] += list_length(&zone->pageset[0].pcp[0].list);
	pages[1] += list_length(&zone->pageset[0].pcp[1].list);
}
#endif

static u32 free_bits(int nid)
{
	struct bits node;

	if (!bits_of(nid, &node) || !node.map)
		return 0;
	return node.end - node.first - bitmap_weight(node.map, node.end - node.first);
}

static void sample_zone(const struct zone_bs *zone, u32 *numbers)
{
	unsigned int order;

	if (!has_pages(zone))
		return;
	sample_pageset(zone, numbers + 1);
	for (order = 0; order < MAX_ORDER_BS; order++)
		numbers[3 + order] += blocks_of(&zone->free_area[order]);
}

u32 *sample(void)
{
	static u32 numbers[3 + SAMPLE_ORDERS];
	int nid, i;

	memset(numbers, 0, sizeof(numbers));
	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		numbers[0] += free_bits(nid);
		for (i = 0; i < MAX_NR_ZONES_BS; i++)
			sample_zone(&NODE_DATA_BS(nid)->node_zones[i], numbers);
	}
	return numbers;
}
