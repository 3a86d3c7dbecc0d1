// SPDX-License-Identifier: GPL-2.0-only
/* mm/page_alloc.c and its small neighbours, on the machine that unit.h draws. */
#include <string.h>
#include <biscuitos/highmem.h>
#include "../world.h"
#include "unit.h"

static unsigned long counter(const char *name)
{
	unsigned long items[VMSTAT_ITEMS_BS];
	size_t i;

	get_full_page_state_bs((struct page_state_bs *)items);
	for (i = 0; i < VMSTAT_ITEMS_BS; i++)
		if (!strcmp(vmstat_text_bs[i], name))
			return items[i];
	check_text(name, "no such counter");
	return 0;
}

/* All pictures as one text, which is the state of all lists */
static const char *picture(void)
{
	static char all[SMALL_PAGES + 3];

	strcpy(all, zone_picture(ZONE_DMA_BS));
	strcat(all, " ");
	strcat(all, zone_picture(ZONE_NORMAL_BS));
	strcat(all, " ");
	strcat(all, zone_picture(ZONE_HIGHMEM_BS));
	return all;
}

#define ALL_FREE "4--------------- 4---------------4--------------- 4---------------"

static void boots(void)
{
	start_small();
	check_text(picture(), ALL_FREE);
	check_number(nr_free_pages_bs(), SMALL_PAGES);
	check_number(nr_free_highpages_bs(), 16);
	check(PageHighMem_bs(small_page(SMALL_LOW)) && !PageHighMem_bs(small_page(SMALL_LOW - 1)));
	check_number(totalhigh_pages_bs, 16);
	check_number(nr_all_pages_bs, SMALL_PAGES);
	check_number(nr_kernel_pages_bs, SMALL_LOW);
	check_number(counter("pgfree"), SMALL_PAGES);
	check_logged("On node 0 totalpages: 64");
	check_logged("DMA zone: 16 pages, LIFO batch:");
	check_logged("Built 1 zonelists");
}

/* Page and frame find each other; what lies in no zone is nothing */
static void pages_and_frames(void)
{
	start_small();
	check_number(page_to_pfn_bs(small_page(20)), BASE + 20);
	check_number(pfn_to_nid_bs(BASE + 63), 0);
	check_number(pfn_to_nid_bs(BASE + 64), -1);
	check_number(pfn_to_nid_bs(BASE - 1), -1);
	check(!pfn_to_page_bs(BASE + 64));
	check(page_valid_bs(small_page(63)) && !page_valid_bs(small_page(63) + 1));
	check(!page_valid_bs((struct page_bs *)((char *)small_page(1) + 1)));
	check(page_zone_bs(small_page(15)) == small_zone(ZONE_DMA_BS));
	check(page_zone_bs(small_page(16)) == small_zone(ZONE_NORMAL_BS));
	check(page_address_bs(small_page(3)) == __va_bs(FRAME(BASE + 3)));
}

/* The upper halves of what is cut stay free; given back, all becomes one again */
static void split_and_merge(void)
{
	start_small();
	check_number(small_block(GFP_DMA_BS, 1), 0);
	check_text(zone_picture(ZONE_DMA_BS), "##1-2---3-------");
	check_number(small_block(GFP_DMA_BS, 2), 4);
	check_text(zone_picture(ZONE_DMA_BS), "##1-####3-------");
	__free_pages_bs(small_page(0), 1);
	check_text(zone_picture(ZONE_DMA_BS), "2---####3-------");
	__free_pages_bs(small_page(4), 2);
	check_text(picture(), ALL_FREE);
	check_number(small_page(4)->private, 0);
	check_number(small_page(8)->private, 0);
	check_number(counter("pgalloc_dma"), 2 + 4);
	check_number(counter("pgfree"), SMALL_PAGES + 2 + 4);
	check_number(small_zone(ZONE_DMA_BS)->free_pages, 16);
}

/* Buddies do not merge across the border of two zones, or of memory */
static void zones_do_not_merge(void)
{
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 4), 32);
	__free_pages_bs(small_page(32), 4);
	check_text(picture(), ALL_FREE);
}

static void zones_in_order(void)
{
	start_small();
	check_number(small_block(GFP_HIGHUSER_BS, 4), 48);
	check_number(small_block(GFP_HIGHUSER_BS, 4), 32);
	check_number(small_block(GFP_HIGHUSER_BS, 4), 16);
	check_number(small_block(GFP_HIGHUSER_BS, 4), 0);
	check_number(small_block(GFP_HIGHUSER_BS, 4), -1L);
	check_number(counter("pgalloc_high"), 16);
	check_number(counter("pgalloc_normal"), 32);
	check_number(counter("pgalloc_dma"), 16);
	check_number(nr_free_pages_bs(), 0);
	check(!halted_bs());
}

static void no_high_for_kernel(void)
{
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 4), 32);
	check_number(small_block(GFP_KERNEL_BS, 4), 16);
	check_number(small_block(GFP_KERNEL_BS, 4), 0);
	check_number(small_block(GFP_KERNEL_BS, 4), -1L);
	check_text(zone_picture(ZONE_HIGHMEM_BS), "4---------------");
}

/* Single pages stay on this CPU's list; the one freed last is taken first */
static void hot_pages(void)
{
	long first, second;

	start_small();
	first = small_block(GFP_DMA_BS, 0);
	second = small_block(GFP_DMA_BS, 0);
	check(first >= 0 && second >= 0 && first != second);
	__free_page_bs(small_page(second));
	__free_page_bs(small_page(first));
	check_number(small_block(GFP_DMA_BS, 0), first);
	check_number(small_block(GFP_DMA_BS, 0), second);
	__free_page_bs(small_page(first));
	__free_page_bs(small_page(second));
	drain_local_pages_bs();
	check_text(picture(), ALL_FREE);
}

static void cold_pages(void)
{
	long page;

	start_small();
	page = small_block(GFP_DMA_BS | __GFP_COLD_BS, 0);
	check_number(page, 0);
	check_text(zone_picture(ZONE_DMA_BS), "#01-2---3-------");
	set_page_count_bs(small_page(page), 0);
	free_cold_page_bs(small_page(page));
	check_text(zone_picture(ZONE_DMA_BS), "c01-2---3-------");
	check_number(small_block(GFP_DMA_BS | __GFP_COLD_BS, 0), page);
	set_page_count_bs(small_page(page), 0);
	free_hot_page_bs(small_page(page));
	check_text(zone_picture(ZONE_DMA_BS), "h01-2---3-------");
	drain_local_pages_bs();
	check_text(picture(), ALL_FREE);
}

