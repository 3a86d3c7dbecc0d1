/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the parts of the recorder (watch/record*.c) share: the lines of the trace, and how
 * they are added. Those who only want something recorded need record.h.
 */
#ifndef _BS_RECORDER_H
#define _BS_RECORDER_H

#include <linux/spinlock.h>
#include <biscuitos/mm.h>

struct layout_bs;
struct seq_file;

/**
 * struct entry - a line of the trace
 * @kind: of call
 * @nid: node that it is about
 * @order: of a block
 * @words: BY_xxx
 * @cold: given back to the cold list
 * @own_list: pages were asked for with a list of zones of the caller's own: @zones
 * @more_zones: ... which has more of them than @zones has room for
 * @origin: of what is given back: a block as it was given out, a part of one, or reserved
 *	by the boot; whoever gives the last two back has made them blocks before
 * @a: arguments and result
 * @b: likewise
 * @c: likewise
 * @d: likewise
 * @e: likewise
 * @zones: in place of @c and @d: IN_LIST(), up to a 0
 * @words_of_memblock: of MEMBLOCK: how it is written, with @a to @e in it
 */
struct entry {
	enum kind {
		INIT, RESERVE, FREE, ALLOC, FAIL, EARLY, MEMBLOCK, ZONES, PAGES, HAND, HIGH,
		MIN, SET_MIN, DRAIN, GET, NONE, PUT, GAP,
		/* what happened inside of these */
		SEARCH, REFUSE, SPLIT, MERGE, REFILL, DRAINED,
	} kind:8;
	enum origin {
		ALLOCATED, PART, RESERVED,
	} origin:8;
	u8 nid, order, words;
	bool cold, own_list, more_zones;
	unsigned long a, b, e;
	union {
		struct {
			unsigned long c, d;
		};
		u8 zones[2 * sizeof(long)];
	};
	const char *words_of_memblock;
};

/* A zone of an entry's list */
#define IN_LIST(nid, zone)	(0x80 | (nid) << 4 | (zone))
#define NID_IN_LIST(byte)	((byte) >> 4 & 7)
#define ZONE_IN_LIST(byte)	((byte) & 0xf)

/* Of a node without a name: any */
#define ANY_NODE	0xff

/** record_enter() - a call that is noted begins; false: nobody wants it */
bool record_enter(unsigned long *flags);

/** record_enter_boot() - record_enter(), unless a test has a boot allocator of its own */
bool record_enter_boot(unsigned long *flags);

/** record_leave() - behind either of them, whatever it said */
void record_leave(unsigned long flags);

/** record_add() - add a line; between record_enter() and record_leave(), as are all below */
void record_add(const struct entry *e);

/** record_last() - the latest call, NULL if there is none */
struct entry *record_last(void);

/** record_drop() - forget the latest line */
void record_drop(void);

/* What the boot does now that is one line of the trace */
enum inside {
	OUTSIDE,
	IN_ZONES,	/* takes memory for a node's zones: 2.4 */
	IN_HAND_OVER,	/* gives what is free to the page allocator, without a tracepoint */
};

/** record_inside() - it begins, or is over */
void record_inside(enum inside inside);

/** record_node_of_pfn() - the node with a frame */
int record_node_of_pfn(unsigned long pfn);

#define NOTE_BOOT(...)							\
	do {								\
		unsigned long record_flags;				\
									\
		if (record_enter_boot(&record_flags))			\
			record_add(&(struct entry){ __VA_ARGS__ });	\
		record_leave(record_flags);				\
	} while (0)

/** record_is_alloc() - is it the allocation of that many bytes there? */
static inline bool record_is_alloc(const struct entry *e, unsigned long addr,
				   unsigned long size)
{
	return e && e->kind == ALLOC && e->d == addr && e->a == size;
}

/**
 * record_instead() - a request with more to it than a tracepoint tells
 * @words: how it is written, with @e's numbers in it
 * @e: size in @a, and whatever else there is up to @d
 * @addr: what it got, the last of the numbers; 0 for nothing
 *
 * Takes the place of what was noted of it. Not to be called with the lock held.
 */
void record_instead(const char *words, const struct entry *e, unsigned long addr);

/* WRAP(type, name, parameters): the function that stands before another one, for submodules, too */
#define WRAP(type, name, proto)						\
	type __real_##name proto;					\
	type __wrap_##name proto;					\
	EXPORT_SYMBOL_GPL(__wrap_##name);				\
	type __wrap_##name proto

/* A line for each node that a caller can name, and one for those who name none */
#define EACH_NODE(before, behind)					\
	{ before "-" behind, before "0" behind, before "1" behind,	\
	  before "2" behind, before "3" behind, before "4" behind,	\
	  before "5" behind, before "6" behind, before "7" behind }

static inline unsigned int which_node(int nid)
{
	BUILD_BUG_ON(MAX_NUMNODES_BS > 8);
	return nid < 0 || nid >= MAX_NUMNODES_BS ? 0 : nid + 1;
}

/* ---- what boots: record_bootmem.c or record_memblock.c ---- */

/** record_all_at_once - are all nodes handed over by one call? */
extern const bool record_all_at_once;

/** record_boot_begin() - forget the last machine; @layout: the new one, NULL for none */
void record_boot_begin(const struct layout_bs *layout);

/**
 * record_boot_alloc() - memory was given out
 *
 * Return: ALLOC, or EARLY, if it was memblock that gave it before bootmem was there.
 */
enum kind record_boot_alloc(unsigned long addr, unsigned long size);

/** record_boot_node() - the node that gave an address out; its `init` is in the trace then */
int record_boot_node(unsigned long addr);

/** record_boot_holds_map() - does this frame hold a part of that node's bitmap? */
bool record_boot_holds_map(int nid, unsigned long pfn);

/** record_boot_end() - the byte behind all memory that can be given out */
unsigned long record_boot_end(void);

/** record_boot_missing() - tell what the trace does not say of the boot allocator */
void record_boot_missing(struct seq_file *m);

/* ---- the page allocator's zones, where the trace has them in their place ---- */

#ifdef BS_HAS_AREA_MAPS
/** record_zones_show() - the lines of a node's zones */
void record_zones_show(struct seq_file *m, int nid);

/** record_pages_show() - how many pages there are, behind them */
void record_pages_show(struct seq_file *m);
#else
static inline void record_zones_show(struct seq_file *m, int nid) { }
static inline void record_pages_show(struct seq_file *m) { }
#endif

#endif /* _BS_RECORDER_H */
