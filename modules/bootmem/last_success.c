// SPDX-License-Identifier: GPL-2.0-only
/*
 * last_success: a search with a goal begins where the one before it succeeded, as
 * all in between was full then.
 */
#include <bs/test.h>
#include "tests.h"

#if !defined(BS_HAS_HINT_IDX) && !defined(BS_HAS_NO_LAST_SUCCESS)

static struct sandbox_bs s;

/* Bytes from the node's start; 2.6.26 keeps an address */
static unsigned long latest(void)
{
#ifdef BS_HAS_LAST_SUCCESS_ADDRESS
	return s.bdata.last_success - s.start;
#else
	return s.bdata.last_success;
#endif
}

static long alloc_page_at(unsigned long goal)
{
	long at = sandbox_alloc_bs(&s, PAGE_SIZE_BS, PAGE_SIZE_BS, goal);

	return at < 0 ? at : at / (long)PAGE_SIZE_BS;
}

static void search_goes_on(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 8 * PAGE_SIZE_BS), 8);
	EXPECT_EQ_BS(t, latest(), 8 * PAGE_SIZE_BS);
	/* The goal is page 2, which is free - but page 8 was the last success. */
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 2 * PAGE_SIZE_BS), 9);
	EXPECT_MAP_BS(t, &s, "........##......");
	sandbox_close_bs(&s);
}

static void without_goal_it_does_not_count(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	alloc_page_at(s.start + 8 * PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, alloc_page_at(0), 0);
	EXPECT_EQ_BS(t, latest(), 0);
	EXPECT_MAP_BS(t, &s, "#.......#.......");
	sandbox_close_bs(&s);
}

/*
 * History's mistake. A free was to bring the search back to what became free; but
 * last_success counts from the node's start, and the free compares it with a
 * physical address, which is higher on every machine whose memory starts high up. 2.6.26
 * mended that.
 */
static void a_free(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	alloc_page_at(s.start + 8 * PAGE_SIZE_BS);
	alloc_page_at(s.start + 8 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "........##......");
	free_bootmem_node_bs(s.node, s.start + 8 * PAGE_SIZE_BS, PAGE_SIZE_BS);
#ifdef BS_HAS_LAST_SUCCESS_ADDRESS
	EXPECT_EQ_BS(t, latest(), 8 * PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 8 * PAGE_SIZE_BS), 8);
	EXPECT_MAP_BS(t, &s, "........##......");
#else
	EXPECT_EQ_BS(t, latest(), 9 * PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 8 * PAGE_SIZE_BS), 10);
	EXPECT_MAP_BS(t, &s, ".........##.....");
#endif
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "a search with a goal goes on where the one before succeeded",
	  search_goes_on },
	{ "a search without a goal begins at the start",
	  without_goal_it_does_not_count },
	{ "a free brings the search back, since 2.6.26", a_free },
};

#else

static void skip(struct test_bs *t)
{
	test_skip_bs(t, "this version has hint_idx instead");
}

static const struct test_case_bs cases[] = {
	{ "a search with a goal goes on where the one before succeeded", skip },
};

#endif /* BS_HAS_HINT_IDX */

int last_success_tests(void)
{
	return RUN_TESTS_BS("bootmem_last_success", cases);
}
