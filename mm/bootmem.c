// SPDX-License-Identifier: GPL-2.0-only
/*
 * The boot memory allocator as it was in Linux 2.6.12. The interface, with a drawing
 * of the data, is in bootmem.h.
 *
 * Indices (i, start, end, ..idx) count pages from the node's first one, as the bits
 * of its map do.
 *
 * Three things in here look like mistakes and are history:
 *  - last_success counts bytes from the node's start, but a free compares it with a
 *    physical address: on a node that starts high up, a free never lowers it;
 *  - after a place that did not fit, the search rounds up to the next aligned page
 *    and then steps once more, so that it may pass over a place that fits;
 *  - when nothing is free, the search looks at the bit behind the last page.
 */
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>

unsigned long max_low_pfn_bs;
EXPORT_SYMBOL_GPL(max_low_pfn_bs);
unsigned long min_low_pfn_bs;
EXPORT_SYMBOL_GPL(min_low_pfn_bs);
unsigned long max_pfn_bs;
EXPORT_SYMBOL_GPL(max_pfn_bs);
unsigned long max_dma_address_bs;
EXPORT_SYMBOL_GPL(max_dma_address_bs);

#define NO_PLACE_BS	(~0UL)

static unsigned long first_pfn(const struct bootmem_data_bs *bdata)
{
	return bdata->node_boot_start >> PAGE_SHIFT_BS;
}

static unsigned long pages_of(const struct bootmem_data_bs *bdata)
{
	return bdata->node_low_pfn - first_pfn(bdata);
}

/* Pages that hold @bytes; wraps near the top of the address space, as ever */
static unsigned long pages_up(unsigned long bytes)
{
	return (bytes + PAGE_SIZE_BS - 1) / PAGE_SIZE_BS;
}

/* Bits of the map: those behind the last page fill up its last word */
static unsigned long bits_of(const struct bootmem_data_bs *bdata)
{
	return BITS_TO_LONGS(pages_of(bdata)) * BITS_PER_LONG;
}

/*
 * A node that was handed over, or never registered, has no map. That is a BUG for who
 * looks at it, and only for him.
 */
static bool has_map(const struct bootmem_data_bs *bdata)
{
	return !BUG_ON_BS(!bdata->node_bootmem_map);
}

/* A range that wrapped around, or lies below: 2.6.12 wrote far behind the map */
static bool has_bits(const struct bootmem_data_bs *bdata, unsigned long end)
{
	return has_map(bdata) && !WILD_ON_BS(end > bits_of(bdata));
}

unsigned long bootmem_bootmap_pages_bs(unsigned long pages)
{
	return pages_up((pages + 7) / 8);
}
EXPORT_SYMBOL_GPL(bootmem_bootmap_pages_bs);

/* ---- starting ---- */

static bool registered(const struct pglist_data_bs *node)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		if (pgdat == node)
			return true;
	return false;
}

static unsigned long init_bootmem_core_bs(struct pglist_data_bs *pgdat,
					  unsigned long mapstart,
					  unsigned long start, unsigned long end)
{
	struct bootmem_data_bs *bdata = pgdat->bdata;
	unsigned long map = mapstart << PAGE_SHIFT_BS;
	unsigned long mapsize = BITS_TO_LONGS(end - start) * sizeof(long);

	if (halted_bs() || BUG_ON_BS(registered(pgdat)) ||
	    BUG_ON_BS(end < start) || BUG_ON_BS(!phys_valid_bs(map, mapsize)))
		return 0;

	pgdat->pgdat_next = pgdat_list_bs;
	pgdat_list_bs = pgdat;

	bdata->node_bootmem_map = phys_to_virt_bs(map);
	bdata->node_boot_start = start << PAGE_SHIFT_BS;
	bdata->node_low_pfn = end;
	memset(bdata->node_bootmem_map, 0xff, mapsize);

	return mapsize;
}

unsigned long init_bootmem_node_bs(struct pglist_data_bs *pgdat,
				   unsigned long freepfn,
				   unsigned long startpfn,
				   unsigned long endpfn)
{
	return init_bootmem_core_bs(pgdat, freepfn, startpfn, endpfn);
}
EXPORT_SYMBOL_GPL(init_bootmem_node_bs);

unsigned long init_bootmem_bs(unsigned long start, unsigned long pages)
{
	max_low_pfn_bs = pages;
	min_low_pfn_bs = start;
	return init_bootmem_core_bs(NODE_DATA_BS(0), start, 0, pages);
}
EXPORT_SYMBOL_GPL(init_bootmem_bs);

/* ---- reserving and freeing ranges ---- */

