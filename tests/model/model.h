/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A second, independent implementation of the rules that the replay follows, written
 * for obviousness and nothing else: a byte a page, lists that are arrays, no shared
 * code. The fuzzer lets both answer the same calls; the benchmarks take it as "how
 * history walked": bit by bit.
 *
 * Rules that changed from version to version are named in struct model_rules, each
 * after the release that brought it.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>

#define MODEL_ORDERS	11
#define MODEL_NODES	8
#define MODEL_NONE	(~0UL)		/* no address, no page */

/**
 * enum model_hand_over - which frames the hand-over takes a word of the map for, since 2.6.27
 * @MODEL_STRICT: those from the node's start on, whole words but the last (2.6.27)
 * @MODEL_BULK: those from multiples of a word on, for a word at a distance from the start (3.3)
 * @MODEL_SHIFTED: the same, shifted by what the frame is off such a multiple (3.5)
 * @MODEL_JOINED: the right ones, but for some at the node's end (3.8)
 */
enum model_hand_over { MODEL_STRICT, MODEL_BULK, MODEL_SHIFTED, MODEL_JOINED };

/**
 * struct model_rules - what the versions differ in
 * @next_node: a node without room is passed over (2.4.4)
 * @range_checks: reserve and alignments are checked (2.4.5)
 * @node_panics: a call that names a full node panics (2.4.10)
 * @real_align: the search begins at an aligned address (2.4.17), if not @hint steps from it
 * @hint: a search with a goal begins where the latest one succeeded (2.5.68)
 * @ends: the second search is the last (2.5.75)
 * @skips: what is too small is passed over, and a step more (2.6.0-test2)
 * @sorted: nodes are kept by their first frame (2.6.0-test3 to -test9)
 * @falls_back: a call that names a node is answered by others, too (2.6.8)
 * @words: free words go over as blocks (2.6.9)
 * @loses_nodes: all but the first and the latest (2.6.14-rc1, -rc2)
 * @limit: allocations can have a limit (2.6.14)
 * @low_limit: only that of low memory, and low memory of a node is not asked of others (2.6.16)
 * @any_order: a reservation may begin below its node (2.6.19)
 * @whole_map: what is handed over of the map is all of its pages (2.6.19)
 * @empty_nodes: a node without a map has nothing to give (2.6.20)
 * @exclusive: a reservation can ask for pages that are free (2.6.25-rc1)
 * @free_clips: a range is freed as far as the node goes (2.6.25)
 * @moves: ranges are clipped, and the map moves with the alignment: moved.c (2.6.26)
 * @search_ends: a search that finds nothing ends at the node's end (2.6.15)
 * @spill_after: a page is put on its per-CPU list before that spills (2.6.13)
 * @strict_alloc: a page's count and PG_slab are checked on allocation (2.6.13)
 * @small_lists: per-CPU limits of 2.6.15
 * @high_steps: watermarks of high memory of 2.6.15
 * @dma32: a fourth zone, and masks that name it (2.6.15)
 * @reserved_counts: a reserved page is one like any other, with a count of 1 (2.6.15)
 * @high_mark: pages of high memory carry a mark (2.6.12 only)
 * @compound: __GFP_COMP means something (2.6.15)
 * @rewritten: the bootmem of rewrite.c (2.6.27), and what it differs in:
 * @by_frame: aligned are frames and addresses (2.6.27-rc4)
 * @all_nodes: a hand-over without a node is of all (2.6.34)
 * @hand_over: see there
 * @node_again: a node is asked again without the goal, and no limit counts (3.5)
 * @map_ends: there is no map behind the hand-over, and none of a single node (4.4)
 */
struct model_rules {
	bool next_node, range_checks, node_panics, real_align, hint, ends, skips, sorted;
	bool falls_back, words;
	bool loses_nodes, low_limit, any_order, whole_map, empty_nodes, exclusive, free_clips, moves;
	bool limit;
	bool search_ends;
	bool spill_after;
	bool strict_alloc;
	bool small_lists;
	bool high_steps;
	bool dma32;
	bool reserved_counts;
	bool high_mark;
	bool compound;
	bool rewritten, by_frame, all_nodes, node_again, map_ends;
	enum model_hand_over hand_over;
};

/** enum model_end - how a call ended, besides with a result */
enum model_end { MODEL_OK, MODEL_BUG, MODEL_PANIC, MODEL_WILD, MODEL_FOREVER };

/* ---- bootmem ---- */

/**
 * struct model_node - one node's boot memory; addresses in bytes, frames as numbers
 * @started: somebody has
 * @start: first frame
 * @end: frame behind the last
 * @taken: a byte a frame, and as many more as fill up the map's last word
 * @last_pos: as in struct bootmem_data_bs
 * @last_offset: likewise
 * @last_success: likewise
 */
struct model_node {
	bool started;
	unsigned long start, end;
	unsigned char *taken;
	unsigned long last_pos, last_offset, last_success;
};

struct model_bootmem {
	struct model_rules rules;
	struct model_node node[MODEL_NODES];
	int order[MODEL_NODES];		/* numbers of the nodes, newest first */
	int nodes;
	enum model_end end;
};

/** model_bootmem_init() - start a node, all frames taken; gives the map's size in bytes */
unsigned long model_bootmem_init(struct model_bootmem *m, int nid,
				 unsigned long start, unsigned long end);
void model_bootmem_exit(struct model_bootmem *m);

