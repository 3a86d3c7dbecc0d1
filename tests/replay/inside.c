// SPDX-License-Identifier: GPL-2.0-only
/* See inside.h. For host programs. */
#include <stdlib.h>
#include <biscuitos/mm.h>
#include <bs/machine.h>
#include <bs/trace.h>
#include "inside.h"
#include "trace.h"
#include "world.h"

/**
 * struct event - something that happened
 * @kind: what
 * @zone: that refused, or of a list
 * @page: frame; of SEARCH the first byte
 * @buddy: frame
 * @size: an order, or how many pages; of SEARCH the last byte
 */
struct event {
	enum { SEARCH, REFUSE, SPLIT, MERGE, REFILL, DRAIN } kind;
	const struct zone_bs *zone;
	u64 page, buddy, size;
};

/* Those of the current record, and how many of them the trace has told so far */
static struct event *events;
static size_t nr_events, room, seen;
static bool compared;

static void note(struct event e)
{
	if (nr_events == room) {
		room = room ? 2 * room : 1024;
		events = realloc(events, room * sizeof(*events));
		if (!events)
			abort();
	}
	events[nr_events++] = e;
}

static void text_of(const struct event *e, char *buf, size_t size)
{
	static const char * const names[] = {
		"search", "refuse", "split", "merge", "refill", "drain",
	};
	const char *name = names[e->kind];

	if (e->kind == SEARCH)
		snprintf(buf, size, INSIDE_PREFIX "%s 0x%llx 0x%llx", name, e->page, e->size);
	else if (e->kind == SPLIT)
		snprintf(buf, size, INSIDE_PREFIX "%s %llu %llu", name, e->page, e->size);
	else if (e->kind == MERGE)
		snprintf(buf, size, INSIDE_PREFIX "%s %llu %llu %llu", name, e->page, e->buddy,
			 e->size);
	else
		snprintf(buf, size, INSIDE_PREFIX "%s %d %s %llu", name,
			 e->zone->zone_pgdat->node_id, e->zone->name, e->size);
}

static void differ(struct trace *t, const char *expected, const char *got)
{
	if (t->answers_only)
		return;
	t->differ++;
	world_print("%s:%u: inside %s", t->name, t->line, t->call);
	world_print("\texpected %s", expected ? expected : "that nothing more happens");
	world_print("\tgot      %s", got ? got : "nothing more");
}

void inside_begin(const char *text)
{
	nr_events = 0;
	seen = 0;
	compared = strstr(text, "\n" INSIDE_PREFIX) != NULL;
}

void inside_record(struct trace *t)
{
	char got[80];

	if (compared && seen < nr_events) {
		text_of(&events[seen], got, sizeof(got));
		differ(t, NULL, got);
	}
	nr_events = 0;
	seen = 0;
}

void inside_emit(struct trace *t, void (*emit)(struct trace *t, const char *line))
{
	char line[80];
	size_t i;

	for (i = 0; i < nr_events; i++) {
		text_of(&events[i], line, sizeof(line));
		emit(t, line);
	}
}

bool inside_expect(struct trace *t, const char *comment)
{
	char got[80];

	if (!str_has_prefix(comment, INSIDE_PREFIX))
		return false;
	if (seen < nr_events)
		text_of(&events[seen], got, sizeof(got));
	if (seen >= nr_events)
		differ(t, comment, NULL);
	else if (strcmp(comment, got))
		differ(t, comment, got);
	seen++;
	return true;
}

/* ---- where the lines trace_..._bs() lead to ---- */

void trace_bootmem_search_bs(u64 first, u64 last)
{
	note((struct event){ .kind = SEARCH, .page = first, .size = last });
}

void trace_buddy_refuse_bs(const struct zone_bs *zone, unsigned int order)
{
	note((struct event){ .kind = REFUSE, .zone = zone, .size = order });
}

void trace_buddy_split_bs(const struct page_bs *half, unsigned int order)
{
	note((struct event){ .kind = SPLIT, .page = page_to_pfn_bs(half), .size = order });
}

void trace_buddy_merge_bs(const struct page_bs *page, const struct page_bs *buddy,
			  unsigned int order)
{
	note((struct event){
		.kind = MERGE, .page = page_to_pfn_bs(page), .buddy = page_to_pfn_bs(buddy),
		.size = order,
	});
}

void trace_buddy_refill_bs(const struct zone_bs *zone, int count)
{
	note((struct event){ .kind = REFILL, .zone = zone, .size = count });
}

void trace_buddy_drain_bs(const struct zone_bs *zone, int count)
{
	note((struct event){ .kind = DRAIN, .zone = zone, .size = count });
}

/* The rest are the calls themselves */

void trace_bootmem_alloc_bs(unsigned long addr, unsigned long size, unsigned long align,
			    unsigned long goal)
{
}

void trace_bootmem_fail_bs(unsigned long size, unsigned long align, unsigned long goal)
{
}

void trace_bootmem_reserve_bs(unsigned long addr, unsigned long size)
{
}

void trace_bootmem_free_bs(unsigned long addr, unsigned long size)
{
}

void trace_bootmem_hand_over_bs(const struct page_bs *page, unsigned int order)
{
}

void trace_buddy_alloc_bs(const struct page_bs *page, unsigned int order,
			  unsigned int gfp_flags)
{
}

void trace_buddy_fail_bs(unsigned int gfp_flags, unsigned int order)
{
}

void trace_buddy_free_bs(const struct page_bs *page, unsigned int order)
{
}
