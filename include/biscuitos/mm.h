/* SPDX-License-Identifier: GPL-2.0-only */
/* Page structures, and the way from a page to its frame, address and zone and back. */
#ifndef _BISCUITOS_MM_H
#define _BISCUITOS_MM_H

#include <biscuitos/gfp.h>
#include <biscuitos/mmzone.h>
#include <biscuitos/page-flags.h>
#include <biscuitos/page.h>

struct address_space_bs;

/**
 * struct page_bs - one frame of memory; 32 bytes on a 32-bit machine
 * @flags: PG_xxx_bs in the low bits, node and zone in the top bits
 * @_count: references less one: -1 is a free page
 * @_mapcount: page-table entries less one
 * @private: order of the free block that this page heads, if PG_private_bs
 * @mapping: owner; the lowest bit set marks anonymous memory
 * @index: offset in the owner
 * @lru: links a free block into its list, a single page into a per-CPU list
 */
struct page_bs {
	unsigned long flags;
	atomic_t _count;
	atomic_t _mapcount;
	unsigned long private;
	struct address_space_bs *mapping;
	unsigned long index;
	struct list_head lru;
};

PAGE_FLAG_BS(Locked, PG_locked_bs)
PAGE_FLAG_BS(Dirty, PG_dirty_bs)
PAGE_FLAG_BS(LRU, PG_lru_bs)
PAGE_FLAG_BS(Slab, PG_slab_bs)
PAGE_FLAG_BS(HighMem, PG_highmem_bs)
PAGE_FLAG_BS(Reserved, PG_reserved_bs)
PAGE_FLAG_BS(Private, PG_private_bs)
PAGE_FLAG_BS(Compound, PG_compound_bs)
PAGE_FLAG_BS(SwapCache, PG_swapcache_bs)

/** page_valid_bs() - does this pointer lead to a page structure of the machine? */
bool page_valid_bs(const struct page_bs *page);

/* ---- references ---- */

#define page_count_bs(page)		(atomic_read(&(page)->_count) + 1)
#define set_page_count_bs(page, v)	atomic_set(&(page)->_count, (v) - 1)
#define get_page_bs(page)		atomic_inc(&(page)->_count)

/* Drop a reference; true if it was the last one. If there was none, a BUG of the caller. */
#define put_page_testzero_bs(page)				\
	(!BUG_ON_BS(page_count_bs(page) == 0) &&		\
	 atomic_add_negative(-1, &(page)->_count))

#define page_mapcount_bs(page)		(atomic_read(&(page)->_mapcount) + 1)
#define reset_page_mapcount_bs(page)	atomic_set(&(page)->_mapcount, -1)
#define page_mapped_bs(page)		(atomic_read(&(page)->_mapcount) >= 0)

/* The low bit of page->mapping */
#define PAGE_MAPPING_ANON_BS		1
#define PageAnon_bs(page) \
	((unsigned long)(page)->mapping & PAGE_MAPPING_ANON_BS)

/* ---- page <-> zone, node ---- */

#define NODEZONE_BS(node, zone)	(((node) << ZONES_SHIFT_BS) | (zone))
#define NODEZONE_SHIFT_BS	(BITS_PER_LONG - NODES_SHIFT_BS - ZONES_SHIFT_BS)

/** Zones by the number in the top bits of page->flags */
extern struct zone_bs *zone_table_bs[1 << (ZONES_SHIFT_BS + NODES_SHIFT_BS)];

static inline unsigned long page_zonenum_bs(const struct page_bs *page)
{
	return (page->flags >> NODEZONE_SHIFT_BS) & ((1 << ZONES_SHIFT_BS) - 1);
}

static inline unsigned long page_to_nid_bs(const struct page_bs *page)
{
	return page->flags >> (NODEZONE_SHIFT_BS + ZONES_SHIFT_BS);
}

static inline struct zone_bs *page_zone_bs(const struct page_bs *page)
{
	return zone_table_bs[page->flags >> NODEZONE_SHIFT_BS];
}

static inline void set_page_zone_bs(struct page_bs *page, unsigned long nodezone)
{
	page->flags &= (1UL << NODEZONE_SHIFT_BS) - 1;
	page->flags |= nodezone << NODEZONE_SHIFT_BS;
}

/* ---- page <-> frame number <-> address ---- */

/** pfn_to_page_bs() - the page structure of a frame, NULL if no node has it */
struct page_bs *pfn_to_page_bs(unsigned long pfn);

/** page_to_pfn_bs() - the frame number of a page structure */
unsigned long page_to_pfn_bs(const struct page_bs *page);

#define virt_to_page_bs(addr)	pfn_to_page_bs(__pa_bs(addr) >> PAGE_SHIFT_BS)

/**
 * page_address_bs() - where a page can be read and written
 * @page: a page, of high memory too
 *
 * The replay's window on its memory covers every zone, so unlike on a real machine
 * a page of high memory has an address without kmap_bs().
 */
static inline void *page_address_bs(const struct page_bs *page)
{
	return __va_bs(page_to_pfn_bs(page) << PAGE_SHIFT_BS);
}

/* ---- the machine's memory as a whole ---- */

extern unsigned long totalram_pages_bs;
extern unsigned long totalhigh_pages_bs;
extern unsigned long nr_kernel_pages_bs;	/* without high memory */
extern unsigned long nr_all_pages_bs;

/** nr_free_pages_bs() - pages on the buddy lists of all zones */
unsigned int nr_free_pages_bs(void);

/** nr_free_buffer_pages_bs() - low memory above the zones' high watermarks */
unsigned int nr_free_buffer_pages_bs(void);

/** nr_free_pagecache_pages_bs() - all memory above the zones' high watermarks */
unsigned int nr_free_pagecache_pages_bs(void);

/** nr_free_highpages_bs() - pages on the buddy lists of high memory */
unsigned int nr_free_highpages_bs(void);

/** show_free_areas_bs() - print limits, lists and free blocks of all zones */
void show_free_areas_bs(void);

/** show_swap_cache_info_bs() - the end of what show_free_areas_bs() prints */
void show_swap_cache_info_bs(void);

/** show_mem_bs() - print what there is to know about memory: limits, lists, kinds of pages */
void show_mem_bs(void);

/* ---- setting up ---- */

/**
 * free_area_init_node_bs() - give a node its page structures and empty zones
 * @nid: number of the node
 * @pgdat: the node; if it has no node_mem_map yet, bootmem provides one
 * @zones_size: pages of each zone, holes included; they follow one another
 * @node_start_pfn: first frame
 * @zholes_size: pages of each zone that do not exist, or NULL
 *
 * All pages are reserved afterwards. BUG if bootmem has no room.
 */
void free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat,
			    unsigned long *zones_size,
			    unsigned long node_start_pfn,
			    unsigned long *zholes_size);

/** free_area_init_bs() - free_area_init_node_bs() for a machine with one node at 0 */
void free_area_init_bs(unsigned long *zones_size);

/** build_all_zonelists_bs() - decide where each kind of request looks, and in what order */
void build_all_zonelists_bs(void);

/**
 * one_highpage_init_bs() - release a page of high memory to the allocator
 * @page: reserved so far
 */
void one_highpage_init_bs(struct page_bs *page);

/**
 * release_pages_bs() - drop a reference to each of several single pages
 * @pages: the pages
 * @nr: how many
 * @cold: put those that become free on the cold list
 *
 * Reserved pages are left alone. The allocator gets the others 14 at a time, those of
 * each batch from its end, so that the one given first is the next to be handed out.
 */
void release_pages_bs(struct page_bs **pages, int nr, int cold);

#endif /* _BISCUITOS_MM_H */
