// SPDX-License-Identifier: GPL-2.0-only
/* The page allocator of 2.4, on the small machine. */
#include <string.h>
#include <linux/seq_file.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/i386.h>
#include <bs/proc_show.h>
#include "unit.h"

/* The bit of the pair that a page belongs to, of an order */
static bool pair(int zone, unsigned long page, unsigned int order)
{
	return test_bit(page >> (order + 1), small_zone(zone)->free_area[order].map);
}

static void after_boot(void)
{
	NODE_DATA_BS(0)->node_id = 5;
	start_small();
	check_number(NODE_DATA_BS(0)->node_id, 0);
	check(page_valid_bs(small_page(SMALL_PAGES - 1)));
	check(!page_valid_bs(small_page(SMALL_PAGES - 1) + 1));
	/* page 1 holds the bits: its buddy is alone, and so on upwards */
	check_text(zone_picture(ZONE_DMA_BS), "0R1-2---3-------");
	check_text(zone_picture(ZONE_NORMAL_BS), "5-------------------------------");
	check_text(zone_picture(ZONE_HIGHMEM_BS), "4---------------");
	check(pair(ZONE_DMA_BS, 0, 0) && pair(ZONE_DMA_BS, 0, 1) && pair(ZONE_DMA_BS, 0, 2));
	check_number(nr_free_pages_bs(), SMALL_PAGES - 1);
	check_number(freepages_bs.min, 30);
}

static void upper_halves(void)
{
	start_small();
	current_bs()->flags = PF_MEMALLOC_BS;	/* the zones are smaller than their marks */
	check_number(small_block(GFP_ATOMIC_BS, 1), 46);
	check_text(zone_picture(ZONE_NORMAL_BS), "4---------------3-------2---1-##");
	check(pair(ZONE_NORMAL_BS, 30, 1) && !pair(ZONE_NORMAL_BS, 30, 0));
	__free_pages_bs(small_page(46), 1);
	check_text(zone_picture(ZONE_NORMAL_BS), "5-------------------------------");
	check(!pair(ZONE_NORMAL_BS, 30, 1));
}

static void freed_twice(void)
{
	start_small();
	__free_pages_bs(small_page(20), 0);
	check_number(page_count_bs(small_page(20)), -1);
	check(!halted_bs());
	check_text(zone_picture(ZONE_NORMAL_BS), "5-------------------------------");
}

static void freed_in_part(void)
{
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 2), 44);
	__free_pages_bs(small_page(44), 0);
	check_text(zone_picture(ZONE_NORMAL_BS), "4---------------3-------2---0###");
	check(!halted_bs());
}

static void in_use(void)
{
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 0), 47);
	small_page(47)->mapping = (void *)8;
	__free_pages_bs(small_page(47), 0);
	check_died("page->mapping");
}

static void misplaced(void)
{
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 1), 46);
	set_page_count_bs(small_page(47), 1);
	__free_pages_bs(small_page(47), 1);
	check_died("index");
}

static void reserved_stays(void)
{
	start_small();
	__free_pages_bs(small_page(1), 0);
	check_number(page_count_bs(small_page(1)), 0);
	check_text(zone_picture(ZONE_DMA_BS), "0R1-2---3-------");
}

static void no_such_order(void)
{
	start_small();
	check_number(small_block(GFP_ATOMIC_BS, MAX_ORDER_BS), -1);
	check_number(memory_pressure_bs, 0);
	check_number(small_block(GFP_ATOMIC_BS, 9), -1);
	check_logged("__alloc_pages: 9-order allocation failed.\n");
	check_number(memory_pressure_bs, 1);
}

static void no_such_mask(void)
{
	start_small();
	check_number(small_block(NR_GFPINDEX_BS, 0), -1);
	check_died("gfp_mask");
}

static void strangers(void)
{
	start_small();
	__free_pages_bs((struct page_bs *)&machine_dead_bs, 0);
	check_died("page_valid_bs");
}

static void too_many_ratios(void)
{
	char three[] = "8,0x10,010", four[] = "1,2,3,4";

	setup_mem_frac_bs(three);
	check_logged("setup_mem_frac: 8  16  8  \n");
	check(!halted_bs());
	setup_mem_frac_bs(four);
	check_died("wild at mm/page_alloc.c");
}

