// SPDX-License-Identifier: GPL-2.0-only
/*
 * The zoned buddy allocator as it was in Linux 2.6.12. The interface is in gfp.h
 * (allocating), mm.h (pages) and mmzone.h (zones, with a drawing).
 *
 * A free block is known by its first page alone: PG_private is set there and
 * `private` is its order. Blocks of order n begin at frame numbers that are multiples
 * of 2^n, so a block's buddy is found by flipping bit n of its frame number:
 *
 *      order 2   |     0 .. 3    |     4 .. 7    |
 *      order 1   |  0,1  |  2,3  |  4,5  |  6,7  |     buddies: 0 and 2, 4 and 6
 *      order 0   | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |     buddies: 0 and 1, 2 and 3 ...
 *
 * Single pages do not go there at once: each CPU keeps hot and cold ones in lists of
 * its own, which exchange `batch` pages at a time with the buddy lists.
 *
 * There is nothing to reclaim in here and nobody to kill. Where 2.6.12 would wait
 * for either to free memory, the request fails.
 */
#include <biscuitos/bootmem.h>
#include <biscuitos/highmem.h>
#include <biscuitos/mm.h>

#define NODE_BS(nid)	[nid] = { .bdata = &node_bootmem_data_bs[nid] }

struct bootmem_data_bs node_bootmem_data_bs[MAX_NUMNODES_BS];
struct pglist_data_bs node_data_bs[MAX_NUMNODES_BS] = {
	NODE_BS(0), NODE_BS(1), NODE_BS(2), NODE_BS(3),
	NODE_BS(4), NODE_BS(5), NODE_BS(6), NODE_BS(7),
};
EXPORT_SYMBOL_GPL(node_data_bs);

struct pglist_data_bs *pgdat_list_bs;
EXPORT_SYMBOL_GPL(pgdat_list_bs);
struct zone_bs *zone_table_bs[1 << (ZONES_SHIFT_BS + NODES_SHIFT_BS)];
EXPORT_SYMBOL_GPL(zone_table_bs);
struct page_state_bs page_states_bs[NR_CPUS_BS];

unsigned long totalram_pages_bs;
EXPORT_SYMBOL_GPL(totalram_pages_bs);
unsigned long totalhigh_pages_bs;
EXPORT_SYMBOL_GPL(totalhigh_pages_bs);
unsigned long nr_kernel_pages_bs;
unsigned long nr_all_pages_bs;

int min_free_kbytes_bs = 1024;
EXPORT_SYMBOL_GPL(min_free_kbytes_bs);
int sysctl_lowmem_reserve_ratio_bs[MAX_NR_ZONES_BS - 1] = { 256, 32 };
EXPORT_SYMBOL_GPL(sysctl_lowmem_reserve_ratio_bs);
int hashdist_bs;
EXPORT_SYMBOL_GPL(hashdist_bs);

static const char * const zone_names[MAX_NR_ZONES_BS] = {
	"DMA", "Normal", "HighMem"
};

/* ---- pages and their places ---- */

static bool node_has_pfn(const struct pglist_data_bs *pgdat, unsigned long pfn)
{
	return pfn - pgdat->node_start_pfn < pgdat->node_spanned_pages;
}

int pfn_to_nid_bs(unsigned long pfn)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (node_has_pfn(NODE_DATA_BS(nid), pfn))
			return nid;
	return -1;
}
EXPORT_SYMBOL_GPL(pfn_to_nid_bs);

struct page_bs *pfn_to_page_bs(unsigned long pfn)
{
	int nid = pfn_to_nid_bs(pfn);

	if (nid < 0)
		return NULL;
	return NODE_DATA_BS(nid)->node_mem_map +
	       (pfn - NODE_DATA_BS(nid)->node_start_pfn);
}
EXPORT_SYMBOL_GPL(pfn_to_page_bs);

/* Frame number of a page that lies in @zone or somewhere around it */
static unsigned long zone_page_pfn(const struct zone_bs *zone,
				   const struct page_bs *page)
{
	return zone->zone_start_pfn + (page - zone->zone_mem_map);
}

unsigned long page_to_pfn_bs(const struct page_bs *page)
{
	return zone_page_pfn(page_zone_bs(page), page);
}
EXPORT_SYMBOL_GPL(page_to_pfn_bs);

static inline bool node_has_pages(const struct pglist_data_bs *pgdat,
				  const struct page_bs *page, unsigned long count)
{
	unsigned long offset = (unsigned long)page -
			       (unsigned long)pgdat->node_mem_map;

	return offset % sizeof(*page) == 0 &&
	       offset / sizeof(*page) + count <= pgdat->node_spanned_pages;
}

static bool other_node_has_pages(const struct page_bs *page, unsigned long count)
{
	int nid;

	for (nid = 1; nid < MAX_NUMNODES_BS; nid++)
		if (node_has_pages(NODE_DATA_BS(nid), page, count))
			return true;
	return false;
}

/* Are these pages of the machine? History did not ask, and crashed if not. */
static inline bool pages_valid(const struct page_bs *page, unsigned long count)
{
	return likely(node_has_pages(NODE_DATA_BS(0), page, count)) ||
	       other_node_has_pages(page, count);
}

bool page_valid_bs(const struct page_bs *page)
{
	return pages_valid(page, 1);
}
EXPORT_SYMBOL_GPL(page_valid_bs);

/* Is the page outside the zone? Its structure is looked at only if it is not. */
static inline bool bad_range(const struct zone_bs *zone, const struct page_bs *page)
{
	return (unsigned long)(page - zone->zone_mem_map) >= zone->spanned_pages ||
	       zone != page_zone_bs(page);
}

/* ---- counters ---- */

const char * const vmstat_text_bs[VMSTAT_ITEMS_BS] = {
	"nr_dirty",
	"nr_writeback",
	"nr_unstable",
	"nr_page_table_pages",
	"nr_mapped",
	"nr_slab",

	"pgpgin",
	"pgpgout",
	"pswpin",
	"pswpout",

	"pgalloc_high",
	"pgalloc_normal",
	"pgalloc_dma",
	"pgfree",
	"pgactivate",
	"pgdeactivate",

	"pgfault",
	"pgmajfault",

	"pgrefill_high",
	"pgrefill_normal",
	"pgrefill_dma",

	"pgsteal_high",
	"pgsteal_normal",
	"pgsteal_dma",
	"pgscan_kswapd_high",
	"pgscan_kswapd_normal",
	"pgscan_kswapd_dma",
	"pgscan_direct_high",
	"pgscan_direct_normal",
	"pgscan_direct_dma",

	"pginodesteal",
	"slabs_scanned",
	"kswapd_steal",
	"kswapd_inodesteal",
	"pageoutrun",
	"allocstall",

	"pgrotated",
	"nr_bounce",
};
EXPORT_SYMBOL_GPL(vmstat_text_bs);

