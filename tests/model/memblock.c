// SPDX-License-Identifier: GPL-2.0-only
/* See memblock.h. Addresses are numbers of a word, and wrap as these do. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "memblock.h"

typedef unsigned long addr_t;

#define TOP	(~0UL)
#define PAGE	4096UL
enum { HOTPLUG = 1, NOMAP = 4 };

struct entry {
	addr_t base, size;
	unsigned long flags;
	int nid;
};

struct table {
	struct entry e[MODEL_MB_ENTRIES];
	unsigned long n, max, total, at;	/* n is 0 if it is empty; at: address, 0 if it has not grown */
};

static struct model_mb_rules rules;
static struct table memory, reserved;
static addr_t current_limit, kernel_end;
static bool bottom_up, movable, can_resize;
static char result[1 << 16];

static void say(const char *fmt, ...)
{
	size_t len = strlen(result);
	va_list args;

	va_start(args, fmt);
	vsnprintf(result + len, sizeof(result) - len, fmt, args);
	va_end(args);
}

static addr_t end_of(const struct entry *e)
{
	return e->base + e->size;
}

static addr_t capped(addr_t base, addr_t size)
{
	return size > TOP - base ? TOP - base : size;
}

/* ---- free memory: page by page would be slow, edge by edge is as obvious ---- */

static bool fits(const struct entry *e, int nid, bool up)
{
	if (nid != MODEL_MB_NO_NODE && e->nid != nid)
		return false;
	if (movable && (e->flags & HOTPLUG) && (!up || rules.hotplug_upwards))
		return false;
	return !(e->flags & NOMAP);
}

struct range {
	addr_t start, end;
	int nid;
};

/* All free ranges of a kind, upwards; gaps of no length inside an entry are ranges, too */
static unsigned long free_ranges(struct range *r, int nid, bool up)
{
	unsigned long n = 0, i, gap;
	addr_t start, end;

	for (i = 0; i < memory.n; i++) {
		const struct entry *m = &memory.e[i];

		if (!fits(m, nid, up))
			continue;
		for (gap = 0; gap <= reserved.n; gap++) {
			start = gap ? end_of(&reserved.e[gap - 1]) : 0;
			end = gap < reserved.n ? reserved.e[gap].base : TOP;
			if (start >= end_of(m) || end <= m->base)
				continue;
			r[n].start = start > m->base ? start : m->base;
			r[n].end = end < end_of(m) ? end : end_of(m);
			r[n++].nid = m->nid;
		}
	}
	return n;
}

static addr_t clamped(addr_t x, addr_t low, addr_t high)
{
	return x < low ? low : x > high ? high : x;
}

static addr_t up_to(addr_t x, addr_t align)
{
	return ((x - 1) | (align - 1)) + 1;
}

static struct range ranges[MODEL_MB_ENTRIES * 2];

static addr_t lowest(addr_t size, addr_t align, addr_t start, addr_t end, int nid)
{
	unsigned long n = free_ranges(ranges, nid, true), i;

	for (i = 0; i < n; i++) {
		addr_t from = clamped(ranges[i].start, start, end);
		addr_t to = clamped(ranges[i].end, start, end);
		addr_t place = up_to(from, align);

		if (place < to && to - place >= size)
			return place;
	}
	return 0;
}

static addr_t highest(addr_t size, addr_t align, addr_t start, addr_t end, int nid)
{
	unsigned long i = free_ranges(ranges, nid, false);

	while (i--) {
		addr_t from = clamped(ranges[i].start, start, end);
		addr_t to = clamped(ranges[i].end, start, end);
		addr_t place = (to - size) & ~(align - 1);

		if (to >= size && place >= from)
			return place;
	}
	return 0;
}

static addr_t find(addr_t size, addr_t align, addr_t start, addr_t end, int nid)
{
	addr_t place, above;

	if (!end || (end == 1 && rules.no_leak_trace))
		end = current_limit;
	if (start < PAGE)
		start = PAGE;
	if (end < start)
		end = start;
	if (bottom_up && rules.bottom_up == 3)
		return lowest(size, align, start, end, nid);
	if (bottom_up && end > kernel_end) {
		above = start > kernel_end ? start : kernel_end;
		place = lowest(size, align, above, end, nid);
		if (rules.bottom_up == 1)
			place = (int)place;
		if (place)
			return place;
	}
	return highest(size, align, start, end, nid);
}

/* ---- tables ---- */

static int by_base(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->base < y->base ? -1 : x->base > y->base;
}

/* Only entries of no length could have the same base, and there are none */
static void sort(struct table *t)
{
	qsort(t->e, t->n, sizeof(t->e[0]), by_base);
}

static void merge(struct table *t)
{
	unsigned long i, kept = 0;

	for (i = 1; i < t->n; i++) {
		struct entry *last = &t->e[kept], *e = &t->e[i];

		if (end_of(last) == e->base && last->nid == e->nid && last->flags == e->flags)
			last->size += e->size;
		else
			t->e[++kept] = *e;
	}
	t->n = t->n ? kept + 1 : 0;
}

