// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two free blocks become one if they are buddies: of the same order, and halves of
 * the same block of the next order. Neighbours alone are not enough:
 *
 *   ..1-1-..    pages 2,3 and 4,5: neighbours, but 2,3 belongs to 0,1
 *   1-..1-..    freeing 2,3 now gives  2---1-..
 */
#include <bs/test.h>
#include "tests.h"

static void neighbours_are_no_buddies(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 2, 1);
	arena_put_bs(a, 4, 1);
	EXPECT_ARENA_BS(t, a, "..1-1-..........");
	arena_put_bs(a, 0, 1);
	EXPECT_ARENA_BS(t, a, "2---1-..........");
	arena_put_bs(a, 6, 1);
	EXPECT_ARENA_BS(t, a, "3-------........");
	arena_put_bs(a, 8, 3);
	EXPECT_ARENA_BS(t, a, "4---------------");
	arena_close_bs(a);
}

static void orders_have_to_match(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 0, 2);
	arena_put_bs(a, 4, 1);
	EXPECT_ARENA_BS(t, a, "2---1-..........");
	arena_put_bs(a, 6, 1);
	EXPECT_ARENA_BS(t, a, "3-------........");
	arena_put_bs(a, 8, 3);
	arena_close_bs(a);
}

/* The last of 16 pages: four merges in one call */
static void one_page_can_join_all(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 8, 3);
	arena_put_bs(a, 4, 2);
	arena_put_bs(a, 2, 1);
	arena_put_bs(a, 0, 0);
	drain_local_pages_bs();
	EXPECT_ARENA_BS(t, a, "0.1-2---3-------");
	arena_put_bs(a, 1, 0);
	drain_local_pages_bs();
	EXPECT_ARENA_BS(t, a, "4---------------");
	arena_close_bs(a);
}

static void single_pages_wait(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	if (a->zone->pageset[0].pcp[0].high < 2) {
		arena_put_bs(a, 0, 4);
		arena_close_bs(a);
		test_skip_bs(t, "the zone is small, and has no such list");
		return;
	}
	arena_put_bs(a, 0, 0);
	EXPECT_ARENA_BS(t, a, "h...............");
	drain_local_pages_bs();
	EXPECT_ARENA_BS(t, a, "0...............");
	arena_put_bs(a, 1, 0);
	arena_put_bs(a, 2, 1);
	arena_put_bs(a, 4, 2);
	arena_put_bs(a, 8, 3);
	arena_close_bs(a);
}

static void freeing_twice(struct test_bs *t)
{
	struct arena_bs *a = open_arena(t);

	if (!a)
		return;
	arena_put_bs(a, 0, 4);
	__free_pages_bs(a->base, 4);
	EXPECT_HALT_BS(t, "BUG at mm/page_alloc.c");
	EXPECT_ARENA_BS(t, a, "4---------------");
	arena_close_bs(a);
}

static const struct test_case_bs cases[] = {
	{ "buddies become one block, other neighbours do not",
	  neighbours_are_no_buddies },
	{ "buddies of different orders stay apart", orders_have_to_match },
	{ "one page can join blocks of every order", one_page_can_join_all },
	{ "a single page waits in a per-CPU list and joins nothing",
	  single_pages_wait },
	{ "freeing a block twice is a BUG", freeing_twice },
};

int coalesce_tests(void)
{
	return RUN_TESTS_BS("buddy_coalesce", cases);
}
