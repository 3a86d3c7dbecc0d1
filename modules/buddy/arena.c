// SPDX-License-Identifier: GPL-2.0-only
/* What tests rely on: a place to test in costs no page, whatever becomes of it. */
#include <bs/test.h>
#include "tests.h"

#define PAGES	(3 * ARENA_HELD_BS)

static struct page_bs *pages[PAGES];

static unsigned int take_pages(struct zone_bs *zone)
{
	struct zonelist_bs only = { .zones = { zone } };
	unsigned int nr = 0;

	while (nr < PAGES &&
	       (pages[nr] = __alloc_pages_bs(GFP_KERNEL_BS | __GFP_NOWARN_BS, 0, &only)))
		nr++;
	return nr;
}

/* Those with odd numbers, or the others; free neighbours would become a larger block. */
static void free_pages_between(unsigned int nr, bool odd)
{
	while (nr--)
		if ((page_to_pfn_bs(pages[nr]) & 1) == odd)
			__free_pages_bs(pages[nr], 0);
	drain_local_pages_bs();
}

static void more_than_it_can_hold(struct test_bs *t)
{
	struct zone_bs *zone = NODE_DATA_BS(0)->node_zonelists[0].zones[0];
	unsigned int nr = take_pages(zone);
	unsigned long free;

	free_pages_between(nr, true);
	free = zone->free_pages;
	if (nr < PAGES)
		test_skip_bs(t, "the zone has too little memory");
	else
		EXPECT_BS(t, !arena_open_bs(zone));
	EXPECT_EQ_BS(t, zone->free_pages, free);
	free_pages_between(nr, false);
}

static void a_page_from_elsewhere(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);
	unsigned long free;

	if (!a)
		return;
	free = a->zone->free_pages;
	EXPECT_EQ_BS(t, arena_take_bs(a, ARENA_ORDER_BS + 1), -1);
	EXPECT_EQ_BS(t, a->zone->free_pages, free);
	arena_put_bs(a, 0, ARENA_ORDER_BS);
	arena_close_bs(a);
}

static const struct test_case_bs cases[] = {
	{ "a zone with too many small blocks gets all of them back", more_than_it_can_hold },
	{ "a block that is not the arena's goes back", a_page_from_elsewhere },
};

int arena_tests(void)
{
	return RUN_TESTS_BS("buddy_arena", cases);
}
