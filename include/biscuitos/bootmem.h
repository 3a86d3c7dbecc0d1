/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot memory allocator of Linux 2.6.12.
 *
 * Before the page allocator lives, one bit a page is all the kernel knows of its
 * memory: 0 is free, 1 is reserved. Each node has a bitmap of its own:
 *
 *        node_boot_start                                node_low_pfn
 *              |                                              |
 *   frames     v   0   1   2   3   4   5   6   7  ...         v
 *            ----+---+---+---+---+---+---+---+---+--------+---
 *   bitmap       | 1 | 1 | 0 | 0 | 1 | 1 | 0 | 0 |  ...   |
 *            ----+---+---+---+---+---+---+---+---+--------+---
 *                              last_pos --^   last_offset: bytes used of that page
 *
 * A search goes first fit from a goal; small objects share the last page that was
 * taken (last_pos, last_offset); last_success lets a search with a goal begin where
 * the previous one ended. When the page allocator is ready, free_all_bootmem_bs()
 * hands every free page over to it and the bitmaps end.
 *
 * Addresses and sizes are bytes unless a name ends in pfn (a frame number).
 * Design: Ingo Molnar (1999), nodes by Kanoj Sarcar; see docs/history.md.
 */
#ifndef _BISCUITOS_BOOTMEM_H
#define _BISCUITOS_BOOTMEM_H

#include <biscuitos/dma.h>
#include <biscuitos/mmzone.h>
#include <biscuitos/page.h>

/** First and last frame that bootmem manages, and the last of the machine, all + 1 but the first */
extern unsigned long max_low_pfn_bs;
extern unsigned long min_low_pfn_bs;
extern unsigned long max_pfn_bs;

/**
 * struct bootmem_data_bs - bootmem's view of a node
 * @node_boot_start: physical address of its first page
 * @node_low_pfn: frame behind its last page
 * @node_bootmem_map: one bit a page, NULL once the node was handed over
 * @last_offset: bytes in use of page @last_pos, 0 when it is full
 * @last_pos: last page of the latest allocation, counted from the node's start
 * @last_success: where the latest search succeeded, bytes from the node's start.
 *	free_bootmem_node_bs() compares it with a physical address, as history did.
 */
typedef struct bootmem_data_bs {
	unsigned long node_boot_start;
	unsigned long node_low_pfn;
	void *node_bootmem_map;
	unsigned long last_offset;
	unsigned long last_pos;
	unsigned long last_success;
} bootmem_data_t_bs;

/*
 * How the rest of the project sees all this, in each version: it names no field, and
 * calls no function whose arguments changed, but through these.
 */

/* Fields that records and pictures show, in this order */
#define BOOTMEM_FIELDS_BS(x)	\
	x(node_boot_start)	\
	x(node_low_pfn)		\
	x(last_pos)		\
	x(last_offset)		\
	x(last_success)

static inline unsigned long bootmem_first_pfn_bs(const struct bootmem_data_bs *bdata)
{
	return bdata->node_boot_start >> PAGE_SHIFT_BS;
}

/* Describe a node that has the frames @start .. @end - 1 */
static inline void bootmem_describe_bs(struct bootmem_data_bs *bdata, void *map,
				       unsigned long start, unsigned long end)
{
	bdata->node_bootmem_map = map;
	bdata->node_boot_start = start << PAGE_SHIFT_BS;
	bdata->node_low_pfn = end;
}

/* Does the node's memory belong to the page allocator, or to nobody yet? */
static inline bool bootmem_is_over_bs(const struct bootmem_data_bs *bdata)
{
	return !bdata->node_bootmem_map;
}

/* Search one node and no other; this version knows no limit */
#define bootmem_search_bs(bdata, size, align, goal, limit) \
	__alloc_bootmem_core_bs((bdata), (size), (align), (goal))

/* reserve_bootmem_node_bs() and reserve_bootmem_bs() of a range that others may have */
#define bootmem_reserve_node_bs(pgdat, addr, size) \
	reserve_bootmem_node_bs((pgdat), (addr), (size))
#define bootmem_reserve_bs(addr, size)	reserve_bootmem_bs((addr), (size))

/** What the nodes' bdata point to */
extern struct bootmem_data_bs node_bootmem_data_bs[MAX_NUMNODES_BS];

/**
 * bootmem_bootmap_pages_bs() - size of a bitmap
 * @pages: pages it describes
 *
 * Return: pages the bitmap takes.
 */
unsigned long bootmem_bootmap_pages_bs(unsigned long pages);

/**
 * init_bootmem_bs() - start bootmem on node 0, for machines with one node
 * @start: frame number of the bitmap, and the new min_low_pfn_bs
 * @pages: frame behind the last page, and the new max_low_pfn_bs
 *
 * Manages the frames 0 .. @pages - 1, all of them reserved.
 *
 * Return: size of the bitmap in bytes.
 */
unsigned long init_bootmem_bs(unsigned long start, unsigned long pages);

/**
 * init_bootmem_node_bs() - start bootmem on a node
 * @pgdat: the node; it is put at the head of pgdat_list_bs
 * @freepfn: frame number of the bitmap
 * @startpfn: the node's first frame
 * @endpfn: frame behind its last
 *
 * Every page is reserved at first: the caller frees what is RAM and reserves again
 * what is in use, the bitmap itself included.
 *
 * Return: size of the bitmap in bytes.
 */
unsigned long init_bootmem_node_bs(struct pglist_data_bs *pgdat,
				   unsigned long freepfn,
				   unsigned long startpfn,
				   unsigned long endpfn);

