// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/memblock.c, where golden traces do not look: what it prints, what it does on a machine
 * that has died, and what it does with tables that somebody has spoiled.
 */
#include <stdio.h>
#include <string.h>
#include "../world.h"
#include "unit.h"

/* A table as a text: "1000-2fff 5000-5fff" */
static const char *table(const struct memblock_type_bs *type)
{
	static char text[1024];
	const struct memblock_region_bs *r;
	unsigned long i;
	int len = 0;

	text[0] = '\0';
	for (i = 0; i < type->cnt; i++) {
		r = memblock_region_at_bs(type, i);
		if (r->size)
			len += snprintf(text + len, sizeof(text) - len, "%s%lx-%lx", len ? " " : "",
					r->base, r->base + r->size - 1);
	}
	return text;
}

#define MEMORY		table(&memblock_bs.memory)
#define RESERVED	table(&memblock_bs.reserved)

static int give_back(unsigned long base, unsigned long size)
{
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	return memblock_phys_free_bs(base, size);
#else
	return memblock_free_bs(base, size);
#endif
}

static void add_of_node(unsigned long base, unsigned long size, int nid)
{
#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	memblock_add_node_bs(base, size, nid, MEMBLOCK_NONE_BS);
#else
	memblock_add_node_bs(base, size, nid);
#endif
}

static unsigned long take(unsigned long size, unsigned long align)
{
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
	return memblock_phys_alloc_bs(size, align);
#else
	return __memblock_alloc_base_bs(size, align, 0);
#endif
}

static void boot(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_reserve_bs(0x1000000, 0x8000);
}

static void takes_from_the_top(void)
{
	boot();
	check_number(take(0x1000, 0x1000), 0x1fff000);
	check_number(take(0x80000, 0x80000), 0x1f00000);
	check_text(MEMORY, "1000000-1ffffff");
	check_text(RESERVED, "1000000-1007fff 1f00000-1f7ffff 1fff000-1ffffff");
}

static void says_what_it_does(void)
{
	memblock_debug_bs = 1;
	boot();
	give_back(0x1000000, 0x1000);
	check_logged("memblock_reserve: [0x00000001000000-0x0000000100");
	check_logged("free: [0x00000001000000-0x0000000100");
	check_text(RESERVED, "1001000-1007fff");
}

/* Only what lies behind the first @limit bytes is forgotten, and beyond the total nothing */
static void limits(void)
{
	boot();
	memblock_enforce_memory_limit_bs(0x8000000);
	check_text(MEMORY, "1000000-1ffffff");
	memblock_enforce_memory_limit_bs(0x4000);
	check_text(MEMORY, "1000000-1003fff");
	check_text(RESERVED, "1000000-1003fff");
}

#ifdef BS_HAS_MEMBLOCK_ONLY
static void counts_anew(void)
{
	boot();
	max_low_pfn_bs = 0x1800;
	pgdat_list_bs = NODE_DATA_BS(0);
	NODE_DATA_BS(0)->node_zones[0].managed_pages = 7;
	memblock_free_all_bs();
	check_number(totalram_pages_bs, 0x7f8);
	check_number(NODE_DATA_BS(0)->node_zones[0].managed_pages, 0);
}
#endif

static void fill(struct memblock_type_bs *type)
{
	unsigned long i;

	for (i = type->cnt; i < type->max; i++)
		memblock_reserve_bs(0x1800000 + i * 0x2000, 0x1000);
}

static void doubles(void)
{
	memblock_debug_bs = 1;
	memblock_allow_resize_bs();
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_reserve_bs(0x1700000, 0x1000);
	fill(&memblock_bs.reserved);
	check_number(memblock_bs.reserved.max, 128);
	memblock_reserve_bs(0x1100000, 0x1000);
	check_number(memblock_bs.reserved.max, 256);
	check_number(memblock_bs.reserved.cnt, 130);
	check_logged("memblock: reserved array is doubled to 256 at [");
}

/*
 * A range that wraps ends before the last byte: the larger table is looked for above that end,
 * where nothing is, and then below the range. (The fuzzer found it above the wrapped end.)
 */
static void doubles_beside_a_wrapped_range(void)
{
	memblock_allow_resize_bs();
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_reserve_bs(0x1700000, 0x1000);
	fill(&memblock_bs.reserved);
	check_number(give_back(0x1400000, ~0UL - 0x1000), 0);
	check_number(memblock_bs.reserved.max, 256);
	check(virt_to_phys_bs(memblock_bs.reserved.regions) < 0x1400000);
}

