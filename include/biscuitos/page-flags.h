/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The marks of a page, and the counters of the whole machine. Bit numbers and the
 * order of the counters are those of Linux 2.6.12.
 */
#ifndef _BISCUITOS_PAGE_FLAGS_H
#define _BISCUITOS_PAGE_FLAGS_H

#include <bs/kernel.h>

#define PG_locked_bs		0	/* under I/O */
#define PG_error_bs		1
#define PG_referenced_bs	2
#define PG_uptodate_bs		3
#define PG_dirty_bs		4
#define PG_lru_bs		5	/* on a list of reclaim */
#define PG_active_bs		6
#define PG_slab_bs		7
#define PG_highmem_bs		8
#define PG_checked_bs		9	/* for file systems */
#define PG_arch_1_bs		10
#define PG_reserved_bs		11	/* not to be touched by the allocator */
#define PG_private_bs		12	/* on a buddy list: heads a free block */
#define PG_writeback_bs		13
#define PG_nosave_bs		14
#define PG_compound_bs		15
#define PG_swapcache_bs		16
#define PG_mappedtodisk_bs	17
#define PG_reclaim_bs		18
#define PG_nosave_free_bs	19
#define PG_uncached_bs		20
#define NR_PAGEFLAGS_BS		21

/**
 * struct page_state_bs - what /proc/vmstat shows, one counter a word
 *
 * The names are those of vmstat_text_bs[], in the same order.
 */
struct page_state_bs {
	unsigned long nr_dirty;
	unsigned long nr_writeback;
	unsigned long nr_unstable;
	unsigned long nr_page_table_pages;
	unsigned long nr_mapped;
	unsigned long nr_slab;

	unsigned long pgpgin;
	unsigned long pgpgout;
	unsigned long pswpin;
	unsigned long pswpout;

	unsigned long pgalloc_high;
	unsigned long pgalloc_normal;
	unsigned long pgalloc_dma;
	unsigned long pgfree;
	unsigned long pgactivate;
	unsigned long pgdeactivate;

	unsigned long pgfault;
	unsigned long pgmajfault;

	unsigned long pgrefill_high;
	unsigned long pgrefill_normal;
	unsigned long pgrefill_dma;

	unsigned long pgsteal_high;
	unsigned long pgsteal_normal;
	unsigned long pgsteal_dma;
	unsigned long pgscan_kswapd_high;
	unsigned long pgscan_kswapd_normal;
	unsigned long pgscan_kswapd_dma;
	unsigned long pgscan_direct_high;
	unsigned long pgscan_direct_normal;
	unsigned long pgscan_direct_dma;

	unsigned long pginodesteal;
	unsigned long slabs_scanned;
	unsigned long kswapd_steal;
	unsigned long kswapd_inodesteal;
	unsigned long pageoutrun;
	unsigned long allocstall;

	unsigned long pgrotated;
	unsigned long nr_bounce;
};

#define VMSTAT_ITEMS_BS	(sizeof(struct page_state_bs) / sizeof(unsigned long))

/** The counters, of each CPU those that it made */
extern struct page_state_bs page_states_bs[NR_CPUS_BS];

/** Names of the counters, in the order of struct page_state_bs */
extern const char * const vmstat_text_bs[VMSTAT_ITEMS_BS];

/**
 * get_full_page_state_bs() - the sum of all CPUs' counters
 * @ret: gets them
 */
void get_full_page_state_bs(struct page_state_bs *ret);

/** __read_page_state_bs() - one counter's sum, by its byte @offset in the struct */
unsigned long __read_page_state_bs(unsigned int offset);

/**
 * __mod_page_state_bs() - add to one of the running CPU's counters
 * @offset: bytes into struct page_state_bs
 * @delta: what to add; wraps, so a negative number works
 */
void __mod_page_state_bs(unsigned int offset, unsigned long delta);

#define read_page_state_bs(member) \
	__read_page_state_bs(offsetof(struct page_state_bs, member))
#define mod_page_state_bs(member, delta) \
	__mod_page_state_bs(offsetof(struct page_state_bs, member), (delta))
#define inc_page_state_bs(member)	mod_page_state_bs(member, 1UL)
#define dec_page_state_bs(member)	mod_page_state_bs(member, 0UL - 1)
#define add_page_state_bs(member, delta)	mod_page_state_bs(member, (delta))
#define sub_page_state_bs(member, delta)	mod_page_state_bs(member, 0UL - (delta))

/* Each of these counters comes in three, one a kind of zone */
#define mod_page_state_zone_bs(zone, member, delta)			\
	do {								\
		if (is_highmem_bs(zone))				\
			mod_page_state_bs(member##_high, (delta));	\
		else if (zone_idx_bs(zone) == ZONE_NORMAL_BS)		\
			mod_page_state_bs(member##_normal, (delta));	\
		else							\
			mod_page_state_bs(member##_dma, (delta));	\
	} while (0)

/*
 * PageXxx_bs(), SetPageXxx_bs(), ClearPageXxx_bs(); with two underscores in front for
 * a page that nobody else can see, where an ordinary store will do.
 */
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
static inline void __SetPage##Name##_bs(struct page_bs *page)		\
{									\
	page->flags |= 1UL << (bit);					\
}									\
static inline void __ClearPage##Name##_bs(struct page_bs *page)		\
{									\
	page->flags &= ~(1UL << (bit));					\
}

#endif /* _BISCUITOS_PAGE_FLAGS_H */
