// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/bootmem.c of 2.6.17 and later: what the golden traces do not ask for. They tell what
 * calls answer; here is what is printed, counted and refused.
 */
#include <string.h>
#include <biscuitos/bootmem.h>
#include "../../replay/handover.h"
#include "../world.h"
#include "unit.h"

#ifdef BS_HAS_BDATA_LIST

#define NODE0	NODE_DATA_BS(0)
#define NODE1	NODE_DATA_BS(1)

/* Counted in bytes from the machine's first; -1 if nowhere */
static long place(const void *ptr)
{
	return ptr ? (long)(virt_to_phys_bs(ptr) - FRAME(BASE)) : -1;
}

static void start_node(int nid, unsigned long pfn, unsigned long pages)
{
	world_back(FRAME(pfn), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE_DATA_BS(nid), pfn, pfn, pfn + pages);
	free_bootmem_node_bs(NODE_DATA_BS(nid), FRAME(pfn), FRAME(pages));
}

static void starts_reserved(void)
{
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 40), 8);
	check_text(map_picture(0), "########################################");
	check_number(bootmem_first_pfn_bs(NODE0->bdata), BASE);
	check_number(NODE0->bdata->node_low_pfn, BASE + 40);
	check(!bootmem_is_over_bs(NODE0->bdata));
	check(bdata_list_bs.next == &NODE0->bdata->list);
	check(bdata_list_bs.prev == &NODE0->bdata->list);
}

static void node0_from_frame_0(void)
{
	world_back(FRAME(3), PAGE_SIZE_BS);
	check_number(init_bootmem_bs(3, 20), sizeof(long));
	check_number(min_low_pfn_bs, 3);
	check_number(max_low_pfn_bs, 20);
	free_bootmem_bs(0, FRAME(20));
	bootmem_reserve_bs(FRAME(4), 1);
	check_text(map_picture(0), "....#...............");
	check_number(virt_to_phys_bs(__alloc_bootmem_bs(1, 1, 0)), 0);
}

static void map_sizes(void)
{
	check_number(bootmem_bootmap_pages_bs(0), 0);
	check_number(bootmem_bootmap_pages_bs(1), 1);
	check_number(bootmem_bootmap_pages_bs(8 * PAGE_SIZE_BS), 1);
	check_number(bootmem_bootmap_pages_bs(8 * PAGE_SIZE_BS + 1), 2);
}

static void init_refuses(void)
{
	start_bootmem(8);
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 8), 0);
	check_died("registered");
	machine_reset_bs();
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE + 8, BASE), 0);
	check_died("end < start");
	machine_reset_bs();
	world_ends_at(FRAME(BASE) + 4);
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 40), 0);
	check_died("phys_valid");
	check(list_empty(&bdata_list_bs) && !pgdat_list_bs);
}

/* By address, whoever came first */
static void nodes_are_sorted(void)
{
	start_node(1, BASE + 0x200, 4);
	start_node(0, BASE, 4);
	start_node(2, BASE + 0x100, 4);
	check(bdata_list_bs.next == &NODE0->bdata->list);
	check(NODE0->bdata->list.next == &NODE_DATA_BS(2)->bdata->list);
	check(NODE1->bdata->list.next == &bdata_list_bs);
	check_number(place(__alloc_bootmem_bs(FRAME(4), PAGE_SIZE_BS, 0)), 0);
	check_number(place(__alloc_bootmem_bs(FRAME(4), PAGE_SIZE_BS, 0)), FRAME(0x100));
	check_number(place(__alloc_bootmem_node_bs(NODE0, 1, 1, 0)), FRAME(0x200));
#ifdef BS_HAS_BOOTMEM_NOPANIC
	check_number(place(__alloc_bootmem_nopanic_bs(FRAME(4), 1, 0)), -1);
	check(!halted_bs());
#endif
	check_number(place(__alloc_bootmem_bs(FRAME(4), 1, 0)), -1);
	check_died("panic: Out of memory");
	check_logged("bootmem alloc of 16384 bytes failed!");
}

