// SPDX-License-Identifier: GPL-2.0-only
/*
 * Boot memory as rewritten for 2.6.27, page by page, from the notes on what it answered. In
 * struct model_node last_offset is last_end_off, and last_pos is hint_idx.
 */
#include <stdlib.h>
#include <string.h>
#include "model.h"
#include "rewrite.h"

static bool ended(const struct model_bootmem *m)
{
	return m->end != MODEL_OK;
}

static bool bug(struct model_bootmem *m, bool condition)
{
	if (condition)
		m->end = MODEL_BUG;
	return condition;
}

/* Nodes are kept by their first frame; m->order has them in that order */
void rewrite_sort(struct model_bootmem *m)
{
	int i, nid = m->order[0];

	for (i = 1; i < m->nodes && m->node[m->order[i]].start <= m->node[nid].start; i++)
		m->order[i - 1] = m->order[i];
	m->order[i - 1] = nid;
}

/*
 * Marked are indices, counted from the node's start: of a range that wrapped around the end
 * is far behind, and nothing stops a reservation of it, nor a free but a page that is free.
 */
static void mark_node(struct model_bootmem *m, struct model_node *n, unsigned long first,
		      unsigned long end, bool reserve)
{
	unsigned long i, bits = round_to(n->end - n->start, WORD_BITS);

	if (ended(m) || bug(m, first < n->start) || bug(m, end > n->end))
		return;
	if (m->rules.map_ends && !n->taken)
		return;
	first -= n->start;
	end -= n->start;
	if (!reserve && n->last_pos > first)
		n->last_pos = first;
	if (first >= end || bug(m, !n->taken))
		return;
	for (i = first; !reserve && i < end && i < bits && n->taken[i]; i++)
		;
	if (end > bits && (reserve || i >= bits)) {
		m->end = MODEL_WILD;
		return;
	}
	for (i = first; i < end; i++) {
		if (!reserve && bug(m, !n->taken[i]))
			return;
		n->taken[i] = reserve;
	}
}

static void mark(struct model_bootmem *m, unsigned long first, unsigned long end, bool reserve)
{
	unsigned long pos = first, part;
	struct model_node *n;
	int i;

	for (i = 0; i < m->nodes && !ended(m); i++) {
		n = &m->node[m->order[i]];
		if (pos < n->start || pos >= n->end) {
			bug(m, pos != first);
			continue;
		}
		part = end < n->end ? end : n->end;
		mark_node(m, n, pos, part, reserve);
		if (part == end)
			return;
		pos = n->end;
	}
	bug(m, !ended(m));
}

void rewrite_reserve(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size)
{
	if (nid < 0)
		mark(m, addr / PAGE, up(addr + size), true);
	else
		mark_node(m, &m->node[nid], addr / PAGE, up(addr + size), true);
}

void rewrite_free(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size)
{
	if (nid < 0)
		mark(m, up(addr), (addr + size) / PAGE, false);
	else
		mark_node(m, &m->node[nid], up(addr), (addr + size) / PAGE, false);
}

/* Multiples are of frames and addresses; before 2.6.27-rc4 of what counts from the start */
static unsigned long aligned(const struct model_bootmem *m, const struct model_node *n,
			     unsigned long i, unsigned long step)
{
	unsigned long base = m->rules.by_frame ? n->start : 0;

	return round_to(base + i, step) - base;
}

/* The first run of pages at or behind index @i, below @max */
static unsigned long run_from(const struct model_bootmem *m, const struct model_node *n,
			      unsigned long i, unsigned long max, unsigned long pages,
			      unsigned long step)
{
	unsigned long j;

	for (;;) {
		while (i < max && n->taken[i])
			i++;
		i = aligned(m, n, i, step);
		if (i >= max || i + pages > max)
			return MODEL_NONE;
		for (j = i; j < i + (pages ? pages : 1) && !n->taken[j]; j++)
			;
		if (j == i + (pages ? pages : 1))
			return i;
		i = aligned(m, n, j, step) + (aligned(m, n, j, step) == j ? step : 0);
	}
}

static unsigned long find(const struct model_bootmem *m, const struct model_node *n,
			  unsigned long size, unsigned long align, unsigned long goal,
			  unsigned long limit)
{
	unsigned long max = limit && limit < n->end ? limit : n->end;
	unsigned long step = align / PAGE ? align / PAGE : 1;
	unsigned long start = goal > n->start && goal < max ? goal : n->start, place;

	if (max <= n->start)
		return MODEL_NONE;
	start = round_to(start, step) - n->start;
	max -= n->start;
	if (n->last_pos <= start)
		return run_from(m, n, start, max, up(size), step);
	place = run_from(m, n, aligned(m, n, n->last_pos, step), max, up(size), step);
	return place != MODEL_NONE ? place : run_from(m, n, aligned(m, n, start, step), max, up(size), step);
}

/* Takes the pages of an object; gives where it begins, in bytes from the node's start */
static unsigned long put(struct model_bootmem *m, struct model_node *n, unsigned long place,
			 unsigned long size, unsigned long align)
{
	unsigned long base = m->rules.by_frame ? n->start * PAGE : 0;
	unsigned long old = n->last_offset, at = place * PAGE, i;

	if ((m->rules.by_frame ? old % PAGE : old) && old / PAGE + 1 == place)
		at = round_to(base + old, align) - base;
	n->last_offset = at + size;
	n->last_pos = up(at + size);
	for (i = at / PAGE + (at / PAGE < place); i < n->last_pos; i++) {
		if (i >= round_to(n->end - n->start, WORD_BITS)) {
			m->end = MODEL_WILD;
			return 0;
		}
		if (bug(m, n->taken[i]))
			return 0;
		n->taken[i] = 1;
	}
	return at;
}

