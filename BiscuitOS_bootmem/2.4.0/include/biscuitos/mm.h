/* SPDX-License-Identifier: GPL-2.0-only */
/* Pages of Linux 2.4.0: their structures, lists, and the way to frame, address and zone. */
#ifndef _BISCUITOS_MM_H
#define _BISCUITOS_MM_H

#include <biscuitos/gfp.h>
#include <biscuitos/mmzone.h>
#include <biscuitos/page-flags.h>
#include <biscuitos/page.h>

struct address_space_bs;
struct buffer_head_bs;

/* Nobody waits for a page in here: the queue is kept for its size */
typedef struct wait_queue_head_bs {
	struct list_head task_list;
} wait_queue_head_t_bs;

/**
 * struct page_bs - one frame of memory; 64 bytes on a 32-bit machine, 128 on a 64-bit one
 * @list: links a free block into its list. What is taken off keeps its pointers.
 * @mapping: owner
 * @index: offset in the owner
 * @next_hash: in the page cache
 * @count: references; a free page has 0, or whatever a wrong free left
 * @flags: PG_xxx_bs
 * @lru: links a page into one of the lists of reclaim
 * @age: how lately it was used
 * @wait: who waits for it
 * @pprev_hash: in the page cache
 * @buffers: its parts on a disk
 * @virtual: its address, NULL in high memory
 * @zone: its zone
 */
typedef struct page_bs {
	struct list_head list;
	struct address_space_bs *mapping;
	unsigned long index;
	struct page_bs *next_hash;
	atomic_t count;
	unsigned long flags;
	struct list_head lru;
	unsigned long age;
	wait_queue_head_t_bs wait;
	struct page_bs **pprev_hash;
	struct buffer_head_bs *buffers;
	void *virtual;
	struct zone_bs *zone;
} mem_map_t_bs;

/* What a compiler of the time made of it, where that is asked for: bytes in the array */
extern unsigned long page_struct_bytes_bs;

PAGE_FLAG_BS(Locked, PG_locked_bs)
PAGE_FLAG_BS(Referenced, PG_referenced_bs)
PAGE_FLAG_BS(Dirty, PG_dirty_bs)
PAGE_FLAG_BS(DecrAfter, PG_decr_after_bs)
PAGE_FLAG_BS(Active, PG_active_bs)
PAGE_FLAG_BS(InactiveDirty, PG_inactive_dirty_bs)
PAGE_FLAG_BS(Slab, PG_slab_bs)
PAGE_FLAG_BS(SwapCache, PG_swap_cache_bs)
PAGE_FLAG_BS(InactiveClean, PG_inactive_clean_bs)
PAGE_FLAG_BS(HighMem, PG_highmem_bs)
PAGE_FLAG_BS(Reserved, PG_reserved_bs)

/* On any list of reclaim, which is where no page may be that is allocated or freed */
#define PAGE_LRU_FLAGS_BS	(1UL << PG_active_bs | 1UL << PG_inactive_dirty_bs | \
				 1UL << PG_inactive_clean_bs)

/** page_valid_bs() - does this pointer lead to a page structure of the machine? */
bool page_valid_bs(const struct page_bs *page);

/* ---- references ---- */

#define page_count_bs(page)		atomic_read(&(page)->count)
#define set_page_count_bs(page, v)	atomic_set(&(page)->count, (v))
#define get_page_bs(page)		atomic_inc(&(page)->count)
#define put_page_testzero_bs(page)	atomic_dec_and_test(&(page)->count)

/* ---- page <-> zone, frame number, address ---- */

#define page_zone_bs(page)	((page)->zone)

/** pfn_to_page_bs() - the page structure of a frame, NULL if no node has it */
struct page_bs *pfn_to_page_bs(unsigned long pfn);

/** page_to_pfn_bs() - the frame number of a page structure */
unsigned long page_to_pfn_bs(const struct page_bs *page);

/** page_index_bs() - its place in the page array, which begins with the first node */
unsigned long page_index_bs(const struct page_bs *page);

#define virt_to_page_bs(addr)	pfn_to_page_bs(__pa_bs(addr) >> PAGE_SHIFT_BS)

/**
 * page_address_bs() - where a page can be read and written
 * @page: a page, of high memory too: the replay's window covers every zone
 */
static inline void *page_address_bs(const struct page_bs *page)
{
	return __va_bs(page_to_pfn_bs(page) << PAGE_SHIFT_BS);
}

/* ---- the machine's memory as a whole ---- */

extern unsigned long totalram_pages_bs;
extern unsigned long totalhigh_pages_bs;
extern unsigned long max_mapnr_bs;	/* of the page array: pages behind it are none */
extern unsigned long num_physpages_bs;

unsigned int nr_free_pages_bs(void);		/* on the lists of all zones */
unsigned int nr_inactive_clean_pages_bs(void);	/* that can be had at once, of all zones */
unsigned int nr_free_highpages_bs(void);	/* on the lists of high memory */

