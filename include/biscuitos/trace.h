/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the replayed allocators say what they are doing. In the module each line
 * feeds a tracepoint (include/trace/) and the books of who holds which page
 * (init/owner.c); in host programs, and with BS_NO_TRACE, it is nothing.
 *
 * Called with whatever locks the place has, so they neither sleep nor allocate.
 */
#ifndef _BISCUITOS_TRACE_H
#define _BISCUITOS_TRACE_H

#include <linux/types.h>

struct page_bs;
struct zone_bs;

#if defined(MODULE) && !defined(BS_NO_TRACE)
#define TRACE_BS(declaration)	void declaration;
#else
#define TRACE_BS(declaration)	static inline void declaration { }
#endif

/* bootmem: addresses and sizes in bytes, as the caller gave them */
TRACE_BS(trace_bootmem_alloc_bs(unsigned long addr, unsigned long size,
				unsigned long align, unsigned long goal))
TRACE_BS(trace_bootmem_fail_bs(unsigned long size, unsigned long align,
			       unsigned long goal))
TRACE_BS(trace_bootmem_reserve_bs(unsigned long addr, unsigned long size))
TRACE_BS(trace_bootmem_free_bs(unsigned long addr, unsigned long size))
TRACE_BS(trace_bootmem_hand_over_bs(const struct page_bs *page, unsigned int order))

/* Blocks of pages */
TRACE_BS(trace_buddy_alloc_bs(const struct page_bs *page, unsigned int order,
			      unsigned int gfp_flags))
TRACE_BS(trace_buddy_fail_bs(unsigned int gfp_flags, unsigned int order))
TRACE_BS(trace_buddy_free_bs(const struct page_bs *page, unsigned int order))
/* @half, of 2^@order pages, is the upper half of what was cut; it stays free */
TRACE_BS(trace_buddy_split_bs(const struct page_bs *half, unsigned int order))
/* @page and @buddy, of 2^@order pages each, become one block */
TRACE_BS(trace_buddy_merge_bs(const struct page_bs *page,
			      const struct page_bs *buddy, unsigned int order))
/* @count pages went to, or came from, a per-CPU list; only order 0 means one */
TRACE_BS(trace_buddy_refill_bs(const struct zone_bs *zone, unsigned int order,
			       int count))
TRACE_BS(trace_buddy_drain_bs(const struct zone_bs *zone, unsigned int order,
			      int count))

#undef TRACE_BS

#endif /* _BISCUITOS_TRACE_H */