/* Each CPU has lists of its own */
static void other_cpu(void)
{
	long page;

	start_small();
	world_run_on(1);
	page = small_block(GFP_DMA_BS | __GFP_COLD_BS, 0);
	set_page_count_bs(small_page(page), 0);
	free_cold_page_bs(small_page(page));
	check_text(zone_picture(ZONE_DMA_BS), "#01-2---3-------");
	check_number(page_states_bs[1].pgalloc_dma, 1);
	check_number(counter("pgalloc_dma"), 1);
	page = small_block(GFP_DMA_BS, 0);
	set_page_count_bs(small_page(page), 0);
	free_hot_page_bs(small_page(page));
	world_run_on(0);
	drain_local_pages_bs();
	check_number(small_zone(ZONE_DMA_BS)->pageset[1].pcp[0].count, 1);
	check_number(small_zone(ZONE_DMA_BS)->pageset[1].pcp[1].count, 1);
	check_text(zone_picture(ZONE_DMA_BS), "##1-2---3-------");
	world_run_on(1);
	drain_local_pages_bs();
	check_text(picture(), ALL_FREE);
}

/* A page is free when its last user has given it back */
static void references(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS, 2);
	get_page_bs(page);
	__free_pages_bs(page, 2);
	check_text(zone_picture(ZONE_DMA_BS), "####2---3-------");
	__free_pages_bs(page, 2);
	check_text(picture(), ALL_FREE);
	__free_pages_bs(page, 2);
	check_died("page_count_bs(page) == 0");
}

static void releasing(void)
{
	struct page_bs *pages[3], *garbage = (void *)8;
	int i;

	start_small();
	for (i = 0; i < 3; i++)
		pages[i] = alloc_page_bs(GFP_DMA_BS);
	get_page_bs(pages[1]);
	release_pages_bs(pages, 2, 0);
	release_pages_bs(pages + 2, 1, 1);
	check_number(page_count_bs(pages[0]), 0);
	check_number(page_count_bs(pages[1]), 1);
	check_number(small_zone(ZONE_DMA_BS)->pageset[0].pcp[1].count, 1);
	check_number(counter("pgfree"), SMALL_PAGES + 2);
	release_pages_bs(&garbage, 1, 0);
	check_died("page_valid_bs");
	release_pages_bs(pages + 1, 1, 0);
	check_number(page_count_bs(pages[1]), 1);
}

static void start_again(void)
{
	machine_reset_bs();
	world_reset();
	start_small();
}

/* Pages go back 14 at a time, each batch from its end: the first one is taken next */
static void released_in_batches(void)
{
	static const unsigned int next[] = { 14, 15, 0, 1 };
	struct page_bs *pages[16];
	unsigned int i;

	start_small();
	for (i = 0; i < ARRAY_SIZE(pages); i++)
		pages[i] = alloc_page_bs(GFP_KERNEL_BS);
	release_pages_bs(pages, ARRAY_SIZE(pages), 0);
	for (i = 0; i < ARRAY_SIZE(next); i++)
		check(alloc_page_bs(GFP_KERNEL_BS) == pages[next[i]]);
	start_again();
	for (i = 0; i < 3; i++)
		pages[i] = alloc_page_bs(GFP_KERNEL_BS);
	release_pages_bs(pages, 3, 0);
	check(alloc_page_bs(GFP_KERNEL_BS) == pages[0]);
	release_pages_bs(pages + 1, 1, 1);
	check_died("page_count_bs(page) == 0");
	check_number(bad_pages_bs(), 0);
}

/* A CPU that was switched off takes no page with it, nor what it counted */
static void dead_cpu(void)
{
	long hot, cold;

	start_small();
	world_run_on(1);
	hot = small_block(GFP_DMA_BS, 0);
	cold = small_block(GFP_DMA_BS, 0);
	set_page_count_bs(small_page(cold), 0);
	free_cold_page_bs(small_page(cold));
	__free_page_bs(small_page(hot));
	world_run_on(0);
	page_alloc_cpu_dead_bs(1);
	check_text(picture(), ALL_FREE);
	check_number(small_zone(ZONE_DMA_BS)->pageset[1].pcp[0].count, 0);
	check_number(small_zone(ZONE_DMA_BS)->pageset[1].pcp[1].count, 0);
	check_number(counter("pgalloc_dma"), 2);
	world_run_on(1);
	hot = small_block(GFP_DMA_BS, 0);
	__free_page_bs(small_page(hot));
	world_run_on(0);
	panic_bs("test");
	page_alloc_cpu_dead_bs(1);
	check(small_zone(ZONE_DMA_BS)->pageset[1].pcp[0].count);
}

static void bad_requests(void)
{
	start_small();
	shim_ratelimit = true;
	check_number(small_block(GFP_KERNEL_BS, MAX_ORDER_BS), -1L);
	check(!__alloc_pages_bs(GFP_KERNEL_BS, MAX_ORDER_BS, NODE_DATA_BS(0)->node_zonelists));
	shim_ratelimit = false;
	check(!halted_bs() && !log_has("allocation failure"));
	check(!alloc_pages_node_bs(MAX_NUMNODES_BS, GFP_KERNEL_BS, 0));
	check_died("nid");
	start_again();
	check(!alloc_pages_node_bs(-1, GFP_KERNEL_BS, 0));
	check_died("nid");
}

/* A node that was never set up has no zones to look in */
static void no_zones(void)
{
	start_small();
	check(!alloc_pages_node_bs(1, GFP_KERNEL_BS, 0));
	check(!halted_bs());
	check_text(picture(), ALL_FREE);
}

static void bad_frees(void)
{
	start_small();
	__free_pages_bs((struct page_bs *)8, 0);
	check_died("pages_valid");
	start_again();
	__free_pages_bs(small_page(60), 3);
	check_died("pages_valid");
	start_again();
	__free_pages_bs(small_page(0), MAX_ORDER_BS);
	check_died("order >= MAX_ORDER_BS");
	start_again();
	free_hot_page_bs((struct page_bs *)8);
	check_died("page_valid_bs");
	start_again();
	free_cold_page_bs((struct page_bs *)8);
	check_died("page_valid_bs");
}

/* A block has to begin at a multiple of its size */
static void misaligned_free(void)
{
	start_small();
	check_number(small_block(GFP_DMA_BS, 2), 0);
	set_page_count_bs(small_page(1), 1);
	__free_pages_bs(small_page(1), 1);
	check_died("pfn &");
	check_number(small_zone(ZONE_DMA_BS)->free_pages, 12);
}

