// SPDX-License-Identifier: GPL-2.0-only
/*
 * The small machine with the page allocator of 2.4, and pictures of its zones. The bits of
 * its pairs take a page of bootmem, the second one.
 */
#include <string.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/highmem.h>
#include "../world.h"
#include "unit.h"

void start_small(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { 16, 32, 16 };
	unsigned long i;

	start_bootmem(SMALL_LOW);
	free_area_init_node_bs(0, NODE_DATA_BS(0), world_alloc(65 * sizeof(struct page_bs)),
			       sizes, FRAME(BASE), NULL);
	max_mapnr_bs = num_physpages_bs = SMALL_PAGES;
	check_number(free_all_bootmem_node_bs(NODE_DATA_BS(0)), SMALL_LOW - 1);
	for (i = SMALL_LOW; i < SMALL_PAGES; i++)
		one_highpage_init_bs(small_page(i));
	check(!halted_bs());
}

/* ---- pictures ---- */

static char picture[4096];

static void draw_blocks(const struct zone_bs *zone, unsigned int order)
{
	const struct page_bs *page;

	list_for_each_entry(page, &zone->free_area[order].free_list, list) {
		memset(picture + (page - zone->zone_mem_map), '-', 1UL << order);
		picture[page - zone->zone_mem_map] = '0' + order;
	}
}

const char *zone_picture(int nr)
{
	const struct zone_bs *zone = small_zone(nr);
	unsigned long i;
	unsigned int order;

	for (i = 0; i < zone->size; i++)
		picture[i] = PageReserved_bs(zone->zone_mem_map + i) ? 'R' : '#';
	picture[i] = '\0';
	for (order = 0; order < MAX_ORDER_BS; order++)
		draw_blocks(zone, order);
	return picture;
}