static void reserve_bootmem_core_bs(struct bootmem_data_bs *bdata,
				    unsigned long addr, unsigned long size)
{
	unsigned long sidx = (addr - bdata->node_boot_start) / PAGE_SIZE_BS;
	unsigned long eidx = pages_up(addr + size - bdata->node_boot_start);
	unsigned long end = pages_up(addr + size);

	if (halted_bs() || BUG_ON_BS(!size) || BUG_ON_BS(sidx >= eidx) ||
	    BUG_ON_BS(addr >> PAGE_SHIFT_BS >= bdata->node_low_pfn) ||
	    BUG_ON_BS(end > bdata->node_low_pfn) || !has_bits(bdata, eidx))
		return;

	bitmap_set(bdata->node_bootmem_map, sidx, eidx - sidx);
	trace_bootmem_reserve_bs(addr, size);
}

static void free_bootmem_core_bs(struct bootmem_data_bs *bdata,
				 unsigned long addr, unsigned long size)
{
	unsigned long sidx = pages_up(addr) - first_pfn(bdata);
	unsigned long eidx = (addr + size - bdata->node_boot_start) / PAGE_SIZE_BS;
	unsigned long end = (addr + size) / PAGE_SIZE_BS;
	unsigned long free;

	if (halted_bs() || BUG_ON_BS(!size) ||
	    BUG_ON_BS(end > bdata->node_low_pfn))
		return;

	if (addr < bdata->last_success)
		bdata->last_success = addr;

	/* No whole page, or a range that begins below the node */
	if (sidx >= eidx || !has_bits(bdata, eidx))
		return;

	free = find_next_zero_bit(bdata->node_bootmem_map, eidx, sidx);
	bitmap_clear(bdata->node_bootmem_map, sidx, free - sidx);
	trace_bootmem_free_bs(addr, size);
	if (free < eidx)
		BUG_BS();
}

void reserve_bootmem_node_bs(struct pglist_data_bs *pgdat,
			     unsigned long physaddr, unsigned long size)
{
	reserve_bootmem_core_bs(pgdat->bdata, physaddr, size);
}
EXPORT_SYMBOL_GPL(reserve_bootmem_node_bs);

void free_bootmem_node_bs(struct pglist_data_bs *pgdat,
			  unsigned long addr, unsigned long size)
{
	free_bootmem_core_bs(pgdat->bdata, addr, size);
}
EXPORT_SYMBOL_GPL(free_bootmem_node_bs);

void reserve_bootmem_bs(unsigned long addr, unsigned long size)
{
	reserve_bootmem_core_bs(NODE_DATA_BS(0)->bdata, addr, size);
}
EXPORT_SYMBOL_GPL(reserve_bootmem_bs);

void free_bootmem_bs(unsigned long addr, unsigned long size)
{
	free_bootmem_core_bs(NODE_DATA_BS(0)->bdata, addr, size);
}
EXPORT_SYMBOL_GPL(free_bootmem_bs);

/* ---- allocating ---- */

/*
 * Is the page taken? Pages behind the node's last are asked for as well: the bits
 * that fill up the map's last word say yes, and there is nothing behind that word.
 */
static bool page_taken(const struct bootmem_data_bs *bdata, unsigned long i)
{
	if (i >= bits_of(bdata))
		return false;
	return test_bit(i, bdata->node_bootmem_map);
}

/*
 * The first free page at or after @from, @end if there is none. On ARM, where words
 * have 32 bits, this went byte by byte and also found what is free between @end and
 * the end of its byte.
 */
static unsigned long next_free(const unsigned long *map, unsigned long end,
			       unsigned long from)
{
	unsigned long last = BITS_PER_LONG == 32 ? round_up(end, 8) : end;
	unsigned long i = find_next_zero_bit(map, last, from);

	return i < last ? i : end;
}

/*
 * The first place for @pages pages at or after @from, at multiples of @step, below
 * @end. Gives NO_PLACE_BS if there is none - or a page behind the end.
 */
static unsigned long find_place(const struct bootmem_data_bs *bdata,
				unsigned long from, unsigned long end,
				unsigned long pages, unsigned long step)
{
	const unsigned long *map = bdata->node_bootmem_map;
	unsigned long i, taken;

	if (step == 1 && pages > 1) {
		i = bitrun_find(map, end, from, pages);
		return i < end ? i : NO_PLACE_BS;
	}

	for (i = from; i < end; i += step) {
		i = ALIGN(next_free(map, end, i), step);
		if (page_taken(bdata, i))
			continue;
		if (pages <= 1)
			return i;
		taken = find_next_bit(map, min(end, i + pages), i + 1);
		if (taken >= i + pages)
			return i;
		i = ALIGN(taken, step);
	}
	return NO_PLACE_BS;
}

