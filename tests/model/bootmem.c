// SPDX-License-Identifier: GPL-2.0-only
/* Boot memory, bit by bit. A byte stands for a bit: 1 is taken. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "model.h"
#include "rewrite.h"

#define PAGE		4096UL
#define WORD_BITS	(sizeof(long) * CHAR_BIT)

static unsigned long down(unsigned long bytes)
{
	return bytes / PAGE;
}

static unsigned long up(unsigned long bytes)
{
	return (bytes + PAGE - 1) / PAGE;
}

static unsigned long round_to(unsigned long x, unsigned long multiple)
{
	return (x + multiple - 1) & ~(multiple - 1);
}

static unsigned long frames(const struct model_node *n)
{
	return n->end - n->start;
}

static bool bug(struct model_bootmem *m, bool condition)
{
	if (condition)
		m->end = MODEL_BUG;
	return condition;
}

unsigned long model_bootmem_init(struct model_bootmem *m, int nid,
				 unsigned long start, unsigned long end)
{
	struct model_node *n = &m->node[nid];
	unsigned long bits = round_to(end - start, WORD_BITS);
	int i;

	if (bug(m, n->started))
		return 0;
	*n = (struct model_node){ .started = true, .start = start, .end = end };
	n->taken = malloc(bits + 1);
	memset(n->taken, 1, bits);
	/* In front of all, or behind those that do not begin after it */
	for (i = 0; m->rules.sorted && i < m->nodes && m->node[m->order[i]].start <= start; i++)
		;
	if (!m->rules.sorted)
		i = 0;
	if (m->rules.loses_nodes && m->nodes) {
		m->order[1] = nid;
		m->nodes = 2;
		return bits / CHAR_BIT;
	}
	memmove(m->order + i + 1, m->order + i, (m->nodes - i) * sizeof(m->order[0]));
	m->order[i] = nid;
	m->nodes++;
	if (m->rules.rewritten)
		rewrite_sort(m);
	return bits / CHAR_BIT;
}

void model_bootmem_exit(struct model_bootmem *m)
{
	int i;

	for (i = 0; i < MODEL_NODES; i++)
		free(m->node[i].taken);
	*m = (struct model_bootmem){ .rules = m->rules };
}

/*
 * Bits 0 .. @behind - 1 are about to be looked at. Without a map the kernel crashed, which
 * is a BUG; behind the map it changed what it did not own.
 */
static bool has_map(struct model_bootmem *m, const struct model_node *n,
		    unsigned long behind)
{
	if (bug(m, !n->taken))
		return false;
	if (behind <= round_to(frames(n), WORD_BITS))
		return true;
	m->end = MODEL_WILD;
	return false;
}

/* What was marked before one that was marked already, which never ended from index 0 on */
static void undo(struct model_bootmem *m, struct model_node *n, unsigned long first,
		 unsigned long end)
{
	if (!first)
		m->end = MODEL_WILD;
	while (first < end)
		n->taken[first++] = 0;
}

bool model_bootmem_reserve(struct model_bootmem *m, int nid,
			   unsigned long addr, unsigned long size, bool exclusive)
{
	struct model_node *n = &m->node[nid < 0 ? 0 : nid];
	unsigned long base = n->start * PAGE;
	unsigned long first = down(addr - base), behind = up(addr + size - base), i;

	if (m->rules.moves)
		return moved_reserve(m, nid, addr, size, exclusive);
	if (bug(m, !size))
		return true;
	if (m->rules.range_checks && ((!m->rules.any_order && bug(m, first >= behind)) ||
				      bug(m, down(addr) >= n->end)))
		return true;
	if (bug(m, up(addr + size) > n->end) || (m->rules.free_clips && bug(m, addr < base)))
		return true;
	if (first >= behind || !has_map(m, n, behind))
		return true;
	for (i = first; i < behind; i++) {
		if (exclusive && n->taken[i]) {
			undo(m, n, first, i);
			return false;
		}
		n->taken[i] = 1;
	}
	return true;
}

/* Since 2.6.25: what of it lies in the node */
static void free_clipped(struct model_bootmem *m, struct model_node *n, unsigned long addr,
			 unsigned long size)
{
	unsigned long base = n->start * PAGE, i, behind;

	if (bug(m, !size) || addr + size < base || down(addr) > n->end)
		return;
	if (addr >= base && addr < n->last_success)
		n->last_success = addr;
	i = up(addr) > n->start ? up(addr) - n->start : 0;
	behind = down(addr + size - base);
	if (behind > frames(n))
		behind = frames(n);
	if (i >= behind || !has_map(m, n, behind))
		return;
	for (; i < behind; i++) {
		if (bug(m, !n->taken[i]))
			return;
		n->taken[i] = 0;
	}
}

