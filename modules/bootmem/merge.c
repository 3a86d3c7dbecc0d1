// SPDX-License-Identifier: GPL-2.0-only
/*
 * Small objects share a page: an allocation whose place follows the page that was
 * taken last goes into the rest of that page. Where the latest one ended is kept as a page
 * and an offset in it, since 2.6.27 as one number.
 *
 *   page 0                                   page 1
 *   +---------+-----------+----------------+----------
 *   | 100     | 200       | ...            |
 *   +---------+-----------+----------------+----------
 *   0         128         328   <- last_offset; last_pos is 0. Or: last_end_off
 */
#include <bs/test.h>
#include "tests.h"

static struct sandbox_bs s;

/* Bytes from the node's start */
static unsigned long latest_end(void)
{
#ifdef BS_HAS_HINT_IDX
	return s.bdata.last_end_off;
#else
	return s.bdata.last_pos * PAGE_SIZE_BS + s.bdata.last_offset;
#endif
}

static void open_sandbox(void)
{
	if (!sandbox_open_bs(&s, 8))
		sandbox_set_bs(&s, "........");
}

static void small_ones_share(struct test_bs *t)
{
	open_sandbox();
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 100, 32, 0), 0);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 200, 32, 0), 128);
	EXPECT_MAP_BS(t, &s, "#.......");
	EXPECT_EQ_BS(t, latest_end(), 328);
	sandbox_close_bs(&s);
}

/* 5000 bytes from 352 on: 3744 in page 0, the other 1256 in page 1 */
static void large_ones_begin_in_the_rest(struct test_bs *t)
{
	open_sandbox();
	sandbox_alloc_bs(&s, 328, 32, 0);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 5000, 32, 0), 352);
	EXPECT_MAP_BS(t, &s, "##......");
	EXPECT_EQ_BS(t, latest_end(), PAGE_SIZE_BS + 1256);
	sandbox_close_bs(&s);
}

static void pages_never_share(struct test_bs *t)
{
	open_sandbox();
	sandbox_alloc_bs(&s, 100, 32, 0);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 100, PAGE_SIZE_BS, 0), PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "##......");
	sandbox_close_bs(&s);
}

/* The place that is found has to be the page behind the latest one */
static void a_gap_ends_it(struct test_bs *t)
{
	open_sandbox();
	sandbox_alloc_bs(&s, 100, 32, 0);
	sandbox_set_bs(&s, "##......");
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 100, 32, 0), 2 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "###.....");
	sandbox_close_bs(&s);
}

static void memory_is_zeroed(struct test_bs *t)
{
	open_sandbox();
	memset(__va_bs(s.start), 0xaa, 2 * PAGE_SIZE_BS);
	sandbox_alloc_bs(&s, 100, 32, 0);
	sandbox_alloc_bs(&s, 5000, 32, 0);
	EXPECT_BS(t, !memchr_inv(__va_bs(s.start), 0, 100));
	EXPECT_BS(t, !memchr_inv(__va_bs(s.start + 128), 0, 5000));
	EXPECT_EQ_BS(t, *(unsigned char *)__va_bs(s.start + 128 + 5000), 0xaa);
	sandbox_close_bs(&s);
}

static const struct test_case_bs cases[] = {
	{ "two small objects share a page", small_ones_share },
	{ "a large object begins in the rest of the page before it",
	  large_ones_begin_in_the_rest },
	{ "what is aligned to a page gets pages of its own", pages_never_share },
	{ "an object shares no page if its place is further on", a_gap_ends_it },
	{ "exactly the bytes asked for are zeroed", memory_is_zeroed },
};

int merge_tests(void)
{
	return RUN_TESTS_BS("bootmem_merge", cases);
}
