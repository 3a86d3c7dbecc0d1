// SPDX-License-Identifier: GPL-2.0-only
/*
 * Random traces. The model is asked while a trace is being made, so that most calls are
 * ones that a kernel would make: what is freed was allocated before, and so on.
 */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fuzz.h"

#define PAGE		4096UL
#define MAX_HELD	512

struct maker {
	struct model_machine model;
	uint64_t dice;
	char *text;
	size_t len;
	unsigned int nodes;
	unsigned long pfn[MAX_HELD];	/* pages that are allocated */
	int order[MAX_HELD];
	unsigned int held;
};

static unsigned long roll(struct maker *g, unsigned long below)
{
	g->dice ^= g->dice >> 12;
	g->dice ^= g->dice << 25;
	g->dice ^= g->dice >> 27;
	return (uint32_t)(g->dice * 0x2545f4914f6cdd1dULL >> 32) % below;
}

static bool chance(struct maker *g, unsigned int percent)
{
	return roll(g, 100) < percent;
}

/* Adds a record; gives the model's answer */
__attribute__((format(printf, 2, 3)))
static const char *add(struct maker *g, const char *fmt, ...)
{
	char record[256];
	const char *answer;
	va_list args;

	va_start(args, fmt);
	vsnprintf(record, sizeof(record), fmt, args);
	va_end(args);
	if (g->len + sizeof(record) > FUZZ_TEXT || model_died(&g->model))
		return "";
	g->len += sprintf(g->text + g->len, "%s\n", record);
	answer = model_answer(&g->model, record);
	return answer ? answer : "";
}

static void add_header(struct maker *g)
{
	g->len = sprintf(g->text, "trace 1\nkernel fuzz\nword_bits %d\npage_shift 12\n",
			 (int)(sizeof(long) * CHAR_BIT));
}

/* ---- bootmem ---- */

static const struct model_node *some_node(struct maker *g, int *nid)
{
	*nid = roll(g, g->nodes);
	return &g->model.boot.node[*nid];
}

static unsigned long some_pages(struct maker *g)
{
	static const unsigned long most[] = { 4, 40, 70, 200, 1000, 5000 };

	return 1 + roll(g, most[roll(g, 6)]);
}

static void add_node(struct maker *g, int nid)
{
	static const unsigned long starts[] = { 0, 0x1000, 0x1001, 0x1020, 0x1040, 0x1080, 0x7000 };
	unsigned long start = starts[roll(g, 7)] + nid * 0x10000UL, pages = some_pages(g);

	if (chance(g, 20))
		start += roll(g, 0x2000);
	add(g, "init %d %lu %lu %lu", nid, start + pages + roll(g, 20), start, start + pages);
	add(g, "free %d %lu %lu", nid, start * PAGE, pages * PAGE);
}

static unsigned long some_size(struct maker *g, const struct model_node *n)
{
	switch (roll(g, 5)) {
	case 0:
		return 1 + roll(g, 100);
	case 1:
		return 1 + roll(g, 2 * PAGE);
	case 2:
		return PAGE * (1 + roll(g, 4));
	case 3:
		return 1 + roll(g, 40 * PAGE);
	default:
		return 1 + roll(g, (n->end - n->start) * PAGE / 4 + 1);
	}
}

static unsigned long some_align(struct maker *g)
{
	static const unsigned long aligns[] = { 0, 1, 4, 8, 32, 64, 1024, PAGE, PAGE, 2 * PAGE };

	return chance(g, 80) ? aligns[roll(g, 10)] : 1UL << roll(g, 21);
}

static unsigned long some_address(struct maker *g, const struct model_node *n)
{
	unsigned long page = n->start + roll(g, n->end - n->start + 2);

	return page * PAGE + (chance(g, 30) ? roll(g, PAGE) : 0);
}

static unsigned long some_goal(struct maker *g, const struct model_node *n)
{
	return chance(g, 40) ? 0 : some_address(g, n);
}

static void some_limit(struct maker *g, const struct model_node *n, char *word)
{
	if (!g->model.boot.rules.limit || chance(g, 60))
		strcpy(word, "-");
	else
		sprintf(word, "%lu", chance(g, 10) ? 0 : some_address(g, n));
}

static void add_alloc(struct maker *g)
{
	const struct model_node *n;
	char limit[24], name[24];
	int nid;

	n = some_node(g, &nid);
	some_limit(g, n, limit);
	if (chance(g, 30))
		strcpy(name, "alloc -");
	else
		sprintf(name, "%s %d", chance(g, 60) ? "alloc_core" : "alloc", nid);
	add(g, "%s %lu %lu %lu %s", name, some_size(g, n), some_align(g), some_goal(g, n), limit);
}