static void ratio_of_nothing(void)
{
	char zero[] = "0";

	setup_mem_frac_bs(zero);
	start_bootmem(SMALL_LOW);
	free_area_init_bs((unsigned long [MAX_NR_ZONES_BS]){ 16 });
	check_died("ratio");
}

/* No memory at all, and nobody who would free some */
static void endless_tables(void)
{
	start_small();
	current_bs()->flags = PF_MEMALLOC_BS;
	while (small_block(GFP_KERNEL_BS, 0) >= 0)
		;
	dcache_init_bs(1024);
	check_died("forever at mm/hash.c");
}

static void full_map(void)
{
	int i;

	for (i = 0; i < E820MAX_BS + 1; i++)
		add_memory_region_bs(i * 0x10000, 0x1000, E820_RAM_BS);
	check_number(e820_bs.nr_map, E820MAX_BS);
	check_logged("Too many entries in the memory map!\n");
}

/* Nothing is printed, counted or taken any more */
static void dead(void)
{
	unsigned long high;

	start_small();
	high = totalhigh_pages_bs;
	panic_bs("test");
	one_highpage_init_bs(small_page(60));
	free_reserved_page_bs(small_page(1));
	__free_pages_bs(small_page(20), 0);
	dcache_init_bs(64);
	free_area_init_node_bs(1, NODE_DATA_BS(1), NULL, (unsigned long [MAX_NR_ZONES_BS]){ 16 },
			       FRAME(BASE + 64), NULL);
	check_number(small_block(GFP_ATOMIC_BS, 0), -1);
	check_number(nr_free_pages_bs(), SMALL_PAGES - 1);
	check_number(totalhigh_pages_bs, high);
	check(PageReserved_bs(small_page(1)) && !NODE_DATA_BS(1)->node_size);
	check(!log_has("hash table entries"));
	check_died("panic: test");
}

#if BITS_PER_LONG == 32
static void dead_i386(void)
{
	panic_bs("test");
	setup_memory_bs(0x200000);
	paging_init_bs();
	mem_init_i386_bs();
	check_number(max_low_pfn_bs | max_mapnr_bs | totalram_pages_bs, 0);
}
#endif

/* A block, or a buddy, that says it is of another zone */
static void foreign_blocks(void)
{
	start_small();
	small_page(16)->zone = small_zone(ZONE_DMA_BS);
	check_number(small_block(GFP_KERNEL_BS, 0), -1);
	check_died("bad_range");
	machine_reset_bs();
	start_small();
	check_number(small_block(GFP_KERNEL_BS, 0), 47);
	small_page(46)->zone = small_zone(ZONE_DMA_BS);
	__free_pages_bs(small_page(47), 0);
	check_died("bad_range(zone, buddy)");
}

static void no_room(void)
{
	start_bootmem(16);
	check(!__alloc_bootmem_node_bs(NODE_DATA_BS(0), FRAME(16), 1, 0));
	check(halt_reason_bs());	/* a BUG, from 2.4.4 on a panic */
	machine_reset_bs();
	start_bootmem(2);
	page_struct_bytes_bs = PAGE_SIZE_BS;
	free_area_init_node_bs(0, NODE_DATA_BS(0), NULL, (unsigned long [MAX_NR_ZONES_BS]){ 16 },
			       FRAME(BASE), NULL);
	check(halt_reason_bs());
	check(!small_zone(0)->size);
}

static void no_number(void)
{
	char text[] = "12,many";

	setup_mem_frac_bs(text);
	check_logged("setup_mem_frac: 12  ");
	check(!halted_bs());
}

/* A page of the cache, on the list of those that can be had */
static struct page_bs *clean_page(void)
{
	struct page_bs *page = small_page(small_block(GFP_KERNEL_BS, 0));

	page->mapping = (void *)8;
	page->age = 0;
	add_page_to_inactive_clean_list_bs(page);
	return page;
}

