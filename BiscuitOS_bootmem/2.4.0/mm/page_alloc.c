// SPDX-License-Identifier: GPL-2.0-only
/*
 * The zoned page allocator as it was in Linux 2.4.0: blocks of 2^order pages in lists, and
 * for each pair of blocks one bit that tells whether exactly one of them is free.
 *
 * Nothing else tells a free page from one in use. That makes it fast and trusting: a page
 * freed twice only gets a count of -1, and a block freed with the wrong order spoils bits
 * and lists without a word. See mmzone.h for the data, gfp.h for the interface.
 */
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>

struct pglist_data_bs *pgdat_list_bs;
EXPORT_SYMBOL_GPL(pgdat_list_bs);

struct bootmem_data_bs node_bootmem_data_bs[MAX_NUMNODES_BS];

#define NODE(nid)	[nid] = { .bdata = &node_bootmem_data_bs[nid] }
struct pglist_data_bs node_data_bs[MAX_NUMNODES_BS] = {
	NODE(0), NODE(1), NODE(2), NODE(3), NODE(4), NODE(5), NODE(6), NODE(7),
};
EXPORT_SYMBOL_GPL(node_data_bs);

#undef NODE

unsigned long totalram_pages_bs;
EXPORT_SYMBOL_GPL(totalram_pages_bs);
unsigned long totalhigh_pages_bs;
EXPORT_SYMBOL_GPL(totalhigh_pages_bs);
unsigned long max_mapnr_bs;
EXPORT_SYMBOL_GPL(max_mapnr_bs);
unsigned long num_physpages_bs;
EXPORT_SYMBOL_GPL(num_physpages_bs);
unsigned long page_struct_bytes_bs = sizeof(struct page_bs);
struct freepages_bs freepages_bs;
EXPORT_SYMBOL_GPL(freepages_bs);

/* ---- page <-> frame number, address ---- */

static struct pglist_data_bs *node_of_pfn(unsigned long pfn)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		if (pgdat->node_mem_map &&
		    pfn - (pgdat->node_start_paddr >> PAGE_SHIFT_BS) < pgdat->node_size)
			return pgdat;
	return NULL;
}

int pfn_to_nid_bs(unsigned long pfn)
{
	struct pglist_data_bs *pgdat = node_of_pfn(pfn);

	return pgdat ? pgdat->node_id : -1;
}
EXPORT_SYMBOL_GPL(pfn_to_nid_bs);

struct page_bs *pfn_to_page_bs(unsigned long pfn)
{
	int nid = pfn_to_nid_bs(pfn);

	return nid < 0 ? NULL : NODE_MEM_MAP_BS(nid) + node_localnr_bs(pfn, nid);
}
EXPORT_SYMBOL_GPL(pfn_to_page_bs);

static struct pglist_data_bs *node_of_page(const struct page_bs *page)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		if (page >= pgdat->node_mem_map &&
		    page < pgdat->node_mem_map + pgdat->node_size)
			return pgdat;
	return NULL;
}

bool page_valid_bs(const struct page_bs *page)
{
	const struct pglist_data_bs *pgdat = node_of_page(page);

	return pgdat && !(((unsigned long)page - (unsigned long)pgdat->node_mem_map) %
			  sizeof(*page));
}
EXPORT_SYMBOL_GPL(page_valid_bs);

unsigned long page_to_pfn_bs(const struct page_bs *page)
{
	const struct pglist_data_bs *pgdat = page->zone->zone_pgdat;

	return (pgdat->node_start_paddr >> PAGE_SHIFT_BS) + (page - pgdat->node_mem_map);
}
EXPORT_SYMBOL_GPL(page_to_pfn_bs);

unsigned long page_index_bs(const struct page_bs *page)
{
	const struct pglist_data_bs *pgdat = page->zone->zone_pgdat;

	return pgdat->node_start_mapnr + (page - pgdat->node_mem_map);
}
EXPORT_SYMBOL_GPL(page_index_bs);

