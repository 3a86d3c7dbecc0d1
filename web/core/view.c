// SPDX-License-Identifier: GPL-2.0-only
/*
 * The memory as the page draws it. take_view() fills, for all frames of the machine one behind
 * the other, four arrays:
 *
 *	kinds	what the page is: enum kind; the first page of a free block has HEAD set
 *	orders	of the free block it belongs to
 *	bits	bootmem's bit: 0 no map, 1 free, 2 reserved; 3 and 4 the same of memblock's
 *		tables, until it hands over, where there is no map
 *	owners	the call that took it, 0 if none did
 *
 * and a list of lists: zone, order (or HOT, COLD), length, frames from the list's head on.
 * Lines tell where things are; numbers of frames are decimal:
 *
 *	frames	FIRST	COUNT
 *	zone	NODE	NAME	FIRST	SPANNED	FREE	MIN	LOW	HIGH
 *	bootmem	NODE	FIRST	END	FIELD=VALUE ...
 */
#include <stdlib.h>
#include <biscuitos/mm.h>
#include <bs/zones.h>
#include "core.h"

enum kind { NO_ZONE, IN_USE, RESERVED, FREE_BLOCK, ON_HOT, ON_COLD, NOWHERE };

#define HEAD	0x80
#define HOT	64
#define COLD	65

/* ---- frames: stretches that are drawn side by side ---- */

#define MAX_STRETCHES	(2 * MAX_NUMNODES_BS)

static struct stretch {
	unsigned long first, end, place;
} stretches[MAX_STRETCHES];
static unsigned int nr_stretches;

static unsigned long nr_frames, frames_room;
static u8 *kinds, *orders, *bits;
static u32 *owners;

static void add_stretch(unsigned long first, unsigned long end)
{
	struct stretch *s;

	if (end <= first || end > MAX_FRAMES)
		return;
	for (s = stretches; s < stretches + nr_stretches; s++)
		if (first <= s->end && s->first <= end) {
			s->first = min(s->first, first);
			s->end = max(s->end, end);
			return;
		}
	if (nr_stretches < MAX_STRETCHES)
		stretches[nr_stretches++] = (struct stretch){ first, end };
}

static int by_first(const void *a, const void *b)
{
	const struct stretch *s = a, *t = b;

	return s->first < t->first ? -1 : s->first > t->first;
}

/* Place of a frame in the arrays; nr_frames if it has none */
static unsigned long place_of(unsigned long pfn)
{
	const struct stretch *s;

	for (s = stretches; s < stretches + nr_stretches; s++)
		if (pfn >= s->first && pfn < s->end)
			return s->place + (pfn - s->first);
	return nr_frames;
}

bool has_pages(const struct zone_bs *zone)
{
	return zone->zone_pgdat && zone_pages_bs(zone) && zone->zone_mem_map;
}

static void add_zone(const struct zone_bs *zone)
{
	unsigned long first;

	if (!has_pages(zone))
		return;
	first = page_to_pfn_bs(zone->zone_mem_map);
	add_stretch(first, first + zone_pages_bs(zone));
}

/* Frames that have a part of an entry, or lie in it as a whole */
static bool frames_of(bool reserved, unsigned long i, unsigned long *first, unsigned long *end)
{
	u64 base, behind, up = PAGE_SIZE_BS - 1;

	if (handed_over() || !range_of(reserved, i, &base, &behind))
		return false;
	*first = min((base + (reserved ? 0 : up)) >> PAGE_SHIFT_BS, (u64)MAX_FRAMES);
	*end = min((behind + (reserved ? up : 0)) >> PAGE_SHIFT_BS, (u64)MAX_FRAMES);
	return true;
}

static void find_stretches(void)
{
	unsigned long first, end;
	struct bits node;
	unsigned int i;
	int nid;

	nr_stretches = 0;
	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		if (bits_of(nid, &node))
			add_stretch(node.first, node.end);
		for (i = 0; i < MAX_NR_ZONES_BS; i++)
			add_zone(&NODE_DATA_BS(nid)->node_zones[i]);
	}
	for (i = 0; frames_of(false, i, &first, &end); i++)
		add_stretch(first, end);
	qsort(stretches, nr_stretches, sizeof(stretches[0]), by_first);
	nr_frames = 0;
	for (i = 0; i < nr_stretches; i++) {
		stretches[i].place = nr_frames;
		nr_frames += stretches[i].end - stretches[i].first;
	}
}

static bool make_arrays(void)
{
	if (nr_frames > frames_room) {
		kinds = realloc(kinds, nr_frames);
		orders = realloc(orders, nr_frames);
		bits = realloc(bits, nr_frames);
		owners = realloc(owners, nr_frames * sizeof(u32));
		frames_room = nr_frames;
	}
	if (nr_frames && (!kinds || !orders || !bits || !owners))
		return false;
	memset(kinds, NO_ZONE, nr_frames);
	memset(orders, 0, nr_frames);
	memset(bits, 0, nr_frames);
	return true;
}

/* ---- lists ---- */

static u32 *lists;
static unsigned long nr_lists, lists_room;

static void add_word(u32 word)
{
	if (nr_lists == lists_room) {
		lists_room = lists_room ? 2 * lists_room : 1024;
		lists = realloc(lists, lists_room * sizeof(u32));
	}
	if (lists)
		lists[nr_lists++] = word;
	else
		lists_room = 0;
}

