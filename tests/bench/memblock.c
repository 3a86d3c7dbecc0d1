// SPDX-License-Identifier: GPL-2.0-only
/*
 * memblock whose tables grow, beside the model that the random calls are compared with, which
 * looks through all entries whatever is asked. It takes its calls as text.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../model/memblock.h"
#include "bench.h"

#define RANGES		10000
#define HOLES		1000
#define BANKS		100
#define BANK_BYTES	(10 * GIB)

/* ---- the replay ---- */

static void one_bank(void)
{
	machine_reset_bs();
	memblock_allow_resize_bs();
	memblock_add_bs(NODE_START, NODE_BYTES);
}

/* Every second page of the upper end is taken */
static void with_holes(void)
{
	unsigned long i;

	one_bank();
	for (i = 0; i < HOLES; i++)
		memblock_reserve_bs(NODE_START + NODE_BYTES - (2 * i + 1) * PAGE_SIZE_BS,
				    PAGE_SIZE_BS);
}

static void many_banks(void)
{
	unsigned long i;

	machine_reset_bs();
	NODE_DATA_BS(0)->node_mem_map = (struct page_bs *)memory;
	for (i = 0; i < BANKS; i++)
		memblock_add_bs(NODE_START + 2 * i * BANK_BYTES, BANK_BYTES);
	max_low_pfn_bs = ~0UL >> PAGE_SHIFT_BS;
}

static void run_m1(unsigned long calls)
{
	while (calls--)
		memblock_reserve_bs(NODE_START + 2 * calls * PAGE_SIZE_BS, PAGE_SIZE_BS);
}

static void run_m2(unsigned long calls)
{
	while (calls--)
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
		memblock_phys_alloc_bs(2 * PAGE_SIZE_BS, PAGE_SIZE_BS);
#else
		__memblock_alloc_base_bs(2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
#endif
}

static void run_m3(unsigned long calls)
{
	(void)calls;
#ifdef BS_HAS_MEMBLOCK_ONLY
	memblock_free_all_bs();
#else
	free_all_bootmem_bs();
#endif
}

/* ---- the model ---- */

static __printf(1, 2) void ask(const char *fmt, ...)
{
	char record[128];
	va_list args;

	va_start(args, fmt);
	vsnprintf(record, sizeof(record), fmt, args);
	va_end(args);
	if (!model_mb_answer(record))
		abort();
}

static void naive_bank(void)
{
	model_mb_start((struct model_mb_rules){ .entry = MEMBLOCK_REGION_BYTES_BS });
	ask("mb_allow_resize");
	ask("mb_add %#lx %#lx any", NODE_START, NODE_BYTES);
}

static void naive_holes(void)
{
	unsigned long i;

	naive_bank();
	for (i = 0; i < HOLES; i++)
		ask("mb_reserve %#lx %#lx", NODE_START + NODE_BYTES - (2 * i + 1) * PAGE_SIZE_BS,
		    PAGE_SIZE_BS);
}

static void naive_m1(unsigned long calls)
{
	while (calls--)
		ask("mb_reserve %#lx %#lx", NODE_START + 2 * calls * PAGE_SIZE_BS, PAGE_SIZE_BS);
}

static void naive_m2(unsigned long calls)
{
	while (calls--)
		ask("mb_alloc_base_nopanic %#lx %#lx 0 0", 2 * PAGE_SIZE_BS, PAGE_SIZE_BS);
}

static void naive_m3(unsigned long calls)
{
	unsigned long i, pfn;

	(void)calls;
	for (i = 0; i < BANKS; i++)
		for (pfn = 0; pfn < BANK_BYTES >> PAGE_SHIFT_BS; pfn++)
			bench_free_pages(bench_pfn_to_page(pfn), 0);
}

const struct bench memblock_cases[] = {
	{ "m1", "10,000 pages apart, reserved", RANGES, one_bank, run_m1 },
	{ "m2", "10,000 times 8 KiB past 1,000 holes", RANGES, with_holes, run_m2 },
	{ "m3", "free_all of 1 TiB in 100 banks", 1, many_banks, run_m3 },
	{ }
};

/* The model need not be measured as often: a call takes it up to a thousand times as long */
const struct bench memblock_naive[] = {
	{ "m1", "", RANGES, naive_bank, naive_m1, 1 },
	{ "m2", "", RANGES / 10, naive_holes, naive_m2, 1 },
	{ "m3", "", 1, many_banks, naive_m3, 3 },
	{ }
};
