/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A small test library for what is below modules/: results in KTAP, and pictures of
 * memory, so that a test compares whole states and not single numbers.
 *
 *	static void splits(struct test_bs *t)
 *	{
 *		...
 *		EXPECT_TEXT_BS(t, text, "..1-2---");
 *	}
 *
 *	static const struct test_case_bs cases[] = {
 *		{ "a small request splits the smallest block that fits", splits },
 *	};
 *
 *	static int my_tests(void)
 *	{
 *		return RUN_TESTS_BS("split", cases);
 *	}
 *	buddy_initcall_bs(my_tests);
 *
 * Results go to the host's log and to bootmem_bs/results in debugfs. A test that makes a
 * mistake (bs/mistake.h) has failed. So has one that leaves the replayed machine dead, and
 * nothing runs after it.
 */
#ifndef _BS_TEST_H
#define _BS_TEST_H

#include <bs/machine.h>

/* The case that runs; its members are the library's business. */
struct test_bs;

/**
 * struct test_case_bs - one test
 * @sentence: what holds, as a sentence
 * @run: finds out; the CPU does not change under it, and it may sleep
 */
struct test_case_bs {
	const char *sentence;
	void (*run)(struct test_bs *t);
};

/**
 * run_tests_bs() - run tests and report them; see RUN_TESTS_BS()
 * @suite: one word, no other suite's; the results of its earlier run are replaced
 * @cases: the tests
 * @nr: how many
 *
 * Return: 0 if all passed, otherwise a negative error number.
 */
int run_tests_bs(const char *suite, const struct test_case_bs *cases, size_t nr);

#define RUN_TESTS_BS(suite, cases) \
	run_tests_bs(suite, cases, ARRAY_SIZE(cases))

/** test_say_bs() - a line of explanation in the results */
__printf(2, 3) void test_say_bs(struct test_bs *t, const char *fmt, ...);

/** test_skip_bs() - this machine has not what the test needs; to be followed by return */
void test_skip_bs(struct test_bs *t, const char *why);

bool expect_bs(struct test_bs *t, bool ok, const char *what, int line);
bool expect_eq_bs(struct test_bs *t, unsigned long got, unsigned long want,
		  const char *what, int line);
bool expect_text_bs(struct test_bs *t, const char *got, const char *want, int line);
bool expect_halt_bs(struct test_bs *t, const char *why, int line);

/* Each is true if it held, so that a test can stop where going on makes no sense. */
#define EXPECT_BS(t, cond)	expect_bs(t, cond, #cond, __LINE__)
#define EXPECT_EQ_BS(t, got, want) \
	expect_eq_bs(t, (unsigned long)(got), (unsigned long)(want), #got, __LINE__)
#define EXPECT_TEXT_BS(t, got, want)	expect_text_bs(t, got, want, __LINE__)

/* The machine has just died of a reason that begins with @why; it lives again. */
#define EXPECT_HALT_BS(t, why)	expect_halt_bs(t, why, __LINE__)

/* ---- bootmem: a node of its own for a test ---- */

#ifdef BS_HAS_BOOTMEM

#define SANDBOX_PAGES_BS	64

/**
 * struct sandbox_bs - a bootmem node that the machine knows nothing of
 * @node: for functions that take a node; only its bdata may be used
 * @bdata: for functions that take that
 * @start: physical address of its first page
 *
 * Its memory is real, but not in use. Everything is reserved at first.
 */
struct sandbox_bs {
	struct pglist_data_bs *node;
	struct bootmem_data_bs bdata;
	unsigned long start;
	unsigned long map[BITS_TO_LONGS(SANDBOX_PAGES_BS)];
	struct page_bs *pages;
	unsigned long order;
};

/**
 * sandbox_open_bs() - make one, before or after the hand-over
 * @s: to be filled
 * @pages: its size, up to SANDBOX_PAGES_BS; it starts at a multiple of 64 pages
 *
 * Return: 0 or a negative error number.
 */
int sandbox_open_bs(struct sandbox_bs *s, unsigned int pages);

/** sandbox_close_bs() - give it back; allowed if it could not be opened */
void sandbox_close_bs(struct sandbox_bs *s);

/** sandbox_set_bs() - free what is '.' in @picture and reserve what is '#' */
void sandbox_set_bs(struct sandbox_bs *s, const char *picture);

/** sandbox_alloc_bs() - __alloc_bootmem_core_bs() without a limit: bytes from its start, or -1 */
long sandbox_alloc_bs(struct sandbox_bs *s, unsigned long size, unsigned long align,
		      unsigned long goal);

/**
 * bitmap_text_bs() - a character a page: '#' is reserved, '.' is free
 * @bdata: the node
 * @buf: gets it, with a NUL at its end
 * @size: bytes of @buf
 */
const char *bitmap_text_bs(const struct bootmem_data_bs *bdata, char *buf,
			   size_t size);

/** EXPECT_MAP_BS() - compare the bitmap of a sandbox with a picture */
#define EXPECT_MAP_BS(t, s, want) \
	expect_map_bs(t, s, want, __LINE__)
bool expect_map_bs(struct test_bs *t, const struct sandbox_bs *s, const char *want,
		   int line);

#endif /* BS_HAS_BOOTMEM */

/* ---- buddy: a zone that holds still ---- */

#define ARENA_ORDER_BS	4		/* pages: 16 */
#define ARENA_HELD_BS	256

/**
 * struct arena_bs - sixteen neighbouring pages, the only small blocks of their zone
 * @zone: the zone
 * @only: a zonelist with nothing else in it
 * @base: first of the sixteen pages; all are allocated
 *
 * All free blocks of the zone that are as small are put aside, and so is the arena's
 * neighbour: what a test frees in it can only be found in it.
 */
struct arena_bs {
	struct zone_bs *zone;
	struct zonelist_bs only;
	struct page_bs *base;
	struct {
		struct page_bs *page;
		unsigned int order;
	} held[ARENA_HELD_BS];
	unsigned int nr_held;
};

/** arena_open_bs() - prepare the zone; NULL if there is no memory for it */
struct arena_bs *arena_open_bs(struct zone_bs *zone);

/**
 * arena_close_bs() - put everything back
 * @a: the arena; the test has freed all sixteen pages: those that it has not are a mistake,
 *     and are freed
 */
void arena_close_bs(struct arena_bs *a);

/** arena_put_bs() - free the block of pages that begins at the arena's page @offset */
void arena_put_bs(struct arena_bs *a, unsigned int offset, unsigned int order);

/** arena_take_bs() - allocate from the arena's zone; gives the offset, -1 if it lies elsewhere */
long arena_take_bs(struct arena_bs *a, unsigned int order);

/**
 * EXPECT_ARENA_BS() - compare the sixteen pages with a picture
 *
 * A free block of order n is the digit n and a '-' for each further page, a page on
 * a per-CPU list is 'h' (hot) or 'c' (cold), and a page that is in use is '.'.
 */
#define EXPECT_ARENA_BS(t, a, want) \
	expect_arena_bs(t, a, want, __LINE__)
bool expect_arena_bs(struct test_bs *t, const struct arena_bs *a, const char *want,
		     int line);

/**
 * blocks_text_bs() - draw pages as EXPECT_ARENA_BS() describes it
 * @zone: their zone
 * @base: the first one
 * @buf: gets a character a page and a NUL
 * @nr: pages
 */
const char *blocks_text_bs(struct zone_bs *zone, const struct page_bs *base, char *buf,
			   unsigned int nr);

#endif /* _BS_TEST_H */