/* A page that is none of this zone */
static bool bad_range(const struct zone_bs *zone, const struct page_bs *page)
{
	return page < zone->zone_mem_map || page >= zone->zone_mem_map + zone->size ||
	       page->zone != zone;
}

/* ---- the bits ---- */

/* The bit of the pair that a block of 2^@order pages belongs to */
static unsigned long pair_of(const struct zone_bs *zone, const struct page_bs *block,
			     unsigned int order)
{
	return (unsigned long)(block - zone->zone_mem_map) >> (order + 1);
}

/* One of the pair came to or left its list; says what the bit was before */
static bool flip_pair(struct zone_bs *zone, const struct page_bs *block, unsigned int order)
{
	unsigned long bit = pair_of(zone, block, order);
	unsigned long *word = zone->free_area[order].map + BIT_WORD(bit);
	unsigned long before = *word;

	*word ^= BIT_MASK(bit);
	return before & BIT_MASK(bit);
}

/* ---- freeing ---- */

/* Is anybody still at work with it? In the order in which history asked. */
static bool in_use(const struct page_bs *page)
{
	return BUG_ON_BS(page->buffers) || BUG_ON_BS(page->mapping) ||
	       BUG_ON_BS(page_index_bs(page) >= max_mapnr_bs) ||
	       BUG_ON_BS(PageSwapCache_bs(page)) || BUG_ON_BS(PageLocked_bs(page)) ||
	       BUG_ON_BS(PageDecrAfter_bs(page)) || BUG_ON_BS(PageActive_bs(page)) ||
	       BUG_ON_BS(PageInactiveDirty_bs(page)) || BUG_ON_BS(PageInactiveClean_bs(page));
}

/* The other block of the pair, which lies in front or behind */
static struct page_bs *buddy_of(const struct zone_bs *zone, const struct page_bs *block,
				unsigned int order)
{
	unsigned long index = block - zone->zone_mem_map;

	return zone->zone_mem_map + (index ^ 1UL << order);
}

/*
 * Put a block into the lists, together with every buddy that is free. Blocks of the highest
 * order have no pairs: their bits, which only allocation flips, mean nothing.
 */
static void merge_block(struct zone_bs *zone, struct page_bs *block, unsigned int order)
{
	struct page_bs *buddy;

	for (; order != MAX_ORDER_BS - 1; order++) {
		if (BUG_ON_BS(order >= MAX_ORDER_BS))
			return;
		if (!flip_pair(zone, block, order))
			break;
		buddy = buddy_of(zone, block, order);
		if (BUG_ON_BS(bad_range(zone, buddy)) || BUG_ON_BS(bad_range(zone, block)))
			return;
		trace_buddy_merge_bs(block, buddy, order);
		unlink_bs(&buddy->list);
		block = min(block, buddy);
	}
	link_bs(&block->list, &zone->free_area[order].free_list);
}

/* Nobody refers to the block any more. Only its first page is looked at. */
static void free_block(struct page_bs *page, unsigned long order)
{
	struct zone_bs *zone = page->zone;
	unsigned long flags, index;

	if (in_use(page))
		return;
	page->flags &= ~(1UL << PG_referenced_bs | 1UL << PG_dirty_bs);
	page->age = PAGE_AGE_START_BS;

	index = page - zone->zone_mem_map;
	if (BUG_ON_BS(order >= BITS_PER_LONG) || BUG_ON_BS(index & ((1UL << order) - 1)))
		return;
	trace_buddy_free_bs(page, order);

	spin_lock_irqsave(&zone->lock, flags);
	zone->free_pages += 1UL << order;
	merge_block(zone, page, order);
	spin_unlock_irqrestore(&zone->lock, flags);

	/* History had its number of processors here, and ran on one */
	if (memory_pressure_bs > 1)
		memory_pressure_bs--;
}