/** model_bootmem_reserve() - false: @exclusive, and not all of it was free */
bool model_bootmem_reserve(struct model_bootmem *m, int nid,
			   unsigned long addr, unsigned long size, bool exclusive);
void model_bootmem_free(struct model_bootmem *m, int nid,
			unsigned long addr, unsigned long size);

/** model_bootmem_core() - search one node; gives a physical address or MODEL_NONE */
unsigned long model_bootmem_core(struct model_bootmem *m, int nid, unsigned long size,
				 unsigned long align, unsigned long goal,
				 unsigned long limit);

/** model_bootmem_alloc() - search @nid first (-1: none), then all nodes; panics in the end */
unsigned long model_bootmem_alloc(struct model_bootmem *m, int nid, unsigned long size,
				  unsigned long align, unsigned long goal,
				  unsigned long limit);

/**
 * model_bootmem_handover() - what a node hands over, in order
 * @block: called with frame and order of each block
 */
unsigned long model_bootmem_handover(struct model_bootmem *m, int nid, unsigned long map,
				     void (*block)(void *sink, unsigned long pfn, int order),
				     void *sink);

/* ---- page allocator ---- */

#define MODEL_ZONES	4	/* DMA, DMA32, NORMAL, HIGHMEM; DMA32 is empty before 2.6.15 */

/** struct model_list - frames, the one to take next in front */
struct model_list {
	unsigned long *pfn;
	unsigned long n, room;
};

/** struct model_pcp - a per-CPU list and its limits */
struct model_pcp {
	unsigned long low, high, batch;
	struct model_list list;
};

struct model_zone {
	unsigned long start, spanned, present, free;
	unsigned long min, low, high, reserve[MODEL_ZONES];
	struct model_list area[MODEL_ORDERS];
	struct model_pcp pcp[2];
};

/* Marks of a page, in the order of 2.6.12's bits; the others have no meaning in here */
enum {
	MODEL_LOCKED = 1 << 0, MODEL_ERROR = 1 << 1, MODEL_REFERENCED = 1 << 2,
	MODEL_UPTODATE = 1 << 3, MODEL_DIRTY = 1 << 4, MODEL_LRU = 1 << 5,
	MODEL_ACTIVE = 1 << 6, MODEL_SLAB = 1 << 7, MODEL_HIGHMEM = 1 << 8,
	MODEL_CHECKED = 1 << 9, MODEL_ARCH_1 = 1 << 10, MODEL_RESERVED = 1 << 11,
	MODEL_PRIVATE = 1 << 12, MODEL_WRITEBACK = 1 << 13, MODEL_COMPOUND = 1 << 15,
	MODEL_SWAPCACHE = 1 << 16, MODEL_MAPPEDTODISK = 1 << 17, MODEL_RECLAIM = 1 << 18,
};

enum model_mapping { MODEL_UNMAPPED, MODEL_ANON, MODEL_MAPPED };

/**
 * struct model_page - a frame
 * @zone: index of its zone
 * @count: references
 * @mapcount: page-table entries
 * @marks: MODEL_xxx
 * @mapping: kind of owner
 * @value: `private` as a number: the order of a free block, if MODEL_PRIVATE
 * @head: `private` as a pointer: the first frame of the compound page; MODEL_NONE if
 *	it is a number
 * @index: the order of a compound page, in its second frame
 */
struct model_page {
	int zone, count, mapcount;
	unsigned int marks;
	enum model_mapping mapping;
	unsigned long value, head, index;
};

struct model_buddy {
	struct model_rules rules;
	unsigned long start, pages;
	struct model_page *page;
	struct model_zone zone[MODEL_ZONES];
	int min_free_kbytes, ratio[MODEL_ZONES - 1];
	unsigned long pgfree, pgalloc[3];	/* high, normal, dma */
	enum model_end end;
	unsigned long bad;			/* reports of bad_page() */
};

/* What a request is made of; names as in GFP masks */
struct model_gfp {
	bool dma, dma32, highmem, wait, high, fs, cold, noretry, nomemalloc, zero, compound;
	bool harder;		/* may not wait, or is a real-time task */
};

/** model_buddy_zones() - zones of so many frames, one behind another from @start */
void model_buddy_zones(struct model_buddy *m, unsigned long start,
		       const unsigned long sizes[MODEL_ZONES],
		       const unsigned long holes[MODEL_ZONES]);
void model_buddy_exit(struct model_buddy *m);

/** model_buddy_watermarks() - choose min_free_kbytes, set marks and reserves */
void model_buddy_watermarks(struct model_buddy *m);

/** model_buddy_set_marks() - watermarks by @min_free_kbytes */
void model_buddy_set_marks(struct model_buddy *m);

/** model_buddy_set_reserves() - lowmem_reserve by @ratio, of which none is below 1 */
void model_buddy_set_reserves(struct model_buddy *m);

bool model_buddy_watermark_ok(const struct model_zone *z, int order, unsigned long mark,
			      int class, bool harder, bool high);

/** model_buddy_handover() - a block arrives from bootmem */
void model_buddy_handover(struct model_buddy *m, unsigned long pfn, int order);

/** model_buddy_release_high() - a frame of high memory arrives */
void model_buddy_release_high(struct model_buddy *m, unsigned long pfn);
unsigned long model_buddy_alloc(struct model_buddy *m, struct model_gfp gfp, int order,
				bool memalloc);
void model_buddy_free(struct model_buddy *m, unsigned long pfn, int order, bool cold);
void model_buddy_drain(struct model_buddy *m);

#endif /* MODEL_H */