static void low_memory(void)
{
	start_node(0, BASE, 4);
	check_number(place(alloc_bootmem_low_bs(8)), 0);
	check_number(place(alloc_bootmem_low_pages_node_bs(NODE0, 8)), FRAME(1));
	check_number(place(__alloc_bootmem_low_bs(FRAME(4), 1, 0)), -1);
#ifdef BS_HAS_BOOTMEM_ANY_LIMIT
	check_died("panic: Out of memory");
#else
	check_died("panic: Out of low memory");
	check_logged("low bootmem alloc of 16384 bytes failed!");
#endif
}

static void half_pages(void)
{
	start_bootmem(16);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 3) + 100, 2 * PAGE_SIZE_BS);
	check_text(map_picture(0), "#..###..........");
	free_bootmem_node_bs(NODE0, FRAME(BASE + 3) + 100, 2 * PAGE_SIZE_BS);
	check_text(map_picture(0), "#..#.#..........");
	check(!halted_bs());
}

/* All bytes of an object are cleared, and no others */
static void objects_are_cleared(void)
{
	start_bootmem(8);
	check_number(place(__alloc_bootmem_node_bs(NODE0, 100, 8, 0)), FRAME(1));
	check_number(place(__alloc_bootmem_node_bs(NODE0, 100, 8, 0)), FRAME(1) + 104);
	check_number(place(__alloc_bootmem_node_bs(NODE0, PAGE_SIZE_BS, 4, 0)), FRAME(1) + 204);
	check_text(map_picture(0), "###.....");
	check_number(world_cleared(), 200 + PAGE_SIZE_BS);
}

static void bad_allocs(void)
{
	start_bootmem(8);
	check(!__alloc_bootmem_bs(8, 24, 0));
	check_died("align & (align - 1)");
	machine_revive_bs();
	check(!__alloc_bootmem_bs(0, 1, 0));
	check_died("!size");
	check_text(map_picture(0), "#.......");
}

/* Of a size that wraps around no page is left to be looked for */
static void size_wraps(void)
{
	start_bootmem(8);
	check_number(place(__alloc_bootmem_bs(64, 1, 0)), FRAME(1));
	__alloc_bootmem_bs(-100UL, 1, 0);
	check_text(map_picture(0), "##......");
}

static void dead(void)
{
	bootmem_data_t_bs before;

	start_node(0, BASE, 4);
	panic_bs("test");
	before = *NODE0->bdata;
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 2), FRAME(1));
	bootmem_reserve_bs(FRAME(BASE + 2), FRAME(1));
	free_bootmem_node_bs(NODE0, FRAME(BASE), FRAME(1));
	free_bootmem_bs(FRAME(BASE), FRAME(1));
	check_number(place(__alloc_bootmem_bs(1, 1, FRAME(BASE))), -1);
	check_number(place(__alloc_bootmem_node_bs(NODE0, 1, 1, 0)), -1);
	check_number(place(alloc_bootmem_low_bs(1)), -1);
	check_number(hand_over(0), 0);
	check_number(init_bootmem_node_bs(NODE1, BASE, BASE, BASE + 1), 0);
	check_text(map_picture(0), "....");
	check(!memcmp(&before, NODE0->bdata, sizeof(before)));
	check_died("panic: test");
}

static void never_started(void)
{
	start_bootmem(8);
	check_number(place(__alloc_bootmem_node_bs(NODE1, 1, 1, FRAME(BASE))), FRAME(1));
	check(bootmem_is_over_bs(NODE1->bdata) && !halted_bs());
}

/* The page of the map comes over as well; then the node's memory is bootmem's no longer */
static void handed_over(void)
{
	u32 crc;

	start_bootmem(40);
	handover_frames(BASE, 40);
	check(handover_begin(0));
	check_number(hand_over(0), 39 + 1);
	check_number(handover_result(&crc), 39 + 1);
	check(bootmem_is_over_bs(NODE0->bdata));
#ifdef BS_HAS_HAND_OVER_COUNTS
	check_number(totalram_pages_bs, 40);
#endif
}

