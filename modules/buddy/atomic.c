// SPDX-License-Identifier: GPL-2.0-only
/*
 * How deep a request may reach into a zone:
 *
 *   pages_high  ----  reclaim would stop here
 *   pages_low   ----  and start here; ordinary requests go on ...
 *   pages_min   ----  ... to here
 *                     those that cannot wait go on to 3/8 of it: half less because of
 *                     __GFP_HIGH, and of that a quarter less because they do not wait
 */
#include <linux/mm.h>	/* kvcalloc(), up to 5.15 */
#include <linux/slab.h>
#include <bs/test.h>
#include "tests.h"

#define MOST	20000

static struct page_bs **pages;
static unsigned int nr;

/* Single pages of this zone until a request is refused; gives what is free then */
static unsigned long take_all(struct zone_bs *zone, unsigned int gfp_mask)
{
	struct zonelist_bs only = { .zones = { zone } };
	struct page_bs *page;

	while (nr < MOST) {
		page = __alloc_pages_bs(gfp_mask | __GFP_NOWARN_BS, 0, &only);
		if (!page)
			break;
		pages[nr++] = page;
	}
	return zone->free_pages;
}

/*
 * A page comes off a per-CPU list, which is refilled by the batch: the zone can be
 * some pages less than a batch below the mark.
 */
static void expect_stop(struct test_bs *t, struct zone_bs *zone, unsigned long free,
			unsigned long mark)
{
	unsigned long batch = zone->pageset[0].pcp[0].batch;

	test_say_bs(t, "refused with %lu pages free; the mark is %lu, a batch %lu", free,
		    mark, batch);
	EXPECT_BS(t, free <= mark && free + batch > mark);
}

static void atomic_goes_deeper(struct test_bs *t)
{
	struct zone_bs *zone = NODE_DATA_BS(0)->node_zonelists[0].zones[0];
	unsigned long min = zone->pages_min;

	pages = kvcalloc(MOST, sizeof(*pages), GFP_KERNEL);
	if (!EXPECT_BS(t, pages))
		return;
	nr = 0;
	expect_stop(t, zone, take_all(zone, GFP_KERNEL_BS), min);
	min -= min / 2;
	min -= min / 4;
	expect_stop(t, zone, take_all(zone, GFP_ATOMIC_BS), min);

	while (nr)
		__free_pages_bs(pages[--nr], 0);
	drain_local_pages_bs();
	kvfree(pages);
}

/* What is not there in large enough blocks does not count */
static void small_blocks_do_not_count(struct test_bs *t)
{
	struct zone_bs *zone = NODE_DATA_BS(0)->node_zonelists[0].zones[0];
	struct arena_bs *a = open_arena(t);
	unsigned long free;

	if (!a)
		return;
	/* Room for a block of 16, and for four of 4 */
	free = zone->free_pages;
	arena_put_bs(a, 0, 4);
	EXPECT_EQ_BS(t, zone->free_pages, free + 16);
	EXPECT_EQ_BS(t, arena_take_bs(a, 4), 0);
	arena_put_bs(a, 0, 2);
	arena_put_bs(a, 8, 2);
	EXPECT_ARENA_BS(t, a, "2---....2---....");
	EXPECT_EQ_BS(t, zone->free_area[2].nr_free, 2);
	EXPECT_EQ_BS(t, zone->free_area[3].nr_free, 0);
	arena_put_bs(a, 4, 2);
	arena_put_bs(a, 12, 2);
	arena_close_bs(a);
}

static const struct test_case_bs cases[] = {
	{ "GFP_ATOMIC reaches deeper than GFP_KERNEL", atomic_goes_deeper },
	{ "small blocks add up in free_pages, not in the lists above",
	  small_blocks_do_not_count },
};

int atomic_tests(void)
{
	return RUN_TESTS_BS("buddy_watermarks", cases);
}
