/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The allocator of one version as a WebAssembly module. A page loads a trace, makes its calls
 * one by one, and looks at the memory between them, or in the middle of one:
 *
 *	core.c      the calls, and what they answered: the lines of `replay -a`
 *	events.c    what happened inside a call, and which call each page belongs to
 *	view.c      the memory: a few bytes a page, the lists, and lines about zones and nodes
 *	sample.c    a few numbers of it
 *	bootmem.c   what view.c and sample.c ask of bootmem; no_bootmem.c where there is none
 *
 * Exported functions give addresses in the module's memory; what they point to holds until
 * the next call of an exported function.
 */
#ifndef WEB_CORE_H
#define WEB_CORE_H

#include <linux/types.h>

struct zone_bs;

/* Frames of a machine with 32-bit addresses */
#define MAX_FRAMES	0x100000UL

/* ---- what the page calls ---- */

#define EXPORTED(name)	__attribute__((export_name(name)))

/** room() - where the page puts the text of a trace; NULL if there is no memory for it */
EXPORTED("room") char *room(size_t len);

/**
 * load() - a new machine for the trace that lies in the room
 * @len: of its text
 * @checked: its results are compared
 * @goes_on: a bad page does not end it (ext_* traces)
 */
EXPORTED("load") void load(size_t len, bool checked, bool goes_on);

/** step() - the next call, with the comments before it; false if there was none, or an error */
EXPORTED("step") bool step(void);

/** run() - all calls that are left; how many answers were not as expected */
EXPORTED("run") unsigned long run(void);

/** dead() - has the machine died? */
EXPORTED("dead") bool dead(void);

/** tell() - the allocators tell of themselves, a line "state CALL = ANSWER" each */
EXPORTED("tell") void tell(void);

/** said() - what was said since the last call of this function; said_length() comes before */
EXPORTED("said") const char *said(void);
EXPORTED("said_length") size_t said_length(void);

/** events() - what happened inside the last call; beyond the first 4,096 only counted */
EXPORTED("events") struct event *events(void);
EXPORTED("events_count") u32 events_count(void);

/** look_at() - take the view behind that event of the next call, from 1; 0: not inside it */
EXPORTED("look_at") void look_at(u32 event);

/** view() - look now, unless look_at() did so inside the last call, and say where things are */
EXPORTED("view") void view(bool now);
EXPORTED("view_kinds") u8 *view_kinds(void);
EXPORTED("view_orders") u8 *view_orders(void);
EXPORTED("view_bits") u8 *view_bits(void);
EXPORTED("view_owners") u32 *view_owners(void);
EXPORTED("view_lists") u32 *view_lists(void);
EXPORTED("view_lists_length") unsigned long view_lists_length(void);

/**
 * sample() - numbers for a diagram over all calls
 *
 * Return: free bits of bootmem, pages on hot and on cold lists, and free blocks of orders 0
 * to 10.
 */
EXPORTED("sample") u32 *sample(void);

/* ---- among ourselves ---- */

/**
 * struct event - something that happened inside a call
 * @kind: what: enum kind of events.c
 * @at: frame, or address in bytes for those of bootmem
 * @size: order, bytes, or count of pages
 * @other: the buddy's frame; or where the search was to begin
 */
struct event {
	u32 kind, at, size, other;
};

/** say() - add to the text that the page reads */
__printf(1, 2) void say(const char *fmt, ...);

/** current_call() - number of the record that is being replayed, from 1 */
unsigned long current_call(void);

/** events_reset() - forget events and owners, for a new machine */
void events_reset(void);

/** events_begin() - a call begins: forget what happened inside the last one */
void events_begin(void);

/** owner_of() - number of the call that a frame was last given away by, 0 if it is free */
unsigned int owner_of(unsigned long pfn);

/** take_view() - look at all pages now */
void take_view(void);

/** has_pages() - does this entry of a node stand for a zone? */
bool has_pages(const struct zone_bs *zone);

/**
 * struct bits - a node of bootmem
 * @first: first frame
 * @end: frame behind its last one
 * @map: a bit a page, NULL when it has been handed over
 */
struct bits {
	unsigned long first, end;
	const unsigned long *map;
};

/** bits_of() - what bootmem has of a node; false if that is nothing, or there is no bootmem */
bool bits_of(int nid, struct bits *bits);

/**
 * range_of() - an entry of memblock's tables
 * @reserved: of what is reserved, not of memory
 * @i: its number, from 0
 * @base: gets its first byte
 * @end: gets the byte behind it
 *
 * Return: false behind the last.
 */
bool range_of(bool reserved, unsigned long i, u64 *base, u64 *end);

/** handed_over() - has the page allocator been given pages yet? */
bool handed_over(void);

/** say_bits() - a line about that node of bootmem, if there is one */
void say_bits(int nid);

#endif /* WEB_CORE_H */
