// SPDX-License-Identifier: GPL-2.0-only
/* mm/bootmem.c: what callers are promised. Pictures: '.' free, '#' reserved. */
#include <string.h>
#include <biscuitos/bootmem.h>
#include "../../replay/handover.h"
#include "../world.h"
#include "unit.h"

#ifndef BS_HAS_BDATA_LIST	/* otherwise bootmem_later_test.c */

#define NODE0	NODE_DATA_BS(0)
#define NODE1	NODE_DATA_BS(1)

static void start_again(void)
{
	machine_reset_bs();
	world_reset();
	start_bootmem(8);
}

/* Where an allocation lies, counted in bytes from the machine's first; -1 if nowhere */
static long place(const void *ptr)
{
	return ptr ? (long)(virt_to_phys_bs(ptr) - FRAME(BASE)) : -1;
}

static long get(unsigned long size, unsigned long align, unsigned long goal)
{
	return place(__alloc_bootmem_node_bs(NODE0, size, align, goal));
}

static void starts_reserved(void)
{
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 40),
		     8);
	check_text(map_picture(0), "########################################");
	check_number(NODE0->bdata->node_boot_start, FRAME(BASE));
	check_number(NODE0->bdata->node_low_pfn, BASE + 40);
	check(pgdat_list_bs == NODE0 && !NODE0->pgdat_next);
}

static void node0_from_frame_0(void)
{
	world_back(FRAME(3), PAGE_SIZE_BS);
	check_number(init_bootmem_bs(3, 20), sizeof(long));
	check_number(min_low_pfn_bs, 3);
	check_number(max_low_pfn_bs, 20);
	check_number(NODE0->bdata->node_boot_start, 0);
	free_bootmem_bs(0, FRAME(20));
	bootmem_reserve_bs(FRAME(4), 1);
	check_text(map_picture(0), "....#...............");
	check_number(virt_to_phys_bs(__alloc_bootmem_bs(1, 1, 0)), 0);
	check_number(free_all_bootmem_bs(), 0);
	check_died("node_mem_map");
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
	check(!pgdat_list_bs);
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 8), 0);
	check(!pgdat_list_bs);
}

/* Empty nodes are allowed; a map may end with the address space */
static void smallest_nodes(void)
{
	check_number(init_bootmem_node_bs(NODE0, BASE, BASE, BASE), 0);
	check(!halted_bs());
	check_text(map_picture(0), "");
}

/* free rounds inwards, reserve outwards: a page that is half in use is in use */
static void half_pages(void)
{
	start_bootmem(16);
	check_text(map_picture(0), "#...............");
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 3) + 100, 2 * PAGE_SIZE_BS);
	check_text(map_picture(0), "#..###..........");
	free_bootmem_node_bs(NODE0, FRAME(BASE + 3) + 100, 2 * PAGE_SIZE_BS);
	check_text(map_picture(0), "#..#.#..........");
	free_bootmem_node_bs(NODE0, FRAME(BASE + 3) + 1, PAGE_SIZE_BS - 2);
	check_text(map_picture(0), "#..#.#..........");
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 8) + PAGE_SIZE_BS - 1, 2);
	check_text(map_picture(0), "#..#.#..##......");
	check(!halted_bs());
}

static void reserve_twice(void)
{
	start_bootmem(8);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 2), FRAME(2));
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 1), FRAME(7));
	check_text(map_picture(0), "########");
	check(!halted_bs());
}

static void free_twice(void)
{
	start_bootmem(8);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE), FRAME(4));
	free_bootmem_node_bs(NODE0, FRAME(BASE + 2), FRAME(4));
	check_died("BUG()");
	check_text(map_picture(0), "##......");
}

static void reserve_refuses(unsigned long first, unsigned long bytes, const char *why)
{
	machine_reset_bs();
	world_reset();
	start_bootmem(8);
	bootmem_reserve_node_bs(NODE0, first, bytes);
	check_died(why);
	check_text(map_picture(0), "#.......");
}

