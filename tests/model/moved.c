// SPDX-License-Identifier: GPL-2.0-only
/*
 * Boot memory of 2.6.26, the last before the rewrite: ranges are clipped to the node, and a
 * search looks at the map as if the node began at the next multiple of the alignment. The
 * map moves there by whole words only: a node that begins elsewhere is seen shifted.
 */
#include <limits.h>
#include "model.h"
#include "rewrite.h"

#define PAGE		4096UL
#define WORD_BITS	(sizeof(long) * CHAR_BIT)

static unsigned long up(unsigned long bytes)
{
	return (bytes + PAGE - 1) / PAGE;
}

static unsigned long round_to(unsigned long x, unsigned long multiple)
{
	return (x + multiple - 1) & ~(multiple - 1);
}

/* Where a range lies in a node: indices; false if it lies outside */
static bool clip(const struct model_node *n, unsigned long addr, unsigned long size,
		 unsigned long *first, unsigned long *behind)
{
	unsigned long base = n->start * PAGE, end = up(addr + size - base);

	if (addr + size < base || addr / PAGE > n->end)
		return false;
	*first = addr > base ? (addr - base) / PAGE : 0;
	*behind = end < n->end - n->start ? end : n->end - n->start;
	return true;
}

/* The indices of a range that there are; a map that is gone is a BUG as soon as one is looked at */
static bool look_at(struct model_bootmem *m, const struct model_node *n, unsigned long addr,
		    unsigned long size, unsigned long *first, unsigned long *behind)
{
	if (!clip(n, addr, size, first, behind) || *first >= *behind)
		return false;
	if (!n->taken)
		m->end = MODEL_BUG;
	return n->taken;
}

static bool all_free(struct model_bootmem *m, const struct model_node *n, unsigned long addr,
		     unsigned long size)
{
	unsigned long i, behind;

	if (!look_at(m, n, addr, size, &i, &behind))
		return true;
	for (; i < behind; i++)
		if (n->taken[i])
			return false;
	return true;
}

static void mark(struct model_bootmem *m, struct model_node *n, unsigned long addr,
		 unsigned long size)
{
	unsigned long i, behind;

	if (!look_at(m, n, addr, size, &i, &behind))
		return;
	for (; i < behind; i++)
		n->taken[i] = 1;
}

bool moved_reserve(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size,
		   bool exclusive)
{
	int i;

	if (!size) {
		m->end = MODEL_BUG;
		return true;
	}
	for (i = 0; exclusive && i < m->nodes; i++)
		if ((nid < 0 || nid == m->order[i]) && !all_free(m, &m->node[m->order[i]], addr, size))
			return false;
	for (i = 0; i < m->nodes && m->end == MODEL_OK; i++)
		if (nid < 0 || nid == m->order[i])
			mark(m, &m->node[m->order[i]], addr, size);
	return true;
}

/**
 * struct look - a node as a search with an alignment sees it
 * @n: the node
 * @base: address that it seems to begin at
 * @shift: bits that the map has moved
 * @behind: of its pages, counted from @base, the one behind the last
 */
struct look {
	struct model_node *n;
	unsigned long base, shift, behind;
};

/* A bit of the moved map: -1 behind the map's end */
static int bit(const struct look *l, unsigned long i)
{
	unsigned long bits = round_to(l->n->end - l->n->start, WORD_BITS);

	if (l->shift >= bits || i >= bits - l->shift)
		return -1;
	return l->n->taken[l->shift + i];
}

static unsigned long from_where(const struct look *l, unsigned long goal, unsigned long end,
				unsigned long limit)
{
	unsigned long from = 0, latest = l->n->last_success;

	if (!goal || goal / PAGE >= end)
		return 0;
	if (goal > l->base)
		from = goal - l->base;
	if (latest > l->base && latest - l->base >= from && (!limit || limit > latest))
		from = latest - l->base;
	return from;
}