/* Both tables, one with entries of two nodes */
static void dumps(void)
{
	boot();
	add_of_node(0x4000000, 0x1000, 2);
	memblock_dump_all_bs();
	check(!log_has("MEMBLOCK configuration"));
	memblock_debug_bs = 1;
	memblock_dump_all_bs();
	check_logged("MEMBLOCK configuration:\n memory size = 0x1001000 reserved size = 0x8000\n memory.cnt  = 0x2\n");
	check_logged(" memory[0]	[0x00000001000000-0x00000001ffffff], 0x1000000 bytes");
	check_logged("0x1000 bytes on node 2");
	check_logged(" reserved.cnt  = 0x1\n");
	check_logged(" reserved[0]	[0x00000001000000-0x00000001007fff], 0x8000 bytes");
}

static void dead_machines_do_nothing(void)
{
	boot();
	panic_bs("enough");
	check_number(memblock_add_bs(0x8000000, 0x1000), -ENOMEM);
	check_number(memblock_reserve_bs(0x1100000, 0x1000), -ENOMEM);
	check_number(memblock_remove_bs(0x1000000, 0x1000), -ENOMEM);
	check_number(give_back(0x1000000, 0x1000), -ENOMEM);
	check_number(take(0x1000, 0x1000), 0);
	memblock_enforce_memory_limit_bs(0x1000);
#ifdef BS_HAS_MEMBLOCK_SET_NODE_TYPE
	check_number(memblock_set_node_bs(0, ~0UL, &memblock_bs.memory, 1), -ENOMEM);
#else
	check_number(memblock_set_node_bs(0, ~0UL, 1), -ENOMEM);
#endif
#ifdef BS_HAS_MEMBLOCK_FLAGS
	check_number(memblock_mark_hotplug_bs(0x1000000, 0x1000), -ENOMEM);
#endif
#ifdef BS_HAS_MEMBLOCK_ONLY
	memblock_free_all_bs();
#endif
	check_text(MEMORY, "1000000-1ffffff");
	check_text(RESERVED, "1000000-1007fff");
}

static void spoiled_order_is_a_bug(void)
{
	memblock_add_bs(0x1000, 0x1000);
	memblock_add_bs(0x4000, 0x1000);
	memblock_add_bs(0x8000, 0x1000);
	memblock_region_at_bs(&memblock_bs.memory, 0)->size = 0x10000;
	memblock_add_bs(0x20000, 0x1000);
	check_died("end_of(r) > next->base");
}

static void spoiled_room_is_a_bug(void)
{
	memblock_add_bs(0x1000, 0x1000);
	memblock_add_bs(0x4000, 0x4000);
	memblock_bs.memory.max = 4;
	memblock_add_bs(0x10000, 0x1000);
	memblock_bs.memory.max = 3;
	memblock_can_resize_bs = false;
	check_number(memblock_remove_bs(0x5000, 0x1000), -ENOMEM);
	check(!halted_bs());
	check_text(MEMORY, "1000-1fff 4000-7fff 10000-10fff");
}

#ifdef BS_HAS_MEMBLOCK_SEARCH_PFN
static void counts(void)
{
	unsigned long first, behind;

	boot();
	check_number(memblock_reserved_size_bs(), 0x8000);
	check_number(memblock_search_pfn_nid_bs(0x1001, &first, &behind), MEMBLOCK_NO_NODE_BS);
	check_number(first, 0x1000);
	check_number(behind, 0x2000);
	check_number(memblock_search_pfn_nid_bs(0x4000, &first, &behind), -1);
}
#endif

#ifdef BS_HAS_MEMBLOCK_VIRT_ALLOC
static void virt_alloc(void)
{
	memblock_debug_bs = 1;
	boot();
	check_number(virt_to_phys_bs(memblock_virt_alloc_try_nid_bs(0x1000, 0, 0, 0,
								    MEMBLOCK_NO_NODE_BS)),
		     0x1fff000);
	check_number(world_cleared(), 0x1000);
	check_logged("memblock_virt_alloc_try_nid: 4096 bytes align=0x0 nid=");
	check(!memblock_virt_alloc_try_nid_nopanic_bs(0x8000000, 0, 0, 0, 0));
	check_logged("memblock_virt_alloc_try_nid_nopanic: 134217728 bytes align=0x0 nid=0 from=0x0 max_addr=0x0\n");
	check(!halted_bs());
#ifdef BS_HAS_BOOTMEM
	__memblock_free_early_bs(0x1fff000, 0x1000);
	check_text(RESERVED, "1000000-1007fff");
#endif
	check(!memblock_virt_alloc_try_nid_bs(0x8000000, 0, 0, 0, 0));
	check_died("memblock_virt_alloc_try_nid: Failed to allocate 134217728 bytes");
}
#endif