static unsigned long pieces(const struct table *t, addr_t base, addr_t end, struct entry *out)
{
	unsigned long n = 0, i;

	for (i = 0; i < t->n && base < end; i++) {
		const struct entry *e = &t->e[i];

		if (e->base > base) {
			out[n].base = base;
			out[n++].size = (e->base < end ? e->base : end) - base;
		}
		if (end_of(e) > base)
			base = end_of(e);
	}
	if (base < end) {
		out[n].base = base;
		out[n++].size = end - base;
	}
	return n;
}

static int add(struct table *t, addr_t base, addr_t size, int nid, unsigned long flags);
static int drop(struct table *t, addr_t base, addr_t size);

static unsigned long bytes_of(unsigned long max)
{
	return (max * rules.entry + PAGE - 1) & ~(PAGE - 1);
}

static int grow(struct table *t, addr_t base, addr_t size)
{
	unsigned long bytes = bytes_of(2 * t->max), old = t->at;
	addr_t place;

	if (!can_resize)
		return -1;
	if (t == &memory)
		base = size = 0;
	place = find(bytes, PAGE, base + size, current_limit, MODEL_MB_NO_NODE);
	if (!place && size)
		place = find(bytes, PAGE, 0, base < current_limit ? base : current_limit,
			     MODEL_MB_NO_NODE);
	if (!place)
		return -1;
	t->at = place;
	t->max *= 2;
	if (old)
		drop(&reserved, old, bytes_of(t->max / 2));
	add(&reserved, place, bytes, MODEL_MB_NO_NODE, 0);
	return 0;
}

static struct entry wanted[MODEL_MB_ENTRIES];

/* An empty table has one entry of no length, which counts, unless it is the first to be filled */
static int add(struct table *t, addr_t base, addr_t size, int nid, unsigned long flags)
{
	unsigned long n, i;

	size = capped(base, size);
	if (!size)
		return 0;
	if (!t->n) {
		t->e[0] = (struct entry){ base, size, flags, nid };
		t->n = 1;
		t->total = size;
		return 0;
	}
	while (t->n + pieces(t, base, base + size, wanted) > t->max)
		if (grow(t, base, size))
			return -12;
	n = pieces(t, base, base + size, wanted);
	for (i = 0; i < n; i++) {
		t->e[t->n++] = (struct entry){ wanted[i].base, wanted[i].size, flags, nid };
		t->total += wanted[i].size;
	}
	sort(t);
	merge(t);
	return 0;
}

/* Cuts entries at both ends of a range */
static int isolate(struct table *t, addr_t base, addr_t size)
{
	addr_t cuts[2] = { base, base + size };
	unsigned long i, n;
	int c;

	while ((t->n ? t->n : 1) + 2 > t->max)
		if (grow(t, base, size))
			return -12;
	for (c = 0; c < 2; c++)
		for (n = t->n, i = 0; i < n; i++) {
			struct entry *e = &t->e[i];

			if (e->base < cuts[c] && cuts[c] < end_of(e)) {
				t->e[t->n] = *e;
				t->e[t->n].base = cuts[c];
				t->e[t->n++].size = end_of(e) - cuts[c];
				e->size = cuts[c] - e->base;
			}
		}
	sort(t);
	return 0;
}

static bool within(const struct entry *e, addr_t base, addr_t size)
{
	return e->base >= base && end_of(e) <= base + size;
}

static int drop(struct table *t, addr_t base, addr_t size)
{
	unsigned long i, kept = 0;

	size = capped(base, size);
	if (!size)
		return 0;
	if (isolate(t, base, size))
		return -12;
	for (i = 0; i < t->n; i++) {
		if (within(&t->e[i], base, size))
			t->total -= t->e[i].size;
		else
			t->e[kept++] = t->e[i];
	}
	t->n = kept;
	return 0;
}

/* what: 'n' node, '+' set flags, '-' clear flags */
static int change(struct table *t, addr_t base, addr_t size, char what, unsigned long value)
{
	unsigned long i;

	size = capped(base, size);
	if (size && isolate(t, base, size))
		return -12;
	for (i = 0; i < t->n && size; i++) {
		if (!within(&t->e[i], base, size))
			continue;
		if (what == 'n')
			t->e[i].nid = value;
		else if (what == '+')
			t->e[i].flags |= value;
		else
			t->e[i].flags &= ~value;
	}
	merge(t);
	return 0;
}

static void limit(addr_t bytes)
{
	unsigned long i;

	for (i = 0; i < memory.n && memory.e[i].size < bytes; i++)
		bytes -= memory.e[i].size;
	if (!bytes)
		return;
	bytes = i < memory.n ? memory.e[i].base + bytes : TOP;
	drop(&memory, bytes, TOP);
	drop(&reserved, bytes, TOP);
}

static addr_t take(addr_t size, addr_t align, addr_t end, int nid)
{
	addr_t place;

	if (rules.rounds)
		size = up_to(size, align);
	else if (!align)
		align = 64;
	place = find(size, align, 0, end, nid);
	return place && !add(&reserved, place, size, MODEL_MB_NO_NODE, 0) ? place : 0;
}

