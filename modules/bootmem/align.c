// SPDX-License-Identifier: GPL-2.0-only
/* Alignment, and what a search does when a place does not fit. */
#include <bs/test.h>
#include "tests.h"

static struct sandbox_bs s;

static void a_multiple_is_found(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "#...............");
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, PAGE_SIZE_BS, 4 * PAGE_SIZE_BS, 0),
		     4 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "#...#...........");
	sandbox_close_bs(&s);
}

static void holes_are_filled_later(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "#...#...........");
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 3 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0),
		     PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "#####...........");
	sandbox_close_bs(&s);
}

/*
 * History's mistake. Two pages at a multiple of four: 0 does not fit because of
 * page 1; rounding that up gives 4, which would - but then the loop steps once more.
 * 2.6.26 mended that.
 */
static void a_good_place_is_passed_over(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, ".#..............");
#if defined(BS_HAS_EVERY_PLACE) || defined(BS_HAS_SMALL_STEPS)
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 2 * PAGE_SIZE_BS, 4 * PAGE_SIZE_BS, 0),
		     4 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, ".#..##..........");
#else
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 2 * PAGE_SIZE_BS, 4 * PAGE_SIZE_BS, 0),
		     8 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, ".#......##......");
#endif
	sandbox_close_bs(&s);
}

static void within_a_page(struct test_bs *t)
{
	sandbox_open_bs(&s, 4);
	sandbox_set_bs(&s, "....");
	sandbox_alloc_bs(&s, 10, 0x10, 0);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 10, 0x400, 0), 0x400);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 10, 0x10, 0), 0x410);
	EXPECT_MAP_BS(t, &s, "#...");
	sandbox_close_bs(&s);
}

static void no_power_of_two(struct test_bs *t)
{
	sandbox_open_bs(&s, 4);
	sandbox_set_bs(&s, "....");
#ifdef BS_HAS_ANY_ALIGNMENT	/* and before 2.4.5 nobody looked */
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 10, 48, 0), 0);
	EXPECT_MAP_BS(t, &s, "#...");
#else
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 10, 48, 0), -1);
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
	EXPECT_MAP_BS(t, &s, "....");
#endif
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "a block goes to a multiple of its alignment", a_multiple_is_found },
	{ "the hole before it is there for others", holes_are_filled_later },
	{ "behind a place that does not fit, one that fits is passed over, 2.6.0-test2 to 2.6.25",
	  a_good_place_is_passed_over },
	{ "objects are aligned within a page, too", within_a_page },
	{ "an alignment that is no power of two is a BUG", no_power_of_two },
};

int align_tests(void)
{
	return RUN_TESTS_BS("bootmem_align", cases);
}
