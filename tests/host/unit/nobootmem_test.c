// SPDX-License-Identifier: GPL-2.0-only
/* The interface of bootmem, out of memblock: mm/nobootmem.c. */
#include "../../replay/handover.h"
#include "../world.h"
#include "unit.h"

static void boot(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	NODE_DATA_BS(0)->node_id = 0;
}

/* Each takes the page below the one before */
static void all_kinds(void)
{
	struct pglist_data_bs *node = NODE_DATA_BS(0);

	boot();
#define TAKES(call, addr) check_number(virt_to_phys_bs(call), addr)
	TAKES(__alloc_bootmem_bs(0x1000, 0x1000, 0), 0x1fff000);
	TAKES(__alloc_bootmem_nopanic_bs(0x1000, 0x1000, 0), 0x1ffe000);
	TAKES(__alloc_bootmem_node_bs(node, 0x1000, 0x1000, 0), 0x1ffd000);
	TAKES(__alloc_bootmem_node_nopanic_bs(node, 0x1000, 0x1000, 0), 0x1ffc000);
	TAKES(__alloc_bootmem_node_high_bs(node, 0x1000, 0x1000, 0), 0x1ffb000);
	TAKES(__alloc_bootmem_low_bs(0x1000, 0x1000, 0), 0x1ffa000);
	TAKES(__alloc_bootmem_low_node_bs(node, 0x1000, 0x1000, 0), 0x1ff9000);
#ifdef BS_HAS_LOW_NOPANIC
	TAKES(__alloc_bootmem_low_nopanic_bs(0x1000, 0x1000, 0), 0x1ff8000);
	free_bootmem_bs(0x1ff8000, 0x1000);
#endif
	check(world_cleared() >= 7 * 0x1000);
	free_bootmem_bs(0x1ff9000, 0x3000);
	free_bootmem_node_bs(node, 0x1ffc000, 0x4000);
	check_number(memblock_region_at_bs(&memblock_bs.reserved, 0)->size, 0);
}

static void panics(void)
{
	boot();
	check(!__alloc_bootmem_nopanic_bs(0x8000000, 0x1000, 0x1800000));
	check(!halted_bs());
	check(!__alloc_bootmem_bs(0x8000000, 0x1000, 0x1800000));
	check_died("Out of memory");
	check_logged("bootmem alloc of 134217728 bytes failed!\n");
	check(!__alloc_bootmem_nopanic_bs(0x1000, 0x1000, 0));
	check_number(free_all_bootmem_bs(), 0);
}

static void frees_late(void)
{
	boot();
	free_bootmem_late_bs(0x1000800, 0x3000);
	check_number(totalram_pages_bs, 2);
}

#ifdef BS_HAS_MANAGED_PAGES
static void counts_anew(void)
{
	boot();
	max_low_pfn_bs = 0x1800;
	pgdat_list_bs = NODE_DATA_BS(0);
	NODE_DATA_BS(0)->node_zones[0].managed_pages = 7;
	check_number(free_all_bootmem_bs(), 0x800);
	check_number(totalram_pages_bs, 0x800);
	check_number(NODE_DATA_BS(0)->node_zones[0].managed_pages, 0);
}
#else
static void counts_anew(void)
{
	boot();
	max_low_pfn_bs = 0x1800;
	check_number(free_all_bootmem_node_bs(NODE_DATA_BS(0)), 0x800);
}
#endif

const struct unit_test nobootmem_tests[] = {
	{ "each kind of allocation takes the highest memory, and clears it", all_kinds },
	{ "who cannot do without panics, and then nothing is given any more", panics },
	{ "whole pages go over late", frees_late },
	{ "all that is free below max_low_pfn goes over", counts_anew },
	{ }
};
