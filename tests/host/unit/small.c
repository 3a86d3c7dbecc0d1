// SPDX-License-Identifier: GPL-2.0-only
/* Small machines, and pictures of them. */
#include <string.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/highmem.h>
#include "../world.h"
#include "unit.h"

void start_bootmem(unsigned long pages)
{
	check(world_back(FRAME(BASE), PAGE_SIZE_BS));
	init_bootmem_node_bs(NODE_DATA_BS(0), BASE, BASE, BASE + pages);
	free_bootmem_node_bs(NODE_DATA_BS(0), FRAME(BASE), FRAME(pages));
	bootmem_reserve_node_bs(NODE_DATA_BS(0), FRAME(BASE), PAGE_SIZE_BS);
}

unsigned long hand_over(int nid)
{
#ifdef BS_HAS_NO_FREE_ALL_NODE
	return free_all_bootmem_bs();
#else
	return free_all_bootmem_node_bs(NODE_DATA_BS(nid));
#endif
}

struct page_bs *small_page(unsigned long i)
{
	return pfn_to_page_bs(BASE + i);
}

struct zone_bs *small_zone(int zone)
{
	return &NODE_DATA_BS(0)->node_zones[zone];
}

long small_block(unsigned int gfp, unsigned int order)
{
	struct page_bs *page = alloc_pages_bs(gfp, order);

	return page ? (long)(page_to_pfn_bs(page) - BASE) : -1;
}

void fill_up(void)
{
	while (world_alloc(1))
		;
}

/* ---- pictures ---- */

static char picture[4096];

const char *map_picture(int nid)
{
	const bootmem_data_t_bs *bdata = NODE_DATA_BS(nid)->bdata;
	unsigned long pages, i;

	if (!bdata->node_bootmem_map)
		return "no map";
	pages = bdata->node_low_pfn - bootmem_first_pfn_bs(bdata);
	for (i = 0; i < pages; i++)
		picture[i] = test_bit(i, (unsigned long *)bdata->node_bootmem_map) ? '#' : '.';
	picture[pages] = '\0';
	return picture;
}