/* A page with traces of use is reported, mended and given back */
static void bad_page_freed(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	page[1].mapping = (void *)8;
	set_page_count_bs(page + 1, 5);
	atomic_set(&page[1]._mapcount, 2);
	__free_pages_bs(page, 1);
	check_number(page_count_bs(page + 1), 0);
	check_number(page_mapcount_bs(page + 1), 0);
	check_number(bad_pages_bs(), 1);
	check_logged("Bad page state at __free_pages_ok (in process 'host', page ");
	check_logged("mapcount:3 count:5\n");
	check(log_has(BITS_PER_LONG == 64 ? "flags:0x0000000000000000 mapping:" :
					    "flags:0x00000000 mapping:"));
	check_logged("Trying to fix it up, but a reboot is needed\n");
	check(!page[1].mapping);
	check_text(picture(), ALL_FREE);
}

/* The first page was used while it was free, which @reports reports say */
static void is_mended(unsigned int reports)
{
	struct page_bs *page = alloc_pages_bs(GFP_DMA_BS, 1);

	check(page == small_page(0));
	check_number(bad_pages_bs(), reports);
	check_logged("Bad page state at prep_new_page");
	check(!PageLocked_bs(page) && !page->mapping);
	check_number(page_mapcount_bs(page), 0);
	check_number(page_count_bs(page), 1);
	__free_pages_bs(page, 1);
	check_text(picture(), ALL_FREE);
}

static void bad_page_allocated(void)
{
	start_small();
	set_bit(PG_locked_bs, &small_page(0)->flags);
	is_mended(1);
	small_page(0)->mapping = (void *)8;
	is_mended(2);
	atomic_set(&small_page(0)->_mapcount, 0);
	is_mended(3);
}

/* What the last owner left behind that does no harm is taken away in silence */
static void marks_are_cleared(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	set_bit(PG_uptodate_bs, &page->flags);
	set_bit(PG_referenced_bs, &page->flags);
	set_bit(PG_dirty_bs, &page->flags);
	__free_pages_bs(page, 1);
	check(!PageDirty_bs(page));
	page->private = 7;
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	check(!test_bit(PG_uptodate_bs, &page->flags));
	check(!test_bit(PG_referenced_bs, &page->flags));
	check_number(bad_pages_bs(), 0);
	page = alloc_page_bs(GFP_DMA_BS);
	page->private = 7;
	__free_page_bs(page);
	check(alloc_page_bs(GFP_DMA_BS) == page);
	check_number(page->private, 0);
}

/* Whatever is given back, there is something to reclaim again */
static void reclaimable(void)
{
	struct zone_bs *zone;

	start_small();
	zone = small_zone(ZONE_DMA_BS);
	zone->all_unreclaimable = 1;
	zone->pages_scanned = 9;
	__free_pages_bs(alloc_pages_bs(GFP_DMA_BS, 1), 1);
	check_number(zone->all_unreclaimable, 0);
	check_number(zone->pages_scanned, 0);
	__free_page_bs(alloc_page_bs(GFP_DMA_BS));
	zone->all_unreclaimable = 1;
	zone->pages_scanned = 9;
	drain_local_pages_bs();
	check_number(zone->all_unreclaimable, 0);
	check_number(zone->pages_scanned, 0);
}

/* An anonymous page loses its mapping when it goes: that is no error */
static void anonymous(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_page_bs(GFP_KERNEL_BS);
	page->mapping = (void *)(8 + PAGE_MAPPING_ANON_BS);
	__free_page_bs(page);
	check(!page->mapping);
	check_number(bad_pages_bs(), 0);
}

static void addresses(void)
{
	unsigned long addr;

	start_small();
	addr = __get_free_pages_bs(GFP_KERNEL_BS, 4);
	check_number(virt_to_phys_bs((void *)addr), FRAME(BASE + 32));
	check(virt_to_page_bs(addr) == small_page(32));
	free_pages_bs(addr, 4);
	check_text(picture(), ALL_FREE);
	free_pages_bs(0, 0);
	check(!halted_bs());
	check_number(__get_free_pages_bs(GFP_KERNEL_BS, 5), 0);
	free_pages_bs((unsigned long)__va_bs(FRAME(BASE + 48)), 0);
	check_died("addr_is_lowmem");
	start_again();
	free_pages_bs((unsigned long)__va_bs(FRAME(BASE + 64)), 0);
	check_died("addr_is_lowmem");
	start_again();
	world_ends_at(FRAME(BASE + 32));
	free_pages_bs((unsigned long)__va_bs(FRAME(BASE + 32)), 0);
	check_died("addr_is_lowmem");
}

static void zeroed(void)
{
	unsigned long before;

	start_small();
	before = world_cleared();
	check(get_zeroed_page_bs(GFP_KERNEL_BS));
	check_number(world_cleared() - before, PAGE_SIZE_BS);
	check(alloc_pages_bs(GFP_HIGHUSER_BS | __GFP_ZERO_BS, 2));
	check_number(world_cleared() - before, 5 * PAGE_SIZE_BS);
	check_number(get_zeroed_page_bs(GFP_HIGHUSER_BS), 0);
	check_died("__GFP_HIGHMEM_BS");
	check_number(get_zeroed_page_bs(GFP_KERNEL_BS), 0);
}

/* Clearing a high page may sleep */
static void zeroed_high_atomic(void)
{
	unsigned long before;

	start_small();
	before = world_cleared();
	check(!alloc_pages_bs(GFP_ATOMIC_BS | __GFP_HIGHMEM_BS | __GFP_ZERO_BS, 1));
	check_died("__GFP_WAIT_BS");
	check_number(world_cleared(), before);
}

/* Watermarks: who may go how far */
static void reserves(void)
{
	struct zone_bs *zone;

	start_small();
	zone = small_zone(ZONE_DMA_BS);
	zone->pages_min = 13;
	zone->pages_low = zone->pages_high = 16;
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), -1L);
	check_number(small_block(GFP_DMA_BS, 2), 0);
	check_number(small_block(GFP_DMA_BS, 2), -1L);
	check_number(small_block(GFP_DMA_BS | __GFP_HIGH_BS, 2), 4);
	check_number(small_block(GFP_DMA_BS | __GFP_HIGH_BS, 2), -1L);
	current_bs()->flags = PF_MEMALLOC_BS;
	check_number(small_block(GFP_DMA_BS | __GFP_NOMEMALLOC_BS, 2), -1L);
	world_in_interrupt(true);
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), -1L);
	world_in_interrupt(false);
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), 8);
	current_bs()->flags = 0;
	current_bs()->memdie = true;
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), 12);
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), -1L);
}