void __free_pages_bs(struct page_bs *page, unsigned long order)
{
	if (halted_bs() || BUG_ON_BS(!page_valid_bs(page)))
		return;
	if (!PageReserved_bs(page) && put_page_testzero_bs(page))
		free_block(page, order);
}
EXPORT_SYMBOL_GPL(__free_pages_bs);

void free_pages_bs(unsigned long addr, unsigned long order)
{
	struct page_bs *page = virt_to_page_bs(addr);

	if (page && page_index_bs(page) < max_mapnr_bs)
		__free_pages_bs(page, order);
}
EXPORT_SYMBOL_GPL(free_pages_bs);

void free_reserved_page_bs(struct page_bs *page)
{
	if (halted_bs() || BUG_ON_BS(!page_valid_bs(page)))
		return;
	ClearPageReserved_bs(page);
	set_page_count_bs(page, 1);
	__free_page_bs(page);
}
EXPORT_SYMBOL_GPL(free_reserved_page_bs);

/* ---- taking a block ---- */

/* Cut a block down: the lower halves stay, and the last upper one is what is left */
static struct page_bs *split_block(struct zone_bs *zone, struct page_bs *block,
				   unsigned int high, unsigned int low)
{
	while (high > low) {
		high--;
		link_bs(&block->list, &zone->free_area[high].free_list);
		flip_pair(zone, block, high);
		trace_buddy_split_bs(block, high);
		block += 1UL << high;
	}
	return block;
}

/* The smallest block that will do, off its list; NULL if there is none */
static struct page_bs *take_block(struct zone_bs *zone, unsigned int order)
{
	struct page_bs *block;
	unsigned int high;

	for (high = order; high < MAX_ORDER_BS; high++) {
		if (list_empty(&zone->free_area[high].free_list))
			continue;
		block = list_entry(zone->free_area[high].free_list.next, struct page_bs, list);
		if (BUG_ON_BS(bad_range(zone, block)))
			return NULL;
		unlink_bs(&block->list);
		flip_pair(zone, block, high);
		zone->free_pages -= 1UL << order;
		return split_block(zone, block, high, order);
	}
	return NULL;
}

static struct page_bs *rmqueue(struct zone_bs *zone, unsigned int order)
{
	struct page_bs *page;
	unsigned long flags;

	spin_lock_irqsave(&zone->lock, flags);
	page = take_block(zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
	if (!page)
		return NULL;

	set_page_count_bs(page, 1);
	if (BUG_ON_BS(bad_range(zone, page)) || BUG_ON_BS(page->flags & PAGE_LRU_FLAGS_BS))
		return NULL;
	return page;
}

/* ---- where to look, and how far down ---- */

/**
 * struct request - what is being looked for
 * @zonelist: where
 * @order: of the block
 * @direct: a clean page will do as well as a free one
 */
struct request {
	const struct zonelist_bs *zonelist;
	unsigned int order;
	bool direct;
};

#define for_each_listed_zone(zone, z, zonelist) \
	for (z = (zonelist)->zones; !halted_bs() && (zone = *z); z++)

static bool may(const struct request *r, int bits)
{
	return (r->zonelist->gfp_mask & bits) == bits;
}

static bool is_memalloc(void)
{
	return current_bs()->flags & PF_MEMALLOC_BS;
}

/* Tell the daemons if there is something for them to do; nobody waits for them */
static void wake_daemons(void)
{
	int missing = free_shortage_bs();

	if (missing && (unsigned int)inactive_shortage_bs() > inactive_target_bs() / 2)
		reclaim_calls_bs.kswapd++;
	else if (missing && nr_inactive_dirty_pages_bs > missing &&
		 nr_inactive_dirty_pages_bs >= (int)freepages_bs.high)
		reclaim_calls_bs.bdflush++;
}

/* Zones that have plenty */
static struct page_bs *take_from_plenty(const struct request *r)
{
	struct zone_bs * const *z, *zone;
	struct page_bs *page;