#ifdef BS_HAS_MEMBLOCK_NO_PANIC
static void alloc(void)
{
	void *ptr;

	memblock_debug_bs = 1;
	boot();
	ptr = memblock_alloc_bs(0x1000, 0x1000);
	check_number(virt_to_phys_bs(ptr), 0x1fff000);
	check_number(world_cleared(), 0x1000);
	check_logged("memblock_alloc_try_nid: 4096 bytes align=0x1000 nid=");
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	memblock_free_bs(ptr, 0x1000);
	memblock_free_bs(NULL, 0x1000);
#else
	memblock_free_bs(virt_to_phys_bs(ptr), 0x1000);
#endif
	check_text(RESERVED, "1000000-1007fff");
	check_number(virt_to_phys_bs(memblock_alloc_raw_bs(0x1000, 0x1000)), 0x1fff000);
	check_number(world_cleared(), 0x1000);
	check_number(virt_to_phys_bs(memblock_alloc_from_bs(0x1000, 0x1000, 0x1800000)), 0x1ffe000);
	check_number(virt_to_phys_bs(memblock_alloc_low_bs(0x1000, 0x1000)), 0x1ffd000);
	check_number(virt_to_phys_bs(memblock_alloc_node_bs(0x1000, 0x1000, 3)), 0x1ffc000);
	check_number(memblock_phys_alloc_range_bs(0x1000, 0x1000, 0x1400000, 0x1500000), 0x14ff000);
	check_logged("memblock_phys_alloc_range: 4096 bytes align=0x1000 from=0x1400000 max_addr=0x1500000\n");
	check(!memblock_alloc_bs(0x8000000, 0x1000));
	check(!halted_bs());
}
#endif

/* Whole, cut, joined, emptied and filled again: nothing of that is worth a warning */
static void warns_of_nothing(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_reserve_bs(0x1000000, 0x3000);
	give_back(0x1001000, 0x1000);
	check_text(RESERVED, "1000000-1000fff 1002000-1002fff");
	memblock_reserve_bs(0x1000000, 0x3000);
	check_text(RESERVED, "1000000-1002fff");
	give_back(0x1000000, 0x3000);
	check_text(RESERVED, "");
	check_number(memblock_bs.reserved.cnt, 1);
	memblock_reserve_bs(0x1400000, 0x1000);
	memblock_remove_bs(0x1000000, 0x1000000);
	add_of_node(0x2000000, 0x2000, 1);
	add_of_node(0x2001000, 0x2000, 1);
	check_text(MEMORY, "2000000-2002fff");
	check(!log_has("WARNING"));
}

/* What a table says of its size is looked at where it is, or becomes, empty */
static void warns_of_sizes(void)
{
	memblock_bs.reserved.total_size = 7;
	memblock_reserve_bs(0x1000000, 0x1000);
	check_number(log_count("WARNING"), 1);
	memblock_bs.reserved.total_size += 7;
	give_back(0x1000000, 0x1000);
	check_number(log_count("WARNING"), 2);
}

#ifdef BS_HAS_MEMBLOCK_NOMAP
/* Of which node a page is, and what it is, should not depend on who asks */
static void warns_of_others(void)
{
	add_of_node(0x2000000, 0x2000, 1);
	add_of_node(0x1fff000, 0x2000, 2);
	check_number(log_count("WARNING"), 1);
	check_text(MEMORY, "1fff000-1ffffff 2000000-2001fff");
#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	memblock_add_node_bs(0x1ffe000, 0x2000, 2, MEMBLOCK_HOTPLUG_BS);
	check_number(log_count("WARNING"), 2);
	check_text(MEMORY, "1ffe000-1ffefff 1fff000-1ffffff 2000000-2001fff");
#endif
}
#endif

const struct unit_test memblock_tests[] = {
	{ "memory is taken from the top", takes_from_the_top },
	{ "with debugging on, it says what it does", says_what_it_does },
	{ "a limit counts bytes of memory", limits },
#ifdef BS_HAS_MEMBLOCK_ONLY
	{ "all that is free below max_low_pfn goes over", counts_anew },
#endif
	{ "a full table is copied to one of twice its size", doubles },
	{ "the larger table lies beside a range that wraps", doubles_beside_a_wrapped_range },
	{ "a dump shows both tables, with debugging on only", dumps },
	{ "a dead machine changes nothing", dead_machines_do_nothing },
	{ "entries out of order are a BUG", spoiled_order_is_a_bug },
	{ "a table without room for two more is not cut", spoiled_room_is_a_bug },
	{ "what happens every day is worth no warning", warns_of_nothing },
	{ "sizes that do not fit an empty table are told", warns_of_sizes },
#ifdef BS_HAS_MEMBLOCK_NOMAP
	{ "a range of another kind that touches is told", warns_of_others },
#endif
#ifdef BS_HAS_MEMBLOCK_SEARCH_PFN
	{ "questions about totals and frames are answered", counts },
#endif
#ifdef BS_HAS_MEMBLOCK_VIRT_ALLOC
	{ "virtual allocations are zeroed, or panic", virt_alloc },
#endif
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
	{ "each kind of allocation takes what it names", alloc },
#endif
	{ }
};