/* Who may wait and use file systems gets a last look, at the high watermark */
/* For a while all passes over the zones looked at the same watermark: see the witnesses */
#if !defined(BS_HAS_ALLOC_FLAGS) || defined(ALLOC_WMARK_HIGH_BS)
#define PASSES_DIFFER
static void last_look(void)
{
	struct zone_bs *zone;

	start_small();
	zone = small_zone(ZONE_DMA_BS);
	zone->pages_min = zone->pages_low = 16;
	zone->pages_high = 14;
	check_number(small_block(GFP_KERNEL_BS | __GFP_DMA_BS, 2), -1L);
	zone->pages_high = 0;
	check_number(small_block(GFP_NOFS_BS | __GFP_DMA_BS, 2), -1L);
	check_number(small_block(GFP_KERNEL_BS | __GFP_DMA_BS | __GFP_NORETRY_BS, 2), -1L);
	check_number(small_block(GFP_KERNEL_BS | __GFP_DMA_BS, 2), 0);
}
#endif

/* In an emergency the very last page is given, and then none */
static void last_page(void)
{
	int pages = 0;

	start_small();
	current_bs()->flags = PF_MEMALLOC_BS;
	while (small_block(GFP_DMA_BS, 0) >= 0)
		pages++;
	check_number(pages, 16);
	check_number(small_zone(ZONE_DMA_BS)->free_pages, 0);
	check_number(small_block(GFP_DMA_BS | __GFP_COLD_BS, 0), -1L);
	check(!halted_bs());
}

/* A block on the lists of a zone that does not have it: something was overwritten */
static void lost_block(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS, 2);
	small_zone(ZONE_DMA_BS)->spanned_pages = 0;
	check_number(small_block(GFP_DMA_BS, 2), -1L);
	check_died("bad_range");
	start_again();
	page = alloc_pages_bs(GFP_DMA_BS, 2);
	small_zone(ZONE_DMA_BS)->spanned_pages = 0;
	__free_pages_bs(page, 2);
	check_died("bad_range");
	check_number(small_zone(ZONE_DMA_BS)->free_pages, 12);
}

/* A list that counts more than it has, and a page that is on two lists: no more than a BUG */
static void torn_lists(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_page_bs(GFP_DMA_BS);
	__free_page_bs(page);
	list_del_init(&page->lru);
	small_zone(ZONE_DMA_BS)->pageset[0].pcp[0].low = -1;
	check_number(small_block(GFP_DMA_BS, 0), -1L);
	check_died("list_empty");
	start_again();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	page[2].lru.next = LIST_POISON1;
	__free_pages_bs(page, 1);
	check_died("LIST_POISON1");
	start_again();
	small_page(0)->lru.next = LIST_POISON1;
	check_number(small_block(GFP_DMA_BS, 4), -1L);
	check_died("LIST_POISON1");
	start_again();
	page = alloc_page_bs(GFP_DMA_BS);
	__free_page_bs(page);
	page->lru.next = LIST_POISON1;
	small_zone(ZONE_DMA_BS)->pageset[0].pcp[0].low = -1;
	check_number(small_block(GFP_DMA_BS, 0), -1L);
	check_died("LIST_POISON1");
	start_again();
	page = alloc_page_bs(GFP_DMA_BS);
	__free_page_bs(page);
	list_last_entry(&small_zone(ZONE_DMA_BS)->pageset[0].pcp[0].list, struct page_bs,
			lru)->lru.next = LIST_POISON1;
	drain_local_pages_bs();
	check_died("LIST_POISON1");
}

/* A block that reaches over the end of its zone can be taken, but not be cut there */
static void block_over_the_end(void)
{
	start_small();
	small_zone(ZONE_DMA_BS)->spanned_pages = 8;
	check_number(small_block(GFP_DMA_BS, 4), 0);
	start_again();
	small_zone(ZONE_DMA_BS)->spanned_pages = 9;
	check_number(small_block(GFP_DMA_BS, 2), 0);
	start_again();
	small_zone(ZONE_DMA_BS)->spanned_pages = 8;
	check_number(small_block(GFP_DMA_BS, 2), -1L);
	check_died("bad_range(zone, page + ");
	start_again();
	small_zone(ZONE_DMA_BS)->spanned_pages = 8;
	check_number(small_block(GFP_DMA_BS, 0), -1L);
	check_died("bad_range(zone, page + ");
	check_number(bad_pages_bs(), 0);
}

/* All that can be wrong with a page, one after another */
static void each_mark(bool freed, int flag, int mapcount, void *mapping)
{
	struct page_bs *page;

	start_again();
	page = freed ? alloc_pages_bs(GFP_DMA_BS, 1) : small_page(0);
	if (flag >= 0)
		set_bit(flag, &page->flags);
	atomic_set(&page->_mapcount, mapcount - 1);
	page->mapping = mapping;
	if (freed)
		__free_pages_bs(page, 1);
	else
		check(alloc_pages_bs(GFP_DMA_BS, 1) == page);
	check_number(bad_pages_bs(), 1);
}

static void all_marks(void)
{
	static const int flags[] = {
		PG_lru_bs, PG_locked_bs, PG_active_bs, PG_swapcache_bs, PG_writeback_bs,
		PG_reclaim_bs,
	};
	size_t i;

	for (i = 0; i < 2 * ARRAY_SIZE(flags); i++)
		each_mark(i % 2, flags[i / 2], 0, NULL);
	each_mark(true, PG_private_bs, 0, NULL);
	each_mark(true, PG_slab_bs, 0, NULL);
	each_mark(false, PG_dirty_bs, 0, NULL);
	for (i = 0; i < 2; i++) {
		each_mark(i, -1, 1, NULL);
		each_mark(i, -1, -1, NULL);
		each_mark(i, -1, -262144, NULL);
		each_mark(i, -1, 0, (void *)8);
	}
}

/* Zones below their high watermark count for nothing */
static void nothing_to_spare(void)
{
	start_small();
	check_number(nr_free_buffer_pages_bs(), SMALL_LOW);
	check_number(nr_free_pagecache_pages_bs(), SMALL_PAGES);
	small_zone(ZONE_NORMAL_BS)->pages_high = 33;
	small_zone(ZONE_DMA_BS)->pages_high = 15;
	check_number(nr_free_buffer_pages_bs(), 1);
	check_number(nr_free_pagecache_pages_bs(), 17);
}