unsigned long __read_page_state_bs(unsigned int offset)
{
	unsigned long ret = 0;
	int cpu;

	for (cpu = 0; cpu < NR_CPUS_BS; cpu++)
		ret += *(unsigned long *)((char *)&page_states_bs[cpu] + offset);
	return ret;
}
EXPORT_SYMBOL_GPL(__read_page_state_bs);

void get_full_page_state_bs(struct page_state_bs *ret)
{
	unsigned long *item = (unsigned long *)ret;
	unsigned long i;

	for (i = 0; i < VMSTAT_ITEMS_BS; i++)
		item[i] = __read_page_state_bs(i * sizeof(*item));
}
EXPORT_SYMBOL_GPL(get_full_page_state_bs);

static inline void count_event(unsigned int offset, unsigned long delta)
{
	unsigned long flags;
	char *state;

	local_irq_save(flags);
	state = (char *)&page_states_bs[smp_processor_id_bs()];
	*(unsigned long *)(state + offset) += delta;
	local_irq_restore(flags);
}

void __mod_page_state_bs(unsigned int offset, unsigned long delta)
{
	count_event(offset, delta);
}
EXPORT_SYMBOL_GPL(__mod_page_state_bs);

static inline void count_free(unsigned long pages)
{
	count_event(offsetof(struct page_state_bs, pgfree), pages);
}

/* There is a counter for each kind of zone */
static inline void count_alloc(const struct zone_bs *zone, unsigned long pages)
{
	const struct zone_bs *first = zone->zone_pgdat->node_zones;
	unsigned int offset = offsetof(struct page_state_bs, pgalloc_dma);

	if (zone == first + ZONE_NORMAL_BS)
		offset = offsetof(struct page_state_bs, pgalloc_normal);
	else if (zone == first + ZONE_HIGHMEM_BS)
		offset = offsetof(struct page_state_bs, pgalloc_high);
	count_event(offset, pages);
}

/* ---- pages in a state that they must not be in ---- */

#define FLAG_BS(name)	(1UL << PG_##name##_bs)

/* Marks of somebody who uses the page, or waits for it */
#define IN_USE_BS	(FLAG_BS(private) | FLAG_BS(locked) | FLAG_BS(lru) |	\
			 FLAG_BS(active) | FLAG_BS(swapcache) |			\
			 FLAG_BS(writeback))

/* ... of which a page must have none when it is freed, and when it is handed out */
#define BAD_FREED_BS	(IN_USE_BS | FLAG_BS(reclaim) | FLAG_BS(slab))
#define BAD_TAKEN_BS	(IN_USE_BS | FLAG_BS(reclaim) | FLAG_BS(dirty))

/* Marks that bad_page() takes away, and those that end with an owner */
#define MENDED_BS	(IN_USE_BS | FLAG_BS(dirty))
#define OWNERS_BS	(FLAG_BS(uptodate) | FLAG_BS(error) |			\
			 FLAG_BS(referenced) | FLAG_BS(arch_1) |		\
			 FLAG_BS(checked) | FLAG_BS(mappedtodisk))

/* Report a page, mend it so that it does no more harm, and go on */
static void bad_page(const char *function, struct page_bs *page)
{
	int digits = 2 * sizeof(page->flags);

	add_taint_bs(TAINT_BAD_PAGE_BS);
	printk_bs(KERN_EMERG "Bad page state at %s (in process '%s', page %p)\n",
		  function, comm_bs(), page);
	printk_bs(KERN_EMERG "flags:0x%0*lx mapping:%p mapcount:%d count:%d\n", digits,
		  page->flags, page->mapping, page_mapcount_bs(page), page_count_bs(page));
	printk_bs(KERN_EMERG "Trying to fix it up, but a reboot is needed\n");

	page->mapping = NULL;
	reset_page_mapcount_bs(page);
	set_page_count_bs(page, 0);
	page->flags &= ~MENDED_BS;
}

/* Nobody owns, maps or counts it, and it has none of these marks: one look at all */
static inline bool is_clean(const struct page_bs *page, unsigned long marks)
{
	return !((page->flags & marks) | (unsigned long)page->mapping |
		 (unsigned int)page_mapcount_bs(page) |
		 (unsigned int)page_count_bs(page));
}

static noinline void check_freed(const char *function, struct page_bs *page)
{
	if (!is_clean(page, BAD_FREED_BS))
		bad_page(function, page);
	ClearPageDirty_bs(page);
}

/* A page that is given back: what is wrong is reported; just being dirty is not */
static inline void free_pages_check(const char *function, struct page_bs *page)
{
	if (unlikely(!is_clean(page, BAD_FREED_BS | FLAG_BS(dirty))))
		check_freed(function, page);
}

/* Check a page that is about to be handed out, and give it to its new owner */
static inline void prep_new_page(struct page_bs *page)
{
	if (unlikely(page->mapping || page_mapcount_bs(page) ||
		     (page->flags & BAD_TAKEN_BS)))
		bad_page(__func__, page);

	page->flags &= ~OWNERS_BS;
	page->private = 0;
	set_page_count_bs(page, 1);
}

/* ---- buddy lists: giving back ---- */

/* A free block of this order begins here */
static inline void add_block(struct zone_bs *zone, struct page_bs *page,
			     unsigned int order)
{
	page->private = order;
	__SetPagePrivate_bs(page);
	list_add(&page->lru, &zone->free_area[order].free_list);
	zone->free_area[order].nr_free++;
}

/*
 * Take a page off its list, whichever that is. A page that was freed in spite of being on
 * one may have left it by another door; history crashed here.
 */
static inline bool unlink_page(struct page_bs *page)
{
	if (BUG_ON_BS(page->lru.next == LIST_POISON1))
		return false;
	list_del(&page->lru);
	return true;
}

static inline bool del_block(struct zone_bs *zone, struct page_bs *page,
			     unsigned int order)
{
	zone->free_area[order].nr_free--;
	__ClearPagePrivate_bs(page);
	page->private = 0;
	return unlink_page(page);
}