static void free_in_all(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size)
{
	int i;

	if (nid >= 0)
		free_clipped(m, &m->node[nid], addr, size);
	for (i = 0; nid < 0 && i < m->nodes && m->end == MODEL_OK; i++)
		free_clipped(m, &m->node[m->order[i]], addr, size);
}

void model_bootmem_free(struct model_bootmem *m, int nid,
			unsigned long addr, unsigned long size)
{
	struct model_node *n = &m->node[nid < 0 ? 0 : nid];
	unsigned long base = n->start * PAGE;
	unsigned long first = up(addr) - n->start, behind = down(addr + size - base), i;

	if (m->rules.free_clips) {
		free_in_all(m, nid, addr, size);
		return;
	}
	if (bug(m, !size) || bug(m, down(addr + size) > n->end))
		return;
	if (m->rules.hint && addr < n->last_success)
		n->last_success = addr;
	if (first >= behind || !has_map(m, n, behind))
		return;
	for (i = first; i < behind; i++) {
		if (bug(m, !n->taken[i]))
			return;
		n->taken[i] = 0;
	}
}

/* Behind the map there is nothing, and nothing is free */
static bool taken(const struct model_node *n, unsigned long i)
{
	return i < round_to(frames(n), WORD_BITS) && n->taken[i];
}

/* The first free page from @i on; ARM's search of a byte goes on to the byte's end */
static unsigned long next_free(const struct model_node *n, unsigned long i,
			       unsigned long behind)
{
	unsigned long j;

	for (; i < behind; i++)
		if (!n->taken[i])
			return i;
	if (WORD_BITS == 32)
		for (j = behind; j % 8; j++)
			if (!n->taken[j])
				return j;
	return behind;
}

/* Each page in turn, up to 2.5.67 */
static unsigned long plain_scan(const struct model_node *n, unsigned long from,
				unsigned long behind, unsigned long pages,
				unsigned long step)
{
	unsigned long i, j;

	for (i = from; i < behind; i += step) {
		for (j = i; j < behind && !n->taken[j]; j++)
			if (j + 1 >= i + pages)
				return i;
	}
	return MODEL_NONE;
}

static unsigned long scan(const struct model_bootmem *m, const struct model_node *n,
			  unsigned long from, unsigned long behind,
			  unsigned long pages, unsigned long step)
{
	unsigned long i, j;

	if (!m->rules.hint)
		return plain_scan(n, from, behind, pages, step);
	for (i = from; i < behind; i += step) {
		i = round_to(next_free(n, i, behind), step);
		if (m->rules.search_ends && i >= behind)
			break;
		if (taken(n, i))
			continue;
		for (j = i + 1; j < i + pages; j++)
			if (j >= behind || n->taken[j])
				break;
		if (j >= i + pages)
			return i;
		if (m->rules.skips)
			i = round_to(j, step);
	}
	return MODEL_NONE;
}

static unsigned long find(struct model_bootmem *m, const struct model_node *n,
			  unsigned long size, unsigned long align, unsigned long goal,
			  unsigned long limit, unsigned long behind)
{
	unsigned long base = n->start * PAGE;
	unsigned long step = align < PAGE ? 1 : align / PAGE;
	unsigned long off = 0, from = 0, place;

	if (m->rules.real_align && align && base % align)
		off = down(align - base % align);
	if (goal && goal >= base && down(goal) < n->start + behind) {
		from = goal - base;
		if (m->rules.hint && n->last_success >= from &&
		    (!down(limit) || down(limit) > n->last_success))
			from = n->last_success;
	}
	from = align ? down(round_to(from, align)) + off : off;

	if (off >= behind && m->rules.ends)
		return MODEL_NONE;
	if (off < behind && !has_map(m, n, 0))
		return MODEL_NONE;
	place = scan(m, n, from, behind, up(size), step);
	if (place == MODEL_NONE && (m->rules.ends ? from > off : from))
		place = scan(m, n, off, behind, up(size), step);
	if (place == MODEL_NONE && off && !m->rules.ends)
		m->end = MODEL_FOREVER;
	return place;
}

/*
 * Place an object at page @place, or behind the one before it; false if it dies of that.
 * @where is its distance from the node's start, which sizes that wrap make any number.
 */