/* A free page that is in use after all does not become a part of a block */
static void no_buddy(void)
{
	long page;

	start_small();
	page = small_block(GFP_DMA_BS, 1);
	set_page_count_bs(small_page(page + 2), 1);
	__free_pages_bs(small_page(page), 1);
	check_text(zone_picture(ZONE_DMA_BS), "1-1-2---3-------");
}

/* Who frees a page that has users, past the counting, is reported */
static void freed_in_use(void)
{
	start_small();
	free_hot_page_bs(alloc_page_bs(GFP_DMA_BS));
	check_number(bad_pages_bs(), 1);
}

/* A machine that dies while a list is given back keeps the rest of it */
static void dies_in_between(void)
{
	struct per_cpu_pages_bs *hot;
	long first, second;

	start_small();
	first = small_block(GFP_DMA_BS, 0);
	second = small_block(GFP_DMA_BS, 0);
	__free_page_bs(small_page(first));
	__free_page_bs(small_page(second));
	hot = &small_zone(ZONE_DMA_BS)->pageset[0].pcp[0];
	first = hot->count;
	small_zone(ZONE_DMA_BS)->spanned_pages = 0;
	drain_local_pages_bs();
	check_died("bad_range");
	check_number(hot->count, first - 1);
}

#ifndef BS_HAS_RESERVED_COUNTS	/* from there on a reserved page is one like any other */
static void reserved_pages(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_page_bs(GFP_DMA_BS);
	SetPageReserved_bs(page);
	__free_page_bs(page);
	release_pages_bs(&page, 1, 0);
	check_number(page_count_bs(page), 1);
	start_again();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	SetPageReserved_bs(page + 2);
	__free_pages_bs(page, 1);
	ClearPageReserved_bs(page + 2);
	check_text(zone_picture(ZONE_DMA_BS), "1-1-2---3-------");
}
#elif defined(BS_HAS_RESERVED_KEPT)
static void reserved_pages(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_page_bs(GFP_DMA_BS);
	SetPageReserved_bs(page);
	__free_page_bs(page);
	check_number(bad_pages_bs(), 1);
	check_number(page_count_bs(page), 0);
	check(alloc_page_bs(GFP_DMA_BS) != page);
	start_again();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	SetPageReserved_bs(page + 1);
	__free_pages_bs(page, 1);
	check_text(zone_picture(ZONE_DMA_BS), "#R1-2---3-------");
	SetPageReserved_bs(small_page(2));
	check_number(small_block(GFP_DMA_BS, 1), 4);
	check_text(zone_picture(ZONE_DMA_BS), "#RR###1-3-------");
}
#endif

/* No block is larger than 2^10 pages, however large the node */
static void too_large_a_free(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = 4096;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	__free_pages_bs(small_page(0), MAX_ORDER_BS);
	check_died("BUG");
}

static void realtime(void)
{
	struct zone_bs *zone;

	start_small();
	zone = small_zone(ZONE_DMA_BS);
	zone->pages_min = zone->pages_low = zone->pages_high = 14;
	current_bs()->rt = true;
	world_in_interrupt(true);
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), -1L);
	world_in_interrupt(false);
	check_number(small_block(GFP_DMA_BS | __GFP_WAIT_BS, 2), 0);
}

static void failures_are_told(void)
{
	start_small();
	check_number(small_block(GFP_DMA_BS, 5), -1L);
	check(!log_has("page allocation failure"));
	shim_ratelimit = true;
	check_number(small_block(GFP_DMA_BS | __GFP_NOWARN_BS, 5), -1L);
	check(!log_has("page allocation failure"));
	check_number(small_block(GFP_DMA_BS, 5), -1L);
	check_logged("host: page allocation failure. order:5, mode:0x1\n");
	shim_ratelimit = false;
}

static void watermarks(void)
{
	int ratio[MAX_NR_ZONES_BS - 1];
	unsigned int i;

	start_small();
	check_number(init_per_zone_pages_min_bs(), 0);
	check_number(min_free_kbytes_bs, 128);
	check_number(small_zone(ZONE_DMA_BS)->pages_min, 32 * 16 / 48);
	check_number(small_zone(ZONE_NORMAL_BS)->pages_min, 32 * 32 / 48);
	check_number(small_zone(ZONE_HIGHMEM_BS)->pages_min, 32);
	check_number(min_free_kbytes_sysctl_handler_bs(24), 0);
	check_number(small_zone(ZONE_DMA_BS)->pages_min, 2);
	check_number(small_zone(ZONE_NORMAL_BS)->pages_high, 6);
	for (i = 0; i < MAX_NR_ZONES_BS; i++)
		small_zone(i)->lowmem_reserve[i] = 77;
	for (i = 0; i < ARRAY_SIZE(ratio); i++)
		ratio[i] = -(int)i;
	check_number(lowmem_reserve_ratio_sysctl_handler_bs(ratio), 0);
	check_number(sysctl_lowmem_reserve_ratio_bs[MAX_NR_ZONES_BS - 2], 1);
	check_number(small_zone(ZONE_DMA_BS)->lowmem_reserve[ZONE_HIGHMEM_BS], 48);
	check_number(small_zone(ZONE_DMA_BS)->lowmem_reserve[ZONE_NORMAL_BS], 32);
	for (i = 0; i < MAX_NR_ZONES_BS; i++)
		check_number(small_zone(i)->lowmem_reserve[i], 0);
}

#if BITS_PER_LONG == 64
/* 4 TiB would ask for 256 MiB */
static void large_machine(void)
{
	start_small();
	small_zone(ZONE_NORMAL_BS)->present_pages = 1UL << 30;
	init_per_zone_pages_min_bs();
	check_number(min_free_kbytes_bs, 65536);
}
#endif

/* Without low memory there is nothing to share */
static void high_only(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_HIGHMEM_BS] = 16;
	start_bootmem(1);
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	build_all_zonelists_bs();
	init_per_zone_pages_min_bs();
	check_number(small_zone(ZONE_HIGHMEM_BS)->pages_min, 32);
	check_number(small_zone(ZONE_NORMAL_BS)->pages_min, 0);
	check(!halted_bs());
}

