// SPDX-License-Identifier: GPL-2.0-only
/* The goal: a physical address at which the search begins, if the node has it. */
#include <bs/test.h>
#include "tests.h"

static struct sandbox_bs s;

static long alloc_pages_at(unsigned long pages, unsigned long goal)
{
	long at = sandbox_alloc_bs(&s, pages * PAGE_SIZE_BS, PAGE_SIZE_BS, goal);

	return at < 0 ? at : at / (long)PAGE_SIZE_BS;
}

static void search_begins_there(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	EXPECT_EQ_BS(t, alloc_pages_at(2, s.start + 8 * PAGE_SIZE_BS), 8);
	EXPECT_MAP_BS(t, &s, "........##......");
	sandbox_close_bs(&s);
}

static void search_goes_on_behind(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "........#.#.....");
	EXPECT_EQ_BS(t, alloc_pages_at(2, s.start + 8 * PAGE_SIZE_BS), 11);
	EXPECT_MAP_BS(t, &s, "........#.###...");
	sandbox_close_bs(&s);
}

static void then_it_starts_anew(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "##......########");
#ifdef BS_HAS_HINT_IDX
	/* Since 2.6.27 whoever asks all nodes does that */
	EXPECT_EQ_BS(t, alloc_pages_at(2, s.start + 8 * PAGE_SIZE_BS), -1);
	EXPECT_MAP_BS(t, &s, "##......########");
#else
	EXPECT_EQ_BS(t, alloc_pages_at(2, s.start + 8 * PAGE_SIZE_BS), 2);
	EXPECT_MAP_BS(t, &s, "####....########");
#endif
	sandbox_close_bs(&s);
}

static void goals_elsewhere_do_not_count(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	EXPECT_EQ_BS(t, alloc_pages_at(1, s.start - PAGE_SIZE_BS), 0);
	EXPECT_EQ_BS(t, alloc_pages_at(1, s.start + 16 * PAGE_SIZE_BS), 1);
	EXPECT_MAP_BS(t, &s, "##..............");
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "the search begins at the goal", search_begins_there },
	{ "what does not fit at the goal goes behind it", search_goes_on_behind },
	{ "with no room behind the goal, all of the node is searched",
	  then_it_starts_anew },
	{ "a goal outside of the node means nothing", goals_elsewhere_do_not_count },
};

int goal_tests(void)
{
	return RUN_TESTS_BS("bootmem_goal", cases);
}