	for_each_listed_zone(zone, z, r->zonelist) {
		if (zone->free_pages >= zone->pages_low) {
			page = rmqueue(zone, r->order);
			if (page)
				return page;
		} else if (zone->free_pages < zone->pages_min) {
			reclaim_calls_bs.kreclaimd++;
		}
		trace_buddy_refuse_bs(zone, r->order);
	}
	return NULL;
}

static unsigned long marks_min(const struct zone_bs *zone)
{
	return zone->pages_min;
}

static unsigned long marks_low(const struct zone_bs *zone)
{
	return zone->pages_low;
}

static unsigned long marks_high(const struct zone_bs *zone)
{
	return zone->pages_high;
}

/* Out of the clean pages, for who may and where free ones are few */
static struct page_bs *take_page(struct zone_bs *zone, const struct request *r)
{
	struct page_bs *page = NULL;

	if (r->direct && zone->free_pages < zone->pages_min + 8)
		page = reclaim_page_bs(zone);
	return page || halted_bs() ? page : rmqueue(zone, r->order);
}

/* Zones in which free and clean pages together are above a mark, however large the block */
static struct page_bs *take_above(const struct request *r,
				  unsigned long (*mark)(const struct zone_bs *zone))
{
	struct zone_bs * const *z, *zone;
	struct page_bs *page;

	for_each_listed_zone(zone, z, r->zonelist) {
		page = NULL;
		if (zone->free_pages + zone->inactive_clean_pages > mark(zone))
			page = take_page(zone, r);
		if (page)
			return page;
		trace_buddy_refuse_bs(zone, r->order);
	}
	return NULL;
}

/* Free clean pages, one by one, for as long as no block comes of it */
static struct page_bs *take_from_clean(const struct request *r)
{
	struct zone_bs * const *z, *zone;
	struct page_bs *page;

	for_each_listed_zone(zone, z, r->zonelist) {
		while (zone->inactive_clean_pages && !halted_bs()) {
			page = reclaim_page_bs(zone);
			if (!page)
				break;
			__free_page_bs(page);
			page = rmqueue(zone, r->order);
			if (page)
				return page;
		}
		trace_buddy_refuse_bs(zone, r->order);
	}
	return NULL;
}

/* The last: a quarter of the lowest mark is left to who frees memory, and to nobody else */
static struct page_bs *take_reserves(const struct request *r)
{
	struct zone_bs * const *z, *zone;
	struct page_bs *page = NULL;

	for_each_listed_zone(zone, z, r->zonelist) {
		if (r->direct)
			page = reclaim_page_bs(zone);
		if (!page && !halted_bs() &&
		    (zone->free_pages >= zone->pages_min / 4 || is_memalloc()))
			page = rmqueue(zone, r->order);
		if (page)
			return page;
		trace_buddy_refuse_bs(zone, r->order);
	}
	return NULL;
}

/* Whoever reclaims must not wait for memory. Afterwards the mark is gone, whosever it was. */
static void reclaim_as_memalloc(unsigned long *calls)
{
	++*calls;
	current_bs()->flags &= ~PF_MEMALLOC_BS;
}

/* Meanwhile the out-of-memory killer may choose who waits, and let it have the reserves */
static void wait_for_kswapd(void)
{
	reclaim_calls_bs.wait++;
	if (current_bs()->memdie)
		current_bs()->flags |= PF_MEMALLOC_BS;
}

/* What those may do who can wait. History found nothing to reclaim either, in the records. */
static struct page_bs *take_after_waiting(const struct request *r)
{
	struct page_bs *page = NULL;

	if (!may(r, __GFP_WAIT_BS))
		return NULL;
	if (r->order) {
		reclaim_as_memalloc(&reclaim_calls_bs.launder);
		page = take_from_clean(r);
		if (page)
			return page;
	}
	if (may(r, __GFP_IO_BS))
		wait_for_kswapd();
	else
		reclaim_as_memalloc(&reclaim_calls_bs.try);
	memory_pressure_bs++;
	return NULL;
}

/* All that can be had without waiting */
static struct page_bs *take_at_once(const struct request *r)
{
	struct page_bs *page = take_from_plenty(r) ?: take_above(r, marks_high) ?:
			       take_above(r, marks_low);

