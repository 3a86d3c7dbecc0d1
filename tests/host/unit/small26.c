// SPDX-License-Identifier: GPL-2.0-only
/* The small machine with a page allocator of 2.6, and pictures of its zones. */
#include <string.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/highmem.h>
#include "unit.h"

static void set_lists(struct zone_bs *zone)
{
	struct per_cpu_pageset_bs *set;

	for (set = zone->pageset; set < zone->pageset + NR_CPUS_BS; set++) {
		set->pcp[0].low = 2;
		set->pcp[0].high = 6;
		set->pcp[1].low = 0;
		set->pcp[1].high = 2;
		set->pcp[0].batch = set->pcp[1].batch = 1;
	}
}

void start_small(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	unsigned long i;

	sizes[ZONE_DMA_BS] = 16;
	sizes[ZONE_NORMAL_BS] = 32;
	sizes[ZONE_HIGHMEM_BS] = 16;

	start_bootmem(SMALL_LOW);
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	set_lists(small_zone(ZONE_DMA_BS));
	set_lists(small_zone(ZONE_NORMAL_BS));
	set_lists(small_zone(ZONE_HIGHMEM_BS));
	build_all_zonelists_bs();
	check_number(hand_over(0), SMALL_LOW);
	for (i = SMALL_LOW; i < SMALL_PAGES; i++)
		one_highpage_init_bs(small_page(i));
	drain_local_pages_bs();
	check(!halted_bs());
}

/* ---- pictures ---- */

static char picture[4096];

static void draw_list(const struct zone_bs *zone, const struct list_head *list, char c)
{
	struct page_bs *page;

	list_for_each_entry(page, list, lru)
		picture[page_to_pfn_bs(page) - zone->zone_start_pfn] = c;
}

static void draw_blocks(const struct zone_bs *zone, unsigned int order)
{
	const struct list_head *list = &zone->free_area[order].free_list;
	struct page_bs *page;

	list_for_each_entry(page, list, lru)
		memset(picture + (page_to_pfn_bs(page) - zone->zone_start_pfn), '-',
		       1UL << order);
	draw_list(zone, list, "0123456789a"[order]);
}

const char *zone_picture(int nr)
{
	const struct zone_bs *zone = small_zone(nr);
	unsigned long i;
	int order;

	for (i = 0; i < zone->spanned_pages; i++)
		picture[i] = PageReserved_bs(zone->zone_mem_map + i) ? 'R' : '#';
	picture[i] = '\0';
	for (order = 0; order < MAX_ORDER_BS; order++)
		draw_blocks(zone, order);
	draw_list(zone, &zone->pageset[0].pcp[0].list, 'h');
	draw_list(zone, &zone->pageset[0].pcp[1].list, 'c');
	return picture;
}
