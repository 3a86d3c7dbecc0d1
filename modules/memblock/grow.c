// SPDX-License-Identifier: GPL-2.0-only
/*
 * A table that is full. The image brings room for 128 entries; a larger table comes out of
 * the memory that the tables describe, so here it is the machine's own.
 */
#include "tests.h"

/* Every second page of the picture, and those behind it, until the table is full */
static void fill(void)
{
	unsigned long i;

	for (i = memblock_bs.reserved.cnt; i < INIT_MEMBLOCK_REGIONS_BS; i++)
		memblock_reserve_bs(PAGE(2 * i), PAGES(1));
}

static void full_tables_say_no(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_reserve_bs(PAGE(0), PAGES(1));
	fill();
	EXPECT_EQ_BS(t, memblock_bs.reserved.cnt, INIT_MEMBLOCK_REGIONS_BS);
	EXPECT_EQ_BS(t, memblock_reserve_bs(PAGE(1000), PAGES(1)), -ENOMEM);
	EXPECT_EQ_BS(t, memblock_bs.reserved.cnt, INIT_MEMBLOCK_REGIONS_BS);
	EXPECT_EQ_BS(t, memblock_reserve_bs(PAGE(2), PAGES(1)), 0);
	EXPECT_TABLES(t, "                ", "# # # # # # # # ");
	tables_pop();
}

static void they_grow_if_they_may(struct test_bs *t)
{
	unsigned long end = max_low_pfn_bs << PAGE_SHIFT_BS, size = PAGES(64);

	if (!tables_push(t))
		return;
	/* The top of low memory is free: nothing was allocated yet */
	memblock_add_bs(end - size, size);
	memblock_allow_resize_bs();
	memblock_reserve_bs(PAGE(0), PAGES(1));
	fill();
	EXPECT_EQ_BS(t, memblock_reserve_bs(PAGE(1000), PAGES(1)), 0);
	EXPECT_EQ_BS(t, memblock_bs.reserved.max, 2 * INIT_MEMBLOCK_REGIONS_BS);
	/* What is new is in it, and so is the table itself */
	EXPECT_EQ_BS(t, memblock_bs.reserved.cnt, INIT_MEMBLOCK_REGIONS_BS + 2);
	EXPECT_BS(t, memblock_is_reserved_bs(virt_to_phys_bs(memblock_bs.reserved.regions)));
	tables_pop();
}

static const struct test_case_bs cases[] = {
	{ "a full table takes what it has, and nothing else", full_tables_say_no },
	{ "a table that may grow is copied, and reserves itself", they_grow_if_they_may },
};

int grow_tests(void)
{
	return RUN_TESTS_BS("memblock_grow", cases);
}
