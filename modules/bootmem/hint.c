// SPDX-License-Identifier: GPL-2.0-only
/*
 * hint_idx: since 2.6.27 every search begins behind the latest allocation, with or without
 * a goal, unless something was freed in front of it. What is left before is looked at when
 * nothing is found behind.
 */
#include <bs/test.h>
#include "tests.h"

#ifdef BS_HAS_HINT_IDX

static struct sandbox_bs s;

static long alloc_page_at(unsigned long goal)
{
	long at = sandbox_alloc_bs(&s, PAGE_SIZE_BS, PAGE_SIZE_BS, goal);

	return at < 0 ? at : at / (long)PAGE_SIZE_BS;
}

static void every_search_goes_on(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 8 * PAGE_SIZE_BS), 8);
	EXPECT_EQ_BS(t, s.bdata.hint_idx, 9);
	EXPECT_EQ_BS(t, alloc_page_at(0), 9);
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 2 * PAGE_SIZE_BS), 10);
	EXPECT_MAP_BS(t, &s, "........###.....");
	sandbox_close_bs(&s);
}

static void a_free_brings_it_back(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	alloc_page_at(s.start + 8 * PAGE_SIZE_BS);
	free_bootmem_node_bs(s.node, s.start + 8 * PAGE_SIZE_BS, PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, s.bdata.hint_idx, 8);
	EXPECT_EQ_BS(t, alloc_page_at(0), 8);
	EXPECT_MAP_BS(t, &s, "........#.......");
	sandbox_close_bs(&s);
}

static void then_what_is_before(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, ".........#######");
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 8 * PAGE_SIZE_BS), 8);
	EXPECT_EQ_BS(t, alloc_page_at(0), 0);
	EXPECT_EQ_BS(t, alloc_page_at(s.start + 4 * PAGE_SIZE_BS), 4);
	EXPECT_MAP_BS(t, &s, "#...#...########");
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "every search goes on behind the latest allocation", every_search_goes_on },
	{ "a free brings the search back", a_free_brings_it_back },
	{ "with no room behind, the search begins at the goal, or the start",
	  then_what_is_before },
};

#else

static void skip(struct test_bs *t)
{
	test_skip_bs(t, "this version has last_success instead");
}

static const struct test_case_bs cases[] = {
	{ "every search goes on behind the latest allocation", skip },
};

#endif /* BS_HAS_HINT_IDX */

int hint_tests(void)
{
	return RUN_TESTS_BS("bootmem_hint", cases);
}
