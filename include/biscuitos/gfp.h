/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a caller tells the page allocator what it wants: a mask of where from (zone
 * modifiers) and of what may be done to get it (action modifiers), as of 2.6.12.
 */
#ifndef _BISCUITOS_GFP_H
#define _BISCUITOS_GFP_H

#include <biscuitos/mmzone.h>
#include <biscuitos/page.h>

struct vm_area_struct_bs;

/* Where from; no bit is ZONE_NORMAL. Both bits at once mean nothing. */
#define __GFP_DMA_BS		0x01u
#define __GFP_HIGHMEM_BS	0x02u

/* What may be done */
#define __GFP_WAIT_BS		0x10u	/* may sleep and reclaim */
#define __GFP_HIGH_BS		0x20u	/* may go half below pages_min */
#define __GFP_IO_BS		0x40u	/* may start disk I/O */
#define __GFP_FS_BS		0x80u	/* may call into the file system */
#define __GFP_COLD_BS		0x100u	/* wants a page that is in no cache */
#define __GFP_NOWARN_BS		0x200u	/* no report when it fails */
#define __GFP_REPEAT_BS		0x400u	/* try harder, might still fail */
#define __GFP_NOFAIL_BS		0x800u	/* try for ever */
#define __GFP_NORETRY_BS	0x1000u	/* one round of reclaim only */
#define __GFP_NO_GROW_BS	0x2000u	/* for the slab allocator */
#define __GFP_COMP_BS		0x4000u	/* mark the pages as one compound page */
#define __GFP_ZERO_BS		0x8000u	/* clear the pages */
#define __GFP_NOMEMALLOC_BS	0x10000u /* no emergency reserves, come what may */

#define __GFP_BITS_SHIFT_BS	20
#define __GFP_BITS_MASK_BS	((1 << __GFP_BITS_SHIFT_BS) - 1)

#define GFP_ATOMIC_BS	(__GFP_HIGH_BS)
#define GFP_NOIO_BS	(__GFP_WAIT_BS)
#define GFP_NOFS_BS	(__GFP_WAIT_BS | __GFP_IO_BS)
#define GFP_KERNEL_BS	(__GFP_WAIT_BS | __GFP_IO_BS | __GFP_FS_BS)
#define GFP_USER_BS	(__GFP_WAIT_BS | __GFP_IO_BS | __GFP_FS_BS)
#define GFP_HIGHUSER_BS	(GFP_USER_BS | __GFP_HIGHMEM_BS)
#define GFP_DMA_BS	__GFP_DMA_BS

/**
 * __alloc_pages_bs() - the heart of the page allocator
 * @gfp_mask: __GFP_xxx_BS
 * @order: log2 of the pages wanted
 * @zonelist: zones to try, in order
 *
 * Where 2.6.12 would wait for memory to be reclaimed, this fails: nothing here
 * can be reclaimed, nobody can be killed.
 *
 * Return: the first page of the block, or NULL.
 */
struct page_bs *__alloc_pages_bs(unsigned int gfp_mask, unsigned int order,
				 struct zonelist_bs *zonelist);

/**
 * alloc_pages_node_bs() - pages of a node, or of the nodes it falls back to
 * @nid: node
 * @gfp_mask: __GFP_xxx_BS
 * @order: log2 of the pages wanted
 *
 * BUG if both zone bits are set: 2.6.12 has no list for that.
 *
 * Return: the first page of the block, or NULL (also for an @order that no list has).
 */
static inline struct page_bs *alloc_pages_node_bs(int nid, unsigned int gfp_mask,
						  unsigned int order)
{
	if (unlikely(order >= MAX_ORDER_BS))
		return NULL;
	if (BUG_ON_BS(nid < 0 || nid >= MAX_NUMNODES_BS) ||
	    BUG_ON_BS((gfp_mask & GFP_ZONEMASK_BS) >= GFP_ZONETYPES_BS))
		return NULL;

	return __alloc_pages_bs(gfp_mask, order, NODE_DATA_BS(nid)->node_zonelists +
				(gfp_mask & GFP_ZONEMASK_BS));
}

#define alloc_pages_bs(gfp_mask, order) \
	alloc_pages_node_bs(numa_node_id_bs(), gfp_mask, order)
#define alloc_page_bs(gfp_mask)	alloc_pages_bs(gfp_mask, 0)

/**
 * __get_free_pages_bs() - pages as an address
 * @gfp_mask: __GFP_xxx_BS
 * @order: log2 of the pages wanted
 *
 * Return: address of the first page, 0 if there is none.
 */
unsigned long __get_free_pages_bs(unsigned int gfp_mask, unsigned int order);

/**
 * get_zeroed_page_bs() - one cleared page as an address
 * @gfp_mask: __GFP_xxx_BS, without __GFP_HIGHMEM_BS (BUG)
 *
 * Return: its address, 0 if there is none.
 */
unsigned long get_zeroed_page_bs(unsigned int gfp_mask);

#define __get_free_page_bs(gfp_mask)	__get_free_pages_bs(gfp_mask, 0)
#define __get_dma_pages_bs(gfp_mask, order) \
	__get_free_pages_bs((gfp_mask) | GFP_DMA_BS, order)

/**
 * __free_pages_bs() - drop a reference to a block; the last one frees it
 * @page: its first page; nothing happens if that is reserved
 * @order: the order it was allocated with
 *
 * BUG if nobody holds a reference, or if @page is no page of this machine.
 */
void __free_pages_bs(struct page_bs *page, unsigned int order);

/**
 * free_pages_bs() - __free_pages_bs() by address
 * @addr: what __get_free_pages_bs() gave, or 0
 * @order: the order it was allocated with
 *
 * BUG if @addr is no low memory.
 */
void free_pages_bs(unsigned long addr, unsigned int order);

/** free_hot_page_bs() - free one page nobody refers to; its cache lines are warm */
void free_hot_page_bs(struct page_bs *page);

/** free_cold_page_bs() - the same, for a page that is in no cache */
void free_cold_page_bs(struct page_bs *page);

#define __free_page_bs(page)	__free_pages_bs((page), 0)
#define free_page_bs(addr)	free_pages_bs((addr), 0)

/** drain_local_pages_bs() - give the running CPU's lists back to the buddy lists */
void drain_local_pages_bs(void);

/**
 * page_alloc_cpu_dead_bs() - give back the lists of a CPU that was switched off
 * @cpu: the CPU; it does not run any more
 *
 * Its counters stay where they are: a sum is one over all CPUs.
 */
void page_alloc_cpu_dead_bs(int cpu);

#endif /* _BISCUITOS_GFP_H */