static void holes(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { }, absent[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = 16;
	absent[ZONE_DMA_BS] = 6;
	start_bootmem(16);
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, absent);
	check_number(small_zone(ZONE_DMA_BS)->spanned_pages, 16);
	check_number(small_zone(ZONE_DMA_BS)->present_pages, 10);
	check_number(NODE_DATA_BS(0)->node_present_pages, 10);
	check_number(NODE_DATA_BS(0)->node_spanned_pages, 16);
	check_text(zone_picture(ZONE_DMA_BS), "RRRRRRRRRRRRRRRR");
}

static void one_node_at_0(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_NORMAL_BS] = 8;
	free_area_init_bs(sizes);
	check_number(pfn_to_nid_bs(0), 0);
	check_number(pfn_to_nid_bs(8), -1);
	check_number(NODE_DATA_BS(0)->node_id, 0);
	check(!log_has("wrong zone alignment"));
}

static void start_zone(int zone, unsigned long pages, unsigned long start_pfn)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	machine_reset_bs();
	world_reset();
	sizes[zone] = pages;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, start_pfn, NULL);
}

#ifndef BS_HAS_SAVED_MAX_PFN	/* later versions say nothing: see its witness */
static void crooked_zones(void)
{
	start_zone(ZONE_DMA_BS, 8, 1024);
	check(!log_has("wrong zone alignment"));
	start_zone(ZONE_DMA_BS, 8, 512);
	check_logged("wrong zone alignment");
	start_zone(ZONE_DMA_BS, 8, 1);
	check_logged("wrong zone alignment");
}
#endif

/* A thousandth of the zone, a quarter of that, to the next 2^n - 1 of half as much again */
static void batches(void)
{
	int batch;

	start_zone(ZONE_NORMAL_BS, 44 * 1024 - 1, 0);
	batch = small_zone(ZONE_NORMAL_BS)->pageset[0].pcp[0].batch;
	start_zone(ZONE_NORMAL_BS, 44 * 1024, 0);
	check(small_zone(ZONE_NORMAL_BS)->pageset[0].pcp[0].batch > batch);
}

/* What was in a zone, or behind its pages, does not matter: set-up begins from nothing */
static void zones_start_clean(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	struct zone_bs *zone = small_zone(ZONE_DMA_BS);

	zone->free_area[3].nr_free = 7;
	zone->free_pages = 9;
	zone->temp_priority = 1;
	zone->prev_priority = 1;
	zone->pageset[0].pcp[0].count = 5;
	spin_lock(&zone->lock);
	NODE_DATA_BS(0)->nr_zones = 9;
	NODE_DATA_BS(1)->nr_zones = 9;
	sizes[ZONE_DMA_BS] = 16;
	start_bootmem(16);
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	sizes[ZONE_DMA_BS] = 0;
	free_area_init_node_bs(1, NODE_DATA_BS(1), sizes, 2 * BASE, NULL);

	check_number(zone->free_area[3].nr_free, 0);
	check_number(zone->free_pages, 0);
	check_number(zone->temp_priority, DEF_PRIORITY_BS);
	check_number(zone->prev_priority, DEF_PRIORITY_BS);
	check_number(zone->pageset[0].pcp[0].count, 0);
	check_number(NODE_DATA_BS(0)->nr_zones, ZONE_DMA_BS + 1);
	check_number(NODE_DATA_BS(1)->nr_zones, 0);
	check(list_empty(&small_page(3)->lru));
	/* the structure that is one too many */
	check_number(NODE_DATA_BS(0)->node_mem_map[16].flags, 0);
	/* the lock is free */
	show_free_areas_bs();
}

static void crooked_zone(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = 8;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, 512, NULL);
	check(!halted_bs());
	check_number(small_zone(ZONE_DMA_BS)->zone_start_pfn, 512);
	check_text(zone_picture(ZONE_DMA_BS), "RRRRRRRR");
}

/* Zone names in the order in which a request of each kind looks at them */
static const char *zonelist(int nid, int kind)
{
	static char text[200];
	struct zone_bs **z;

	text[0] = '\0';
	for (z = NODE_DATA_BS(nid)->node_zonelists[kind].zones; *z; z++)
		sprintf(text + strlen(text), " %d.%s", (*z)->zone_pgdat->node_id, (*z)->name);
	return text;
}

static void several_nodes(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	int nid;

	sizes[ZONE_DMA_BS] = 4;
	for (nid = 1; nid < 4; nid++)
		free_area_init_node_bs(nid, NODE_DATA_BS(nid), sizes, 0x400 * nid, NULL);
	sizes[ZONE_NORMAL_BS] = 4;
	free_area_init_node_bs(5, NODE_DATA_BS(5), sizes, 0x4000, NULL);
	build_all_zonelists_bs();
	check_text(zonelist(2, 0), " 2.DMA 3.DMA 5.Normal 5.DMA 1.DMA");
	check_text(zonelist(5, __GFP_DMA_BS), " 5.DMA 1.DMA 2.DMA 3.DMA");
	check_logged("Built 4 zonelists");
	check_number(pfn_to_nid_bs(0xc03), 3);
	/* a list that has become shorter */
	NODE_DATA_BS(5)->node_zones[ZONE_NORMAL_BS].present_pages = 0;
	build_all_zonelists_bs();
	check_text(zonelist(2, 0), " 2.DMA 3.DMA 5.DMA 1.DMA");
}

static void no_memory_for_pages(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = 4;
	fill_up();
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	check_died("Out of memory");
	check_number(NODE_DATA_BS(0)->nr_zones, 0);
}

/* The page array is there, but no room for the wait table */
static void no_memory_for_wait_table(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	static struct page_bs pages[5];

	sizes[ZONE_DMA_BS] = 4;
	NODE_DATA_BS(0)->node_mem_map = pages;
	fill_up();
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	check_died("Out of memory");
	check_number(NODE_DATA_BS(0)->nr_zones, 0);
}

static void wait_tables(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	const struct zone_bs *zone = small_zone(ZONE_DMA_BS);
	unsigned long i;

	sizes[ZONE_DMA_BS] = 256 * 10;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, 0, NULL);
	check_number(zone->wait_table_size, 16);
	check_number(zone->wait_table_bits, 4);
	for (i = 0; i < zone->wait_table_size; i++)
		check(list_empty(&zone->wait_table[i].task_list));
	/* at most 4096 of them, for 4 GiB or more */
	start_zone(ZONE_DMA_BS, 256 * 4097, 0);
	check_number(zone->wait_table_size, 4096);
	check_number(zone->wait_table_bits, 12);
}

