// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the tracepoints tell inside a call (include/bs/trace.h), kept until the next one. The
 * page may ask to have the memory looked at right behind one of them: the call runs on, the
 * view stays.
 */
#include <stdlib.h>
#include <biscuitos/mm.h>
#include <bs/trace.h>
#include <bs/zones.h>
#include "core.h"

enum kind {
	BOOT_ALLOC = 1, BOOT_FAIL, BOOT_RESERVE, BOOT_FREE, HAND_OVER,
	ALLOC, FAIL, FREE, SPLIT, MERGE, REFILL, DRAIN,
	SEARCH, REFUSE,
};

#define KEPT	4096

static struct event kept[KEPT];
static u32 nr_events, look_behind;

#define NOWHERE	(~0U)

struct event *events(void)
{
	return kept;
}

u32 events_count(void)
{
	return nr_events;
}

void look_at(u32 event)
{
	look_behind = event;
}

void events_begin(void)
{
	nr_events = 0;
}

static void note(enum kind kind, u32 at, u32 size, u32 other)
{
	if (nr_events < KEPT)
		kept[nr_events] = (struct event){ kind, at, size, other };
	nr_events++;
	if (nr_events == look_behind)
		take_view();
}

static bool over;

bool handed_over(void)
{
	return over;
}

/* ---- owners ---- */

#define CHUNK	1024UL

/* The call that took each frame */
static u32 *owners[MAX_FRAMES / CHUNK];

void events_reset(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(owners); i++)
		if (owners[i])
			memset(owners[i], 0, CHUNK * sizeof(u32));
	nr_events = 0;
	look_behind = 0;
	over = false;
}

unsigned int owner_of(unsigned long pfn)
{
	return pfn < MAX_FRAMES && owners[pfn / CHUNK] ? owners[pfn / CHUNK][pfn % CHUNK] : 0;
}

static void set_owner(unsigned long pfn, unsigned long count, u32 call)
{
	unsigned long end = min(pfn + count, MAX_FRAMES);

	for (; pfn < end; pfn++) {
		u32 **chunk = &owners[pfn / CHUNK];

		if (!*chunk && call)
			*chunk = calloc(CHUNK, sizeof(u32));
		if (*chunk)
			(*chunk)[pfn % CHUNK] = call;
	}
}

/* Pages that lie in the range at least in part */
static void own_bytes(unsigned long addr, unsigned long size)
{
	unsigned long end = (u64)addr + size > ~0UL ? ~0UL : addr + size;

	if (size)
		set_owner(addr >> PAGE_SHIFT_BS, ((end - 1) >> PAGE_SHIFT_BS) -
			  (addr >> PAGE_SHIFT_BS) + 1, current_call());
}

/* Pages that lie in it as a whole */
static void disown_bytes(unsigned long addr, unsigned long size)
{
	u64 first = ((u64)addr + PAGE_SIZE_BS - 1) >> PAGE_SHIFT_BS;
	u64 end = ((u64)addr + size) >> PAGE_SHIFT_BS;

	if (end > first)
		set_owner(first, end - first, 0);
}

/* A page structure of the runner (handover.h) has no frame of the machine */
static u32 frame_of(const struct page_bs *page)
{
	return page_valid_bs(page) ? page_to_pfn_bs(page) : NOWHERE;
}

static void own_block(const struct page_bs *page, unsigned int order, u32 call)
{
	if (page_valid_bs(page))
		set_owner(page_to_pfn_bs(page), 1UL << order, call);
}

/* ---- bootmem ---- */

void trace_bootmem_alloc_bs(unsigned long addr, unsigned long size, unsigned long align,
			    unsigned long goal)
{
	own_bytes(addr, size);
	note(BOOT_ALLOC, addr, size, goal);
}

void trace_bootmem_fail_bs(unsigned long size, unsigned long align, unsigned long goal)
{
	note(BOOT_FAIL, NOWHERE, size, goal);
}

void trace_bootmem_reserve_bs(unsigned long addr, unsigned long size)
{
	own_bytes(addr, size);
	note(BOOT_RESERVE, addr, size, 0);
}

void trace_bootmem_free_bs(unsigned long addr, unsigned long size)
{
	disown_bytes(addr, size);
	note(BOOT_FREE, addr, size, 0);
}

void trace_bootmem_hand_over_bs(const struct page_bs *page, unsigned int order)
{
	note(HAND_OVER, frame_of(page), order, 0);
}

void trace_bootmem_search_bs(u64 first, u64 last)
{
	note(SEARCH, first, min_t(u64, last - first + 1, ~0U), 0);
}

/* ---- blocks of pages ---- */

void trace_buddy_alloc_bs(const struct page_bs *page, unsigned int order,
			  unsigned int gfp_flags)
{
	own_block(page, order, current_call());
	note(ALLOC, frame_of(page), order, gfp_flags);
}

void trace_buddy_fail_bs(unsigned int gfp_flags, unsigned int order)
{
	note(FAIL, NOWHERE, order, gfp_flags);
}

void trace_buddy_free_bs(const struct page_bs *page, unsigned int order)
{
	over = true;
	own_block(page, order, 0);
	note(FREE, frame_of(page), order, 0);
}

/* It has pages: another one is in no list of zones */
void trace_buddy_refuse_bs(const struct zone_bs *zone, unsigned int order)
{
	note(REFUSE, page_to_pfn_bs(zone->zone_mem_map), zone_pages_bs(zone), order);
}

void trace_buddy_split_bs(const struct page_bs *half, unsigned int order)
{
	note(SPLIT, frame_of(half), order, frame_of(half) - (1U << order));
}

void trace_buddy_merge_bs(const struct page_bs *page, const struct page_bs *buddy,
			  unsigned int order)
{
	note(MERGE, frame_of(page), order, frame_of(buddy));
}

void trace_buddy_refill_bs(const struct zone_bs *zone, int count)
{
	note(REFILL, NOWHERE, count, zone - zone->zone_pgdat->node_zones);
}

void trace_buddy_drain_bs(const struct zone_bs *zone, int count)
{
	note(DRAIN, NOWHERE, count, zone - zone->zone_pgdat->node_zones);
}
