// SPDX-License-Identifier: GPL-2.0-only
/* What becomes of two ranges: they are joined, kept apart, cut, or forgotten. */
#include "tests.h"

static void neighbours_become_one(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(4));
	memblock_add_bs(PAGE(8), PAGES(4));
	EXPECT_TABLES(t, "====    ====    ", "                ");
	memblock_add_bs(PAGE(4), PAGES(4));
	EXPECT_TABLES(t, "============    ", "                ");
	EXPECT_EQ_BS(t, memblock_bs.memory.cnt, 1);
	tables_pop();
}

/* Only what no entry has is added: the total counts no page twice */
static void overlaps_are_filled(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_reserve_bs(PAGE(2), PAGES(2));
	memblock_reserve_bs(PAGE(6), PAGES(2));
	memblock_reserve_bs(PAGE(0), PAGES(7));
	EXPECT_TABLES(t, "                ", "########        ");
	EXPECT_EQ_BS(t, memblock_bs.reserved.total_size, PAGES(8));
	memblock_reserve_bs(PAGE(1), PAGES(3));
	EXPECT_EQ_BS(t, memblock_bs.reserved.total_size, PAGES(8));
	tables_pop();
}

/* What lies across entries, or is not there at all, can be given back as well */
static void the_middle_can_go(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(16));
	memblock_reserve_bs(PAGE(0), PAGES(6));
	memblock_reserve_bs(PAGE(10), PAGES(6));
	EXPECT_EQ_BS(t, give_back(PAGE(2), PAGES(2)), 0);
	EXPECT_TABLES(t, "================", "##  ##    ######");
	EXPECT_EQ_BS(t, give_back(PAGE(5), PAGES(7)), 0);
	EXPECT_TABLES(t, "================", "##  #       ####");
	EXPECT_EQ_BS(t, memblock_remove_bs(PAGE(6), PAGES(4)), 0);
	EXPECT_TABLES(t, "======    ======", "##  #       ####");
	EXPECT_EQ_BS(t, give_back(PAGE(6), PAGES(4)), 0);
	tables_pop();
}

static void the_last_entry_can_go(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(4));
	memblock_remove_bs(PAGE(0), PAGES(4));
	EXPECT_TABLES(t, "        ", "        ");
	EXPECT_EQ_BS(t, memblock_bs.memory.cnt, 1);
	EXPECT_EQ_BS(t, memblock_bs.memory.total_size, 0);
	memblock_add_bs(PAGE(2), PAGES(2));
	EXPECT_TABLES(t, "  ==    ", "        ");
	tables_pop();
}

static void nodes_stay_apart(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	add_to_node(PAGE(0), PAGES(4), 0);
	add_to_node(PAGE(4), PAGES(4), 1);
	EXPECT_TABLES(t, "====|====", "         ");
	add_to_node(PAGE(8), PAGES(4), 1);
	EXPECT_TABLES(t, "====|========", "             ");
	EXPECT_EQ_BS(t, memblock_region_at_bs(&memblock_bs.memory, 1)->nid, 1);
	tables_pop();
}

/* No byte twice, none too many: a bank of size 0, overlapping banks, and a wrap */
static void bad_banks_do_no_harm(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	EXPECT_EQ_BS(t, memblock_add_bs(PAGE(0), 0), 0);
	EXPECT_TABLES(t, "        ", "        ");
	memblock_add_bs(PAGE(0), PAGES(6));
	memblock_add_bs(PAGE(2), PAGES(6));
	EXPECT_TABLES(t, "========", "        ");
	EXPECT_EQ_BS(t, memblock_add_bs(~0UL - 4095, PAGES(2)), 0);
	EXPECT_EQ_BS(t, memblock_end_of_DRAM_bs(), ~0UL);
	tables_pop();
}

#ifdef BS_HAS_MEMBLOCK_NOMAP
static void unmapped_memory_is_kept(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(8));
	memblock_mark_nomap_bs(PAGE(4), PAGES(4));
	EXPECT_TABLES(t, "====|====", "         ");
	EXPECT_BS(t, memblock_is_memory_bs(PAGE(5)) && !memblock_is_map_memory_bs(PAGE(5)));
	EXPECT_EQ_BS(t, take(1, 0), 3);
	memblock_clear_nomap_bs(PAGE(4), PAGES(4));
	EXPECT_TABLES(t, "========", "   #    ");
	EXPECT_EQ_BS(t, take(1, 0), 7);
	tables_pop();
}
#else
static void unmapped_memory_is_kept(struct test_bs *t)
{
	test_skip_bs(t, "this version maps all memory");
}
#endif

static const struct test_case_bs cases[] = {
	{ "ranges that touch become one", neighbours_become_one },
	{ "of a range that overlaps, only the rest is added", overlaps_are_filled },
	{ "what is in the middle can be given back", the_middle_can_go },
	{ "a table whose last entry goes is as new", the_last_entry_can_go },
	{ "memory of two nodes is not joined", nodes_stay_apart },
	{ "banks that are empty, overlap or wrap do no harm", bad_banks_do_no_harm },
	{ "memory that must not be mapped is given to nobody", unmapped_memory_is_kept },
};

int tables_tests(void)
{
	return RUN_TESTS_BS("memblock_tables", cases);
}