/* Pages of a map that lies where there are no page structures */
static void map_in_no_node(void)
{
	world_back(FRAME(7), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, 7, BASE, BASE + 16);
	handover_frames(BASE, 16);
	check(handover_begin(0));
	check_number(hand_over(0), 0);
	check_died("!page");
}

/* The first commits with bootmem_debug do not tell, as they still reserve by clipping */
#if defined(BS_HAS_BOOTMEM_DEBUG) && !defined(BS_HAS_FREE_CLIPS)
#define TELLS_DOUBLES
static void tells_doubles(void)
{
	start_bootmem(8);
	check_number(bootmem_debug_setup_bs(NULL), 0);
	check_number(bootmem_debug_bs, 1);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE), FRAME(2));
	check_logged("bootmem::__reserve silent double reserve of PFN ");
	check_text(map_picture(0), "##......");
}
#endif

#ifdef BS_HAS_NODE_NOPANIC
static void node_nopanic(void)
{
	start_node(0, BASE, 4);
	start_node(1, BASE + 0x100, 4);
	check_number(place(__alloc_bootmem_node_nopanic_bs(NODE1, FRAME(4), 1, 0)), FRAME(0x100));
	check_number(place(__alloc_bootmem_node_nopanic_bs(NODE1, FRAME(4), 1, 0)), 0);
	check_number(place(__alloc_bootmem_node_nopanic_bs(NODE1, 1, 1, 0)), -1);
	check(!halted_bs());
}
#endif

#ifdef BS_HAS_FREE_BOOTMEM_LATE
static void free_late_refuses(void)
{
	start_small();
	free_bootmem_late_bs(FRAME(BASE - 4), FRAME(2));
	check_died("!page");
}
#endif

#ifdef BS_HAS_BOOTMEM_SECTION
/* The last pages of section 0 and the first of section 1 */
static void sections(void)
{
	unsigned long border = PAGES_PER_SECTION_BS;

	start_node(0, border - 4, 8);
	check_text(map_picture(0), "........");
	check_number(virt_to_phys_bs(alloc_bootmem_section_bs(100, 1)), FRAME(border));
	check_text(map_picture(0), "....#...");
	check(!alloc_bootmem_section_bs(100, 2));
	start_node(1, 2 * border, 4);
	check_number(virt_to_phys_bs(alloc_bootmem_section_bs(100, 2)), FRAME(2 * border));
	/* A node that ends where the section begins has nothing of it */
	start_node(2, 3 * border - 4, 4);
	check(!alloc_bootmem_section_bs(100, 3));
	check_text(map_picture(2), "....");
	check(!halted_bs());
}

/* Where there is room, but not there, it is not taken for the section's */
static void full_section(void)
{
	unsigned long border = PAGES_PER_SECTION_BS;

	start_node(0, border - 4, 8);
	bootmem_reserve_node_bs(NODE0, FRAME(border), FRAME(4));
	check(!alloc_bootmem_section_bs(100, 1));
#ifdef BS_HAS_HINT_IDX
	check_text(map_picture(0), "....####");
#else	/* It is given back with its size, and less than a page frees nothing */
	check_text(map_picture(0), "#...####");
	check_logged("alloc_bootmem failed on section 1.");
#endif
	check(!halted_bs());
}
#endif

#ifdef BS_HAS_SLAB_FALLBACK
/* Behind the hand-over pages come from the page allocator, and history warned of it */
static void late_callers(void)
{
	void *ptr;

	start_small();
	slab_is_up_bs = true;
	ptr = __alloc_bootmem_bs(2 * PAGE_SIZE_BS, 1, 0);
	check(ptr);
	check_logged("WARNING: at mm/bootmem.c:");
	check_logged("slab_is_available_bs()");
	ptr = __alloc_bootmem_node_bs(NODE0, 1, 1, 0);
	check(ptr);
	check(!halted_bs());
}
#endif

/* From 2.6.34 on */
extern void *__alloc_bootmem_node_high_bs(struct pglist_data_bs *pgdat, unsigned long size,
					  unsigned long align, unsigned long goal) __weak;

