// SPDX-License-Identifier: GPL-2.0-only
/* After the hand-over: what bootmem had free is the page allocator's, the map is gone. */
#include <bs/test.h>
#include <bs/zones.h>
#include "tests.h"

static bool not_reserved(struct page_bs *page)
{
	return !PageReserved_bs(page);
}

/* The boot itself took one since: the hash table of the mounts */
static bool in_use(struct page_bs *page)
{
	return !PageReserved_bs(page) && page_count_bs(page);
}

static unsigned long pages_that_are(bool (*are)(struct page_bs *page))
{
	struct pglist_data_bs *pgdat;
	unsigned long i, sum = 0;

	for_each_pgdat_bs(pgdat)
		for (i = 0; i < node_pages_bs(pgdat); i++)
			sum += are(&pgdat->node_mem_map[i]);
	return sum;
}

#ifdef BS_HAS_AREA_MAPS
/* All but the first page of a block that is in use look like free ones */
static void every_page_went_over(struct test_bs *t)
{
	EXPECT_EQ_BS(t, pages_that_are(not_reserved), totalram_pages_bs);
	EXPECT_BS(t, nr_free_pages_bs() + pages_that_are(in_use) <= totalram_pages_bs);
}
#else
static unsigned long pages_on_lists(void)
{
	unsigned long sum = nr_free_pages_bs();
	struct zone_bs *zone;
	int cpu;

	for_each_zone_bs(zone)
		for (cpu = 0; cpu < NR_CPUS_BS; cpu++)
			sum += zone->pageset[cpu].pcp[0].count +
			       zone->pageset[cpu].pcp[1].count;
	return sum;
}

static void every_page_went_over(struct test_bs *t)
{
	EXPECT_EQ_BS(t, pages_that_are(not_reserved), totalram_pages_bs);
	EXPECT_EQ_BS(t, pages_on_lists() + pages_that_are(in_use), totalram_pages_bs);
}
#endif

static void no_map_is_left(struct test_bs *t)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		EXPECT_BS(t, bootmem_is_over_bs(pgdat->bdata));
}

/*
 * From 2.6.27 on the map stayed: a second hand-over gave everything away once more, and an
 * allocation took memory that had an owner. Neither is tried in a machine that has to go on.
 */
#if defined(BS_HAS_HINT_IDX) && !defined(BS_HAS_NO_FREE_ALL_NODE)
static void only_once(struct test_bs *t)
{
	test_skip_bs(t, "this version would hand over what has an owner");
}
#else
static void only_once(struct test_bs *t)
{
	EXPECT_EQ_BS(t, free_all_bootmem_bs(), 0);
#ifdef BS_HAS_NO_FREE_ALL_NODE
	EXPECT_BS(t, !halted_bs());
#else
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
#endif
}
#endif

#if defined(BS_HAS_SLAB_FALLBACK)
static void bootmem_is_over(struct test_bs *t)
{
	void *p = alloc_bootmem_bs(1);

	EXPECT_BS(t, p);
	free_pages_bs((unsigned long)p, 0);
}
#elif defined(BS_HAS_HINT_IDX)
static void bootmem_is_over(struct test_bs *t)
{
	test_skip_bs(t, "this version would give memory that has an owner");
}
#else
static void bootmem_is_over(struct test_bs *t)
{
	EXPECT_BS(t, !alloc_bootmem_bs(1));
#ifdef BS_HAS_EMPTY_NODES
	EXPECT_HALT_BS(t, "panic: Out of memory");
#else
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
#endif
}
#endif

static const struct test_case_bs cases[] = {
	{ "every page that is not reserved is on a list or in use", every_page_went_over },
	{ "no node has a map any more", no_map_is_left },
	{ "nothing is handed over twice", only_once },
	{ "what is asked of bootmem from now on is not bootmem's to give", bootmem_is_over },
};

int hand_over_tests(void)
{
	return RUN_TESTS_BS("bootmem_hand_over", cases);
}