/* The first page that is free in the moved map; MODEL_NONE if there is none, or it is wild */
static unsigned long first_free(struct model_bootmem *m, const struct look *l, unsigned long i)
{
	for (; i < l->behind; i++) {
		if (bit(l, i) < 0) {
			m->end = MODEL_WILD;
			break;
		}
		if (!bit(l, i))
			return i;
	}
	return MODEL_NONE;
}

/* Pages from @i on that are free, as far as @pages: the one that ends them */
static unsigned long run_end(struct model_bootmem *m, const struct look *l, unsigned long i,
			     unsigned long pages)
{
	unsigned long j;

	for (j = i + 1; j < i + pages && j < l->behind; j++) {
		if (bit(l, j) < 0)
			m->end = MODEL_WILD;
		if (bit(l, j))
			break;
	}
	return j;
}

static unsigned long scan(struct model_bootmem *m, const struct look *l, unsigned long from,
			  unsigned long pages, unsigned long step)
{
	unsigned long i = from, j;

	while (i < l->behind && m->end == MODEL_OK) {
		i = first_free(m, l, i);
		if (i == MODEL_NONE)
			break;
		i = round_to(i, step);
		if (i >= l->behind)
			break;
		if (bit(l, i) < 0)
			m->end = MODEL_WILD;
		if (bit(l, i))
			continue;
		j = run_end(m, l, i, pages);
		if (j >= i + pages)
			return i;
		i = round_to(j, step);
		i += i == j ? step : 0;
	}
	return MODEL_NONE;
}

/* Pages that are marked, and where the object lies: behind the one before it, if it can */
static unsigned long put(struct model_bootmem *m, const struct look *l, unsigned long place,
			 unsigned long size, unsigned long align)
{
	struct model_node *n = l->n;
	unsigned long where = place * PAGE, rest = size, i;

	n->last_success = l->base + where;
	if (align < PAGE && n->last_offset && n->last_pos + 1 == place) {
		unsigned long offset = align ? round_to(n->last_offset, align) : 0;

		if (offset > PAGE) {
			m->end = MODEL_BUG;
			return MODEL_NONE;
		}
		where = n->last_pos * PAGE + offset;
		if (size < PAGE - offset) {
			n->last_offset = offset + size;
			return l->base + where;
		}
		rest = size - (PAGE - offset);
	}
	n->last_pos = place + up(rest) - 1;
	n->last_offset = rest % PAGE;
	for (i = place; i < place + up(rest); i++) {
		if (bit(l, i)) {
			m->end = bit(l, i) < 0 ? MODEL_WILD : MODEL_BUG;
			return MODEL_NONE;
		}
		n->taken[l->shift + i] = 1;
	}
	return l->base + where;
}

unsigned long moved_core(struct model_bootmem *m, int nid, unsigned long size,
			 unsigned long align, unsigned long goal, unsigned long limit)
{
	struct look l = { .n = &m->node[nid], .base = m->node[nid].start * PAGE };
	unsigned long end = l.n->end, step = align < PAGE ? 1 : align / PAGE, from, place;

	if (!size || (align & (align - 1))) {
		m->end = MODEL_BUG;
		return MODEL_NONE;
	}
	if (!l.n->taken)
		return MODEL_NONE;
	if (align) {
		l.base = round_to(l.base, align);
		l.shift = (l.base / PAGE - l.n->start) / WORD_BITS * WORD_BITS;
	}
	if (limit && l.base >= limit)
		return MODEL_NONE;
	/* History read whatever lay behind the map; what it made of that nobody recorded */
	if (l.base < l.n->start * PAGE || l.base / PAGE > l.n->end) {
		m->end = MODEL_WILD;
		return MODEL_NONE;
	}
	if (limit / PAGE && limit / PAGE < end)
		end = limit / PAGE;
	l.behind = end - l.base / PAGE;
	from = from_where(&l, goal, end, limit / PAGE);
	/* Without an alignment that is 0: the goal means nothing */
	from = round_to(from, align) / PAGE;
	place = scan(m, &l, from, up(size), step);
	if (place == MODEL_NONE && from && m->end == MODEL_OK)
		place = scan(m, &l, 0, up(size), step);
	return place == MODEL_NONE ? MODEL_NONE : put(m, &l, place, size, align);
}