/* One pass over the map. It tells what it passes over. */
static unsigned long search_from(const struct bootmem_data_bs *bdata,
				 unsigned long from, unsigned long end,
				 unsigned long pages, unsigned long step)
{
	unsigned long place = find_place(bdata, from, end, pages, step);
	unsigned long passed = min(place, end);

	if (from < passed)
		trace_bootmem_search_bs(bdata->node_boot_start + (from << PAGE_SHIFT_BS),
					bdata->node_boot_start + (passed << PAGE_SHIFT_BS) - 1);
	return place;
}

/* Search from the goal if the node has it, and then from the node's start */
static unsigned long search(const struct bootmem_data_bs *bdata,
			    unsigned long size, unsigned long align,
			    unsigned long goal)
{
	unsigned long end = pages_of(bdata);
	unsigned long pages = pages_up(size);
	unsigned long step = max(align >> PAGE_SHIFT_BS, 1UL);
	unsigned long offset = 0, preferred = 0, place;

	/* Pages up to the first aligned one of a node that starts unaligned */
	if (align)
		offset = (-bdata->node_boot_start & (align - 1)) >> PAGE_SHIFT_BS;

	if (goal && goal >= bdata->node_boot_start &&
	    goal >> PAGE_SHIFT_BS < bdata->node_low_pfn) {
		preferred = goal - bdata->node_boot_start;
		if (bdata->last_success >= preferred)
			preferred = bdata->last_success;
	}

	preferred = (preferred + align - 1) & ~(align - 1);
	preferred = (preferred >> PAGE_SHIFT_BS) + offset;

	if (offset >= end || !has_map(bdata))
		return NO_PLACE_BS;

	place = search_from(bdata, preferred, end, pages, step);
	if (place == NO_PLACE_BS && preferred > offset)
		place = search_from(bdata, offset, end, pages, step);
	return place;
}

/*
 * Put @size bytes at page @start, or into what the allocation before left of the
 * page in front of it. Gives the distance from the node's start and, in @pages, how
 * many pages it takes from @start on.
 */
static unsigned long place_object(struct bootmem_data_bs *bdata,
				  unsigned long start, unsigned long size,
				  unsigned long align, unsigned long *pages)
{
	unsigned long offset, room, where;

	if (align >= PAGE_SIZE_BS || !bdata->last_offset ||
	    bdata->last_pos + 1 != start) {
		*pages = pages_up(size);
		bdata->last_pos = start + *pages - 1;
		bdata->last_offset = size & ~PAGE_MASK_BS;
		return start * PAGE_SIZE_BS;
	}

	offset = (bdata->last_offset + align - 1) & ~(align - 1);
	where = bdata->last_pos * PAGE_SIZE_BS + offset;
	room = PAGE_SIZE_BS - offset;
	if (size < room) {
		*pages = 0;
		bdata->last_offset = offset + size;
	} else {
		*pages = pages_up(size - room);
		bdata->last_pos = start + *pages - 1;
		bdata->last_offset = (size - room) & ~PAGE_MASK_BS;
	}
	return where;
}

/* Mark pages as reserved, all of which have to be free */
static bool take_pages(struct bootmem_data_bs *bdata, unsigned long start,
		       unsigned long pages)
{
	unsigned long end = start + pages;

	if (BUG_ON_BS(end > pages_of(bdata)) ||
	    BUG_ON_BS(find_next_bit(bdata->node_bootmem_map, end, start) < end))
		return false;

	bitmap_set(bdata->node_bootmem_map, start, pages);
	return true;
}

void *__alloc_bootmem_core_bs(struct bootmem_data_bs *bdata,
			      unsigned long size, unsigned long align,
			      unsigned long goal)
{
	unsigned long start, pages, offset;
	void *ret;

	if (!size)
		printk_bs("%s(): zero-sized request\n", "__alloc_bootmem_core");
	if (halted_bs() || BUG_ON_BS(!size) || BUG_ON_BS(align & (align - 1)))
		return NULL;

	start = search(bdata, size, align, goal);
	if (start == NO_PLACE_BS)
		return NULL;

	bdata->last_success = start << PAGE_SHIFT_BS;
	if (BUG_ON_BS(start >= pages_of(bdata)))
		return NULL;

	offset = place_object(bdata, start, size, align, &pages);
	if (!take_pages(bdata, start, pages))
		return NULL;

	trace_bootmem_alloc_bs(bdata->node_boot_start + offset, size, align, goal);
	ret = phys_to_virt_bs(bdata->node_boot_start + offset);
	clear_memory_bs(ret, size);
	return ret;
}
EXPORT_SYMBOL_GPL(__alloc_bootmem_core_bs);