static void bad_reserves(void)
{
	reserve_refuses(FRAME(BASE), 0, "!size");
	reserve_refuses(FRAME(BASE + 7), FRAME(1) + 1, "end > bdata->node_low_pfn");
#ifndef BS_HAS_ANY_ALIGNMENT
	reserve_refuses(FRAME(BASE + 8), 1, "addr >> PAGE_SHIFT_BS >= bdata->node_low_pfn");
	reserve_refuses(FRAME(BASE) - 1, 2, "sidx >= eidx");
#endif
	reserve_refuses(FRAME(BASE - 8), FRAME(1), "wild at mm/bootmem.c");
}

static void free_refuses(unsigned long first, unsigned long bytes, const char *why)
{
	machine_reset_bs();
	world_reset();
	start_bootmem(8);
	free_bootmem_node_bs(NODE0, first, bytes);
	check_died(why);
	check_text(map_picture(0), "#.......");
}

static void bad_frees(void)
{
	free_refuses(FRAME(BASE + 1), 0, "!size");
	free_refuses(FRAME(BASE + 1), FRAME(8), "end > bdata->node_low_pfn");
	/* a size that wraps around */
	free_refuses(FRAME(BASE + 1), -FRAME(2), "wild at mm/bootmem.c");
}

/* A range below the node has no page of it: nothing happens */
static void free_below(void)
{
	start_bootmem(8);
	free_bootmem_node_bs(NODE0, FRAME(BASE - 8), FRAME(1));
	check(!halted_bs());
	check_text(map_picture(0), "#.......");
}

/* The last whole page may end where the node ends */
static void edges(void)
{
	start_bootmem(8);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 7), FRAME(1));
	check_text(map_picture(0), "#......#");
	free_bootmem_node_bs(NODE0, FRAME(BASE + 7), FRAME(1));
	free_bootmem_node_bs(NODE0, FRAME(BASE), FRAME(1));
	check_text(map_picture(0), "........");
	check(!halted_bs());
}

/*
 * Small objects share a page as long as they fit:
 *
 *	page 1: [0..99] [104..203] ...  align 8
 */
static void objects_share_pages(void)
{
	const bootmem_data_t_bs *b = NODE0->bdata;

	start_bootmem(8);
	check_number(get(100, 8, 0), FRAME(1));
	check_number(get(100, 8, 0), FRAME(1) + 104);
	check_number(b->last_pos, 1);
	check_number(b->last_offset, 204);
	check_text(map_picture(0), "##......");

	/* one more page, from the middle of the first one on */
	check_number(get(PAGE_SIZE_BS, 4, 0), FRAME(1) + 204);
	check_number(b->last_pos, 2);
	check_number(b->last_offset, 204);
	check_text(map_picture(0), "###.....");

	/* exactly to the end of the page: nothing is left to share */
	check_number(get(PAGE_SIZE_BS - 204, 4, 0), FRAME(2) + 204);
	check_number(b->last_offset, 0);
	check_text(map_picture(0), "###.....");
	check_number(get(1, 1, 0), FRAME(3));
	check_number(world_cleared(), 100 + 100 + PAGE_SIZE_BS + PAGE_SIZE_BS - 204 + 1);
}

static void pages_are_not_shared(void)
{
	start_bootmem(8);
	check_number(get(100, PAGE_SIZE_BS, 0), FRAME(1));
	check_number(get(100, PAGE_SIZE_BS, 0), FRAME(2));
	check_number(get(100, PAGE_SIZE_BS / 2, 0), FRAME(2) + PAGE_SIZE_BS / 2);
	check_text(map_picture(0), "###.....");
}

/* An object behind a hole does not share with the one before it */
static void holes_are_not_bridged(void)
{
	start_bootmem(8);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 2), FRAME(1));
	check_number(get(100, 8, 0), FRAME(1));
	check_number(get(100, 8, 0), FRAME(3));
	check_text(map_picture(0), "####....");
}

#ifndef BS_HAS_NO_LAST_SUCCESS
static void goals(void)
{
	start_bootmem(16);
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 8)), FRAME(8));
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 4)), FRAME(9));
	check_number(NODE0->bdata->last_success, FRAME(9));
	check_number(get(FRAME(6), PAGE_SIZE_BS, FRAME(BASE + 10)), FRAME(10));
	check_text(map_picture(0), "#.......########");
	/* nothing behind the goal: from the start */
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 8)), FRAME(1));
	/* goals outside the node do not count */
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 16)), FRAME(2));
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE) - 1), FRAME(3));
	check_text(map_picture(0), "####....########");
}

