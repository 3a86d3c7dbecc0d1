// SPDX-License-Identifier: GPL-2.0-only
/*
 * The commonest mistakes, on purpose: make run TESTS=wrong reports each and fails. None of
 * them kills an old kernel, so nobody noticed.
 */
#include <bs/init.h>
#include <bs/test.h>

static int forgets_a_page(void)
{
	return alloc_page_bs(GFP_KERNEL_BS) ? 0 : -ENOMEM;
}
buddy_initcall_bs(forgets_a_page);

/* What is left of the block is kept: a second mistake */
static int frees_too_little(void)
{
	struct page_bs *page = alloc_pages_bs(GFP_KERNEL_BS, 2);

	if (page)
		__free_pages_bs(page, 1);
	return 0;
}
buddy_initcall_bs(frees_too_little);

static void passes(struct test_bs *t)
{
	EXPECT_BS(t, !halted_bs());
}

static const struct test_case_bs first[] = {
	{ "the machine lives", passes },
};

static const struct test_case_bs second[] = {
	{ "it lives still", passes },
};

static int suites_of_one_name(void)
{
	return RUN_TESTS_BS("wrong", first) ?: RUN_TESTS_BS("wrong", second);
}
buddy_initcall_bs(suites_of_one_name);

static void keeps_two_pages(struct test_bs *t)
{
	struct arena_bs *a = arena_open_bs(NODE_DATA_BS(0)->node_zonelists[0].zones[0]);

	if (!EXPECT_BS(t, a))
		return;
	arena_put_bs(a, 0, 3);
	arena_put_bs(a, 8, 2);
	arena_put_bs(a, 12, 1);
	arena_close_bs(a);
}

static const struct test_case_bs arena[] = {
	{ "an arena is closed", keeps_two_pages },
};

/* The last one: a test that fails ends the boot. */
static int closes_an_arena(void)
{
	return RUN_TESTS_BS("wrong_arena", arena);
}
module_initcall_bs(closes_an_arena);
