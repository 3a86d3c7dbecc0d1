// SPDX-License-Identifier: GPL-2.0-only
/* Two nodes of 1,024 pages. Expect 2,048 pages in all, not twice that. */
#include "witness.h"

static void node(int nid, unsigned long start)
{
	struct pglist_data_bs *pgdat = NODE_DATA_BS(nid);
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_NORMAL_BS] = 1024;
	pgdat->node_mem_map = world_alloc(1024 * sizeof(struct page_bs));
	world_back(start << PAGE_SHIFT_BS, 128);
	init_bootmem_node_bs(pgdat, start, start, start + 1024);
	free_area_init_node_bs(nid, pgdat, sizes, start, NULL);
}

bool witness(void)
{
	node(0, FIRST_PFN);
	node(1, FIRST_PFN + 1024);
	build_all_zonelists_bs();
	return nr_free_pagecache_pages_bs() == 2048;
}