/**
 * nr_free_buffer_pages_bs() - pages that file buffers may use
 *
 * Return: free, clean and dirty inactive pages, or what shall always be there if that is
 * more, and a sixteenth of the active ones.
 */
unsigned int nr_free_buffer_pages_bs(void);

/** show_free_areas_bs() - print counts, and the lists of all zones */
void show_free_areas_bs(void);

/** show_mem_bs() - show_free_areas_bs(), and what kinds of pages there are (i386) */
void show_mem_bs(void);

/* ---- reclaim: only pages that can be had at once ---- */

#define PAGE_AGE_START_BS	2

extern struct list_head active_list_bs, inactive_dirty_list_bs;
extern int nr_active_pages_bs, nr_inactive_dirty_pages_bs;
extern int memory_pressure_bs;		/* requests that were not answered by a free, on average */

/**
 * struct reclaim_calls_bs - what the allocator has called so far
 * @kswapd: woke up the reclaim daemon
 * @wait: and waited for it
 * @bdflush: woke up who writes dirty pages
 * @kreclaimd: woke up who frees clean pages
 * @launder: washed dirty pages itself
 * @try: reclaimed itself
 * @yield: let others run
 * @reclaim: took a clean page
 */
struct reclaim_calls_bs {
	unsigned long kswapd, wait, bdflush, kreclaimd, launder, try, yield, reclaim;
};

extern struct reclaim_calls_bs reclaim_calls_bs;

unsigned int inactive_target_bs(void);		/* pages that shall be inactive */
int free_shortage_bs(void);			/* free or clean pages that are missing */
int inactive_shortage_bs(void);			/* inactive pages that are missing */
void recalculate_vm_stats_bs(void);		/* once a second: pressure fades */

/**
 * reclaim_page_bs() - take a clean page out of its cache
 * @zone: whose
 *
 * Looks at each page once, the oldest one first. Pages that turn out to be in use go to
 * the active list, those that have to be written first to that of dirty ones.
 *
 * Return: the page, with the count it had, or NULL.
 */
struct page_bs *reclaim_page_bs(struct zone_bs *zone);

/* Add to the head of a list of reclaim. BUG if the page is on one, or nobody refers to it. */
void add_page_to_active_list_bs(struct page_bs *page);
void add_page_to_inactive_dirty_list_bs(struct page_bs *page);
void add_page_to_inactive_clean_list_bs(struct page_bs *page);

/* Take off a list. BUG if it has the mark of another one, or nobody refers to it. */
void del_page_from_active_list_bs(struct page_bs *page);
void del_page_from_inactive_dirty_list_bs(struct page_bs *page);
void del_page_from_inactive_clean_list_bs(struct page_bs *page);

/* A list keeps its shape whatever stale pointers a page has: history relied on that */
static inline void unlink_bs(const struct list_head *entry)
{
	entry->next->prev = entry->prev;
	entry->prev->next = entry->next;
}

static inline void link_bs(struct list_head *entry, struct list_head *head)
{
	entry->prev = head;
	entry->next = head->next;
	head->next->prev = entry;
	head->next = entry;
}

/* ---- setting up ---- */

/**
 * free_area_init_node_bs() - give a node its page structures and empty zones
 * @nid: number of the node
 * @pgdat: the node
 * @pmap: its page array, or NULL for one out of bootmem
 * @zones_size: pages of each zone, holes included; they follow one another
 * @zone_start_paddr: physical address of the first page
 * @zholes_size: pages of each zone that do not exist, or NULL
 *
 * All pages are reserved afterwards. The bitmaps of the zones come out of bootmem, whose
 * BUG it is when there is no room. The marks are final.
 */
void free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat, struct page_bs *pmap,
			    unsigned long *zones_size, unsigned long zone_start_paddr,
			    unsigned long *zholes_size);

/** free_area_init_bs() - free_area_init_node_bs() for a machine with one node at 0 */
void free_area_init_bs(unsigned long *zones_size);

/**
 * one_highpage_init_bs() - release a page of high memory to the allocator
 * @page: reserved so far
 */
void one_highpage_init_bs(struct page_bs *page);

/**
 * free_reserved_page_bs() - release a page of the kernel's image, or of the initial RAM disk
 * @page: reserved so far
 */
void free_reserved_page_bs(struct page_bs *page);

/*
 * The hash tables of the boot, sized by the pages of the machine. Each takes what it gets:
 * after a failure half as much. The first two never gave up, the others panicked.
 *
 * Return: the table, NULL after a death.
 */
void *dcache_init_bs(unsigned long mempages);
void *inode_init_bs(unsigned long mempages);
void *buffer_init_bs(unsigned long mempages);
void *page_cache_init_bs(unsigned long mempages);

#endif /* _BISCUITOS_MM_H */