	if (page || halted_bs())
		return page;
	reclaim_calls_bs.kswapd++;
	if (may(r, __GFP_WAIT_BS))
		reclaim_calls_bs.yield++;
	return take_above(r, marks_min);
}

static struct page_bs *find_block(const struct request *r)
{
	struct page_bs *page = take_at_once(r);

	if (!page && !halted_bs() && !is_memalloc()) {
		page = take_after_waiting(r);
		/* For a single page it all began anew, until somebody freed one */
		if (!page && !r->order && may(r, __GFP_WAIT_BS)) {
			if (!is_memalloc())
				return NULL;
			page = take_at_once(r);
		}
	}
	if (page || halted_bs())
		return page;

	page = take_reserves(r);
	if (!page && !halted_bs())
		printk_bs(KERN_ERR "__alloc_pages: %lu-order allocation failed.\n",
			  (unsigned long)r->order);
	return page;
}

struct page_bs *__alloc_pages_bs(struct zonelist_bs *zonelist, unsigned long order)
{
	struct request r = { .zonelist = zonelist, .order = order };
	struct page_bs *page;

	if (halted_bs() || BUG_ON_BS(order >= MAX_ORDER_BS))
		return NULL;
	memory_pressure_bs++;
	r.direct = !order && may(&r, __GFP_WAIT_BS) && !is_memalloc();
	wake_daemons();
	page = find_block(&r);
	if (halted_bs())
		return NULL;
	if (page)
		trace_buddy_alloc_bs(page, order, zonelist->gfp_mask);
	else
		trace_buddy_fail_bs(zonelist->gfp_mask, order);
	return page;
}
EXPORT_SYMBOL_GPL(__alloc_pages_bs);

unsigned long __get_free_pages_bs(int gfp_mask, unsigned long order)
{
	struct page_bs *page = alloc_pages_bs(gfp_mask, order);

	return page ? (unsigned long)page_address_bs(page) : 0;
}
EXPORT_SYMBOL_GPL(__get_free_pages_bs);

unsigned long get_zeroed_page_bs(int gfp_mask)
{
	unsigned long addr = __get_free_pages_bs(gfp_mask, 0);

	if (addr)
		clear_memory_bs((void *)addr, PAGE_SIZE_BS);
	return addr;
}
EXPORT_SYMBOL_GPL(get_zeroed_page_bs);

/* ---- counting ---- */

unsigned int nr_free_pages_bs(void)
{
	struct zone_bs *zone;
	unsigned int sum = 0;

	for_each_zone_bs(zone)
		sum += zone->free_pages;
	return sum;
}
EXPORT_SYMBOL_GPL(nr_free_pages_bs);

unsigned int nr_inactive_clean_pages_bs(void)
{
	struct zone_bs *zone;
	unsigned int sum = 0;

	for_each_zone_bs(zone)
		sum += zone->inactive_clean_pages;
	return sum;
}
EXPORT_SYMBOL_GPL(nr_inactive_clean_pages_bs);

unsigned int nr_free_highpages_bs(void)
{
	struct pglist_data_bs *pgdat;
	unsigned int sum = 0;

	for_each_pgdat_bs(pgdat)
		sum += pgdat->node_zones[ZONE_HIGHMEM_BS].free_pages;
	return sum;
}
EXPORT_SYMBOL_GPL(nr_free_highpages_bs);

unsigned int nr_free_buffer_pages_bs(void)
{
	unsigned int there = nr_free_pages_bs() + nr_inactive_clean_pages_bs() +
			     nr_inactive_dirty_pages_bs;

	return max(there, freepages_bs.high + inactive_target_bs()) +
	       (nr_active_pages_bs >> 4);
}
EXPORT_SYMBOL_GPL(nr_free_buffer_pages_bs);

/* ---- setting up: marks ---- */

/* A zone keeps one page of so many */
int zone_balance_ratio_bs[MAX_NR_ZONES_BS] = { 32, 128, 128 };

#define ZONE_BALANCE_MIN	10UL
#define ZONE_BALANCE_MAX	255UL

static void set_marks(struct zone_bs *zone, unsigned int j, unsigned long present)
{
	unsigned long ratio = (unsigned long)zone_balance_ratio_bs[j];
	unsigned long mark;

	if (BUG_ON_BS(!ratio))
		return;
	mark = clamp(present / ratio, ZONE_BALANCE_MIN, ZONE_BALANCE_MAX);
	zone->pages_min = mark;
	zone->pages_low = mark * 2;
	zone->pages_high = mark * 3;
	freepages_bs.min += mark;
	freepages_bs.low += mark * 2;
	freepages_bs.high += mark * 3;
}

/* One number in C's notation off *@text, and the comma behind it; false without a number */
static bool next_ratio(char **text, int *val, bool *more)
{
	char *end;

	*val = simple_strtol(*text, &end, 0);
	if (end == *text)
		return false;
	*more = *end == ',';
	*text = end + *more;
	return true;
}

int setup_mem_frac_bs(char *text)
{
	bool more = true;
	int j, val;

	for (j = 0; more && next_ratio(&text, &val, &more); j++) {
		if (WILD_ON_BS(j >= MAX_NR_ZONES_BS))
			return 1;
		zone_balance_ratio_bs[j] = val;
	}
	printk_bs("setup_mem_frac: ");
	for (j = 0; j < MAX_NR_ZONES_BS; j++)
		printk_bs("%d  ", zone_balance_ratio_bs[j]);
	printk_bs("\n");
	return 1;
}

/* ---- setting up: zones ---- */

static void *take_table(struct pglist_data_bs *pgdat, unsigned long bytes)
{
	return halted_bs() ? NULL : alloc_bootmem_node_bs(pgdat, bytes);
}

/* Up to the next multiple of an element's size, counted from where addresses begin */
static struct page_bs *take_page_array(struct pglist_data_bs *pgdat, unsigned long pages)
{
	unsigned long bytes = page_struct_bytes_bs, at;
	void *room = take_table(pgdat, (pages + 1) * bytes);