/* Zone, and marks, that tell whether a free block may begin at a page */
#define BLOCK_MASK_BS	(~0UL << NODEZONE_SHIFT_BS | FLAG_BS(private) | FLAG_BS(reserved))

/* Does a free block of this order, in the zone of @page, begin at @buddy? */
static inline bool page_is_buddy(const struct page_bs *page, const struct page_bs *buddy,
				 unsigned int order)
{
	unsigned long zone = page->flags & ~0UL << NODEZONE_SHIFT_BS;

	return (buddy->flags & BLOCK_MASK_BS) == (zone | FLAG_BS(private)) &&
	       buddy->private == order && page_count_bs(buddy) == 0;
}

/*
 * Put a block on the list of its order; as long as its buddy is free too, take that
 * off its list and go on with both as one block. zone->lock is held.
 */
static void __free_pages_bulk(struct page_bs *page, struct zone_bs *zone,
			      unsigned int order)
{
	unsigned long pfn = zone_page_pfn(zone, page), half;
	struct page_bs *buddy;

	if (BUG_ON_BS(bad_range(zone, page)) ||
	    BUG_ON_BS(pfn & ((1UL << order) - 1)))
		return;

	zone->free_pages += 1UL << order;
	for (; order < MAX_ORDER_BS - 1; order++) {
		half = 1UL << order;
		if ((pfn ^ half) - zone->zone_start_pfn >= zone->spanned_pages)
			break;
		buddy = pfn & half ? page - half : page + half;
		if (!page_is_buddy(page, buddy, order))
			break;
		if (!del_block(zone, buddy, order))
			return;
		trace_buddy_merge_bs(page, buddy, order);
		page = min(page, buddy);
		pfn &= ~half;
	}
	add_block(zone, page, order);
}

/* Reclaim may find something again. zone->lock is held. */
static inline void note_free(struct zone_bs *zone)
{
	zone->pages_scanned = 0;
	zone->all_unreclaimable = 0;
}