static void shows_itself(void)
{
	start_small();
	check_number(small_block(GFP_DMA_BS, 1), 0);
	small_zone(ZONE_DMA_BS)->nr_active = 3;
	small_zone(ZONE_NORMAL_BS)->nr_active = 4;
	small_zone(ZONE_NORMAL_BS)->nr_inactive = 5;
	mod_page_state_bs(nr_mapped, 9);
	show_free_areas_bs();
	check_number(log_count("cpu 0 hot: "), 3);
	check_number(log_count("cpu 0 cold: "), 3);
	check_logged("Active:7 inactive:5 dirty:0 ");
	check_logged(" mapped:9 ");
	check_number(log_count(MAX_NR_ZONES_BS == 3 ? "lowmem_reserve[]: 0 0 0\n" :
						      "lowmem_reserve[]: 0 0 0 0\n"),
		     MAX_NR_ZONES_BS);
	/* no lock is kept */
	check_number(small_block(GFP_DMA_BS, 1), 2);
	check_logged("DMA per-cpu:\ncpu 0 hot: low ");
	check_logged("Free pages:         248kB (64kB HighMem)\n");
	check_logged("DMA free:56kB min:0kB low:0kB high:0kB active:12kB inactive:0kB present:64kB");
	check_logged("all_unreclaimable? no\n");
	check_logged("lowmem_reserve[]: 0 0");
	check_logged("DMA: 0*4kB 1*8kB 1*16kB 1*32kB 0*64kB 0*128kB 0*256kB 0*512kB 0*1024kB 0*2048kB 0*4096kB = 56kB\n");
}

static void shows_possible_cpus(void)
{
	start_small();
	world_possible_cpus(2);
	world_online(2);
	show_free_areas_bs();
	check_logged("cpu 1 cold: low ");
	check(!log_has("cpu 2"));
}

static void shows_empty_zones(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = 16;
	start_bootmem(16);
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, BASE, NULL);
	small_zone(ZONE_DMA_BS)->all_unreclaimable = 1;
	show_free_areas_bs();
	check_logged("Normal per-cpu: empty\n");
	check_logged("HighMem: empty\n");
	check_logged("all_unreclaimable? yes\n");
}

/* Each page is counted once; what a block of four is worth to its owner is one page */
static void shows_all_memory(void)
{
	start_small();
	alloc_pages_bs(GFP_DMA_BS, 2);
	get_page_bs(alloc_pages_bs(GFP_DMA_BS, 0));
	__SetPageReserved_bs(small_page(40));
	set_bit(PG_slab_bs, &small_page(41)->flags);
	set_bit(PG_swapcache_bs, &small_page(42)->flags);
	show_mem_bs();
	check_logged("Mem-info:\n");
	check_logged("Free pages:         236kB (64kB HighMem)\n");
	check_logged("Swap cache: add 0, delete 0, find 0/0, race 0+0\n"
		     "Free swap  = 0kB\nTotal swap = 0kB\n"
		     "Free swap:            0kB\n64 pages of RAM\n59 free pages\n"
		     "1 reserved pages\n1 slab pages\n1 pages shared\n1 pages swap cached\n");
}

#ifdef BS_HAS_COMPOUND
/* All pages of a compound page lead to the first; taken apart when they are freed */
static void compound(void)
{
	struct page_bs *page;
	int i;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS | __GFP_COMP_BS, 2);
	for (i = 0; i < 4; i++) {
		check(PageCompound_bs(page + i));
		check(page[i].private == (unsigned long)page);
	}
	__free_pages_bs(page, 2);
	check_number(bad_pages_bs(), 0);
	check_text(picture(), ALL_FREE);
}

static void compound_torn(void)
{
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS | __GFP_COMP_BS, 2);
	page[1].index = 3;
	page[2].private = (unsigned long)(page + 1);
	clear_bit(PG_compound_bs, &page[3].flags);
	__free_pages_bs(page, 2);
	check_number(bad_pages_bs(), 3);
	check_logged("destroy_compound_page");
}
#endif

/* ---- large hashes ---- */

static void early_hash(void)
{
	unsigned int shift = 0, mask = 0;
	void *table;

	start_bootmem(16);
	nr_kernel_pages_bs = 16;
	table = alloc_large_system_hash_bs("Test", 8, 100, 0, HASH_EARLY_BS, &shift, &mask, 0);
	check(table);
	check_number(shift, 0);
	machine_reset_bs();
	world_reset();
	start_bootmem(16);
	table = alloc_large_system_hash_bs("Test", 8, 100, 0, HASH_EARLY_BS, &shift, &mask, 1024);
	check(table);
	check_number(shift, 7);
	check_number(mask, 127);
	check_logged("Test hash table entries: 128 (order: -2, 1024 bytes)");
	/* the next power of two, even of a power of two; but not above the limit */
	check(alloc_large_system_hash_bs("Test", 8, 128, 0, HASH_EARLY_BS, &shift, NULL, 1024));
	check_number(shift, 8);
	check(alloc_large_system_hash_bs("Test", 8, 128, 0, HASH_EARLY_BS, &shift, &mask, 64));
	check_number(shift, 6);
	check(alloc_large_system_hash_bs("Test", 8, 1, 0, HASH_EARLY_BS, NULL, NULL, 64));
	check(alloc_large_system_hash_bs("Test", 8, 1, 0, HASH_EARLY_BS, &shift, NULL, 64));
	check_number(shift, 1);
}

/* So many buckets as the memory has scale-sized pieces, in whole megabytes */
static void hash_by_memory(void)
{
	unsigned int shift;

	start_bootmem(64);
	nr_kernel_pages_bs = 1;
	nr_all_pages_bs = 1000;
	check(alloc_large_system_hash_bs("A", 1, 0, 13, HASH_EARLY_BS, &shift, NULL, ~0UL));
	check_number(shift, 8);
	check(alloc_large_system_hash_bs("B", 1, 0, 11, HASH_EARLY_BS, &shift, NULL, ~0UL));
	check_number(shift, 10);
	check(alloc_large_system_hash_bs("C", 1, 0, 13, HASH_EARLY_BS | HASH_HIGHMEM_BS, &shift,
					 NULL, ~0UL));
	check_number(shift, 10);
	/* at most a sixteenth of all memory */
	check(alloc_large_system_hash_bs("D", 64, 1000000, 0, HASH_EARLY_BS, &shift, NULL, 0));
	check_number(shift, 11);
}

