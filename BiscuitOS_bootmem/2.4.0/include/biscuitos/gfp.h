/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a caller tells the page allocator what it wants, as of Linux 2.4.0 (where this was a
 * part of mm.h).
 */
#ifndef _BISCUITOS_GFP_H
#define _BISCUITOS_GFP_H

#include <biscuitos/mmzone.h>
#include <biscuitos/page.h>

#define __GFP_WAIT_BS		0x01	/* may sleep and reclaim */
#define __GFP_HIGH_BS		0x02	/* is looked at nowhere */
#define __GFP_IO_BS		0x04	/* may start disk I/O */
#define __GFP_DMA_BS		0x08	/* from DMA only, whatever else is said */
#define __GFP_HIGHMEM_BS	0x10	/* from HIGHMEM too, and first */

#define GFP_BUFFER_BS	(__GFP_HIGH_BS | __GFP_WAIT_BS)
#define GFP_ATOMIC_BS	(__GFP_HIGH_BS)
#define GFP_USER_BS	(__GFP_WAIT_BS | __GFP_IO_BS)
#define GFP_HIGHUSER_BS	(GFP_USER_BS | __GFP_HIGHMEM_BS)
#define GFP_KERNEL_BS	(__GFP_HIGH_BS | __GFP_WAIT_BS | __GFP_IO_BS)
#define GFP_NFS_BS	GFP_KERNEL_BS
#define GFP_KSWAPD_BS	(__GFP_IO_BS)
#define GFP_DMA_BS	__GFP_DMA_BS
#define GFP_HIGHMEM_BS	__GFP_HIGHMEM_BS

/* All names of masks, for whoever reads them: x(name) */
#define GFP_NAMES_BS(x)							\
	x(GFP_BUFFER) x(GFP_ATOMIC) x(GFP_USER) x(GFP_HIGHUSER)		\
	x(GFP_KERNEL) x(GFP_NFS) x(GFP_KSWAPD) x(GFP_DMA) x(GFP_HIGHMEM)	\
	x(__GFP_WAIT) x(__GFP_HIGH) x(__GFP_IO) x(__GFP_DMA) x(__GFP_HIGHMEM)

/**
 * __alloc_pages_bs() - the heart of the page allocator
 * @zonelist: zones to try, in order, and the GFP mask
 * @order: log2 of the pages wanted
 *
 * Where 2.4.0 would wait for memory for ever, as it did for single pages, this fails:
 * nothing here can be reclaimed but what is on the lists of clean pages, and nobody frees
 * memory meanwhile.
 *
 * Return: the first page of the block, or NULL.
 */
struct page_bs *__alloc_pages_bs(struct zonelist_bs *zonelist, unsigned long order);

/**
 * alloc_pages_node_bs() - pages of a node
 * @nid: node
 * @gfp_mask: __GFP_xxx_BS; only the low 8 bits have lists
 * @order: log2 of the pages wanted
 *
 * BUG if there is no such node or no list for the mask.
 *
 * Return: the first page of the block, or NULL (also for an @order that no list has).
 */
static inline struct page_bs *alloc_pages_node_bs(int nid, int gfp_mask, unsigned long order)
{
	if (unlikely(order >= MAX_ORDER_BS))
		return NULL;
	if (BUG_ON_BS(nid < 0 || nid >= MAX_NUMNODES_BS) ||
	    BUG_ON_BS(gfp_mask < 0 || gfp_mask >= NR_GFPINDEX_BS))
		return NULL;
	return __alloc_pages_bs(NODE_DATA_BS(nid)->node_zonelists + gfp_mask, order);
}

/** alloc_pages_bs() - alloc_pages_node_bs() on the caller's node */
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
unsigned long __get_free_pages_bs(int gfp_mask, unsigned long order);

/**
 * get_zeroed_page_bs() - one cleared page as an address
 * @gfp_mask: __GFP_xxx_BS
 *
 * Return: its address, 0 if there is none.
 */
unsigned long get_zeroed_page_bs(int gfp_mask);

#define __get_free_page_bs(gfp_mask)	__get_free_pages_bs(gfp_mask, 0)
#define __get_dma_pages_bs(gfp_mask, order) \
	__get_free_pages_bs((gfp_mask) | GFP_DMA_BS, order)

/**
 * __free_pages_bs() - drop a reference to a block; the last one frees it
 * @page: its first page; nothing happens if that is reserved
 * @order: the order it was allocated with
 *
 * A page that nobody refers to gets a count of -1, and nothing else happens. BUG if the
 * block's first page is in use by somebody, if @order does not fit its place, or if @page
 * is no page of this machine.
 */
void __free_pages_bs(struct page_bs *page, unsigned long order);

/**
 * free_pages_bs() - __free_pages_bs() by address
 * @addr: what __get_free_pages_bs() gave; nothing happens if no page is there
 * @order: the order it was allocated with
 */
void free_pages_bs(unsigned long addr, unsigned long order);

#define __free_page_bs(page)	__free_pages_bs((page), 0)
#define free_page_bs(addr)	free_pages_bs((addr), 0)

#endif /* _BISCUITOS_GFP_H */