static bool put(struct model_bootmem *m, struct model_node *n, unsigned long place,
		unsigned long size, unsigned long align, unsigned long *where)
{
	unsigned long rest = size, pages, i;

	*where = place * PAGE;
	if (align < PAGE && n->last_offset && n->last_pos + 1 == place) {
		unsigned long offset = align ? round_to(n->last_offset, align) : 0;

		if (bug(m, offset > PAGE))
			return false;
		*where = n->last_pos * PAGE + offset;
		if (size < PAGE - offset) {
			n->last_offset = offset + size;
			return true;
		}
		rest = size - (PAGE - offset);
	}
	pages = up(rest);
	n->last_pos = place + pages - 1;
	n->last_offset = rest % PAGE;
	for (i = place; i < place + pages; i++) {
		if (!m->rules.next_node && i >= round_to(frames(n), WORD_BITS)) {
			m->end = MODEL_WILD;
			return false;
		}
		if (bug(m, (m->rules.next_node && i >= frames(n)) || n->taken[i]))
			return false;
		n->taken[i] = 1;
	}
	return true;
}

unsigned long model_bootmem_core(struct model_bootmem *m, int nid, unsigned long size,
				 unsigned long align, unsigned long goal,
				 unsigned long limit)
{
	struct model_node *n = &m->node[nid];
	unsigned long behind, place, where;

	if (m->rules.rewritten)
		return rewrite_core(m, nid, size, align, goal, limit);
	if (m->rules.moves)
		return moved_core(m, nid, size, align, goal, limit);
	if (bug(m, !size) || (m->rules.range_checks && bug(m, align & (align - 1))))
		return MODEL_NONE;
	if (m->rules.empty_nodes && !n->taken)
		return MODEL_NONE;
	if (limit && n->start * PAGE >= limit)
		return MODEL_NONE;
	behind = frames(n);
	if (down(limit) && down(limit) <= n->end)
		behind = down(limit) - n->start;

	place = find(m, n, size, align, goal, limit, behind);
	if (m->end != MODEL_OK)
		return MODEL_NONE;
	if (place == MODEL_NONE && m->rules.next_node)
		return MODEL_NONE;
	if (place == MODEL_NONE)
		place = 0;
	n->last_success = place * PAGE;
	if (m->rules.hint && bug(m, place >= behind))
		return MODEL_NONE;
	if (!put(m, n, place, size, align, &where))
		return MODEL_NONE;
	return n->start * PAGE + where;
}

unsigned long model_bootmem_alloc(struct model_bootmem *m, int nid, unsigned long size,
				  unsigned long align, unsigned long goal,
				  unsigned long limit)
{
	unsigned long addr = MODEL_NONE;
	int i;

	if (m->rules.rewritten)
		return rewrite_alloc(m, nid, size, align, goal, limit);
	if (nid >= 0 && limit && m->rules.low_limit)
		return model_bootmem_core(m, nid, size, align, goal, limit);
	if (nid >= 0)
		addr = model_bootmem_core(m, nid, size, align, goal, limit);
	for (i = 0; (nid < 0 || m->rules.falls_back) && i < m->nodes && addr == MODEL_NONE && m->end == MODEL_OK; i++)
		addr = model_bootmem_core(m, m->order[i], size, align, goal, limit);
	if (addr == MODEL_NONE && m->end == MODEL_OK)
		m->end = (nid < 0 ? m->rules.next_node : m->rules.node_panics) ?
			 MODEL_PANIC : MODEL_BUG;
	return addr;
}

/* ffs() of the low 32 bits, counting from 1; 0 if none is set */
static unsigned int lowest_bit(unsigned long x)
{
	unsigned int i;

	for (i = 0; i < 32; i++)
		if (x >> i & 1)
			return i + 1;
	return 0;
}

static bool word_free(const struct model_node *n, unsigned long first)
{
	unsigned long i;

	for (i = first; i < first + WORD_BITS; i++)
		if (n->taken[i])
			return false;
	return true;
}

unsigned long model_bootmem_handover(struct model_bootmem *m, int nid, unsigned long map,
				     void (*block)(void *sink, unsigned long pfn, int order),
				     void *sink)
{
	struct model_node *n = &m->node[nid];
	int order = WORD_BITS == 64 ? 6 : 5;
	bool fast = m->rules.words &&
		    (!n->start || (int)lowest_bit(n->start * PAGE) - 12 > order + 1);
	unsigned long i, bytes, count = 0;

	if (m->rules.rewritten)
		return rewrite_handover(m, nid, map, block, sink);
	if (!has_map(m, n, 0))
		return 0;
	for (i = 0; i < frames(n); ) {
		if (fast && i % WORD_BITS == 0 && word_free(n, i)) {
			block(sink, n->start + i, order);
			count += WORD_BITS;
			i += WORD_BITS;
			continue;
		}
		if (!n->taken[i]) {
			block(sink, n->start + i, 0);
			count++;
		}
		i++;
	}
	bytes = m->rules.whole_map ? round_to(frames(n), WORD_BITS) / 8 : frames(n) / 8;
	for (i = 0; i < up(bytes); i++, count++)
		block(sink, map + i, 0);
	free(n->taken);
	n->taken = NULL;
	return count;
}