static void node_high(void)
{
	if (!__alloc_bootmem_node_high_bs)
		return;
	start_node(0, BASE, 4);
	check_number(place(__alloc_bootmem_node_high_bs(NODE0, 100, 8, 0)), 0);
	check_number(place(__alloc_bootmem_node_high_bs(NODE0, 100, 8, 0)), 104);
	check_text(map_picture(0), "#...");
}

#ifdef BS_HAS_FREE_BOOTMEM_LATE
/* Only whole pages inside of the range, and they count as memory */
static void free_late(void)
{
	unsigned long pages, first;

	start_small();
	first = BASE + small_block(GFP_KERNEL_BS, 2);
	pages = totalram_pages_bs;
	free_bootmem_late_bs(FRAME(first) + 1, 3 * PAGE_SIZE_BS);
	check_number(totalram_pages_bs, pages + 2);
	check(page_count_bs(pfn_to_page_bs(first)) == 1);
	check(page_count_bs(pfn_to_page_bs(first + 1)) == 0);
	check(page_count_bs(pfn_to_page_bs(first + 2)) == 0);
}
#endif

/* Every name that callers use leads to bootmem */
static void all_names(void)
{
	start_node(0, BASE, 40);
	max_dma_address_bs = (unsigned long)__va_bs(FRAME(BASE + 8));
	check_number(place(alloc_bootmem_bs(100)), FRAME(8));
	check_number(place(alloc_bootmem_pages_bs(100)), FRAME(9));
	check_number(place(alloc_bootmem_node_bs(NODE0, FRAME(1))), FRAME(9) + 128);
	check_number(place(alloc_bootmem_pages_node_bs(NODE0, 1)), FRAME(11));
#ifdef BS_HAS_NODE_NOPANIC
	check_number(place(alloc_bootmem_nopanic_bs(FRAME(1))), FRAME(11) + SMP_CACHE_BYTES_BS);
	check_number(place(alloc_bootmem_pages_nopanic_bs(1)), FRAME(13));
#endif
	check(!halted_bs());
}

const struct unit_test bootmem_tests[] = {
	{ "a node starts with all pages reserved", starts_reserved },
	{ "init_bootmem() is node 0 from frame 0 on", node0_from_frame_0 },
	{ "a map has a bit a page", map_sizes },
	{ "a node starts once, forwards, with a map in memory", init_refuses },
	{ "nodes are asked by address, then the machine panics", nodes_are_sorted },
	{ "low memory is missed with a panic, too", low_memory },
	{ "reserving rounds outwards, freeing inwards", half_pages },
	{ "small objects share pages, and all of them is cleared", objects_are_cleared },
	{ "nothing of nothing, and odd alignments, are a BUG", bad_allocs },
	{ "a size that wraps around marks nothing", size_wraps },
	{ "a dead machine does nothing", dead },
	{ "a node that was never started has nothing, others help", never_started },
	{ "what was handed over is gone", handed_over },
	{ "a map outside of all nodes is a BUG", map_in_no_node },
#ifdef TELLS_DOUBLES
	{ "bootmem_debug tells of pages reserved twice", tells_doubles },
#endif
#ifdef BS_HAS_NODE_NOPANIC
	{ "whoever names a node may ask without a panic", node_nopanic },
#endif
#ifdef BS_HAS_FREE_BOOTMEM_LATE
	{ "only the machine's pages can be freed late", free_late_refuses },
#endif
#ifdef BS_HAS_BOOTMEM_SECTION
	{ "a section's memory comes from it", sections },
	{ "a full section has none, whatever is free elsewhere", full_section },
#endif
#ifdef BS_HAS_SLAB_FALLBACK
	{ "who asks late gets pages, and a warning", late_callers },
#endif
	{ "a node's high memory is its memory", node_high },
#ifdef BS_HAS_FREE_BOOTMEM_LATE
	{ "what is freed late are the whole pages of the range", free_late },
#endif
	{ "every name that callers use leads to bootmem", all_names },
	{ }
};

#endif /* BS_HAS_BDATA_LIST */
