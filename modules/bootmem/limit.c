// SPDX-License-Identifier: GPL-2.0-only
/*
 * The limit: a physical address that no byte of the object may reach. It came with
 * swiotlb, whose buffers some device has to be able to address.
 *
 * The page at the limit is taken in the first test: as with the end of a node
 * (exhaust.c), the first version looks at it when all pages before it are taken.
 */
#include <bs/test.h>
#include "tests.h"

#ifdef BS_HAS_SEARCH_LIMIT

static struct sandbox_bs s;

static long alloc_below(unsigned long pages, unsigned long limit)
{
	void *p = bootmem_search_bs(&s.bdata, pages * PAGE_SIZE_BS, PAGE_SIZE_BS, 0, limit);

	return p ? (long)(__pa_bs(p) - s.start) / (long)PAGE_SIZE_BS : -1;
}

/*
 * The pages behind the limit are taken, up to the end of the bitmap's byte: 2.6.14 on ARM
 * looked at these, too, and a free one was a BUG.
 */
static void nothing_reaches_it(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "##..####........");
	EXPECT_EQ_BS(t, alloc_below(2, s.start + 4 * PAGE_SIZE_BS), 2);
	EXPECT_EQ_BS(t, alloc_below(1, s.start + 4 * PAGE_SIZE_BS), -1);
	EXPECT_MAP_BS(t, &s, "########........");
	EXPECT_EQ_BS(t, alloc_below(1, 0), 8);
	EXPECT_MAP_BS(t, &s, "#########.......");
	sandbox_close_bs(&s);
}

static void nodes_above_are_left_out(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "................");
	EXPECT_EQ_BS(t, alloc_below(1, s.start), -1);
	EXPECT_MAP_BS(t, &s, "................");
	sandbox_close_bs(&s);
}

static void limits_behind_do_not_count(struct test_bs *t)
{
	sandbox_open_bs(&s, 16);
	sandbox_set_bs(&s, "###############.");
	EXPECT_EQ_BS(t, alloc_below(1, s.start + 17 * PAGE_SIZE_BS), 15);
	EXPECT_MAP_BS(t, &s, "################");
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "no object reaches the limit, and 0 is none", nothing_reaches_it },
	{ "a node that begins at the limit is left out", nodes_above_are_left_out },
	{ "a limit behind the node means nothing", limits_behind_do_not_count },
};

#else

static void skip(struct test_bs *t)
{
	test_skip_bs(t, "this version knows no limit");
}

static const struct test_case_bs cases[] = {
	{ "no object reaches the limit", skip },
};

#endif /* BS_HAS_SEARCH_LIMIT */

int limit_tests(void)
{
	return RUN_TESTS_BS("bootmem_limit", cases);
}