/**
 * reserve_bootmem_node_bs() - take a range out of what may be allocated
 * @pgdat: the node
 * @physaddr: first byte
 * @size: bytes; pages that are touched in part are reserved whole
 *
 * Reserving twice is allowed. BUG if the range is empty, begins below the node or
 * does not end in it.
 */
void reserve_bootmem_node_bs(struct pglist_data_bs *pgdat,
			     unsigned long physaddr, unsigned long size);

/**
 * free_bootmem_node_bs() - make a range available
 * @pgdat: the node
 * @addr: first byte
 * @size: bytes; pages that are touched in part stay reserved
 *
 * BUG if the range is empty, ends behind the node, or a page is free already (the
 * pages before it are then freed).
 */
void free_bootmem_node_bs(struct pglist_data_bs *pgdat,
			  unsigned long addr, unsigned long size);

/** reserve_bootmem_bs() - reserve_bootmem_node_bs() on node 0 */
void reserve_bootmem_bs(unsigned long addr, unsigned long size);

/** free_bootmem_bs() - free_bootmem_node_bs() on node 0 */
void free_bootmem_bs(unsigned long addr, unsigned long size);

/**
 * free_all_bootmem_node_bs() - hand a node over to the page allocator
 * @pgdat: the node
 *
 * Words of the bitmap that are wholly free go over as one block, other pages one by
 * one, the bitmap's own pages last. BUG if that has been done already.
 *
 * Return: pages handed over.
 */
unsigned long free_all_bootmem_node_bs(struct pglist_data_bs *pgdat);

/** free_all_bootmem_bs() - free_all_bootmem_node_bs() on node 0 */
unsigned long free_all_bootmem_bs(void);

/**
 * __alloc_bootmem_core_bs() - search one node
 * @bdata: its bootmem state
 * @size: bytes
 * @align: a power of two, or 0; counted from the node's start
 * @goal: physical address to begin at, if it lies in the node
 *
 * BUG if @size is 0 or @align no power of two.
 *
 * Return: zeroed memory, or NULL if the node has no room.
 */
void *__alloc_bootmem_core_bs(struct bootmem_data_bs *bdata,
			      unsigned long size, unsigned long align,
			      unsigned long goal);

/**
 * __alloc_bootmem_bs() - search all nodes, the one registered last first
 * @size: bytes
 * @align: a power of two, or 0
 * @goal: physical address to begin at, in the node that has it
 *
 * Return: zeroed memory. Panics when no node has room (and then returns NULL).
 */
void *__alloc_bootmem_bs(unsigned long size, unsigned long align,
			 unsigned long goal);

/**
 * __alloc_bootmem_node_bs() - search a node, then all nodes
 * @pgdat: the node
 * @size: bytes
 * @align: a power of two, or 0
 * @goal: physical address to begin at
 *
 * Return: zeroed memory. Panics when no node has room (and then returns NULL).
 */
void *__alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
			      unsigned long align, unsigned long goal);

/* What callers use. Objects are aligned to a cache line of the era's ARM. */
#define SMP_CACHE_BYTES_BS	32

#define alloc_bootmem_bs(x) \
	__alloc_bootmem_bs((x), SMP_CACHE_BYTES_BS, __pa_bs(MAX_DMA_ADDRESS_BS))
#define alloc_bootmem_low_bs(x) \
	__alloc_bootmem_bs((x), SMP_CACHE_BYTES_BS, 0)
#define alloc_bootmem_pages_bs(x) \
	__alloc_bootmem_bs((x), PAGE_SIZE_BS, __pa_bs(MAX_DMA_ADDRESS_BS))
#define alloc_bootmem_low_pages_bs(x) \
	__alloc_bootmem_bs((x), PAGE_SIZE_BS, 0)

#define alloc_bootmem_node_bs(pgdat, x) \
	__alloc_bootmem_node_bs((pgdat), (x), SMP_CACHE_BYTES_BS, \
				__pa_bs(MAX_DMA_ADDRESS_BS))
#define alloc_bootmem_pages_node_bs(pgdat, x) \
	__alloc_bootmem_node_bs((pgdat), (x), PAGE_SIZE_BS, \
				__pa_bs(MAX_DMA_ADDRESS_BS))
#define alloc_bootmem_low_pages_node_bs(pgdat, x) \
	__alloc_bootmem_node_bs((pgdat), (x), PAGE_SIZE_BS, 0)

/**
 * alloc_large_system_hash_bs() - a hash table out of bootmem or the page allocator
 * @tablename: for the message
 * @bucketsize: bytes of a bucket
 * @numentries: buckets wanted, 0 for a number that fits the machine's memory
 * @scale: one bucket for each 2^@scale bytes of low memory
 * @flags: HASH_HIGHMEM_BS counts high memory too, HASH_EARLY_BS takes bootmem
 * @_hash_shift: gets log2 of the number of buckets, may be NULL
 * @_hash_mask: gets the number of buckets less one, may be NULL
 * @limit: most buckets, 0 for a sixteenth of memory
 *
 * Halves the table until it fits. Panics if even one page is not to be had.
 *
 * Return: the table (not cleared when it comes from the page allocator), or NULL
 * after a panic.
 */
void *alloc_large_system_hash_bs(const char *tablename, unsigned long bucketsize,
				 unsigned long numentries, int scale, int flags,
				 unsigned int *_hash_shift,
				 unsigned int *_hash_mask, unsigned long limit);

#define HASH_HIGHMEM_BS	0x00000001
#define HASH_EARLY_BS	0x00000002

/* Spread hashes over nodes: only 64-bit NUMA machines did */
extern int hashdist_bs;

#endif /* _BISCUITOS_BOOTMEM_H */
