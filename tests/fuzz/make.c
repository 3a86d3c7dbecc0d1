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
#include <biscuitos/mm.h>
#include "fuzz.h"

#define PAGE		4096UL
#define MAX_HELD	512
#define WORD		((unsigned int)sizeof(long) * CHAR_BIT)
#define TOP		(~0UL / PAGE + 1)	/* frames that a word can name */

struct maker {
	struct model_machine model;
	uint64_t dice;
	char *text;
	size_t len;
	unsigned int nodes;
	bool bad_calls;			/* some calls are ones that nobody should make */
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

/* A few in a hundred, in a trace that has wrong calls at all: most of them end it */
static bool wrongly(struct maker *g)
{
	return g->bad_calls && chance(g, 3);
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
	/* One more than there are: nobody ever started that one */
	*nid = roll(g, g->nodes + wrongly(g));
	return &g->model.boot.node[*nid];
}

/* A number that nobody expects */
static unsigned long odd_number(struct maker *g)
{
	unsigned long x = roll(g, 1 << 16);

	switch (roll(g, 4)) {
	case 0:
		return -x;
	case 1:
		return ~0UL >> roll(g, WORD);
	case 2:
		return x * PAGE;
	default:
		return roll(g, 2);
	}
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
	/* Up to the last address, or nearly so; the map then lies elsewhere */
	if (!nid && chance(g, 10)) {
		start = TOP - pages - roll(g, 40) * chance(g, 50);
		add(g, "init %d 16 %lu %lu", nid, start, start + pages);
	} else {
		add(g, "init %d %lu %lu %lu", nid, start + pages + roll(g, 20), start,
		    start + pages);
	}
	add(g, "free %d %lu %lu", nid, start * PAGE, pages * PAGE);
}

static unsigned long some_size(struct maker *g, const struct model_node *n)
{
	if (wrongly(g))
		return odd_number(g);
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

	if (wrongly(g))
		return chance(g, 30) ? odd_number(g) : 1UL << roll(g, WORD);
	return chance(g, 80) ? aligns[roll(g, 10)] : 1UL << roll(g, 21);
}

static unsigned long some_address(struct maker *g, const struct model_node *n)
{
	unsigned long page = n->start + roll(g, n->end - n->start + 2);

	if (wrongly(g))
		return odd_number(g);
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
	else if (g->model.boot.rules.low_limit)
		strcpy(word, "0xffffffff");
	else
		/* 0xffffffff is a limit of 32 bits like any other */
		sprintf(word, "%lu", chance(g, 10) ? 0 : chance(g, 5) ? ~0UL : some_address(g, n));
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
	const char *how = "";
	unsigned long addr, size;
	int nid;

	n = some_node(g, &nid);
	addr = some_address(g, n);
	size = wrongly(g) ? odd_number(g) : 1 + roll(g, 5 * PAGE);
	if (addr - n->start * PAGE + size > (n->end - n->start) * PAGE && !chance(g, 3))
		return;
	if (g->model.boot.rules.exclusive && chance(g, 30))
		how = " exclusive";
	if (!nid && chance(g, 10))
		add(g, "reserve - %lu %lu%s", addr, size, how);
	else
		add(g, "reserve %d %lu %lu%s", nid, addr, size, how);
}

/* A stretch of pages that are taken, or nearly so */
static void add_free(struct maker *g)
{
	const struct model_node *n;
	unsigned long first, i, most = 1 + roll(g, 20);
	int nid;

	n = some_node(g, &nid);
	/* Any stretch, of which some may be free, or less than a page */
	if (wrongly(g) || !n->taken) {
		add(g, "free %d %ld %ld", nid, (long)some_address(g, n),
		    (long)(chance(g, 50) ? roll(g, 2 * PAGE) : some_size(g, n)));
		return;
	}
	/* To the end of the map's last word, which may lie behind the last address */
	if (g->bad_calls && n->end >= TOP - WORD && chance(g, 30)) {
		i = roll(g, WORD);
		add(g, "free %d %lu %lu", nid, (n->end - 1) * PAGE, (1 + i) * PAGE);
		return;
	}
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

	if (g->model.boot.node[nid].taken)
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
		if (g->model.boot.rules.map_ends)
			continue;
		add(g, "free_all %u", i);
		add(g, "handed %u", i);
	}
	if (g->model.boot.rules.map_ends) {
		add(g, "free_all -");
		add(g, "handed -");
	}
	/* Nobody has a map any more; who does not look at it does not notice */
	for (i = roll(g, 6) * g->bad_calls; i && !model_died(&g->model); i--)
		add_bootmem_call(g);
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

/*
 * A block that bootmem hands over may lie in two zones, of which history said "it will
 * crash"; it does when it is cut there.
 */
static unsigned long zone_pages(struct maker *g)
{
	unsigned long pages = some_pages(g);

	return g->bad_calls && chance(g, 30) ? pages : (pages + 63) / 64 * 64;
}

/* Bootmem, zones, the hand-over, high memory, watermarks */
static void boot(struct maker *g)
{
	static const unsigned long starts[] = { 0, 0x400, 0x1000, 0x70000, 0x1010, 0x1003 };
	unsigned long start = starts[roll(g, 6)], size[4] = { }, low, map_bytes;
	unsigned int i;

	size[0] = chance(g, 80) ? zone_pages(g) : 0;
	size[1] = g->model.buddy.rules.dma32 && chance(g, 50) ? zone_pages(g) : 0;
	size[2] = chance(g, 80) || !size[0] ? some_pages(g) : 0;
	size[3] = chance(g, 60) ? some_pages(g) : 0;
	/* Off a word, 3.3 to 3.7 gave pages to the page allocator twice, or of no zone */
	if (g->model.boot.rules.hand_over == MODEL_BULK ||
	    g->model.boot.rules.hand_over == MODEL_SHIFTED)
		start &= ~63UL;
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
	add(g, "free_all -");
	add(g, "handed -");
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
		"__GFP_NOWARN", "__GFP_REPEAT", "__GFP_COMP", "__GFP_NOFAIL",
	};