static void mark(unsigned long pfn, unsigned long count, enum kind kind, unsigned int order)
{
	unsigned long at = place_of(pfn), i;

	for (i = at; i < nr_frames && i < at + count; i++) {
		kinds[i] = kind;
		orders[i] = order;
	}
	if (at < nr_frames)
		kinds[at] |= HEAD;
}

/* A list that a wrong free has made endless ends where it has more pages than there are */
static void draw_list(unsigned int zone, const struct list_head *list, unsigned int order,
		      enum kind kind)
{
	unsigned long head = nr_lists, nr = 0;
	const struct page_bs *page;

	if (!list->next || list_empty(list))
		return;
	add_word(zone);
	add_word(order);
	add_word(0);
	list_for_each_entry(page, list, FREE_LINK_BS) {
		if (!page_valid_bs(page) || nr++ >= nr_frames)
			break;
		add_word(page_to_pfn_bs(page));
		mark(page_to_pfn_bs(page), kind == FREE_BLOCK ? 1UL << order : 1, kind,
		     kind == FREE_BLOCK ? order : 0);
	}
	if (lists)
		lists[head + 2] = nr_lists - head - 3;
}

#ifdef BS_HAS_AREA_MAPS
static void draw_pageset(unsigned int nr, struct zone_bs *zone)
{
	/* 2.4 has no lists of CPUs */
}
#else
static void draw_pageset(unsigned int nr, struct zone_bs *zone)
{
	draw_list(nr, &zone->pageset[0].pcp[0].list, HOT, ON_HOT);
	draw_list(nr, &zone->pageset[0].pcp[1].list, COLD, ON_COLD);
}
#endif

static void draw_zone(unsigned int nr, struct zone_bs *zone)
{
	struct page_bs *page = zone->zone_mem_map;
	unsigned long at = place_of(page_to_pfn_bs(page)), i;
	unsigned int order;

	for (i = 0; i < zone_pages_bs(zone) && at + i < nr_frames; i++, page++)
		kinds[at + i] = PageReserved_bs(page) ? RESERVED :
				page_count_bs(page) > 0 ? IN_USE : NOWHERE;
	for (order = 0; order < MAX_ORDER_BS; order++)
		draw_list(nr, &zone->free_area[order].free_list, order, FREE_BLOCK);
	draw_pageset(nr, zone);
}

/* ---- bootmem ---- */

static void draw_bits(int nid)
{
	unsigned long at, i;
	struct bits node;

	if (!bits_of(nid, &node) || !node.map)
		return;
	at = place_of(node.first);
	for (i = 0; i < node.end - node.first && at + i < nr_frames; i++)
		bits[at + i] = test_bit(i, node.map) ? 2 : 1;
}

/* ---- memblock ---- */

#define IN_TABLES	2	/* added to the bit */

static void draw_range(unsigned long first, unsigned long end, u8 bit)
{
	const struct stretch *s;
	unsigned long pfn;

	for (s = stretches; s < stretches + nr_stretches; s++)
		for (pfn = max(first, s->first); pfn < min(end, s->end); pfn++) {
			u8 *at = &bits[s->place + pfn - s->first];

			if (!*at || *at > IN_TABLES)
				*at = bit;
		}
}

static void draw_tables(void)
{
	unsigned long first, end, i;

	for (i = 0; frames_of(false, i, &first, &end); i++)
		draw_range(first, end, IN_TABLES + 1);
	for (i = 0; frames_of(true, i, &first, &end); i++)
		draw_range(first, end, IN_TABLES + 2);
}

/* ---- all of it ---- */

static void draw_owners(void)
{
	const struct stretch *s;
	unsigned long pfn;

	for (s = stretches; s < stretches + nr_stretches; s++)
		for (pfn = s->first; pfn < s->end; pfn++)
			owners[s->place + pfn - s->first] = owner_of(pfn);
}

void take_view(void)
{
	unsigned int nr = 0;
	int nid, i;

	find_stretches();
	nr_lists = 0;
	if (!make_arrays())
		return;
	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		draw_bits(nid);
		for (i = 0; i < MAX_NR_ZONES_BS; i++)
			if (has_pages(&NODE_DATA_BS(nid)->node_zones[i]))
				draw_zone(nr++, &NODE_DATA_BS(nid)->node_zones[i]);
	}
	draw_tables();
	draw_owners();
}

static void say_zone(int nid, const struct zone_bs *zone)
{
	if (has_pages(zone))
		say("zone\t%d\t%s\t%lu\t%lu\t%lu\t%lu\t%lu\t%lu\n", nid, zone->name,
		    page_to_pfn_bs(zone->zone_mem_map), zone_pages_bs(zone), zone->free_pages,
		    zone->pages_min, zone->pages_low, zone->pages_high);
}

void view(bool now)
{
	unsigned int i;
	int nid;

	if (now)
		take_view();
	for (i = 0; i < nr_stretches; i++)
		say("frames\t%lu\t%lu\n", stretches[i].first,
		    stretches[i].end - stretches[i].first);
	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		say_bits(nid);
		for (i = 0; i < MAX_NR_ZONES_BS; i++)
			say_zone(nid, &NODE_DATA_BS(nid)->node_zones[i]);
	}
}

u8 *view_kinds(void)
{
	return kinds;
}

u8 *view_orders(void)
{
	return orders;
}

u8 *view_bits(void)
{
	return bits;
}

u32 *view_owners(void)
{
	return owners;
}

u32 *view_lists(void)
{
	return lists;
}

unsigned long view_lists_length(void)
{
	return nr_lists;
}