#else
static void goals(void)
{
	start_bootmem(16);
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 8)), FRAME(8));
	check_number(get(FRAME(1), PAGE_SIZE_BS, FRAME(BASE + 4)), FRAME(4));
	check_number(get(FRAME(9), PAGE_SIZE_BS, FRAME(BASE + 10)), -1L);
	check(halted_bs());
	check_text(map_picture(0), "#...#...#.......");
}
#endif

static void alignment(void)
{
	start_bootmem(16);
	check_number(get(1, 2 * PAGE_SIZE_BS, 0), FRAME(2));
	check_number(get(1, 4 * PAGE_SIZE_BS, 0), FRAME(4));
	check_number(get(FRAME(2), 8 * PAGE_SIZE_BS, 0), FRAME(8));
	check_text(map_picture(0), "#.#.#...##......");
}

static void no_alignment(void)
{
	start_bootmem(8);
	free_bootmem_node_bs(NODE0, FRAME(BASE), FRAME(1));
	check_number(get(10, 0, 0), 0);
	check_text(map_picture(0), "#.......");
}

/*
 * A node that begins at an odd frame, 0x1003: the search begins at the first aligned
 * frame, 0x1008, but rounds the distance from the node's start, and ends at 0x100b. It did
 * not round from 2.4.17 to 2.5.67, and before it began at 0x1003.
 */
#if defined(BS_HAS_ENDLESS_SEARCH) && defined(BS_HAS_NO_LAST_SUCCESS)
#define ODD_PLACE	0x8
#define ODD_PICTURE	".....#.........."
#elif defined(BS_HAS_NO_LAST_SUCCESS)
#define ODD_PLACE	0x3
#define ODD_PICTURE	"#..............."
#else
#define ODD_PLACE	0xb
#define ODD_PICTURE	"........#......."
#endif

static void odd_node(void)
{
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, BASE + 3, BASE + 19);
	free_bootmem_node_bs(NODE0, FRAME(BASE + 3), FRAME(16));
	check_number(get(1, 8 * PAGE_SIZE_BS, 0), FRAME(ODD_PLACE));
	check_text(map_picture(0), ODD_PICTURE);
}

static void start_two(void)
{
	start_bootmem(4);
	world_back(FRAME(BASE + 0x100), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE1, BASE + 0x100, BASE + 0x100, BASE + 0x104);
	free_bootmem_node_bs(NODE1, FRAME(BASE + 0x101), FRAME(3));
}

#if !defined(BS_HAS_PGDAT_LAST) && !defined(BS_HAS_NO_NODE_FALLBACK)
static void other_nodes(void)
{
	start_two();
	/* no node named: the latest comes first */
	check_number(place(__alloc_bootmem_bs(FRAME(2), PAGE_SIZE_BS, 0)), FRAME(0x101));
	check_number(get(FRAME(3), PAGE_SIZE_BS, 0), FRAME(1));
	/* node 0 is full: another one has to do */
	check_number(get(FRAME(1), PAGE_SIZE_BS, 0), FRAME(0x103));
	check_text(map_picture(0), "####");
	check_text(map_picture(1), "####");
	check_number(get(1, 1, 0), -1L);
	check_died("panic: Out of memory");
	check_logged("bootmem alloc of 1 bytes failed!");
	check_number(place(__alloc_bootmem_bs(1, 1, 0)), -1L);
}
#endif

/*
 * Nothing is free, and the map's last word is full: up to 2.6.14 the search finds the
 * page behind the last, which is a BUG; from 2.6.15 on nothing, which is a panic.
 */
static void full_word(void)
{
	start_bootmem(BITS_PER_LONG);
	bootmem_reserve_node_bs(NODE0, FRAME(BASE), FRAME(BITS_PER_LONG));
	check_number(get(1, 1, 0), -1L);
	check(halted_bs());
	check_number(NODE0->bdata->last_pos, 0);
}