static void add_reserve(struct maker *g)
{
	const struct model_node *n;
	unsigned long addr, size;
	int nid;

	n = some_node(g, &nid);
	addr = some_address(g, n);
	size = 1 + roll(g, 5 * PAGE);
	if (addr + size > n->end * PAGE && !chance(g, 3))
		return;
	add(g, "reserve %d %lu %lu", nid, addr, size);
}

/* A stretch of pages that are taken, or nearly so */
static void add_free(struct maker *g)
{
	const struct model_node *n;
	unsigned long first, i, most = 1 + roll(g, 20);
	int nid;

	n = some_node(g, &nid);
	first = roll(g, n->end - n->start);
	for (i = first; i < first + most && i < n->end - n->start && n->taken[i]; i++)
		;
	if (chance(g, 1))
		i++;
	if (i > first)
		add(g, "free %d %lu %lu", nid,
		    (n->start + first) * PAGE - (chance(g, 10) && n->start),
		    (i - first) * PAGE + roll(g, 2) * roll(g, 100));
}

static void look_at_node(struct maker *g)
{
	int nid = roll(g, g->nodes);

	add(g, "bitmap %d", nid);
	add(g, "desc %d", nid);
}

static void add_bootmem_call(struct maker *g)
{
	unsigned int kind = roll(g, 100);

	if (kind < 60)
		add_alloc(g);
	else if (kind < 75)
		add_reserve(g);
	else if (kind < 90)
		add_free(g);
	else
		look_at_node(g);
}

static void make_bootmem(struct maker *g)
{
	unsigned int i, calls = 5 + roll(g, 60);

	g->nodes = chance(g, 70) ? 1 : 2 + roll(g, 2);
	for (i = 0; i < g->nodes; i++)
		add_node(g, i);
	for (i = 0; i < calls && !model_died(&g->model); i++)
		add_bootmem_call(g);
	for (i = 0; i < g->nodes; i++) {
		add(g, "bitmap %u", i);
		add(g, "desc %u", i);
		add(g, "free_all %u", i);
		add(g, "handed %u", i);
	}
}

/* ---- page allocator ---- */

static const char * const zones[] = { "DMA", "DMA32", "NORMAL", "HIGHMEM" };

static const char *some_zone(struct maker *g)
{
	unsigned int z = roll(g, 4);

	return zones[z == 1 && !g->model.buddy.rules.dma32 ? 0 : z];
}

static void add_zones(struct maker *g, unsigned long start, const unsigned long size[4])
{
	char dma32[24] = "-";

	if (g->model.buddy.rules.dma32)
		sprintf(dma32, "%lu", size[1]);
	add(g, "zones 0 %lu %lu %s %lu %lu", start, size[0], dma32, size[2], size[3]);
}

/* A block that bootmem hands over must not lie in two zones: history says "it will crash" */
static unsigned long whole_words(unsigned long pages)
{
	return (pages + 63) / 64 * 64;
}

/* Bootmem, zones, the hand-over, high memory, watermarks */
static void boot(struct maker *g)
{
	static const unsigned long starts[] = { 0, 0x400, 0x1000, 0x70000, 0x1010 };
	unsigned long start = starts[roll(g, 5)], size[4] = { }, low, map_bytes;
	unsigned int i;

	size[0] = chance(g, 80) ? whole_words(some_pages(g)) : 0;
	size[1] = g->model.buddy.rules.dma32 && chance(g, 50) ? whole_words(some_pages(g)) : 0;
	size[2] = chance(g, 80) || !size[0] ? some_pages(g) : 0;
	size[3] = chance(g, 60) ? some_pages(g) : 0;
	low = size[0] + size[1] + size[2];
	map_bytes = (low + 63) / 64 * 8;

	g->nodes = 1;
	add(g, "init 0 %lu %lu %lu", start, start, start + low);
	add(g, "free 0 %lu %lu", start * PAGE, low * PAGE);
	add(g, "reserve 0 %lu %lu", start * PAGE,
	    map_bytes > low * PAGE ? low * PAGE : map_bytes);
	for (i = roll(g, 6); i; i--)
		add_reserve(g);
	add_zones(g, start, size);
	add(g, "free_all 0");
	add(g, "handed 0");
	if (size[3])
		add(g, "free_highmem 0 %lu %lu", start + low, size[3]);
	if (chance(g, 90))
		add(g, "min_free_kbytes");
}

