// SPDX-License-Identifier: GPL-2.0-only
/* The page allocator of 2.6, in a zone of 1 GiB. */
#include <stdlib.h>
#include <string.h>
#include "bench.h"

#define ZONE_PAGES	(GIB >> PAGE_SHIFT_BS)
#define SLOTS		8192

static struct page_bs *slot[SLOTS];
static unsigned char slot_order[SLOTS];

static void page_allocator(void)
{
	static struct page_bs *map;
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	unsigned long pfn = NODE_START >> PAGE_SHIFT_BS, i;

	machine_reset_bs();
	if (!map)
		map = calloc(ZONE_PAGES, sizeof(*map));
	NODE_DATA_BS(0)->node_mem_map = map;
	init_bootmem_node_bs(NODE_DATA_BS(0), 0, pfn, pfn + ZONE_PAGES);
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, GIB);
	sizes[ZONE_NORMAL_BS] = ZONE_PAGES;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, pfn, NULL);
	build_all_zonelists_bs();
	/* As after a boot that keeps its first page: blocks of all orders are there */
	for (i = 1; i < ZONE_PAGES; i++) {
		__ClearPageReserved_bs(map + i);
		set_page_count_bs(map + i, 1);
		__free_pages_bs(map + i, 0);
	}
	drain_local_pages_bs();
	init_per_zone_pages_min_bs();
	memset(slot, 0, sizeof(slot));
}

static void at_once(unsigned long calls, unsigned int order)
{
	while (calls--)
		__free_pages_bs(alloc_pages_bs(GFP_KERNEL_BS, order), order);
}

static void run_e1(unsigned long calls)
{
	at_once(calls, 0);
}

static void run_e2(unsigned long calls)
{
	unsigned long i;

	for (; calls; calls -= DEEP) {
		for (i = 0; i < DEEP; i++)
			slot[i] = alloc_pages_bs(GFP_KERNEL_BS, 0);
		for (i = 0; i < DEEP; i++)
			__free_pages_bs(slot[i], 0);
	}
}

static void run_e3(unsigned long calls)
{
	at_once(calls, 3);
}

static void run_e4(unsigned long calls)
{
	at_once(calls, 9);
}

/* A call fills an empty slot or empties a full one; orders 0 .. 3, mostly 0 */
static void run_e5(unsigned long calls)
{
	unsigned int seed = 1, order;
	unsigned long i;

	while (calls--) {
		seed = seed * 1103515245 + 12345;
		i = (seed >> 16) % SLOTS;
		if (slot[i]) {
			__free_pages_bs(slot[i], slot_order[i]);
			slot[i] = NULL;
			continue;
		}
		order = (seed >> 8) % 16;
		slot_order[i] = order > 3 ? 0 : order;
		slot[i] = alloc_pages_bs(GFP_KERNEL_BS, slot_order[i]);
	}
}

const struct bench pages_cases[] = {
	{ "e1", "order 0: alloc and free at once", 1000000, page_allocator, run_e1 },
	{ "e2", "order 0: 4,096 deep", 100 * DEEP, page_allocator, run_e2 },
	{ "e3", "order 3: alloc and free at once", 1000000, page_allocator, run_e3 },
	{ "e4", "order 9: alloc and free at once", 100000, page_allocator, run_e4 },
	{ "e5", "random mix over 8,192 slots", 1000000, page_allocator, run_e5 },
	{ }
};
