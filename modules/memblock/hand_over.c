// SPDX-License-Identifier: GPL-2.0-only
/*
 * What goes to the page allocator at the end: memory that nobody has reserved, in whole pages.
 * The walk is looked at, not the hand-over itself, which comes once in a boot.
 */
#include "tests.h"

/* As pairs of pages: "0-3 5-7 " */
static const char *free_ranges(char *buf, size_t size)
{
	unsigned long start, end;
	int len = 0;
	u64 i;

	buf[0] = '\0';
#ifdef BS_HAS_MEMBLOCK_MIRROR
	for_each_free_mem_range_bs(i, MEMBLOCK_NO_NODE_BS, MEMBLOCK_NONE_BS, &start, &end, NULL)
#else
	for_each_free_mem_range_bs(i, MEMBLOCK_NO_NODE_BS, &start, &end, NULL)
#endif
		len += scnprintf(buf + len, size - len, "%lu-%lu ", (start - BASE) >> PAGE_SHIFT_BS,
				 (end - BASE) >> PAGE_SHIFT_BS);
	return buf;
}

static void what_nobody_has_goes_over(struct test_bs *t)
{
	char buf[64];

	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(8));
	memblock_add_bs(PAGE(12), PAGES(4));
	memblock_reserve_bs(PAGE(2), PAGES(1));
	memblock_reserve_bs(PAGE(6), PAGES(7));
	EXPECT_TABLES(t, "========    ====", "  #   #######   ");
	EXPECT_TEXT_BS(t, free_ranges(buf, sizeof(buf)), "0-2 3-6 13-16 ");
	tables_pop();
}

static void nothing_goes_over_of_nothing(struct test_bs *t)
{
	char buf[64];

	if (!tables_push(t))
		return;
	EXPECT_TEXT_BS(t, free_ranges(buf, sizeof(buf)), "");
	memblock_reserve_bs(PAGE(0), PAGES(4));
	EXPECT_TEXT_BS(t, free_ranges(buf, sizeof(buf)), "");
	memblock_add_bs(PAGE(0), PAGES(4));
	EXPECT_TEXT_BS(t, free_ranges(buf, sizeof(buf)), "");
	tables_pop();
}

static const struct test_case_bs cases[] = {
	{ "memory that nobody reserved goes over", what_nobody_has_goes_over },
	{ "where all is reserved, nothing does", nothing_goes_over_of_nothing },
};

int memblock_hand_over_tests(void)
{
	return RUN_TESTS_BS("memblock_hand_over", cases);
}