static void add_mask(struct maker *g, char *mask)
{
	static const char * const bases[] = {
		"GFP_KERNEL", "GFP_ATOMIC", "GFP_HIGHUSER", "GFP_USER", "GFP_NOFS", "GFP_NOIO",
		"GFP_DMA", "GFP_KERNEL|__GFP_DMA", "0",
	};
	static const char * const more[] = {
		"__GFP_COLD", "__GFP_NORETRY", "__GFP_HIGH", "__GFP_NOMEMALLOC", "__GFP_ZERO",
		"__GFP_NOWARN", "__GFP_REPEAT",
	};

	strcpy(mask, bases[roll(g, 9)]);
	if (g->model.buddy.rules.dma32 && chance(g, 10))
		strcpy(mask, "GFP_DMA32");
	if (chance(g, 35))
		sprintf(mask + strlen(mask), "|%s", more[roll(g, 7)]);
}

static void add_alloc_pages(struct maker *g)
{
	static const char * const callers[] = {
		" memalloc", " memdie", " rt", " memalloc irq", " rt irq",
	};
	int order = chance(g, 60) ? 0 : (int)roll(g, chance(g, 80) ? 4 : 12);
	const char *answer;
	char mask[80];

	add_mask(g, mask);
	answer = add(g, "alloc_pages 0 %s %d%s", mask, order,
		     chance(g, 15) ? callers[roll(g, 5)] : "");
	if (*answer < '0' || *answer > '9' || g->held == MAX_HELD)
		return;
	g->pfn[g->held] = strtoul(answer, NULL, 10);
	g->order[g->held++] = order;
}

static void add_free_pages(struct maker *g)
{
	unsigned int i;

	if (!g->held)
		return;
	i = roll(g, g->held);
	add(g, "free_pages %lu %d%s", g->pfn[i], g->order[i],
	    !g->order[i] && chance(g, 25) ? " cold" : "");
	g->pfn[i] = g->pfn[--g->held];
	g->order[i] = g->order[g->held];
}

/*
 * Frees what nobody holds. To free what somebody else holds, or with another order,
 * corrupts lists without a word: there is no right answer to that.
 */
static void add_wild_free(struct maker *g)
{
	unsigned long i = roll(g, g->model.buddy.pages);

	if (!g->model.buddy.page[i].count)
		add(g, "free_pages %lu %lu", g->model.buddy.start + i, roll(g, 11));
}

static void look_at_zone(struct maker *g, const char *zone)
{
	add(g, "buddyinfo 0 %s", zone);
	add(g, "freelist 0 %s %lu", zone, roll(g, 11));
	add(g, "pcp 0 %s", zone);
	add(g, "pcplist 0 %s %s", zone, chance(g, 50) ? "hot" : "cold");
}

static void look_at_all(struct maker *g)
{
	unsigned int z, order;

	for (z = 0; z < 4; z++) {
		if (!g->model.buddy.zone[z].present)
			continue;
		add(g, "watermarks 0 %s", zones[z]);
		add(g, "lowmem_reserve 0 %s", zones[z]);
		add(g, "pcp_limits 0 %s", zones[z]);
		for (order = 0; order < 11; order++)
			add(g, "freelist 0 %s %u", zones[z], order);
		add(g, "pcplist 0 %s hot", zones[z]);
		add(g, "pcplist 0 %s cold", zones[z]);
	}
	add(g, "vmstat pgfree");
	add(g, "vmstat pgalloc_high");
	add(g, "vmstat pgalloc_normal");
	add(g, "vmstat pgalloc_dma");
}

static void add_pages_call(struct maker *g, unsigned int frees)
{
	unsigned int kind = roll(g, 1000);

	if (kind < 3)
		add_wild_free(g);
	else if (kind < 20)
		add(g, "drain");
	else if (kind < 60)
		look_at_zone(g, some_zone(g));
	else if (kind < 60 + frees * 9)
		add_free_pages(g);
	else
		add_alloc_pages(g);
}

/* Memory fills up and empties several times */
static void make_pages(struct maker *g)
{
	unsigned int calls = 20 + roll(g, 400), frees = 30, i;

	boot(g);
	for (i = 0; i < calls && !model_died(&g->model); i++) {
		if (i % 50 == 0)
			frees = 10 + roll(g, 80);
		add_pages_call(g, frees);
	}
	look_at_all(g);
}

size_t fuzz_make(char *text, uint64_t seed)
{
	static struct maker g;
	int i;

	g = (struct maker){ .text = text, .dice = seed * 0x9e3779b97f4a7c15ULL + 1 };
	for (i = 0; i < 4; i++)
		roll(&g, 2);
	model_start(&g.model, fuzz_rules());
	add_header(&g);
	if (chance(&g, 50))
		make_bootmem(&g);
	else
		make_pages(&g);
	model_stop(&g.model);
	return g.len;
}