/* A table that cannot be had is halved until it can */
static void late_hash(void)
{
	unsigned int shift;

	start_small();
	check(alloc_large_system_hash_bs("Test", 1, 0x1ffff, 0, 0, &shift, NULL, ~0UL));
	check_number(shift, 16);
	check_text(zone_picture(ZONE_NORMAL_BS), "4---------------################");
	while (small_block(GFP_ATOMIC_BS, 0) >= 0)
		;
	check(!alloc_large_system_hash_bs("Test", 1, 0x1ffff, 0, 0, &shift, NULL, ~0UL));
	check_died("panic: Failed to allocate Test hash table");
	check(!alloc_large_system_hash_bs("Test", 1, 1, 0, 0, NULL, NULL, ~0UL));
}

static void bad_hash(void)
{
	start_bootmem(4);
	check(!alloc_large_system_hash_bs("Test", 0, 8, 0, HASH_EARLY_BS, NULL, NULL, 8));
	check_died("!bucketsize");
	machine_reset_bs();
	world_reset();
	start_bootmem(4);
	check(!alloc_large_system_hash_bs("Test", 1, 0x10000, 0, HASH_EARLY_BS, NULL, NULL, ~0UL));
	check_died("Out of memory");
}

/* ---- the end ---- */

/* A dead machine does nothing, whatever is called */
static void dead(void)
{
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	struct page_bs *page;

	start_small();
	page = alloc_pages_bs(GFP_DMA_BS, 1);
	panic_bs("test");
	__free_pages_bs(page, 1);
	free_hot_page_bs(page);
	free_cold_page_bs(page);
	free_pages_bs((unsigned long)page_address_bs(page), 1);
	release_pages_bs(&page, 1, 0);
	one_highpage_init_bs(page);
	drain_local_pages_bs();
	build_all_zonelists_bs();
	check_number(init_per_zone_pages_min_bs(), 0);
	free_area_init_node_bs(1, NODE_DATA_BS(1), sizes, 0, NULL);
	check_number(small_block(GFP_DMA_BS, 1), -1L);
	check(!get_zeroed_page_bs(GFP_KERNEL_BS));
	check_text(zone_picture(ZONE_DMA_BS), "##1-2---3-------");
	check_number(page_count_bs(page), 1);
	check_number(totalhigh_pages_bs, 16);
	check_died("panic: test");
}

const struct unit_test page_alloc_tests[] = {
	{ "booted, all of memory is free", boots },
	{ "pages, frames and addresses lead to each other", pages_and_frames },
	{ "blocks are cut and put together again", split_and_merge },
	{ "a zone's blocks stay in it", zones_do_not_merge },
	{ "a request goes from the zone it names downwards", zones_in_order },
	{ "the kernel gets no high memory", no_high_for_kernel },
	{ "a page freed last is taken first", hot_pages },
	{ "cold pages have a list of their own", cold_pages },
	{ "so has each CPU", other_cpu },
	{ "a CPU that was switched off gives its pages back", dead_cpu },
	{ "a page is free when nobody refers to it", references },
	{ "release_pages() lets go of many", releasing },
	{ "in batches, from the end, and of none twice", released_in_batches },
	{ "requests for too much fail, for no node are a BUG", bad_requests },
	{ "a node without zones has no pages", no_zones },
	{ "freeing what is no block of the machine is a BUG", bad_frees },
	{ "no block is larger than the largest order", too_large_a_free },
	{ "freeing a block that begins at an odd page is a BUG", misaligned_free },
	{ "a page freed in use is reported", bad_page_freed },
	{ "a page allocated in use is reported", bad_page_allocated },
	{ "harmless marks go away", marks_are_cleared },
	{ "a zone that gets pages back can be reclaimed from", reclaimable },
	{ "anonymous pages may be freed", anonymous },
	{ "low pages have addresses, others must not be freed by one", addresses },
	{ "zeroed pages are cleared", zeroed },
	{ "but not high ones for who cannot sleep", zeroed_high_atomic },
	{ "the reserves are for who may use them", reserves },
#ifdef PASSES_DIFFER
	{ "who can wait looks once more", last_look },
#endif
	{ "the last page is for emergencies", last_page },
	{ "a block that is not where it should be is a BUG", lost_block },
	{ "a block is not cut outside of its zone", block_over_the_end },
	{ "a torn list is a BUG, and no crash", torn_lists },
	{ "each trace of use is noticed", all_marks },
	{ "memory below the high watermark is not counted as free", nothing_to_spare },
	{ "blocks in use are not merged", no_buddy },
	{ "a page that is freed in use is reported", freed_in_use },
	{ "death ends a list's way back", dies_in_between },
#if !defined(BS_HAS_RESERVED_COUNTS) || defined(BS_HAS_RESERVED_KEPT)
	{ "reserved pages are kept back", reserved_pages },
#endif
	{ "real-time tasks may use some, but not interrupts", realtime },
	{ "a failure is told, but not too often, or where it is expected", failures_are_told },
	{ "watermarks and reserves follow the sysctls", watermarks },
	{ "a machine may have high memory only", high_only },
	{ "holes are spanned, but not present", holes },
	{ "free_area_init() is node 0 from frame 0 on", one_node_at_0 },
	{ "a zone may begin at an odd place", crooked_zone },
	{ "a node looks at itself first, then at those behind it", several_nodes },
	{ "no memory for page structures is a panic", no_memory_for_pages },
	{ "nor for a wait table", no_memory_for_wait_table },
	{ "a zone starts clean, whatever was there", zones_start_clean },
	{ "larger zones have larger batches", batches },
#if BITS_PER_LONG == 64
	{ "a large machine keeps 64 MiB free, no more", large_machine },
#endif
#ifndef BS_HAS_SAVED_MAX_PFN
	{ "zones that begin between largest blocks are warned of", crooked_zones },
#endif
	{ "a wait table has a queue for 256 pages", wait_tables },
	{ "show_free_areas() shows zones, limits and blocks", shows_itself },
	{ "and CPUs that there can be", shows_possible_cpus },
	{ "and says which zones are empty", shows_empty_zones },
	{ "show_mem() shows all of memory", shows_all_memory },
#ifdef BS_HAS_COMPOUND
	{ "compound pages lead to their first", compound },
	{ "one that was torn apart is reported", compound_torn },
#endif
	{ "a large hash has a power of two of buckets", early_hash },
	{ "as many as memory wants", hash_by_memory },
	{ "and fewer, if there is no room", late_hash },
	{ "but never of nothing, or from nothing", bad_hash },
	{ "a dead machine does nothing", dead },
	{ }
};
