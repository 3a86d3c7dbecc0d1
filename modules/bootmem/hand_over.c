// SPDX-License-Identifier: GPL-2.0-only
/* After the hand-over: what bootmem had free is the page allocator's, the map is gone. */
#include <bs/test.h>
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
		for (i = 0; i < pgdat->node_spanned_pages; i++)
			sum += are(&pgdat->node_mem_map[i]);
	return sum;
}

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

static void no_map_is_left(struct test_bs *t)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		EXPECT_BS(t, bootmem_is_over_bs(pgdat->bdata));
}

static void only_once(struct test_bs *t)
{
	EXPECT_EQ_BS(t, free_all_bootmem_bs(), 0);
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
}

static void bootmem_is_over(struct test_bs *t)
{
	EXPECT_BS(t, !alloc_bootmem_bs(1));
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
}

static const struct test_case_bs cases[] = {
	{ "every page that is not reserved is on a list or in use", every_page_went_over },
	{ "no node has a map any more", no_map_is_left },
	{ "handing over twice is a BUG", only_once },
	{ "asking bootmem from now on is a BUG", bootmem_is_over },
};

int hand_over_tests(void)
{
	return RUN_TESTS_BS("bootmem_hand_over", cases);
}
