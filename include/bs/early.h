/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The little that the boot needs of the allocator that it boots from. Kbuild chooses what
 * implements it, by what boots:
 *
 *	bootmem			early_bootmem.c
 *	memblock+bootmem	early_memblock.c, early_bootmem.c
 *	memblock		early_memblock.c, early_nobootmem.c
 *
 * As in history, where ARM had bootmem alone up to 2.6.36, set it up from memblock's tables
 * up to 3.13, and boots from memblock alone since.
 */
#ifndef _BS_EARLY_H
#define _BS_EARLY_H

#include <bs/layout.h>
#include <bs/machine.h>
#include <bs/optional.h>

/**
 * early_bitmap_pages_bs() - how much the layout has to keep free for a bitmap
 * @frames: that it is for
 *
 * Return: pages; 0 if there is no bitmap, or if it comes out of memblock.
 */
unsigned long early_bitmap_pages_bs(unsigned long frames);

/** early_debug_bs() - bootmem_debug was given: let the allocator say what it does */
void early_debug_bs(void);

/* memblock: without it these two are NULL */

/** early_tables_bs() - tell memblock what memory there is and what is in use; an error number */
int early_tables_bs(const struct layout_bs *layout) __weak;

/** early_alloc_bs() - zeroed memory for page tables, aligned to its size, from the top */
void *early_alloc_bs(unsigned long bytes) __weak;

/** early_start_node_bs() - a node's low memory can be allocated, but for what is in use */
void early_start_node_bs(const struct layout_bs *layout, unsigned int nid);

/** early_hand_over_bs() - give all that is free to the page allocator, and count it */
void early_hand_over_bs(const struct layout_bs *layout);

/* Allocations of the boot: whole pages of low memory, low memory, memory above the DMA zone */

#ifdef BS_HAS_BOOTMEM

static inline void *early_low_pages_bs(unsigned long bytes)
{
	return alloc_bootmem_low_pages_bs(bytes);
}

static inline void *early_low_bs(unsigned long bytes)
{
	return alloc_bootmem_low_bs(bytes);
}

static inline void *early_above_dma_bs(unsigned long bytes)
{
	return alloc_bootmem_bs(bytes);
}

#else

/* By its name of 6.1, or by that of the one commit that has neither this one nor bootmem */
#ifndef BS_HAS_MEMBLOCK_NO_PANIC
#define memblock_alloc_low_bs(bytes, align) \
	memblock_virt_alloc_try_nid_bs(bytes, align, 0, ARCH_LOW_ADDRESS_LIMIT_BS, \
				       MEMBLOCK_NO_NODE_BS)
#define memblock_alloc_bs(bytes, align) \
	memblock_virt_alloc_try_nid_bs(bytes, align, 0, MEMBLOCK_ALLOC_ACCESSIBLE_BS, \
				       MEMBLOCK_NO_NODE_BS)
#endif

static inline void *early_low_pages_bs(unsigned long bytes)
{
	return memblock_alloc_low_bs(bytes, PAGE_SIZE_BS);
}

static inline void *early_low_bs(unsigned long bytes)
{
	return memblock_alloc_low_bs(bytes, SMP_CACHE_BYTES_BS);
}

static inline void *early_above_dma_bs(unsigned long bytes)
{
	return memblock_alloc_bs(bytes, SMP_CACHE_BYTES_BS);
}

#endif

#endif /* _BS_EARLY_H */