static void reclaims(void)
{
	struct zone_bs *zone;
	struct page_bs *page;

	start_small();
	page = clean_page();
	zone = page->zone;
	check_number(zone->inactive_clean_pages, 1);
	check(reclaim_page_bs(zone) == page);
	check(!page->mapping && !PageInactiveClean_bs(page) && !PageLocked_bs(page));
	check_number(zone->inactive_clean_pages, 0);
	check(!log_has("reclaim_page"));
	check(!reclaim_page_bs(zone));

	page = clean_page();
	page->mapping = NULL;
	SetPageSwapCache_bs(page);
	check(reclaim_page_bs(zone) == page);
	check(!PageSwapCache_bs(page));

	page = clean_page();
	page->age = 3;		/* somebody wants it: active again */
	check(!reclaim_page_bs(zone));
	check(PageActive_bs(page) && !PageInactiveClean_bs(page));

	page = clean_page();
	SetPageDirty_bs(page);	/* to be written first */
	check(!reclaim_page_bs(zone));
	check(PageInactiveDirty_bs(page) && !PageInactiveClean_bs(page));
	check_number(zone->inactive_clean_pages, 0);
	check_number(zone->inactive_dirty_pages, 1);
	del_page_from_inactive_dirty_list_bs(page);
	check(!PageInactiveDirty_bs(page) && list_empty(&inactive_dirty_list_bs));
	check_number(zone->inactive_dirty_pages | nr_inactive_dirty_pages_bs, 0);
}

static void reclaims_wrongly(void)
{
	struct zone_bs *zone;
	struct page_bs *page;

	start_small();
	page = clean_page();
	zone = page->zone;
	clear_bit(PG_inactive_clean_bs, &page->flags);
	check(!reclaim_page_bs(zone));
	check_logged("VM: reclaim_page, wrong page on list.");
	check_number(zone->inactive_clean_pages, 0);

	page = clean_page();
	page->mapping = NULL;
	check(!reclaim_page_bs(zone));
	check_logged("VM: reclaim_page, found unknown page");
	check(list_empty(&zone->inactive_clean_list) && !PageLocked_bs(page));

	page = clean_page();
	set_page_count_bs(page, 0);
	check(!reclaim_page_bs(zone));
	check_logged("VM: reclaim_page, found page with count 0!");
	check_died("!page_count_bs(page)");
}

static const char *text_of(int (*show)(struct seq_file *m))
{
	static char text[4096];
	struct seq_file m = { .buf = text, .size = sizeof(text) - 1 };

	check_number(show(&m), 0);
	text[m.count] = '\0';
	return text;
}

static void files_of_ours(void)
{
	start_small();
	check_text(text_of(buddyinfo_show_bs),
		   "# not of this kernel, which had no such file: the replay's own\n"
		   "Node 0, zone      DMA      1      1      1      1      0      0      0      0      0      0 \n"
		   "Node 0, zone   Normal      0      0      0      0      0      1      0      0      0      0 \n"
		   "Node 0, zone  HighMem      0      0      0      0      1      0      0      0      0      0 \n");
	check(strstr(text_of(vmstat_show_bs), "\nnr_free 63\n"));
	panic_bs("no more");
	check(!strncmp(text_of(vmstat_show_bs), "halted: panic: no more\n# not", 28));
}

const struct unit_test pages24_tests[] = {
	{ "all but the bits is free after the boot", after_boot },
	{ "a block is cut from its lower end, and put together again", upper_halves },
	{ "a page freed twice is counted, and nothing else", freed_twice },
	{ "of a block freed as a smaller one the rest is lost", freed_in_part },
	{ "a page that somebody uses is not freed", in_use },
	{ "a block that begins elsewhere is not freed", misplaced },
	{ "a reserved page is not freed", reserved_stays },
	{ "an order without lists fails silently", no_such_order },
	{ "a mask without a list is a BUG", no_such_mask },
	{ "a pointer to no page is a BUG", strangers },
	{ "a fourth ratio would be written behind the table", too_many_ratios },
	{ "a ratio of 0 is a BUG", ratio_of_nothing },
	{ "two hash tables never give up", endless_tables },
	{ "a memory map can be full", full_map },
	{ "a dead machine does nothing", dead },
#if BITS_PER_LONG == 32
	{ "nor does its i386 boot", dead_i386 },
#endif
	{ "a page of another zone on a list is a BUG", foreign_blocks },
	{ "no room on a node is a BUG", no_room },
	{ "ratios end where there is no number", no_number },
	{ "a clean page is taken out of its cache, others go elsewhere", reclaims },
	{ "what does not belong on the list is told, and put off it", reclaims_wrongly },
	{ "files that 2.4 had not say so", files_of_ours },
	{ }
};