	strcpy(mask, bases[roll(g, 9)]);
	if (g->model.buddy.rules.dma32 && chance(g, 10))
		strcpy(mask, "GFP_DMA32");
	if (chance(g, 35))
		sprintf(mask + strlen(mask), "|%s", more[roll(g, 9)]);
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

/* Somebody has it, and it was not freed by somebody else meanwhile */
static bool is_held(const struct maker *g, unsigned long pfn)
{
	unsigned int i;

	if (g->model.buddy.page[pfn - g->model.buddy.start].count <= 0)
		return false;
	for (i = 0; i < g->held; i++)
		if (g->pfn[i] == pfn)
			return true;
	return false;
}

/*
 * Frees what nobody holds, or with another order than it has. Of the pages behind the
 * first one each has to be somebody's: one that is on a list would be on two of them
 * then, which corrupts both without a word, and there is no right answer to that.
 */
static void add_wild_free(struct maker *g)
{
	const struct model_buddy *b = &g->model.buddy;
	unsigned long i = roll(g, b->pages), j;
	int order = roll(g, 11);

	if (g->held && chance(g, 60)) {
		i = g->pfn[roll(g, g->held)] - b->start;
		order = roll(g, 4);
	}
	for (j = i + 1; j < i + (1UL << order) && j < b->pages; j++)
		if (!is_held(g, b->start + j))
			break;
	if (b->page[i].marks & MODEL_RESERVED)
		return;
	if (!b->page[i].count || (is_held(g, b->start + i) && j == i + (1UL << order)))
		add(g, "free_pages %lu %d%s", b->start + i, order,
		    !order && chance(g, 30) ? " cold" : "");
}

/*
 * Marks and counters that only corruption gives. Not PG_private where the page is on no
 * list of blocks, nor PG_compound: history followed a pointer that is none.
 */
static void add_corruption(struct maker *g)
{
	static const char * const marks[] = {
		"locked", "error", "referenced", "uptodate", "dirty", "lru", "active", "slab",
		"checked", "arch_1", "reserved", "writeback", "nosave", "swapcache",
		"mappedtodisk", "reclaim", "nosave_free", "uncached", "private",
	};
	static const long values[] = { -262144, -4096, -2, -1, 0, 1, 2, 4096, 1L << 30 };
	const struct model_buddy *b = &g->model.buddy;
	bool held = g->held && chance(g, 70);
	unsigned long pfn = held ? g->pfn[roll(g, g->held)] : b->start + roll(g, b->pages);
	unsigned int mark;

	held = held && is_held(g, pfn);
	mark = roll(g, held ? 19 : 18);

	/* What is reserved goes by other ways when it is freed */
	if (b->page[pfn - b->start].marks & MODEL_RESERVED)
		return;
	switch (roll(g, 5)) {
	case 0:
		/* A page that is free must not look as if it could be freed again */
		if (held)
			add(g, "set_page %lu count %ld", pfn, values[roll(g, 9)]);
		break;
	case 1:
		add(g, "set_page %lu mapcount %ld", pfn, values[roll(g, 9)]);
		break;
	case 2:
		add(g, "set_page %lu mapping %s", pfn,
		    chance(g, 50) ? "anon" : chance(g, 50) ? "mapped" : "-");
		break;
	default:
		add(g, "%s_flag %lu PG_%s", chance(g, 80) ? "set" : "clear", pfn, marks[mark]);
	}
	add(g, "page %lu", pfn);
}

static void add_sysctl(struct maker *g)
{
	if (chance(g, 50))
		add(g, "set_min_free_kbytes %ld", chance(g, 30) ? -(long)roll(g, 9999) :
							      (long)roll(g, 9999));
	else if (g->model.buddy.rules.dma32)
		add(g, "set_lowmem_reserve_ratio %ld %ld %ld", (long)roll(g, 300) - 20,
		    (long)roll(g, 300) - 20, (long)roll(g, 300) - 20);
	else
		add(g, "set_lowmem_reserve_ratio %ld %ld", (long)roll(g, 300) - 20,
		    (long)roll(g, 300) - 20);
}

static void look_at_zone(struct maker *g, const char *zone)
{
	add(g, "buddyinfo 0 %s", zone);
	add(g, "freelist 0 %s %lu", zone, roll(g, 11));
	add(g, "pcp 0 %s", zone);
	add(g, "pcplist 0 %s %s", zone, chance(g, 50) ? "hot" : "cold");
	add(g, "watermark_ok 0 %s %lu %ld %s %lu %lu", zone, roll(g, 11),
	    (long)roll(g, 999) - 99, some_zone(g), roll(g, 2), roll(g, 2));
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
	add(g, "bad_pages");
}

static void add_pages_call(struct maker *g, unsigned int frees)
{
	unsigned int kind = roll(g, 1000);

	if (wrongly(g))
		add_corruption(g);
	else if (kind < 5 && g->bad_calls)
		add_sysctl(g);
	else if (kind < (g->bad_calls ? 15 : 3))
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

/* There is no model of the pages of 2.4 */
#ifdef BS_HAS_AREA_MAPS
#define BOOTMEM_PERCENT	100
#else
#define BOOTMEM_PERCENT	50
#endif

size_t fuzz_make(char *text, uint64_t seed)
{
	static struct maker g;
	int i;

	g = (struct maker){ .text = text, .dice = seed * 0x9e3779b97f4a7c15ULL + 1 };
	for (i = 0; i < 4; i++)
		roll(&g, 2);
	model_start(&g.model, fuzz_rules());
	add_header(&g);
	g.bad_calls = chance(&g, 50);
	if (chance(&g, BOOTMEM_PERCENT))
		make_bootmem(&g);
	else
		make_pages(&g);
	model_stop(&g.model);
	return g.len;
}