unsigned long rewrite_core(struct model_bootmem *m, int nid, unsigned long size,
			   unsigned long align, unsigned long goal, unsigned long limit)
{
	struct model_node *n = &m->node[nid];
	unsigned long place;

	if (bug(m, !size) || bug(m, align & (align - 1)) ||
	    bug(m, limit && goal + size > limit) || !n->taken)
		return MODEL_NONE;
	place = find(m, n, size, align, goal / PAGE, limit / PAGE);
	if (place == MODEL_NONE)
		return MODEL_NONE;
	place = put(m, n, place, size, align);
	return ended(m) ? MODEL_NONE : n->start * PAGE + place;
}

static unsigned long any_node(struct model_bootmem *m, unsigned long size, unsigned long align,
			      unsigned long goal, unsigned long limit)
{
	unsigned long addr = MODEL_NONE;
	int i;

	for (i = 0; i < m->nodes && addr == MODEL_NONE && !ended(m); i++) {
		if (goal && m->node[m->order[i]].end <= goal / PAGE)
			continue;
		if (limit && m->node[m->order[i]].start >= limit / PAGE)
			break;
		addr = rewrite_core(m, m->order[i], size, align, goal, limit);
	}
	return addr;
}

/* With 2.6.27 the node is asked once, with 3.5 again when the goal is dropped */
unsigned long rewrite_alloc(struct model_bootmem *m, int nid, unsigned long size,
			    unsigned long align, unsigned long goal, unsigned long limit)
{
	unsigned long addr = MODEL_NONE;
	int again;

	if (m->rules.node_again && nid >= 0)
		limit = 0;
	for (again = 0; again < 2 && addr == MODEL_NONE && !ended(m); again++) {
		if (nid >= 0 && (!again || m->rules.node_again))
			addr = rewrite_core(m, nid, size, align, goal, limit);
		if (addr == MODEL_NONE && !ended(m))
			addr = any_node(m, size, align, goal, limit);
		if (!goal)
			break;
		goal = 0;
	}
	if (addr == MODEL_NONE && !ended(m))
		m->end = MODEL_PANIC;
	return addr;
}

/* Are the frames of the map's word that @pfn is said to be in, from bit @bit on, all free? */
static bool all_free(const struct model_node *n, unsigned long bit)
{
	unsigned long i;

	for (i = 0; i < WORD_BITS; i++)
		if (bit + i >= round_to(n->end - n->start, WORD_BITS) || n->taken[bit + i])
			return false;
	return true;
}

/* What goes over together: frames from @pfn, and which bits of the map are taken for them */
struct step {
	unsigned long pfn, bit, bits;
	bool whole;
};

static struct step step_of(const struct model_bootmem *m, const struct model_node *n,
			   unsigned long pfn)
{
	unsigned long idx = pfn - n->start, word = idx - idx % WORD_BITS;
	unsigned long to_next = WORD_BITS - pfn % WORD_BITS;
	struct step s = { pfn, word, WORD_BITS, false };

	switch (m->rules.hand_over) {
	case MODEL_STRICT:
		s.whole = !(n->start % WORD_BITS) && pfn + WORD_BITS < n->end;
		break;
	case MODEL_BULK:
		s.whole = to_next == WORD_BITS;
		break;
	case MODEL_SHIFTED:
		s.whole = to_next == WORD_BITS;
		s.bit = word + pfn % WORD_BITS;
		s.bits = to_next;
		break;
	case MODEL_JOINED:
		s.whole = to_next == WORD_BITS;
		s.bit = idx;
		s.bits = n->end - pfn >= WORD_BITS ? WORD_BITS : WORD_BITS - idx % WORD_BITS;
		if (s.bits > to_next)
			s.bits = to_next;
		break;
	}
	s.whole = s.whole && s.bits == WORD_BITS && all_free(n, s.bit);
	return s;
}

unsigned long rewrite_handover(struct model_bootmem *m, int nid, unsigned long map,
			       void (*block)(void *sink, unsigned long pfn, int order),
			       void *sink)
{
	struct model_node *n = &m->node[nid];
	unsigned long pfn, i, count = 0;
	struct step s;

	if (!n->taken)
		return 0;
	for (pfn = n->start; pfn < n->end;
	     pfn = m->rules.hand_over == MODEL_STRICT ? pfn + WORD_BITS :
						       round_to(pfn + 1, WORD_BITS)) {
		s = step_of(m, n, pfn);
		if (s.whole) {
			block(sink, pfn, WORD_BITS == 64 ? 6 : 5);
			count += WORD_BITS;
		}
		for (i = 0; i < s.bits && !s.whole; i++) {
			if (n->taken[s.bit + i])
				continue;
			block(sink, pfn + i, 0);
			count++;
		}
	}
	for (i = 0; i < up(round_to(n->end - n->start, WORD_BITS) / 8); i++, count++)
		block(sink, map + i, 0);
	if (m->rules.map_ends) {
		free(n->taken);
		n->taken = NULL;
	}
	return count;
}
