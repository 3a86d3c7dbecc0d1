// SPDX-License-Identifier: GPL-2.0-only
/*
 * When memory runs out: a node says no, the machine panics.
 *
 * The node has 24 pages here, and no multiple of the map's word: in the very last
 * word, bits behind the end read as taken. Of a full node without them the old search
 * returned the page behind the end, and ran into a BUG; 2.6.15 mended that.
 */
#include <bs/machine.h>
#include <bs/test.h>
#include "tests.h"

static struct sandbox_bs s;

#ifdef BS_HAS_NO_NEXT_NODE
/* 2.4.0 had no word for it */
static void a_full_node_is_a_bug(struct test_bs *t)
{
	sandbox_open_bs(&s, 24);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 1, 1, 0), -1);
	EXPECT_HALT_BS(t, "BUG at mm/bootmem.c");
	EXPECT_MAP_BS(t, &s, "########################");
	sandbox_close_bs(&s);
}
#else
static void a_full_node_says_no(struct test_bs *t)
{
	unsigned int pages = 0;

	sandbox_open_bs(&s, 24);
	sandbox_set_bs(&s, "........................");
	while (sandbox_alloc_bs(&s, PAGE_SIZE_BS, PAGE_SIZE_BS, 0) >= 0)
		pages++;
	EXPECT_EQ_BS(t, pages, 24);
	EXPECT_MAP_BS(t, &s, "########################");
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 1, 1, 0), -1);
	EXPECT_BS(t, !halted_bs());
	sandbox_close_bs(&s);
}

static void fragments_do_not_help(struct test_bs *t)
{
	sandbox_open_bs(&s, 24);
	sandbox_set_bs(&s, "#.#.#.#.#.#.#.#.#.#.#.#.");
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0), -1);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, PAGE_SIZE_BS, PAGE_SIZE_BS, 0),
		     PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "###.#.#.#.#.#.#.#.#.#.#.");
	sandbox_close_bs(&s);
}

#endif

static void freed_pages_are_found(struct test_bs *t)
{
	sandbox_open_bs(&s, 24);
	free_bootmem_node_bs(s.node, s.start + 23 * PAGE_SIZE_BS, PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, PAGE_SIZE_BS, PAGE_SIZE_BS, 0),
		     23 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "########################");
	sandbox_close_bs(&s);
}

/* The one test that asks the machine's own nodes, for more than they can have */
static void the_machine_panics(struct test_bs *t)
{
	unsigned long most = (max_pfn_bs - min_low_pfn_bs + 1) << PAGE_SHIFT_BS;

	EXPECT_BS(t, !alloc_bootmem_pages_bs(most));
#ifdef BS_HAS_NO_NEXT_NODE
	/* It goes to page 0 then: a BUG if that is taken, and else wild: the map ends too soon */
	EXPECT_BS(t, halted_bs());
	machine_revive_bs();
#else
	EXPECT_HALT_BS(t, "panic: Out of memory");
#endif
}

static const struct test_case_bs cases[] = {
#ifdef BS_HAS_NO_NEXT_NODE
	{ "a node that is full is a BUG", a_full_node_is_a_bug },
#else
	{ "a node that is full says no", a_full_node_says_no },
	{ "many free pages are no block", fragments_do_not_help },
#endif
	{ "what was freed is found", freed_pages_are_found },
	{ "no room in any node is the end", the_machine_panics },
};

int exhaust_tests(void)
{
	return RUN_TESTS_BS("bootmem_exhaust", cases);
}