void *__alloc_bootmem_bs(unsigned long size, unsigned long align,
			 unsigned long goal)
{
	struct pglist_data_bs *pgdat;
	void *ptr;

	for_each_pgdat_bs(pgdat) {
		ptr = __alloc_bootmem_core_bs(pgdat->bdata, size, align, goal);
		if (ptr || halted_bs())
			return ptr;
	}

	if (halted_bs())
		return NULL;
	trace_bootmem_fail_bs(size, align, goal);
	printk_bs(KERN_ALERT "bootmem alloc of %lu bytes failed!\n", size);
	panic_bs("Out of memory");
	return NULL;
}
EXPORT_SYMBOL_GPL(__alloc_bootmem_bs);

void *__alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
			      unsigned long align, unsigned long goal)
{
	void *ptr;

	ptr = __alloc_bootmem_core_bs(pgdat->bdata, size, align, goal);
	if (ptr || halted_bs())
		return ptr;

	return __alloc_bootmem_bs(size, align, goal);
}
EXPORT_SYMBOL_GPL(__alloc_bootmem_node_bs);

/* ---- the end: hand-over to the page allocator ---- */

/* Release a block of 2^@order pages, of which only the first one is counted */
static void hand_over(struct page_bs *page, unsigned int order)
{
	unsigned long i;

	for (i = 0; i < 1UL << order; i++)
		__ClearPageReserved_bs(page + i);
	trace_bootmem_hand_over_bs(page, order);
	set_page_count_bs(page, 1);
	__free_pages_bs(page, order);
}

/*
 * May a free word of the map go over as one block? Its first page has to be aligned
 * to the block's size; what is asked for here is twice that, and of the address's
 * low 32 bits only, as ffs() took an int.
 */
static bool words_are_blocks(const struct bootmem_data_bs *bdata)
{
	return !bdata->node_boot_start ||
	       ffs(bdata->node_boot_start) - PAGE_SHIFT_BS > ffs(BITS_PER_LONG);
}

/* The page structure of @count frames from @pfn on; a BUG if they have not got one each */
static struct page_bs *pages_at(unsigned long pfn, unsigned long count)
{
	struct page_bs *page = pfn_to_page_bs(pfn);

	if (!count || BUG_ON_BS(!page) ||
	    BUG_ON_BS(pfn_to_page_bs(pfn + count - 1) != page + count - 1))
		return NULL;
	return page;
}

/* The pages that are free in the map */
static unsigned long hand_over_free_pages(struct bootmem_data_bs *bdata)
{
	const unsigned long *map = bdata->node_bootmem_map;
	unsigned long end = pages_of(bdata);
	struct page_bs *page = pages_at(first_pfn(bdata), end);
	bool gofast = words_are_blocks(bdata);
	unsigned long i, free, count = 0;

	for (i = 0; page && i < end; i += BITS_PER_LONG, page += BITS_PER_LONG) {
		free = ~map[i / BITS_PER_LONG];
		if (gofast && free == ~0UL) {
			/* Some may lie behind the node, see below */
			if (end - i < BITS_PER_LONG &&
			    !pages_at(first_pfn(bdata) + i, BITS_PER_LONG))
				break;
			hand_over(page, ilog2(BITS_PER_LONG));
			count += BITS_PER_LONG;
			continue;
		}
		/* A free that wrapped around may have cleared bits behind the last page */
		if (end - i < BITS_PER_LONG)
			free &= BITMAP_LAST_WORD_MASK(end - i);
		for (; free; free &= free - 1, count++)
			hand_over(page + __ffs(free), 0);
	}
	return count;
}

/* The pages of the map: a bit fewer than it has, as the division rounds down */
static unsigned long hand_over_map(struct bootmem_data_bs *bdata)
{
	unsigned long pfn = virt_to_phys_bs(bdata->node_bootmem_map) >> PAGE_SHIFT_BS;
	unsigned long i, count = pages_up(pages_of(bdata) / 8);
	struct page_bs *page = pages_at(pfn, count);

	for (i = 0; page && i < count; i++)
		hand_over(page + i, 0);
	return page ? count : 0;
}

static unsigned long free_all_bootmem_core_bs(struct pglist_data_bs *pgdat)
{
	struct bootmem_data_bs *bdata = pgdat->bdata;
	unsigned long total;

	if (halted_bs() || !has_map(bdata) || BUG_ON_BS(!pgdat->node_mem_map))
		return 0;

	total = hand_over_free_pages(bdata);
	total += hand_over_map(bdata);
	bdata->node_bootmem_map = NULL;
	return total;
}

unsigned long free_all_bootmem_node_bs(struct pglist_data_bs *pgdat)
{
	return free_all_bootmem_core_bs(pgdat);
}
EXPORT_SYMBOL_GPL(free_all_bootmem_node_bs);

unsigned long free_all_bootmem_bs(void)
{
	return free_all_bootmem_core_bs(NODE_DATA_BS(0));
}
EXPORT_SYMBOL_GPL(free_all_bootmem_bs);
