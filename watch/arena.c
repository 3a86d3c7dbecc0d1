// SPDX-License-Identifier: GPL-2.0-only
/* Pictures of the page allocator, and the arena in which tests have it to themselves. */
#include <linux/slab.h>
#include <bs/mistake.h>
#include <bs/test.h>

/* Draw the block of 2^@order pages that begins at @page, if that is in the picture */
static void draw_block(const struct page_bs *base, const struct page_bs *page,
		       unsigned int order, char *buf, unsigned int nr)
{
	unsigned long at = page - base, i;

	if (page < base || at >= nr)
		return;
	buf[at] = order < 10 ? '0' + order : 'A' + (order - 10);
	for (i = at + 1; i < nr && i < at + (1UL << order); i++)
		buf[i] = '-';
}

static void draw_lists(struct zone_bs *zone, const struct page_bs *base, char *buf,
		       unsigned int nr)
{
	const struct page_bs *page;
	unsigned long flags;
	unsigned int order;

	raw_spin_lock_irqsave(&zone->lock, flags);
	for (order = 0; order < MAX_ORDER_BS; order++)
		list_for_each_entry(page, &zone->free_area[order].free_list, lru)
			draw_block(base, page, order, buf, nr);
	raw_spin_unlock_irqrestore(&zone->lock, flags);
}

/* Of this CPU alone: those of others may change while one looks */
static void draw_pageset(struct zone_bs *zone, const struct page_bs *base, char *buf,
			 unsigned int nr)
{
	struct per_cpu_pages_bs *pcp;
	const struct page_bs *page;
	unsigned long flags;
	int i;

	local_irq_save(flags);
	pcp = zone->pageset[smp_processor_id_bs()].pcp;
	for (i = 0; i < 2; i++)
		list_for_each_entry(page, &pcp[i].list, lru)
			if (page >= base && page < base + nr)
				buf[page - base] = i ? 'c' : 'h';
	local_irq_restore(flags);
}

const char *blocks_text_bs(struct zone_bs *zone, const struct page_bs *base, char *buf,
			   unsigned int nr)
{
	memset(buf, '.', nr);
	buf[nr] = '\0';
	draw_lists(zone, base, buf, nr);
	draw_pageset(zone, base, buf, nr);
	return buf;
}
EXPORT_SYMBOL_GPL(blocks_text_bs);

bool expect_arena_bs(struct test_bs *t, const struct arena_bs *a, const char *want,
		     int line)
{
	char got[(1 << ARENA_ORDER_BS) + 1];

	blocks_text_bs(a->zone, a->base, got, 1 << ARENA_ORDER_BS);
	return expect_text_bs(t, got, want, line);
}
EXPORT_SYMBOL_GPL(expect_arena_bs);

static struct page_bs *take(struct arena_bs *a, unsigned int order)
{
	return __alloc_pages_bs(GFP_ATOMIC_BS | __GFP_COLD_BS | __GFP_NOWARN_BS, order,
				&a->only);
}

static void put(struct page_bs *page, unsigned int order)
{
	/* A part of a block that was allocated whole has no count of its own. */
	set_page_count_bs(page, 1);
	__free_pages_bs(page, order);
}

static bool hold(struct arena_bs *a, struct page_bs *page, unsigned int order)
{
	if (!page)
		return false;
	if (a->nr_held == ARENA_HELD_BS) {
		put(page, order);
		return false;
	}
	a->held[a->nr_held].page = page;
	a->held[a->nr_held++].order = order;
	return true;
}

/* Single pages come through the cold list: that has to be empty in the end, too. */
static bool any_left(const struct arena_bs *a, unsigned int order)
{
	return a->zone->free_area[order].nr_free ||
	       (!order && a->zone->pageset[raw_smp_processor_id()].pcp[1].count);
}

/* Put the free blocks of this order aside */
static bool hold_all(struct arena_bs *a, unsigned int order)
{
	while (any_left(a, order))
		if (!hold(a, take(a, order), order))
			return false;
	return true;
}

/* The arena is the lower half of a block twice its size. */
static bool prepare(struct arena_bs *a)
{
	unsigned int order;

	drain_local_pages_bs();
	a->base = take(a, ARENA_ORDER_BS + 1);
	if (!a->base)
		return false;
	if (!hold(a, a->base + (1 << ARENA_ORDER_BS), ARENA_ORDER_BS))
		return false;
	for (order = 0; order <= ARENA_ORDER_BS; order++)
		if (!hold_all(a, order))
			return false;
	return true;
}

static void give_back(struct arena_bs *a)
{
	while (a->nr_held--)
		put(a->held[a->nr_held].page, a->held[a->nr_held].order);
	drain_local_pages_bs();
	kfree(a);
}

struct arena_bs *arena_open_bs(struct zone_bs *zone)
{
	struct arena_bs *a = kzalloc(sizeof(*a), GFP_KERNEL);

	if (!a)
		return NULL;
	a->zone = zone;
	a->only.zones[0] = zone;
	if (prepare(a))
		return a;

	if (a->base)
		put(a->base, ARENA_ORDER_BS);
	give_back(a);
	return NULL;
}
EXPORT_SYMBOL_GPL(arena_open_bs);

/* Those of the sixteen that the test still has */
static void check_all_free(struct arena_bs *a)
{
	char picture[(1 << ARENA_ORDER_BS) + 1];
	unsigned int i;

	blocks_text_bs(a->zone, a->base, picture, 1 << ARENA_ORDER_BS);
	if (halted_bs() || !strchr(picture, '.'))
		return;
	mistake_bs("an arena is closed with pages taken, %s: free each '.' with arena_put_bs()",
		   picture);
	for (i = 0; picture[i]; i++)
		if (picture[i] == '.')
			put(a->base + i, 0);
}

void arena_close_bs(struct arena_bs *a)
{
	check_all_free(a);
	give_back(a);
}
EXPORT_SYMBOL_GPL(arena_close_bs);

void arena_put_bs(struct arena_bs *a, unsigned int offset, unsigned int order)
{
	put(a->base + offset, order);
}
EXPORT_SYMBOL_GPL(arena_put_bs);

long arena_take_bs(struct arena_bs *a, unsigned int order)
{
	struct page_bs *page = take(a, order);

	if (page >= a->base && page < a->base + (1 << ARENA_ORDER_BS))
		return page - a->base;
	if (page)
		put(page, order);
	return -1;
}
EXPORT_SYMBOL_GPL(arena_take_bs);
