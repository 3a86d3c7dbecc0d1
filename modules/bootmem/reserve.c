// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reserving and freeing ranges of bytes, in a map that knows only pages: both err on
 * the side of keeping memory.
 *
 *     page    0         1         2         3
 *             +---------+---------+---------+
 *   reserve        |xxxxxxxxxxxxxxx|          reserves 0, 1 and 2
 *   free           |xxxxxxxxxxxxxxx|          frees 1
 */
#include <bs/test.h>
#include "tests.h"

#define HALF	(PAGE_SIZE_BS / 2)

static struct sandbox_bs s;

static void reserving_rounds_out(struct test_bs *t)
{
	sandbox_open_bs(&s, 8);
	sandbox_set_bs(&s, "........");
	bootmem_reserve_node_bs(s.node, s.start + HALF, 4 * HALF);
	EXPECT_MAP_BS(t, &s, "###.....");
	bootmem_reserve_node_bs(s.node, s.start + 5 * PAGE_SIZE_BS, 1);
	EXPECT_MAP_BS(t, &s, "###..#..");
	sandbox_close_bs(&s);
}

static void freeing_rounds_in(struct test_bs *t)
{
	sandbox_open_bs(&s, 8);
	free_bootmem_node_bs(s.node, s.start + HALF, 4 * HALF);
	EXPECT_MAP_BS(t, &s, "#.######");
	free_bootmem_node_bs(s.node, s.start + 5 * PAGE_SIZE_BS, PAGE_SIZE_BS - 1);
	EXPECT_MAP_BS(t, &s, "#.######");
	sandbox_close_bs(&s);
}

static void twice_is_allowed(struct test_bs *t)
{
	sandbox_open_bs(&s, 8);
	sandbox_set_bs(&s, "........");
	bootmem_reserve_node_bs(s.node, s.start, 2 * PAGE_SIZE_BS);
	bootmem_reserve_node_bs(s.node, s.start + PAGE_SIZE_BS, 2 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "###.....");
	EXPECT_BS(t, !halted_bs());
	sandbox_close_bs(&s);
}

/* It stops at the page that was free already; those before it are free now */
static void freeing_twice_is_not(struct test_bs *t)
{
	sandbox_open_bs(&s, 8);
	sandbox_set_bs(&s, "##.#####");
	free_bootmem_node_bs(s.node, s.start, 4 * PAGE_SIZE_BS);
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
	EXPECT_MAP_BS(t, &s, "...#####");
	sandbox_close_bs(&s);
}

/* In 2.6.25 a free took what the node had of the range, in 2.6.26 a reservation too */
static void behind_the_end(struct test_bs *t)
{
	sandbox_open_bs(&s, 8);
	bootmem_reserve_node_bs(s.node, s.start + 7 * PAGE_SIZE_BS, PAGE_SIZE_BS + 1);
#ifdef BS_HAS_RESERVE_CLIPS
	EXPECT_BS(t, !halted_bs());
#else
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
#endif
	EXPECT_MAP_BS(t, &s, "########");
	free_bootmem_node_bs(s.node, s.start + 7 * PAGE_SIZE_BS, 2 * PAGE_SIZE_BS);
#ifdef BS_HAS_FREE_CLIPS
	EXPECT_BS(t, !halted_bs());
	EXPECT_MAP_BS(t, &s, "#######.");
#else
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
	EXPECT_MAP_BS(t, &s, "########");
#endif
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "reserving takes every page that is touched", reserving_rounds_out },
	{ "freeing gives back only whole pages", freeing_rounds_in },
	{ "reserving twice is allowed", twice_is_allowed },
	{ "freeing twice is a BUG, after the pages before were freed",
	  freeing_twice_is_not },
	{ "behind the node's end both are a BUG, or of no effect", behind_the_end },
};

int reserve_tests(void)
{
	return RUN_TESTS_BS("bootmem_reserve", cases);
}