	if (!room)
		return NULL;
	at = virt_to_phys_bs(room) - pgdat->node_start_paddr;
	return room + (DIV_ROUND_UP(at, bytes) * bytes - at);
}

/* Twice the bytes that a bit for each pair needs, in whole words */
static void make_area_maps(struct zone_bs *zone)
{
	unsigned long pairs;
	unsigned int order;

	for (order = 0; order < MAX_ORDER_BS; order++) {
		pairs = DIV_ROUND_UP(zone->size, 2UL << order);
		INIT_LIST_HEAD(&zone->free_area[order].free_list);
		zone->free_area[order].map =
			take_table(zone->zone_pgdat,
				   BITS_TO_LONGS(DIV_ROUND_UP(2 * pairs, 8) * 8) * sizeof(long));
		if (!zone->free_area[order].map)
			return;
	}
}

static void start_pages(struct zone_bs *zone)
{
	bool high = is_highmem_bs(zone);
	struct page_bs *page = zone->zone_mem_map;
	unsigned long i;

	for (i = 0; i < zone->size; i++, page++) {
		page->zone = zone;
		page->virtual = high ? NULL :
				phys_to_virt_bs(zone->zone_start_paddr + (i << PAGE_SHIFT_BS));
	}
}

static void start_zone(struct zone_bs *zone, unsigned int j, unsigned long size)
{
	static const char * const names[] = { "DMA", "Normal", "HighMem" };

	printk_bs("zone(%u): %lu pages.\n", j, size);
	zone->size = size;
	zone->name = names[j];
	zone->free_pages = 0;
	zone->inactive_clean_pages = 0;
	zone->inactive_dirty_pages = 0;
	spin_lock_init(&zone->lock);
	INIT_LIST_HEAD(&zone->inactive_clean_list);
}

/* A list for each mask: DMA alone, whatever else; from HIGHMEM down; or from NORMAL down */
static void build_zonelists(struct pglist_data_bs *pgdat)
{
	struct zonelist_bs *list;
	int mask, j, n;

	for (mask = 0; mask < NR_GFPINDEX_BS; mask++) {
		list = pgdat->node_zonelists + mask;
		*list = (struct zonelist_bs){ .gfp_mask = mask };
		if (mask & __GFP_DMA_BS)
			j = ZONE_DMA_BS;
		else
			j = mask & __GFP_HIGHMEM_BS ? ZONE_HIGHMEM_BS : ZONE_NORMAL_BS;
		for (n = 0; j >= 0; j--)
			if (pgdat->node_zones[j].size)
				list->zones[n++] = &pgdat->node_zones[j];
	}
}

static unsigned long sum_of(const unsigned long *sizes)
{
	unsigned long sum = 0;
	int j;

	for (j = 0; sizes && j < MAX_NR_ZONES_BS; j++)
		sum += sizes[j];
	return sum;
}

static void start_page_array(struct page_bs *page, unsigned long pages)
{
	for (; pages; pages--, page++) {
		set_page_count_bs(page, 0);
		SetPageReserved_bs(page);
		INIT_LIST_HEAD(&page->list);
	}
}

static void free_area_init_core(struct pglist_data_bs *pgdat, struct page_bs *pmap,
				const unsigned long *sizes, unsigned long paddr,
				const unsigned long *holes)
{
	unsigned long total = sum_of(sizes), offset = 0;
	struct zone_bs *zone;
	int j;

	printk_bs("On node %d totalpages: %lu\n", pgdat->node_id, total - sum_of(holes));
	for (j = 0; j < MAX_NR_ZONES_BS; j++)
		pgdat->node_zones[j].zone_pgdat = pgdat;
	pgdat->node_size = total;
	pgdat->node_start_paddr = paddr;
	pgdat->node_mem_map = pmap ?: take_page_array(pgdat, total);
	if (halted_bs())
		return;
	start_page_array(pgdat->node_mem_map, total);

	for (j = 0; j < MAX_NR_ZONES_BS && !halted_bs(); j++, offset += zone->size) {
		zone = pgdat->node_zones + j;
		start_zone(zone, j, sizes[j]);
		if (!zone->size)
			continue;
		zone->offset = pgdat->node_start_mapnr + offset;
		zone->zone_start_mapnr = zone->offset;
		zone->zone_mem_map = pgdat->node_mem_map + offset;
		zone->zone_start_paddr = paddr + (offset << PAGE_SHIFT_BS);
		set_marks(zone, j, zone->size - (holes ? holes[j] : 0));
		start_pages(zone);
		make_area_maps(zone);
	}
	build_zonelists(pgdat);
}

void free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat, struct page_bs *pmap,
			    unsigned long *zones_size, unsigned long zone_start_paddr,
			    unsigned long *zholes_size)
{
	const struct pglist_data_bs *other;

	if (halted_bs())
		return;
	pgdat->node_id = nid;
	pgdat->node_start_mapnr = 0;
	for_each_pgdat_bs(other)
		if (other != pgdat && other->node_mem_map)
			pgdat->node_start_mapnr += other->node_size;
	if (!active_list_bs.next) {
		INIT_LIST_HEAD(&active_list_bs);
		INIT_LIST_HEAD(&inactive_dirty_list_bs);
	}
	free_area_init_core(pgdat, pmap, zones_size, zone_start_paddr, zholes_size);
}
EXPORT_SYMBOL_GPL(free_area_init_node_bs);

void free_area_init_bs(unsigned long *zones_size)
{
	free_area_init_node_bs(0, NODE_DATA_BS(0), NULL, zones_size, 0, NULL);
}
EXPORT_SYMBOL_GPL(free_area_init_bs);