/* Give up to @count pages of a per-CPU list back, those first that wait longest */
static void free_pages_bulk(struct zone_bs *zone, struct per_cpu_pages_bs *pcp, int count)
{
	struct page_bs *page;
	unsigned long flags;
	int left;

	spin_lock_irqsave(&zone->lock, flags);
	note_free(zone);
	for (left = count; left && !list_empty(&pcp->list) && !halted_bs(); left--) {
		page = list_last_entry(&pcp->list, struct page_bs, lru);
		if (unlink_page(page))
			__free_pages_bulk(page, zone, 0);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	pcp->count -= count - left;
	trace_buddy_drain_bs(zone, count - left);
}

static void __free_pages_ok(struct page_bs *page, unsigned int order)
{
	struct page_bs *end = page + (1UL << order), *p;
	struct zone_bs *zone = page_zone_bs(page);
	unsigned long flags;

	for (p = page; p < end; p++)
		free_pages_check(__func__, p);
	count_free(1UL << order);
	trace_buddy_free_bs(page, order);

	spin_lock_irqsave(&zone->lock, flags);
	note_free(zone);
	__free_pages_bulk(page, zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
}

/* ---- buddy lists: taking ---- */

/*
 * Halve a block of order @high until @low is reached; the upper halves stay free. The
 * block may reach over the end of the zone, as bootmem's blocks do where zones are not
 * aligned, but must not be cut there: the first half is the one that lies furthest.
 */
static inline struct page_bs *expand(struct zone_bs *zone, struct page_bs *page,
				     unsigned int low, unsigned int high)
{
	struct page_bs *upper;

	if (high > low && BUG_ON_BS(bad_range(zone, page + (1UL << (high - 1)))))
		return NULL;

	while (high > low) {
		upper = page + (1UL << --high);
		add_block(zone, upper, high);
		trace_buddy_split_bs(upper, high);
	}
	return page;
}

/* Take a block off the lists, the smallest that is large enough. zone->lock is held. */
static inline struct page_bs *__rmqueue(struct zone_bs *zone, unsigned int order)
{
	unsigned int found = order;
	struct page_bs *page;

	while (list_empty(&zone->free_area[found].free_list))
		if (++found == MAX_ORDER_BS)
			return NULL;

	page = list_first_entry(&zone->free_area[found].free_list, struct page_bs, lru);
	if (!del_block(zone, page, found))
		return NULL;
	zone->free_pages -= 1UL << order;
	return expand(zone, page, order, found);
}

static struct page_bs *lock_and_rmqueue(struct zone_bs *zone, unsigned int order)
{
	struct page_bs *page;
	unsigned long flags;

	spin_lock_irqsave(&zone->lock, flags);
	page = __rmqueue(zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
	return page;
}

/* ---- per-CPU lists ---- */

static inline struct per_cpu_pages_bs *this_cpu_pages(struct zone_bs *zone, int cold)
{
	return &zone->pageset[smp_processor_id_bs()].pcp[cold];
}

/* Fill a list up from the buddy lists, by a batch if there is that much */
static void rmqueue_bulk(struct zone_bs *zone, struct per_cpu_pages_bs *pcp)
{
	struct page_bs *page;
	unsigned long flags;
	int missing = pcp->batch;

	spin_lock_irqsave(&zone->lock, flags);
	for (; missing; missing--) {
		page = __rmqueue(zone, 0);
		if (!page)
			break;
		list_add_tail(&page->lru, &pcp->list);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	pcp->count += pcp->batch - missing;
	trace_buddy_refill_bs(zone, pcp->batch - missing);
}

/* Keep a page for the next who wants one. The list spills first if it is full. */
static inline void put_on_list(struct zone_bs *zone, struct page_bs *page, int cold)
{
	struct per_cpu_pages_bs *pcp;
	unsigned long flags;

	local_irq_save(flags);
	pcp = this_cpu_pages(zone, cold);
	if (pcp->count >= pcp->high)
		free_pages_bulk(zone, pcp, pcp->batch);
	list_add(&page->lru, &pcp->list);
	pcp->count++;
	local_irq_restore(flags);
}

/* Give a single page back that nobody refers to any more */
static inline void free_hot_cold_page(struct page_bs *page, int cold)
{
	/* An anonymous page loses its mapping with its last user */
	if (unlikely(PageAnon_bs(page)))
		page->mapping = NULL;
	free_pages_check(__func__, page);
	count_free(1);
	trace_buddy_free_bs(page, 0);
	put_on_list(page_zone_bs(page), page, cold);
}

void free_hot_page_bs(struct page_bs *page)
{
	if (!halted_bs() && !BUG_ON_BS(!page_valid_bs(page)))
		free_hot_cold_page(page, 0);
}
EXPORT_SYMBOL_GPL(free_hot_page_bs);

void free_cold_page_bs(struct page_bs *page)
{
	if (!halted_bs() && !BUG_ON_BS(!page_valid_bs(page)))
		free_hot_cold_page(page, 1);
}
EXPORT_SYMBOL_GPL(free_cold_page_bs);

/* Take a single page off the running CPU's list, which is refilled when it is low */
static inline struct page_bs *take_hot_cold_page(struct zone_bs *zone, int cold)
{
	struct per_cpu_pages_bs *pcp;
	struct page_bs *page = NULL;
	unsigned long flags;

	local_irq_save(flags);
	pcp = this_cpu_pages(zone, cold);
	if (pcp->count <= pcp->low)
		rmqueue_bulk(zone, pcp);
	if (pcp->count && !BUG_ON_BS(list_empty(&pcp->list))) {
		page = list_first_entry(&pcp->list, struct page_bs, lru);
		if (!unlink_page(page))
			page = NULL;
		pcp->count--;
	}
	local_irq_restore(flags);
	return page;
}

static void drain_pages(int cpu)
{
	struct per_cpu_pages_bs *pcp;
	struct zone_bs *zone;
	int i;

	for_each_zone_bs(zone)
		for (i = 0; i < 2; i++) {
			pcp = &zone->pageset[cpu].pcp[i];
			if (pcp->count)
				free_pages_bulk(zone, pcp, pcp->count);
		}
}

void drain_local_pages_bs(void)
{
	unsigned long flags;

	if (halted_bs())
		return;

	local_irq_save(flags);
	drain_pages(smp_processor_id_bs());
	local_irq_restore(flags);
}
EXPORT_SYMBOL_GPL(drain_local_pages_bs);

void page_alloc_cpu_dead_bs(int cpu)
{
	if (!halted_bs())
		drain_pages(cpu);
}

/* ---- allocating ---- */

/* Clear a block; false if it dies of that */
static bool prep_zero_page(struct page_bs *page, unsigned int order,
			   unsigned int gfp_flags)
{
	struct page_bs *end = page + (1UL << order);

	/* High memory could only be mapped by someone who may sleep */
	if (BUG_ON_BS((gfp_flags & (__GFP_WAIT_BS | __GFP_HIGHMEM_BS)) ==
		      __GFP_HIGHMEM_BS))
		return false;

	for (; page < end; page++)
		clear_highpage_bs(page);
	return true;
}

/* Take a block of a zone, whatever its watermarks say */
static inline struct page_bs *buffered_rmqueue(struct zone_bs *zone, unsigned int order,
					       unsigned int gfp_flags)
{
	struct page_bs *page = NULL;

	if (order == 0)
		page = take_hot_cold_page(zone, !!(gfp_flags & __GFP_COLD_BS));
	if (!page && !halted_bs())
		page = lock_and_rmqueue(zone, order);
	if (!page || BUG_ON_BS(bad_range(zone, page)))
		return NULL;

	count_alloc(zone, 1UL << order);
	prep_new_page(page);
	if ((gfp_flags & __GFP_ZERO_BS) && !prep_zero_page(page, order, gfp_flags))
		return NULL;
	trace_buddy_alloc_bs(page, order, gfp_flags);
	return page;
}

/*
 * Would more than @mark pages remain in blocks that are of use to whoever wants such an
 * order? Those of each smaller order are taken off, and half of the rest has to do.
 */
static inline bool enough_remains(const struct zone_bs *z, unsigned int order, long mark,
				  unsigned long reserve)
{
	const struct free_area_bs *area = z->free_area;
	long remain = z->free_pages - (1UL << order) + 1;
	unsigned int shift;

	/* Unsigned, so that less than nothing passes; the loop below refuses that */
	if ((unsigned long)remain <= mark + reserve)
		return false;

	for (shift = 0; shift < order; shift++, area++) {
		mark >>= 1;
		remain -= area->nr_free << shift;
		if (remain <= mark)
			return false;
	}
	return true;
}

int zone_watermark_ok_bs(struct zone_bs *z, int order, unsigned long mark,
			 int classzone_idx, int can_try_harder, int gfp_high)
{
	long lowered = mark;

	lowered -= gfp_high ? lowered / 2 : 0;
	lowered -= can_try_harder ? lowered / 4 : 0;
	return enough_remains(z, order, lowered, z->lowmem_reserve[classzone_idx]);
}
EXPORT_SYMBOL_GPL(zone_watermark_ok_bs);

/* Which of a zone's watermarks a pass over the zones has to respect */
enum pass_mark { MARK_LOW, MARK_MIN, MARK_HIGH, MARK_NONE };

/* Who cannot wait for reclaim, or should not, may go a quarter further down */
static bool may_try_harder(unsigned int gfp_mask)
{
	return !(gfp_mask & __GFP_WAIT_BS) || (current_bs()->rt && !in_interrupt_bs());
}

static bool mark_ok(struct zone_bs *z, unsigned int gfp_mask, unsigned int order,
		    enum pass_mark mark, int classzone_idx)
{
	const unsigned long *reserve = z->lowmem_reserve + classzone_idx;

	switch (mark) {
	case MARK_LOW:
		return enough_remains(z, order, z->pages_low, *reserve);
	case MARK_MIN:
		return zone_watermark_ok_bs(z, order, z->pages_min, classzone_idx,
					    may_try_harder(gfp_mask),
					    gfp_mask & __GFP_HIGH_BS);
	case MARK_HIGH:
		return enough_remains(z, order, z->pages_high, *reserve);
	default:
		return true;
	}
}

/* One pass over the zones of a request */
static __always_inline struct page_bs *
try_zones(struct zonelist_bs *zonelist, unsigned int gfp_mask, unsigned int order,
	  enum pass_mark mark)
{
	int classzone_idx = zone_idx_bs(zonelist->zones[0]);
	struct zone_bs **zones, *z;
	struct page_bs *page;

	for (zones = zonelist->zones; (z = *zones); zones++) {
		page = NULL;
		if (mark_ok(z, gfp_mask, order, mark, classzone_idx))
			page = buffered_rmqueue(z, order, gfp_mask);
		if (page || halted_bs())
			return page;
		trace_buddy_refuse_bs(z, order);
	}
	return NULL;
}

/* May this process use the last reserves, because that is going to free memory? */
static bool may_use_reserves(void)
{
	return ((current_bs()->flags & PF_MEMALLOC_BS) || current_bs()->memdie) &&
	       !in_interrupt_bs();
}

/* The request has failed for good */
static void warn_alloc_failed(unsigned int gfp_mask, unsigned int order)
{
	trace_buddy_fail_bs(gfp_mask, order);
	if (!(gfp_mask & __GFP_NOWARN_BS) && printk_ratelimit())
		printk_bs(KERN_WARNING
			  "%s: page allocation failure. order:%d, mode:0x%x\n",
			  comm_bs(), order, gfp_mask);
}

/* All zones are low: kswapd would be woken up, and the reserves are looked at */
static noinline struct page_bs *alloc_pages_low(unsigned int gfp_mask, unsigned int order,
						struct zonelist_bs *zonelist)
{
	struct page_bs *page;

	page = try_zones(zonelist, gfp_mask, order, MARK_MIN);
	if (page || halted_bs())
		return page;

	if (may_use_reserves()) {
		if (!(gfp_mask & __GFP_NOMEMALLOC_BS))
			page = try_zones(zonelist, gfp_mask, order, MARK_NONE);
	} else if ((gfp_mask & __GFP_WAIT_BS) && (gfp_mask & __GFP_FS_BS) &&
		   !(gfp_mask & __GFP_NORETRY_BS)) {
		/* Reclaim found nothing; one more look before killing somebody */
		page = try_zones(zonelist, gfp_mask, order, MARK_HIGH);
	}

	if (!page && !halted_bs())
		warn_alloc_failed(gfp_mask, order);
	return page;
}

struct page_bs *__alloc_pages_bs(unsigned int gfp_mask, unsigned int order,
				 struct zonelist_bs *zonelist)
{
	struct page_bs *page;

	/* No zone of this kind on this machine, or no machine any more */
	if (order >= MAX_ORDER_BS || !zonelist->zones[0] || halted_bs())
		return NULL;

	page = try_zones(zonelist, gfp_mask, order, MARK_LOW);
	if (unlikely(!page) && !halted_bs())
		page = alloc_pages_low(gfp_mask, order, zonelist);
	return page;
}
EXPORT_SYMBOL_GPL(__alloc_pages_bs);

unsigned long __get_free_pages_bs(unsigned int gfp_mask, unsigned int order)
{
	struct page_bs *page = alloc_pages_bs(gfp_mask, order);

	return page ? (unsigned long)page_address_bs(page) : 0;
}
EXPORT_SYMBOL_GPL(__get_free_pages_bs);

unsigned long get_zeroed_page_bs(unsigned int gfp_mask)
{
	/* The caller wants an address, which high memory does not have */
	if (halted_bs() || BUG_ON_BS(gfp_mask & __GFP_HIGHMEM_BS))
		return 0;

	return __get_free_pages_bs(gfp_mask | __GFP_ZERO_BS, 0);
}
EXPORT_SYMBOL_GPL(get_zeroed_page_bs);

/* ---- freeing ---- */

void __free_pages_bs(struct page_bs *page, unsigned int order)
{
	if (halted_bs() || BUG_ON_BS(order >= MAX_ORDER_BS) ||
	    BUG_ON_BS(!pages_valid(page, 1UL << order)))
		return;
	if (PageReserved_bs(page) || !put_page_testzero_bs(page))
		return;

	if (order)
		__free_pages_ok(page, order);
	else
		free_hot_cold_page(page, 0);
}
EXPORT_SYMBOL_GPL(__free_pages_bs);

/* Low memory: what the kernel could always reach */
static bool addr_is_lowmem(unsigned long addr)
{
	struct page_bs *page;

	if (!phys_valid_bs(__pa_bs(addr), 1))
		return false;
	page = virt_to_page_bs(addr);
	return page && !is_highmem_bs(page_zone_bs(page));
}

void free_pages_bs(unsigned long addr, unsigned int order)
{
	if (!addr || halted_bs() || BUG_ON_BS(!addr_is_lowmem(addr)))
		return;

	__free_pages_bs(virt_to_page_bs(addr), order);
}
EXPORT_SYMBOL_GPL(free_pages_bs);

/* ---- how much there is ---- */

/* The sum of a number that each zone has, by its place in the structure */
static unsigned long sum_of_zones(size_t offset)
{
	unsigned long sum = 0;
	struct zone_bs *zone;

	for_each_zone_bs(zone)
		sum += *(unsigned long *)((char *)zone + offset);
	return sum;
}

#define SUM_OF_ZONES(member)	sum_of_zones(offsetof(struct zone_bs, member))

unsigned int nr_free_pages_bs(void)
{
	return SUM_OF_ZONES(free_pages);
}
EXPORT_SYMBOL_GPL(nr_free_pages_bs);

unsigned int nr_free_highpages_bs(void)
{
	unsigned int pages = 0;
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		pages += pgdat->node_zones[ZONE_HIGHMEM_BS].free_pages;
	return pages;
}
EXPORT_SYMBOL_GPL(nr_free_highpages_bs);

/*
 * Pages above the high watermarks, in the zones of one kind of zonelist of every
 * node. As these lists name the zones of other nodes too, a machine with several
 * nodes counts its memory several times.
 */
static unsigned int nr_free_zone_pages(int offset)
{
	struct pglist_data_bs *pgdat;
	struct zone_bs **zones;
	unsigned int sum = 0;

	for_each_pgdat_bs(pgdat)
		for (zones = pgdat->node_zonelists[offset].zones; *zones; zones++)
			if ((*zones)->present_pages > (*zones)->pages_high)
				sum += (*zones)->present_pages -
				       (*zones)->pages_high;
	return sum;
}

unsigned int nr_free_buffer_pages_bs(void)
{
	return nr_free_zone_pages(GFP_USER_BS & GFP_ZONEMASK_BS);
}
EXPORT_SYMBOL_GPL(nr_free_buffer_pages_bs);

unsigned int nr_free_pagecache_pages_bs(void)
{
	return nr_free_zone_pages(GFP_HIGHUSER_BS & GFP_ZONEMASK_BS);
}
EXPORT_SYMBOL_GPL(nr_free_pagecache_pages_bs);

#define K(pages)	((pages) << (PAGE_SHIFT_BS - 10))

static void show_pagesets(const struct zone_bs *zone)
{
	const struct per_cpu_pages_bs *pcp;
	int cpu, i;

	for (cpu = 0; cpu < NR_CPUS_BS; cpu++) {
		if (!cpu_possible_bs(cpu))
			continue;
		for (i = 0; i < 2; i++) {
			pcp = &zone->pageset[cpu].pcp[i];
			printk_bs("cpu %d %s: low %d, high %d, batch %d\n",
				  cpu, i ? "cold" : "hot",
				  pcp->low, pcp->high, pcp->batch);
		}
	}
}

static void show_kb(const char *name, unsigned long pages)
{
	printk_bs(" %s:%lukB", name, K(pages));
}

/* A line of sizes, and one of the protection against each class of request */
static void show_zone_limits(const struct zone_bs *zone)
{
	const unsigned long *reserve = zone->lowmem_reserve;

	printk_bs("%s", zone->name);
	show_kb("free", zone->free_pages);
	show_kb("min", zone->pages_min);
	show_kb("low", zone->pages_low);
	show_kb("high", zone->pages_high);
	show_kb("active", zone->nr_active);
	show_kb("inactive", zone->nr_inactive);
	show_kb("present", zone->present_pages);
	printk_bs(" pages_scanned:%lu all_unreclaimable? %s\nlowmem_reserve[]:",
		  zone->pages_scanned, zone->all_unreclaimable ? "yes" : "no");
	while (reserve < zone->lowmem_reserve + MAX_NR_ZONES_BS)
		printk_bs(" %lu", *reserve++);
	printk_bs("\n");
}

static void show_free_blocks(struct zone_bs *zone)
{
	unsigned long nr[MAX_ORDER_BS], flags, total = 0;
	int order;

	spin_lock_irqsave(&zone->lock, flags);
	for (order = 0; order < MAX_ORDER_BS; order++)
		nr[order] = zone->free_area[order].nr_free;
	spin_unlock_irqrestore(&zone->lock, flags);

	for (order = 0; order < MAX_ORDER_BS; order++) {
		printk_bs("%lu*%lukB ", nr[order], K(1UL) << order);
		total += nr[order] << order;
	}
	printk_bs("= %lukB\n", K(total));
}

static void show_totals(void)
{
	struct page_state_bs ps;

	get_full_page_state_bs(&ps);

	printk_bs("\nFree pages: %11ukB (%ukB HighMem)\n",
		  K(nr_free_pages_bs()), K(nr_free_highpages_bs()));
	printk_bs("Active:%lu inactive:%lu dirty:%lu writeback:%lu unstable:%lu free:%u slab:%lu mapped:%lu pagetables:%lu\n",
		  SUM_OF_ZONES(nr_active), SUM_OF_ZONES(nr_inactive), ps.nr_dirty, ps.nr_writeback,
		  ps.nr_unstable, nr_free_pages_bs(), ps.nr_slab,
		  ps.nr_mapped, ps.nr_page_table_pages);
}

void show_free_areas_bs(void)
{
	struct zone_bs *zone;

	for_each_zone_bs(zone) {
		printk_bs("%s per-cpu:%s\n", zone->name,
			  zone->present_pages ? "" : " empty");
		if (zone->present_pages)
			show_pagesets(zone);
	}

	show_totals();
	for_each_zone_bs(zone)
		show_zone_limits(zone);

	for_each_zone_bs(zone) {
		printk_bs("%s: ", zone->name);
		if (zone->present_pages)
			show_free_blocks(zone);
		else
			printk_bs("empty\n");
	}
	show_swap_cache_info_bs();
}
EXPORT_SYMBOL_GPL(show_free_areas_bs);

/* ---- zonelists ---- */

static bool node_online(int nid)
{
	return NODE_DATA_BS(nid)->node_spanned_pages;
}

/* Append a node's zones that have pages, from @highest downwards; gives the new length */
static int build_zonelists_node(struct pglist_data_bs *pgdat,
				struct zonelist_bs *zonelist, int j, int highest)
{
	int k;

	for (k = highest; k >= 0; k--)
		if (pgdat->node_zones[k].present_pages)
			zonelist->zones[j++] = pgdat->node_zones + k;
	return j;
}

static int highest_zone(int zone_bits)
{
	if (zone_bits & __GFP_DMA_BS)
		return ZONE_DMA_BS;
	if (zone_bits & __GFP_HIGHMEM_BS)
		return ZONE_HIGHMEM_BS;
	return ZONE_NORMAL_BS;
}

/* The node itself comes first, then the nodes behind it, then those in front of it */
static void build_zonelists(struct pglist_data_bs *pgdat)
{
	struct zonelist_bs *zonelist;
	int i, j, n, nid;

	for (i = 0; i < GFP_ZONETYPES_BS; i++) {
		zonelist = pgdat->node_zonelists + i;
		for (j = 0, n = 0; n < MAX_NUMNODES_BS; n++) {
			nid = (pgdat->node_id + n) % MAX_NUMNODES_BS;
			j = build_zonelists_node(NODE_DATA_BS(nid), zonelist, j,
						 highest_zone(i));
		}
		zonelist->zones[j] = NULL;
	}
}

void build_all_zonelists_bs(void)
{
	int nid, online = 0;

	if (halted_bs())
		return;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		if (!node_online(nid))
			continue;
		build_zonelists(NODE_DATA_BS(nid));
		online++;
	}
	printk_bs("Built %i zonelists\n", online);
}
EXPORT_SYMBOL_GPL(build_all_zonelists_bs);

/* ---- setting up nodes and zones ---- */

#define PAGES_PER_WAITQUEUE	256

static unsigned long wait_table_size(unsigned long pages)
{
	unsigned long size = max(pages / PAGES_PER_WAITQUEUE, 1UL);

	return clamp(roundup_pow_of_two(size), 4UL, 4096UL);
}

static bool init_wait_table(struct zone_bs *zone)
{
	unsigned long i, size = wait_table_size(zone->spanned_pages);

	zone->wait_table_size = size;
	zone->wait_table_bits = ilog2(size);
	zone->wait_table = alloc_bootmem_node_bs(zone->zone_pgdat,
						 size * sizeof(*zone->wait_table));
	if (!zone->wait_table)
		return false;

	for (i = 0; i < size; i++)
		INIT_LIST_HEAD(&zone->wait_table[i].task_list);
	return true;
}

/* All pages of a zone start as reserved: bootmem frees what it does not keep */
static void memmap_init_zone(struct zone_bs *zone, int nid)
{
	struct page_bs *page = zone->zone_mem_map;
	struct page_bs *end = page + zone->spanned_pages;

	for (; page < end; page++) {
		page->flags = 0;
		set_page_zone_bs(page, NODEZONE_BS(nid, zone_idx_bs(zone)));
		set_page_count_bs(page, 0);
		reset_page_mapcount_bs(page);
		__SetPageReserved_bs(page);
		INIT_LIST_HEAD(&page->lru);
	}
}

static void zone_init_free_lists(struct zone_bs *zone)
{
	struct free_area_bs *area = zone->free_area;

	for (; area < zone->free_area + MAX_ORDER_BS; area++)
		*area = (struct free_area_bs){ LIST_HEAD_INIT(area->free_list), 0 };
}

/*
 * Pages that move at once between a per-CPU list and the buddy lists: about a
 * thousandth of the zone, 256 KiB at most; always 2^n - 1, which spreads better over
 * the cache's colours than a power of two.
 */
static int zone_batchsize(const struct zone_bs *zone)
{
	int batch = min(zone->present_pages / 1024, 256 * 1024 / PAGE_SIZE_BS);

	batch = max(batch / 4, 1);
	return (1 << fls(batch + batch / 2)) - 1;
}

static void setup_pcp(struct per_cpu_pages_bs *pcp, int low, int high, int batch)
{
	pcp->count = 0;
	pcp->low = low;
	pcp->high = high;
	pcp->batch = batch;
	INIT_LIST_HEAD(&pcp->list);
}

static void setup_pagesets(struct zone_bs *zone, int batch)
{
	int cpu;

	for (cpu = 0; cpu < NR_CPUS_BS; cpu++) {
		setup_pcp(&zone->pageset[cpu].pcp[0], 2 * batch, 6 * batch, batch);
		setup_pcp(&zone->pageset[cpu].pcp[1], 0, 2 * batch, batch);
	}
}

/* What every zone has, with pages or without */
static void init_zone(struct pglist_data_bs *pgdat, int nid, int j,
		      unsigned long size, unsigned long realsize)
{
	struct zone_bs *zone = pgdat->node_zones + j;
	int batch;

	zone_table_bs[NODEZONE_BS(nid, j)] = zone;
	zone->spanned_pages = size;
	zone->present_pages = realsize;
	zone->name = zone_names[j];
	zone->zone_pgdat = pgdat;
	zone->free_pages = 0;
	zone->temp_priority = DEF_PRIORITY_BS;
	zone->prev_priority = DEF_PRIORITY_BS;
	spin_lock_init(&zone->lock);

	batch = zone_batchsize(zone);
	setup_pagesets(zone, batch);
	printk_bs(KERN_DEBUG "  %s zone: %lu pages, LIFO batch:%d\n",
		  zone->name, realsize, batch);

	nr_all_pages_bs += realsize;
	if (!is_highmem_idx_bs(j))
		nr_kernel_pages_bs += realsize;
}

/* Where the zone lies; it needs a node's page structures */
static bool place_zone(struct zone_bs *zone, int nid, unsigned long start_pfn)
{
	struct pglist_data_bs *pgdat = zone->zone_pgdat;

	if (!init_wait_table(zone))
		return false;

	pgdat->nr_zones = zone_idx_bs(zone) + 1;
	zone->zone_mem_map = pgdat->node_mem_map +
			     (start_pfn - pgdat->node_start_pfn);
	zone->zone_start_pfn = start_pfn;
	if (start_pfn & ((1UL << (MAX_ORDER_BS - 1)) - 1))
		printk_bs(KERN_CRIT "BUG: wrong zone alignment, it will crash\n");
	memmap_init_zone(zone, nid);
	zone_init_free_lists(zone);
	return true;
}

static void free_area_init_core(struct pglist_data_bs *pgdat, int nid,
				const unsigned long *zones_size,
				const unsigned long *zholes_size)
{
	unsigned long start_pfn = pgdat->node_start_pfn;
	unsigned long holes;
	int j;

	pgdat->nr_zones = 0;
	for (j = 0; j < MAX_NR_ZONES_BS; j++) {
		holes = zholes_size ? zholes_size[j] : 0;
		init_zone(pgdat, nid, j, zones_size[j], zones_size[j] - holes);
		if (!zones_size[j])
			continue;
		if (!place_zone(pgdat->node_zones + j, nid, start_pfn))
			return;
		start_pfn += zones_size[j];
	}
}

static void calculate_zone_totalpages(struct pglist_data_bs *pgdat, int nid,
				      const unsigned long *zones_size,
				      const unsigned long *zholes_size)
{
	unsigned long total = 0, holes = 0;
	int j;

	for (j = 0; j < MAX_NR_ZONES_BS; j++) {
		total += zones_size[j];
		holes += zholes_size ? zholes_size[j] : 0;
	}
	pgdat->node_spanned_pages = total;
	pgdat->node_present_pages = total - holes;
	printk_bs(KERN_DEBUG "On node %d totalpages: %lu\n", nid, total - holes);
}

/* One page structure more than there are pages, as history had it */
static bool alloc_node_mem_map(struct pglist_data_bs *pgdat)
{
	unsigned long size = (pgdat->node_spanned_pages + 1) *
			     sizeof(struct page_bs);

	if (!pgdat->node_mem_map)
		pgdat->node_mem_map = alloc_bootmem_node_bs(pgdat, size);
	return pgdat->node_mem_map;
}

void free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat,
			    unsigned long *zones_size,
			    unsigned long node_start_pfn,
			    unsigned long *zholes_size)
{
	if (halted_bs())
		return;

	pgdat->node_id = nid;
	pgdat->node_start_pfn = node_start_pfn;
	calculate_zone_totalpages(pgdat, nid, zones_size, zholes_size);
	if (alloc_node_mem_map(pgdat))
		free_area_init_core(pgdat, nid, zones_size, zholes_size);
}
EXPORT_SYMBOL_GPL(free_area_init_node_bs);

void free_area_init_bs(unsigned long *zones_size)
{
	free_area_init_node_bs(0, NODE_DATA_BS(0), zones_size, 0, NULL);
}
EXPORT_SYMBOL_GPL(free_area_init_bs);

/* ---- watermarks and reserves ---- */

/* A ratio that cannot be one counts as 1, and is 1 from then on */
static unsigned long reserve_ratio(int zone)
{
	int *ratio = sysctl_lowmem_reserve_ratio_bs + zone;

	*ratio = max(*ratio, 1);
	return *ratio;
}

/*
 * What zone @idx of a node keeps from a request: the more pages there are in the zones
 * above it, up to the one that the request would prefer, the more.
 */
static void set_reserves(struct zone_bs *zones, int idx)
{
	unsigned long above = 0;
	int class;

	zones[idx].lowmem_reserve[idx] = 0;
	for (class = idx + 1; class < MAX_NR_ZONES_BS; class++) {
		above += zones[class].present_pages;
		zones[idx].lowmem_reserve[class] = above / reserve_ratio(idx);
	}
}

void setup_per_zone_lowmem_reserve_bs(void)
{
	struct pglist_data_bs *pgdat;
	int idx;

	for_each_pgdat_bs(pgdat)
		for (idx = 0; idx < MAX_NR_ZONES_BS; idx++)
			set_reserves(pgdat->node_zones, idx);
}
EXPORT_SYMBOL_GPL(setup_per_zone_lowmem_reserve_bs);

/* Low memory shares @pages_min by size; high memory has a little of its own */
static unsigned long zone_pages_min(const struct zone_bs *zone,
				    unsigned long pages_min,
				    unsigned long lowmem_pages)
{
	if (is_highmem_bs((struct zone_bs *)zone))
		return clamp(zone->present_pages / 1024, 32UL, 128UL);
	return lowmem_pages ? pages_min * zone->present_pages / lowmem_pages : 0;
}

static unsigned long nr_lowmem_pages(void)
{
	unsigned long pages = 0;
	struct zone_bs *zone;

	for_each_zone_bs(zone)
		pages += is_highmem_bs(zone) ? 0 : zone->present_pages;
	return pages;
}

static void set_watermarks(struct zone_bs *zone, unsigned long min)
{
	unsigned long flags;

	spin_lock_irqsave(&zone->lock, flags);
	zone->pages_min = min;
	zone->pages_low = min * 5 / 4;
	zone->pages_high = min * 6 / 4;
	spin_unlock_irqrestore(&zone->lock, flags);
}

void setup_per_zone_pages_min_bs(void)
{
	unsigned long pages_min = min_free_kbytes_bs >> (PAGE_SHIFT_BS - 10);
	unsigned long lowmem_pages = nr_lowmem_pages();
	struct zone_bs *zone;

	for_each_zone_bs(zone)
		set_watermarks(zone, zone_pages_min(zone, pages_min, lowmem_pages));
}
EXPORT_SYMBOL_GPL(setup_per_zone_pages_min_bs);

int init_per_zone_pages_min_bs(void)
{
	unsigned long lowmem_kbytes;

	if (halted_bs())
		return 0;

	lowmem_kbytes = nr_free_buffer_pages_bs() * (PAGE_SIZE_BS >> 10);
	min_free_kbytes_bs = clamp(int_sqrt(lowmem_kbytes * 16), 128UL, 65536UL);
	setup_per_zone_pages_min_bs();
	setup_per_zone_lowmem_reserve_bs();
	return 0;
}
EXPORT_SYMBOL_GPL(init_per_zone_pages_min_bs);

int min_free_kbytes_sysctl_handler_bs(int kbytes)
{
	min_free_kbytes_bs = kbytes;
	setup_per_zone_pages_min_bs();
	return 0;
}
EXPORT_SYMBOL_GPL(min_free_kbytes_sysctl_handler_bs);

int lowmem_reserve_ratio_sysctl_handler_bs(const int *ratio)
{
	memcpy(sysctl_lowmem_reserve_ratio_bs, ratio,
	       sizeof(sysctl_lowmem_reserve_ratio_bs));
	setup_per_zone_lowmem_reserve_bs();
	return 0;
}
EXPORT_SYMBOL_GPL(lowmem_reserve_ratio_sysctl_handler_bs);

/* ---- large hash tables ---- */

/* One bucket for each 2^@scale bytes, of memory rounded up to whole megabytes */
static unsigned long hash_entries_for_memory(int scale, int flags)
{
	unsigned long pages = flags & HASH_HIGHMEM_BS ? nr_all_pages_bs :
							nr_kernel_pages_bs;

	pages = ALIGN(pages, 1UL << (20 - PAGE_SHIFT_BS));
	return scale > PAGE_SHIFT_BS ? pages >> (scale - PAGE_SHIFT_BS) :
				       pages << (PAGE_SHIFT_BS - scale);
}

static void *alloc_hash_table(unsigned long size, int flags)
{
	if (flags & HASH_EARLY_BS)
		return alloc_bootmem_bs(size);
	return (void *)__get_free_pages_bs(GFP_ATOMIC_BS, get_order_bs(size));
}

void *alloc_large_system_hash_bs(const char *tablename, unsigned long bucketsize,
				 unsigned long numentries, int scale, int flags,
				 unsigned int *_hash_shift,
				 unsigned int *_hash_mask, unsigned long limit)
{
	unsigned long max = limit, size, log2qty;
	void *table;

	if (halted_bs() || BUG_ON_BS(!bucketsize))
		return NULL;

	if (!numentries)
		numentries = hash_entries_for_memory(scale, flags);
	/* The next higher power of two, even of a power of two */
	numentries = 2UL << __fls(numentries | 1);

	if (!max)
		max = (nr_all_pages_bs << (PAGE_SHIFT_BS - 4)) / bucketsize;
	log2qty = __fls(min(numentries, max) | 1);

	do {
		size = bucketsize << log2qty;
		table = alloc_hash_table(size, flags);
	} while (!table && size > PAGE_SIZE_BS && log2qty && --log2qty && !halted_bs());

	if (!table) {
		if (!halted_bs())
			panic_bs("Failed to allocate %s hash table", tablename);
		return NULL;
	}

	printk_bs("%s hash table entries: %d (order: %d, %lu bytes)\n", tablename,
		  1U << log2qty, (int)__fls(size) - PAGE_SHIFT_BS, size);
	if (_hash_shift)
		*_hash_shift = log2qty;
	if (_hash_mask)
		*_hash_mask = (1 << log2qty) - 1;
	return table;
}
EXPORT_SYMBOL_GPL(alloc_large_system_hash_bs);
