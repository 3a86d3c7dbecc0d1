// SPDX-License-Identifier: GPL-2.0-only
/*
 * A list that has become short is refilled out of the buddy lists, one that has
 * become long spills into them, a batch at a time:
 *
 *   count    0 ......... low ................................ high
 *            |<- refill ->|                            spill ->|
 */
#include <linux/slab.h>
#include "tests.h"

/* What a list and its zone have together is moved between them, never lost */
static unsigned long together(struct zone_bs *zone)
{
	return pcp_of(zone)[0].count + pcp_of(zone)[1].count + zone->free_pages;
}

static struct page_bs *take_page(struct zone_bs *zone)
{
	struct zonelist_bs only = { .zones = { zone } };

	return __alloc_pages_bs(GFP_ATOMIC_BS, 0, &only);
}

/* Pages pass through the lists of a very small zone without staying there */
static bool has_lists(struct test_bs *t)
{
	if (pcp_of(normal_zone())[0].high > 1)
		return true;
	test_skip_bs(t, "the zone is too small for lists");
	return false;
}

static void refilled_by_the_batch(struct test_bs *t)
{
	struct zone_bs *zone = normal_zone();
	struct per_cpu_pages_bs *hot = pcp_of(zone);
	unsigned long free, sum;
	struct page_bs *page;

	if (!has_lists(t))
		return;
	drain_local_pages_bs();
	free = zone->free_pages;
	sum = together(zone);
	page = take_page(zone);
	EXPECT_EQ_BS(t, hot->count, hot->batch - 1);
	EXPECT_EQ_BS(t, zone->free_pages, free - hot->batch);
	EXPECT_EQ_BS(t, together(zone), sum - 1);
	__free_page_bs(page);
	EXPECT_EQ_BS(t, hot->count, hot->batch);
	EXPECT_EQ_BS(t, together(zone), sum);
	drain_local_pages_bs();
	EXPECT_EQ_BS(t, zone->free_pages, free);
}

#define PAGES	256

static struct page_bs *pages[PAGES];

/*
 * Every page that is freed makes list and zone together one richer; the list grows
 * by one, or a batch has gone over to the zone.
 */
static void free_one(struct test_bs *t, struct zone_bs *zone, struct page_bs *page,
		     unsigned int *spills)
{
	struct per_cpu_pages_bs *hot = pcp_of(zone);
	unsigned long sum = together(zone), free = zone->free_pages;

	__free_page_bs(page);
	EXPECT_EQ_BS(t, together(zone), sum + 1);
	EXPECT_BS(t, hot->count <= hot->high);
	if (zone->free_pages != free) {
		EXPECT_EQ_BS(t, zone->free_pages, free + hot->batch);
		++*spills;
	}
}

static void spilled_by_the_batch(struct test_bs *t)
{
	struct zone_bs *zone = normal_zone();
	unsigned int i, nr = 0, spills = 0;

	if (!has_lists(t))
		return;
	while (nr < PAGES && (pages[nr] = take_page(zone)))
		nr++;
	drain_local_pages_bs();
	for (i = 0; i < nr; i++)
		free_one(t, zone, pages[i], &spills);
	test_say_bs(t, "%u pages, %u spills; the list has %d, high is %d, batch %d", nr,
		    spills, pcp_of(zone)->count, pcp_of(zone)->high,
		    pcp_of(zone)->batch);
	EXPECT_BS(t, spills || nr <= pcp_of(zone)->high);
	drain_local_pages_bs();
}

static void the_cold_list_is_shorter(struct test_bs *t)
{
	struct per_cpu_pages_bs *pcp = pcp_of(normal_zone());

	if (!has_lists(t))
		return;
	EXPECT_BS(t, pcp[1].high < pcp[0].high);
	EXPECT_BS(t, pcp[1].batch <= pcp[0].batch);
}

static const struct test_case_bs cases[] = {
	{ "an empty list is refilled by a batch", refilled_by_the_batch },
	{ "a full list spills a batch, and no page is lost", spilled_by_the_batch },
	{ "the cold list is the shorter one", the_cold_list_is_shorter },
};

int fill_spill_tests(void)
{
	return RUN_TESTS_BS("pcp_fill_spill", cases);
}