static void bad_allocs(void)
{
	start_bootmem(8);
	check_number(get(0, 1, 0), -1L);
	check_died("!size");
#ifndef BS_HAS_NO_ZERO_SIZE_MESSAGE
	check_logged("__alloc_bootmem_core(): zero-sized request");
#endif
#ifndef BS_HAS_ANY_ALIGNMENT
	machine_reset_bs();
	world_reset();
	start_bootmem(8);
	check_number(place(__alloc_bootmem_bs(8, 24, 0)), -1L);
	check_died("align & (align - 1)");
	check_text(map_picture(0), "#.......");
#endif
}

/* 2.4.0 saw only that a page was taken */
#ifdef BS_HAS_NO_NEXT_NODE
#define TOO_LONG	"find_next_bit"
#else
#define TOO_LONG	"end > pages_of(bdata)"
#endif

/*
 * Of a size that wraps around, rounded up, no page is left to look for; behind what
 * the object before it left of its page, it has far more than there are.
 */
static void size_wraps(void)
{
	start_bootmem(8);
	check_number(get(64, 1, 0), FRAME(1));
	check_number(get(-100UL, 1, 0), -1L);
	check_died(TOO_LONG);
	check_text(map_picture(0), "##......");
}

/* Calls on a dead machine change nothing at all */
static void dead(void)
{
	bootmem_data_t_bs before;

	start_two();
	panic_bs("test");
	before = *NODE0->bdata;
	bootmem_reserve_node_bs(NODE0, FRAME(BASE + 2), FRAME(1));
	free_bootmem_node_bs(NODE0, FRAME(BASE), FRAME(1));
	check_number(get(1, 1, 0), -1L);
	check_number(place(__alloc_bootmem_bs(1, 1, 0)), -1L);
	check_number(free_all_bootmem_node_bs(NODE0), 0);
	check_number(init_bootmem_node_bs(NODE_DATA_BS(2), BASE, BASE, BASE + 1), 0);
	check_text(map_picture(0), "#...");
	check_text(map_picture(1), "#...");
	check(!memcmp(&before, NODE0->bdata, sizeof(before)));
	check_died("panic: test");
	machine_reset_bs();
	panic_bs("no nodes");
	check_number(place(__alloc_bootmem_bs(1, 1, 0)), -1L);
	check_died("no nodes");
}

/* What was handed over is bootmem's no longer */
static void handed_over(void)
{
	u32 crc;

	start_bootmem(40);
	handover_frames(BASE, 40);
	check(handover_begin(0));
	check_number(free_all_bootmem_node_bs(NODE0), 39 + 1);
	check_number(handover_result(&crc), 39 + 1);
	check_text(map_picture(0), "no map");
	/* Who does not look at the map does not miss it */
	free_bootmem_node_bs(NODE0, FRAME(BASE) + 1, PAGE_SIZE_BS);
#if !defined(BS_HAS_ENDLESS_SEARCH) && !defined(BS_HAS_NO_LAST_SUCCESS)
	check(!bootmem_search_bs(NODE0->bdata, 1, 1UL << (BITS_PER_LONG - 1),
				 0, 0));
#endif
	check(!halted_bs());
	check_number(get(1, 1, 0), -1L);
	check_died("node_bootmem_map");
}

/* So does a node that nobody started; a free of no whole page is none of a page of it */
static void never_started(void)
{
	start_bootmem(8);
#ifndef BS_HAS_NO_NODE_FALLBACK
	check_number(place(__alloc_bootmem_node_bs(NODE1, 1, 1, FRAME(BASE))), FRAME(1));
#endif
	free_bootmem_node_bs(NODE1, 0, 1);
	check(!halted_bs());
	check_number(free_all_bootmem_node_bs(NODE1), 0);
	check_died("node_bootmem_map");
	start_again();
	free_bootmem_node_bs(NODE1, 0, PAGE_SIZE_BS);
	check_died("node_low_pfn");
	start_again();
	bootmem_reserve_node_bs(NODE1, 0, 1);
	check_died("node_low_pfn");
	machine_reset_bs();
	check_number(place(__alloc_bootmem_bs(1, 1, 0)), -1L);
	check(halted_bs());
}

