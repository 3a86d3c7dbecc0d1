/* SPDX-License-Identifier: GPL-2.0-only */
/* The marks of a page. Bit numbers are those of Linux 2.4.0, which had them in mm.h. */
#ifndef _BISCUITOS_PAGE_FLAGS_H
#define _BISCUITOS_PAGE_FLAGS_H

#include <bs/kernel.h>

#define PG_locked_bs		0	/* under I/O */
#define PG_error_bs		1
#define PG_referenced_bs	2
#define PG_uptodate_bs		3
#define PG_dirty_bs		4
#define PG_decr_after_bs	5
#define PG_active_bs		6	/* on the active list */
#define PG_inactive_dirty_bs	7	/* on the list of those to be written back first */
#define PG_slab_bs		8
#define PG_swap_cache_bs	9
#define PG_skip_bs		10
#define PG_inactive_clean_bs	11	/* on its zone's list of those that can be had at once */
#define PG_highmem_bs		12
#define PG_arch_1_bs		30
#define PG_reserved_bs		31	/* not to be touched by the allocator */

/* All of them: x(name, bit), lowest bit first */
#define PAGE_FLAGS_BS(x)					\
	x(locked, PG_locked_bs)					\
	x(error, PG_error_bs)					\
	x(referenced, PG_referenced_bs)				\
	x(uptodate, PG_uptodate_bs)				\
	x(dirty, PG_dirty_bs)					\
	x(decr_after, PG_decr_after_bs)				\
	x(active, PG_active_bs)					\
	x(inactive_dirty, PG_inactive_dirty_bs)			\
	x(slab, PG_slab_bs)					\
	x(swap_cache, PG_swap_cache_bs)				\
	x(skip, PG_skip_bs)					\
	x(inactive_clean, PG_inactive_clean_bs)			\
	x(highmem, PG_highmem_bs)				\
	x(arch_1, PG_arch_1_bs)					\
	x(reserved, PG_reserved_bs)

/* PageXxx_bs(), SetPageXxx_bs(), ClearPageXxx_bs(); __ClearPageXxx_bs() of one's own page */
#define PAGE_FLAG_BS(Name, bit)						\
static inline int Page##Name##_bs(const struct page_bs *page)		\
{									\
	return test_bit(bit, &page->flags);				\
}									\
static inline void SetPage##Name##_bs(struct page_bs *page)		\
{									\
	set_bit(bit, &page->flags);					\
}									\
static inline void ClearPage##Name##_bs(struct page_bs *page)		\
{									\
	clear_bit(bit, &page->flags);					\
}									\
static inline void __ClearPage##Name##_bs(struct page_bs *page)		\
{									\
	page->flags &= ~(1UL << (bit));					\
}

#endif /* _BISCUITOS_PAGE_FLAGS_H */
