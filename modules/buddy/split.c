// SPDX-License-Identifier: GPL-2.0-only
/*
 * A request takes the smallest block that is large enough, and cuts it into halves
 * until it fits; the upper halves stay free, one of each order:
 *
 *   before   4---------------     one block of 16 pages
 *   after    ..1-2---3-------     two pages are gone, 2 + 4 + 8 are left
 *
 * How to read these pictures: see EXPECT_ARENA_BS() in <bs/test.h>.
 */
#include <bs/test.h>
#include "tests.h"

static void halves_stay_free(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	EXPECT_ARENA_BS(t, a, "................");
	arena_put_bs(a, 0, 4);
	EXPECT_ARENA_BS(t, a, "4---------------");
	EXPECT_EQ_BS(t, arena_take_bs(a, 1), 0);
	EXPECT_ARENA_BS(t, a, "..1-2---3-------");
	EXPECT_EQ_BS(t, arena_take_bs(a, 2), 4);
	EXPECT_ARENA_BS(t, a, "..1-....3-------");
	arena_put_bs(a, 0, 1);
	arena_put_bs(a, 4, 2);
	arena_close_bs(a);
}

static void the_smallest_is_cut(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 0, 3);
	arena_put_bs(a, 12, 2);
	EXPECT_ARENA_BS(t, a, "3-------....2---");
	EXPECT_EQ_BS(t, arena_take_bs(a, 1), 12);
	EXPECT_ARENA_BS(t, a, "3-------......1-");
	arena_put_bs(a, 12, 1);
	arena_put_bs(a, 8, 2);
	arena_close_bs(a);
}

static void the_last_one_freed_is_taken(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 0, 1);
	arena_put_bs(a, 8, 1);
	arena_put_bs(a, 4, 1);
	EXPECT_ARENA_BS(t, a, "1-..1-..1-......");
	EXPECT_EQ_BS(t, arena_take_bs(a, 1), 4);
	EXPECT_EQ_BS(t, arena_take_bs(a, 1), 8);
	EXPECT_EQ_BS(t, arena_take_bs(a, 1), 0);
	EXPECT_ARENA_BS(t, a, "................");
	arena_put_bs(a, 0, 2);
	arena_put_bs(a, 4, 2);
	arena_put_bs(a, 8, 3);
	arena_close_bs(a);
}

static const struct test_case_bs cases[] = {
	{ "the upper halves of a block that is cut stay free", halves_stay_free },
	{ "the smallest block that is large enough is cut", the_smallest_is_cut },
	{ "of blocks of one order, the last one freed is taken first",
	  the_last_one_freed_is_taken },
};

int split_tests(void)
{
	return RUN_TESTS_BS("buddy_split", cases);
}