#define TOP_PFN	((~0UL >> PAGE_SHIFT_BS) + 1)

/* Ranges that end behind the last address reach the bits behind the last page */
static void wraps_into_padding(void)
{
	u32 crc;

	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, TOP_PFN - 2, TOP_PFN);
	bootmem_reserve_node_bs(NODE0, 0, 1);
	check(!halted_bs());
	free_bootmem_node_bs(NODE0, FRAME(TOP_PFN - 1), FRAME(3));
	check(!halted_bs());
	check_text(map_picture(0), "#.");
#ifndef BS_HAS_NO_LAST_SUCCESS
	check_number(NODE0->bdata->last_success, 0);
#endif
	handover_frames(TOP_PFN - 2, 2);
	check(handover_begin(0));
	check_number(free_all_bootmem_node_bs(NODE0), 1);
	check_number(handover_result(&crc), 1);
}

/*
 * With 32-bit words a free page was looked for byte by byte, and found behind the node
 * too: it had the bits 3, and not 2, in that byte.
 */
static void bytes_are_searched(void)
{
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, TOP_PFN - 2, TOP_PFN);
	free_bootmem_node_bs(NODE0, FRAME(TOP_PFN - 1), FRAME(3));
	bootmem_reserve_node_bs(NODE0, FRAME(TOP_PFN - 1), FRAME(2));
	check(!halted_bs());
	check(!bootmem_search_bs(NODE0->bdata, 1, 1, 0, 0));
#ifdef BS_HAS_NO_NEXT_NODE
	check(halted_bs());
#elif defined(BS_HAS_SEARCH_END) || defined(BS_HAS_NO_LAST_SUCCESS)
	check(!halted_bs());
#else
	check(halted_bs() == (BITS_PER_LONG == 32));
#endif
}

#ifndef BS_HAS_NO_FREE_WORDS
/* The last word of the map, of which some bits are no pages, goes over as a whole */
static void last_word_as_a_block(void)
{
	unsigned long start = TOP_PFN - 2 * BITS_PER_LONG, pages = 2 * BITS_PER_LONG - 4;
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	u32 crc;

	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, start, start + pages);
	free_bootmem_node_bs(NODE0, FRAME(start), FRAME(2 * BITS_PER_LONG));
	handover_frames(start, pages);
	handover_frames(BASE, 1);
	check(handover_begin(0));
	check_number(free_all_bootmem_node_bs(NODE0), 2 * BITS_PER_LONG + 1);
	check_number(handover_result(&crc), 3);
	machine_reset_bs();
	world_reset();
	handover_reset();
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, start, start + pages);
	free_bootmem_node_bs(NODE0, FRAME(start), FRAME(2 * BITS_PER_LONG));
	sizes[ZONE_NORMAL_BS] = pages;
	free_area_init_node_bs(0, NODE0, sizes, start, NULL);
	handover_frames(start, pages);
	check(handover_begin(0));
	free_all_bootmem_node_bs(NODE0);
	check_died("page + count");
	check_number(handover_result(&crc), 1);
}
#endif

/* But no further */
static void wraps_behind_the_map(void)
{
	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, TOP_PFN - 2, TOP_PFN);
	free_bootmem_node_bs(NODE0, FRAME(TOP_PFN - 1), FRAME(BITS_PER_LONG));
	check_died("bits_of");
	check_text(map_picture(0), "##");
}

#ifdef BS_HAS_NO_FREE_WORDS
#define WORD_BLOCKS	BITS_PER_LONG
#else
#define WORD_BLOCKS	1
#endif

/* A whole free word of the map goes over as one block, if frames are aligned */
static void words_are_blocks(void)
{
	u32 crc;

	world_back(FRAME(BASE), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, BASE, BASE, BASE + 3 * BITS_PER_LONG);
	free_bootmem_node_bs(NODE0, FRAME(BASE + BITS_PER_LONG - 1),
			     FRAME(BITS_PER_LONG + 2));
	handover_frames(BASE, 3 * BITS_PER_LONG);
	check(handover_begin(0));
	/* 1 + a word + 1, and the page of the map */
	check_number(free_all_bootmem_node_bs(NODE0), BITS_PER_LONG + 2 + 1);
	check_number(handover_result(&crc), WORD_BLOCKS + 3);
}

