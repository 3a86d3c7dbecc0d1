// SPDX-License-Identifier: GPL-2.0-only
/* Where an allocation lies: at the top, or at the bottom, aligned, and below a limit. */
#include "tests.h"

static void the_top_comes_first(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(16));
	memblock_reserve_bs(PAGE(14), PAGES(1));
	EXPECT_EQ_BS(t, take(1, 0), 15);
	EXPECT_TABLES(t, "================", "              ##");
	EXPECT_EQ_BS(t, take(2, 0), 12);
	EXPECT_TABLES(t, "================", "            ####");
	tables_pop();
}

/* Three pages at a multiple of four, then what was left between */
static void alignment_leaves_holes(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(15));
	EXPECT_EQ_BS(t, take(4, 0), 8);
	EXPECT_TABLES(t, "=============== ", "        ####    ");
	EXPECT_EQ_BS(t, take(2, 0), 12);
	EXPECT_TABLES(t, "=============== ", "        ######  ");
	EXPECT_EQ_BS(t, take(1, 0), 14);
	EXPECT_TABLES(t, "=============== ", "        ####### ");
	tables_pop();
}

static void limits_hold(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(16));
	EXPECT_EQ_BS(t, take(2, PAGE(9)), 6);
	memblock_set_current_limit_bs(PAGE(12));
	EXPECT_EQ_BS(t, take(1, 0), 11);
	EXPECT_TABLES(t, "================", "      ##   #    ");
	EXPECT_EQ_BS(t, take(1, PAGE(0)), -1);
	tables_pop();
}

#ifdef BS_HAS_MEMBLOCK_BOTTOM_UP
static void the_bottom_if_asked_for(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(16));
	memblock_reserve_bs(PAGE(1), PAGES(1));
#ifdef BS_HAS_MEMBLOCK_KERNEL_END
	kernel_end_bs = 0;
#endif
	memblock_set_bottom_up_bs(true);
	EXPECT_EQ_BS(t, take(1, 0), 0);
	EXPECT_EQ_BS(t, take(4, 0), 4);
	EXPECT_EQ_BS(t, take(1, 0), 2);
	EXPECT_TABLES(t, "================", "### ####        ");
	tables_pop();
}
#else
static void the_bottom_if_asked_for(struct test_bs *t)
{
	test_skip_bs(t, "this version knows one direction");
}
#endif

static void a_full_machine_says_no(struct test_bs *t)
{
	long pages = 0;

	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(8));
	while (take(1, 0) >= 0)
		pages++;
	EXPECT_EQ_BS(t, pages, 8);
	EXPECT_TABLES(t, "========", "########");
	give_back(PAGE(3), PAGES(1));
	EXPECT_EQ_BS(t, take(2, 0), -1);
	EXPECT_EQ_BS(t, take(1, 0), 3);
	EXPECT_BS(t, !halted_bs());
	tables_pop();
}

#ifndef BS_HAS_MEMBLOCK_NO_PANIC
static void who_needs_it_panics(struct test_bs *t)
{
	if (!tables_push(t))
		return;
	memblock_add_bs(PAGE(0), PAGES(8));
	EXPECT_BS(t, !memblock_alloc_base_bs(PAGES(9), PAGES(1), 0));
	EXPECT_HALT_BS(t, "panic: ERROR: Failed to allocate 0x9000 bytes below 0x0.");
	EXPECT_TABLES(t, "========", "        ");
	tables_pop();
}
#else
static void who_needs_it_panics(struct test_bs *t)
{
	test_skip_bs(t, "this version leaves that to the caller");
}
#endif

static const struct test_case_bs cases[] = {
	{ "the highest place that fits is taken", the_top_comes_first },
	{ "alignment leaves holes, which are used", alignment_leaves_holes },
	{ "nothing is taken at or above a limit", limits_hold },
	{ "bottom-up, the lowest place is taken", the_bottom_if_asked_for },
	{ "when all is taken, there is nothing", a_full_machine_says_no },
	{ "who cannot do without panics", who_needs_it_panics },
};

int search_tests(void)
{
	return RUN_TESTS_BS("memblock_search", cases);
}