/* ---- records ---- */

static char *argv[16];
static int argc;

static addr_t arg(int i)
{
	return i < argc ? strtoul(argv[i], NULL, 0) : 0;
}

static int node(int i)
{
	return i < argc && strcmp(argv[i], "-") ? (int)arg(i) : MODEL_MB_NO_NODE;
}

static struct table *table(int i)
{
	return i < argc && !strcmp(argv[i], "reserved") ? &reserved : &memory;
}

static void say_place(addr_t place)
{
	if (place)
		say("0x%lx", place);
	else
		say("none");
}

static void say_nid(int nid)
{
	if (nid == MODEL_MB_NO_NODE)
		say("-");
	else
		say("%d", nid);
}

static void say_ranges(bool up, int nid)
{
	unsigned long n = free_ranges(ranges, nid, up), i;

	for (i = 0; i < n; i++) {
		const struct range *r = &ranges[up ? i : n - 1 - i];

		say("%s0x%lx 0x%lx ", i ? "; " : "", r->start, r->end);
		say_nid(r->nid);
	}
	if (!n)
		say("none");
}

static void say_table(const struct table *t)
{
	unsigned long i;

	for (i = 0; i < t->n; i++) {
		say("%s0x%lx 0x%lx 0x%lx ", i ? "; " : "", t->e[i].base, t->e[i].size,
		    t->e[i].flags);
		say_nid(t->e[i].nid);
	}
}

static bool in_table(const struct table *t, addr_t addr)
{
	unsigned long i;

	for (i = 0; i < t->n; i++)
		if (addr >= t->e[i].base && addr < end_of(&t->e[i]))
			return true;
	return false;
}

static bool touches(const struct table *t, addr_t base, addr_t size)
{
	unsigned long i;

	size = capped(base, size);
	for (i = 0; i < t->n; i++)
		if (base < end_of(&t->e[i]) && t->e[i].base < base + size)
			return true;
	return false;
}

static unsigned long flag(const char *name)
{
	return !strcmp(name, "hotplug") ? HOTPLUG : NOMAP;
}

static void set_env(void)
{
	if (!strcmp(argv[1], "movable_node"))
		movable = arg(2);
	else if (!strcmp(argv[1], "kernel_end"))
		kernel_end = arg(2);
	say("ok");
}

const char *model_mb_answer(const char *record)
{
	static char line[512];
	char *word;

	snprintf(line, sizeof(line), "%s", record);
	for (argc = 0, word = strtok(line, " "); word && argc < 16; word = strtok(NULL, " "))
		argv[argc++] = word;
	result[0] = '\0';
#define IS(name) (argc && !strcmp(argv[0], "mb_" name))
	if (IS("add"))
		say("%d", add(&memory, arg(1), arg(2), node(3), 0));
	else if (IS("remove"))
		say("%d", drop(&memory, arg(1), arg(2)));
	else if (IS("reserve"))
		say("%d", add(&reserved, arg(1), arg(2), MODEL_MB_NO_NODE, 0));
	else if (IS("free"))
		say("%d", drop(&reserved, arg(1), arg(2)));
	else if (IS("set_node"))
		say("%d", change(table(4), arg(1), arg(2), 'n', node(3)));
	else if (IS("mark"))
		say("%d", change(&memory, arg(2), arg(3), '+', flag(argv[1])));
	else if (IS("clear"))
		say("%d", change(&memory, arg(2), arg(3), '-', flag(argv[1])));
	else if (IS("env"))
		set_env();
	else if (IS("bottom_up"))
		bottom_up = arg(1), say("ok");
	else if (IS("current_limit"))
		current_limit = arg(1), say("ok");
	else if (IS("allow_resize"))
		can_resize = true, say("ok");
	else if (IS("enforce_limit"))
		limit(arg(1)), say("ok");
	else if (IS("alloc_base_nopanic"))
		say_place(take(arg(1), arg(2), arg(4), MODEL_MB_NO_NODE));
	else if (IS("alloc_nid"))
		say_place(take(arg(1), arg(2), 0, node(5)));
	else if (IS("find"))
		say_place(find(arg(1), arg(2), arg(3), arg(4), node(5)));
	else if (IS("is_memory"))
		say("%d", in_table(&memory, arg(1)));
	else if (IS("is_reserved"))
		say("%d", in_table(&reserved, arg(1)));
	else if (IS("is_region_reserved"))
		say("%d", touches(&reserved, arg(1), arg(2)));
	else if (IS("phys_mem_size"))
		say("0x%lx", memory.total);
	else if (IS("free_ranges"))
		say_ranges(!strcmp(argv[1], "up"), node(2));
	else if (IS("regions") && table(1)->n)
		say_table(table(1));
	else
		return NULL;
	return result;
}

void model_mb_start(struct model_mb_rules r)
{
	rules = r;
	memset(&memory, 0, sizeof(memory));
	memset(&reserved, 0, sizeof(reserved));
	memory.max = reserved.max = 128;
	current_limit = TOP;
	kernel_end = 0;
	bottom_up = movable = can_resize = false;
}
