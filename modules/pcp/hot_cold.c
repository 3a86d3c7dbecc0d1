// SPDX-License-Identifier: GPL-2.0-only
/*
 * Each CPU keeps two lists of single pages for each zone: hot ones, which may still
 * be in its cache, and cold ones for whoever does not read what is in them anyway.
 */
#include "tests.h"

static struct arena_bs *open_arena(struct test_bs *t)
{
	struct arena_bs *a;

	/* Lists of a small zone spill before there is anything to see. */
	if (pcp_of(normal_zone())[1].high < 4) {
		test_skip_bs(t, "the zone is small, and so are its lists");
		return NULL;
	}
	a = arena_open_bs(normal_zone());
	if (!a)
		test_skip_bs(t, "the zone has too little memory");
	return a;
}

static void close_arena(struct arena_bs *a)
{
	drain_local_pages_bs();
	arena_close_bs(a);
}

/* free_hot_page_bs() wants a page that nobody refers to */
static void free_single(struct arena_bs *a, unsigned int at, bool cold)
{
	set_page_count_bs(a->base + at, 0);
	if (cold)
		free_cold_page_bs(a->base + at);
	else
		free_hot_page_bs(a->base + at);
}

static void free_from(struct arena_bs *a, unsigned int at)
{
	for (; at < 16; at++)
		free_single(a, at, false);
}

static void two_lists(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	free_single(a, 0, false);
	free_single(a, 1, true);
	free_single(a, 2, true);
	EXPECT_ARENA_BS(t, a, "hcc.............");
	EXPECT_EQ_BS(t, pcp_of(a->zone)[1].count, 2);
	drain_local_pages_bs();
	EXPECT_ARENA_BS(t, a, "1-0.............");
	EXPECT_EQ_BS(t, pcp_of(a->zone)[0].count, 0);
	EXPECT_EQ_BS(t, pcp_of(a->zone)[1].count, 0);
	free_from(a, 3);
	close_arena(a);
}

/* The cold list is empty but for what is put on it here, so nothing refills it */
static void the_last_one_freed_is_taken(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);
	struct page_bs *page;

	if (!a)
		return;
	free_single(a, 5, true);
	free_single(a, 9, true);
	EXPECT_ARENA_BS(t, a, ".....c...c......");
	page = __alloc_pages_bs(GFP_ATOMIC_BS | __GFP_COLD_BS, 0, &a->only);
	EXPECT_EQ_BS(t, page - a->base, 9);
	EXPECT_ARENA_BS(t, a, ".....c..........");
	free_single(a, 9, true);
	free_from(a, 10);
	free_single(a, 6, false);
	free_single(a, 7, false);
	free_single(a, 8, false);
	free_single(a, 0, false);
	free_single(a, 1, false);
	free_single(a, 2, false);
	free_single(a, 3, false);
	free_single(a, 4, false);
	close_arena(a);
}

static const struct test_case_bs cases[] = {
	{ "a freed page goes to the hot list or to the cold one", two_lists },
	{ "the page freed last is handed out first", the_last_one_freed_is_taken },
};

int hot_cold_tests(void)
{
	return RUN_TESTS_BS("pcp_hot_cold", cases);
}
