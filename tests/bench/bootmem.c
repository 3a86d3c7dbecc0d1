// SPDX-License-Identifier: GPL-2.0-only
/* Bootmem of any version, beside a model that walks bit by bit. */
#include <stdlib.h>
#include <string.h>
#include "../model/model.h"
#include "bench.h"

/* ---- bootmem: the replay ---- */

static void fresh(void)
{
	machine_reset_bs();
	init_bootmem_node_bs(NODE_DATA_BS(0), 0, NODE_START >> PAGE_SHIFT_BS,
			     (NODE_START + NODE_BYTES) >> PAGE_SHIFT_BS);
}

static void all_free(void)
{
	fresh();
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

/* Of the first @pages pages every second one is free, all behind them are */
static void free_every_second(unsigned long pages)
{
	unsigned long i;

	all_free();
	for (i = 0; i < pages; i += 2)
		bootmem_reserve_node_bs(NODE_DATA_BS(0),
					NODE_START + (i << PAGE_SHIFT_BS),
					PAGE_SIZE_BS);
}

static void half_free_all(void)
{
	free_every_second(NODE_PAGES);
}

static void half_free_front(void)
{
	free_every_second(131072);
}

static void alloc_many(unsigned long calls, unsigned long size, unsigned long align,
		       unsigned long goal)
{
	while (calls--)
		__alloc_bootmem_bs(size, align, goal);
}

static void run_a(unsigned long calls)
{
	alloc_many(calls, 64, 64, 0);
}

static void run_b1(unsigned long calls)
{
	alloc_many(calls, PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void run_b2(unsigned long calls)
{
	alloc_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void run_b3(unsigned long calls)
{
	alloc_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, NODE_START + (16UL << 20));
}

static void run_d1(unsigned long calls)
{
	(void)calls;
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

static void run_d2(unsigned long calls)
{
	(void)calls;
	bootmem_reserve_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

/* ---- the hand-over, without page structures: no_pages.h ---- */

/* An address that nobody reads from */
static void with_pages(void)
{
	NODE_DATA_BS(0)->node_mem_map = (struct page_bs *)memory;
}

static void set_up_c1(void)
{
	all_free();
	with_pages();
}

static void set_up_c2(void)
{
	half_free_all();
	with_pages();
}

static void run_c(unsigned long calls)
{
	(void)calls;
#ifdef BS_HAS_NO_FREE_ALL_NODE
	free_all_bootmem_bs();
#else
	free_all_bootmem_node_bs(NODE_DATA_BS(0));
#endif
}

/* ---- bootmem: the model ---- */

static struct model_bootmem model;

static void model_fresh(void)
{
	model_bootmem_exit(&model);
	model_bootmem_init(&model, 0, NODE_START >> PAGE_SHIFT_BS,
			   (NODE_START + NODE_BYTES) >> PAGE_SHIFT_BS);
}

static void model_all_free(void)
{
	model_fresh();
	model_bootmem_free(&model, 0, NODE_START, NODE_BYTES);
}

static void model_every_second(unsigned long pages)
{
	unsigned long i;

	model_all_free();
	for (i = 0; i < pages; i += 2)
		model.node[0].taken[i] = 1;
}

static void model_half_all(void)
{
	model_every_second(NODE_PAGES);
}

static void model_half_front(void)
{
	model_every_second(131072);
}

static void model_many(unsigned long calls, unsigned long size, unsigned long align,
		       unsigned long goal)
{
	while (calls--)
		model_bootmem_alloc(&model, -1, size, align, goal, 0);
}

static void model_a(unsigned long calls)
{
	model_many(calls, 64, 64, 0);
}

static void model_b1(unsigned long calls)
{
	model_many(calls, PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void model_b2(unsigned long calls)
{
	model_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void model_b3(unsigned long calls)
{
	model_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, NODE_START + (16UL << 20));
}

/*
 * Ranges: the bit operations themselves, as the model's bytes would be set several at
 * a time by the compiler.
 */
static void walk_free(unsigned long calls)
{
	volatile unsigned long *map = NODE_DATA_BS(0)->bdata->node_bootmem_map;
	unsigned long i;

	(void)calls;
	for (i = 0; i < NODE_PAGES; i++) {
		if (!test_bit(i, map))
			abort();
		__clear_bit(i, map);
	}
}

static void walk_reserve(unsigned long calls)
{
	volatile unsigned long *map = NODE_DATA_BS(0)->bdata->node_bootmem_map;
	unsigned long i, twice = 0;

	(void)calls;
	for (i = 0; i < NODE_PAGES; i++) {
		twice += test_bit(i, map);
		__set_bit(i, map);
	}
	if (twice)
		abort();
}

static void model_block(void *sink, unsigned long pfn, int order)
{
	(void)sink;
	bench_free_pages(bench_pfn_to_page(pfn), order);
}

static void model_c(unsigned long calls)
{
	(void)calls;
	model_bootmem_handover(&model, 0, 0, model_block, NULL);
}

const struct bench bootmem_cases[] = {
	{ "a", "64 bytes, align 64, in a 4 GiB node", 100000, all_free, run_a },
	{ "b1", "one page, every second page is taken", 20000, half_free_all, run_b1 },
	{ "b2", "8 KiB past 131,072 such pages", 1000, half_free_front, run_b2 },
	{ "b3", "the same, goal 16 MiB", 1000, half_free_front, run_b3 },
	{ "c1", "free_all of a free 4 GiB node", 1, set_up_c1, run_c },
	{ "c2", "free_all, every second page is taken", 1, set_up_c2, run_c },
	{ "d1", "one free of 4 GiB", 1, fresh, run_d1 },
	{ "d2", "one reserve of 4 GiB", 1, all_free, run_d2 },
	{ }
};

const struct bench bootmem_naive[] = {
	{ "a", "", 100000, model_all_free, model_a },
	{ "b1", "", 20000, model_half_all, model_b1 },
	{ "b2", "", 1000, model_half_front, model_b2 },
	{ "b3", "", 1000, model_half_front, model_b3 },
	{ "c1", "", 1, model_all_free, model_c },
	{ "c2", "", 1, model_half_all, model_c },
	{ "d1", "", 1, fresh, walk_free },
	{ "d2", "", 1, all_free, walk_reserve },
	{ }
};