/* Pages of a map that lies where there are no page structures */
static void map_in_no_node(void)
{
	world_back(FRAME(7), PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE0, 7, BASE, BASE + 16);
	handover_frames(BASE, 16);
	check(handover_begin(0));
	check_number(free_all_bootmem_node_bs(NODE0), 0);
	check_died("!page");
}

#ifdef BS_HAS_BOOTMEM_LIMIT
static void limits(void)
{
	start_two();
	check_number(place(__alloc_bootmem_limit_bs(FRAME(1), PAGE_SIZE_BS, 0,
						    FRAME(BASE + 0x100))), FRAME(1));
	check_number(place(__alloc_bootmem_node_limit_bs(NODE0, FRAME(1), PAGE_SIZE_BS, 0,
							 FRAME(BASE + 3))), FRAME(2));
	check_number(place(__alloc_bootmem_node_limit_bs(NODE0, FRAME(1), PAGE_SIZE_BS, 0,
							 FRAME(BASE))), -1L);
	check_died("panic");
	check_text(map_picture(0), "###.");
}
#endif

#ifdef BS_HAS_SAVED_MAX_PFN
static void saved_max_pfn(void)
{
	check_number(saved_max_pfn_bs, 0);
}
#endif

const struct unit_test bootmem_tests[] = {
	{ "a node starts with all pages reserved", starts_reserved },
	{ "init_bootmem() is node 0 from frame 0 on", node0_from_frame_0 },
	{ "a map has a bit a page", map_sizes },
	{ "a node starts once, forwards, with a map in memory", init_refuses },
	{ "a node may be empty", smallest_nodes },
	{ "reserving rounds outwards, freeing inwards", half_pages },
	{ "reserving twice is allowed", reserve_twice },
	{ "freeing twice is a BUG, behind what could be freed", free_twice },
	{ "a reservation outside the node is a BUG and marks nothing", bad_reserves },
	{ "a free outside the node is a BUG and marks nothing", bad_frees },
	{ "a free below the node frees nothing", free_below },
	{ "the node's first and last page belong to it", edges },
	{ "small objects share pages, and all of them is cleared", objects_share_pages },
	{ "objects aligned to pages share none", pages_are_not_shared },
	{ "objects share only with the page right in front", holes_are_not_bridged },
	{ "the goal is tried first, or the last success behind it", goals },
	{ "objects are aligned", alignment },
	{ "but need not be", no_alignment },
	{ "but not in a node that begins at an odd frame", odd_node },
#if !defined(BS_HAS_PGDAT_LAST) && !defined(BS_HAS_NO_NODE_FALLBACK)	/* there the nodes are in the other order: see its witness */
	{ "a full node lets others help, then the machine panics", other_nodes },
#endif
	{ "a full node with a full map kills the machine", full_word },
	{ "nothing of nothing, and odd alignments, are a BUG", bad_allocs },
	{ "a size that wraps around is a BUG and marks nothing", size_wraps },
	{ "a dead machine does nothing", dead },
	{ "what was handed over is gone", handed_over },
	{ "a node that was never started has nothing, others help", never_started },
	{ "a range may wrap around within the map's last word", wraps_into_padding },
	{ "a range that wraps around further is a BUG", wraps_behind_the_map },
	{ "with 32-bit words whole bytes are searched", bytes_are_searched },
#ifndef BS_HAS_NO_FREE_WORDS
	{ "a whole word goes over, if there are pages for it", last_word_as_a_block },
#endif
	{ "free words of the map are handed over as blocks", words_are_blocks },
	{ "a map outside of all nodes is a BUG", map_in_no_node },
#ifdef BS_HAS_BOOTMEM_LIMIT
	{ "memory at or above the limit is not given", limits },
#endif
#ifdef BS_HAS_SAVED_MAX_PFN
	{ "nobody set saved_max_pfn", saved_max_pfn },
#endif
	{ }
};

#endif /* BS_HAS_BDATA_LIST */
