// SPDX-License-Identifier: GPL-2.0-only
/* mm/memblock.c as it came from LMB (2.6.35), where golden traces do not look. */
#include "unit.h"

static void boot(void)
{
	memblock_init_bs();
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_reserve_bs(0x1000000, 0x8000);
	memblock_analyze_bs();
}

static void dumps(void)
{
	boot();
	memblock_dump_all_bs();
	check(!log_has("MEMBLOCK configuration"));
	memblock_bs.debug = 1;
	memblock_dump_all_bs();
	check_logged("MEMBLOCK configuration:\n rmo_size    = 0x0\n memory.size = 0x1000000\n memory.cnt  = 0x1\n");
	check_logged(" memory[0x0]	0x0000000001000000 - 0x0000000001ffffff, 0x1000000 bytes\n");
	check_logged(" reserved[0x0]	0x0000000001000000 - 0x0000000001007fff, 0x8000 bytes\n");
}

/* A range is cut to the first entry that it overlaps; a single byte is not found */
static void finds(void)
{
	struct memblock_property_bs range = { 0xfff000, 0x3000 };

	boot();
	check_number(memblock_find_bs(&range), 0);
	check_number(range.base, 0x1000000);
	check_number(range.size, 0x2000);
	range = (struct memblock_property_bs){ 0x1000000, 1 };
	check_number(memblock_find_bs(&range), -1);
	range = (struct memblock_property_bs){ 0x4000000, 0x1000 };
	check_number(memblock_find_bs(&range), -1);
}

static u64 one_node(u64 start, u64 end, int *nid)
{
	*nid = 0;
	return end;
}

static void dead_machines_do_nothing(void)
{
	boot();
	panic_bs("enough");
	check_number(memblock_add_bs(0x8000000, 0x1000), -1);
	check_number(memblock_reserve_bs(0x1100000, 0x1000), -1);
	check_number(memblock_free_bs(0x1000000, 0x1000), -1);
	check_number(__memblock_alloc_base_bs(0x1000, 0x1000, 0), 0);
	check_number(memblock_alloc_nid_bs(0x1000, 0x1000, 0, one_node), 0);
	memblock_enforce_memory_limit_bs(0x1000);
	check_number(memblock_phys_mem_size_bs(), 0x1000000);
	check_number(memblock_end_of_DRAM_bs(), 0x2000000);
}

/* What is remembered of two entries that touch: history ran off the table */
static void stale_neighbours_are_a_bug(void)
{
	memblock_init_bs();
	memblock_reserve_bs(0x1000, 0x1000);
	memblock_reserve_bs(0x4000, 0x1000);
	memblock_bs.reserved.region[1].base = 0x2000;
	memblock_bs.reserved.cnt = 0;
	memblock_reserve_bs(0x8000, 0x1000);
	check_died("!rgn->cnt");
}

const struct unit_test lmb_tests[] = {
	{ "a dump shows both tables, with debugging on only", dumps },
	{ "a range is cut to the first entry of memory", finds },
	{ "a dead machine changes nothing", dead_machines_do_nothing },
	{ "an empty table that remembers neighbours is a BUG", stale_neighbours_are_a_bug },
	{ }
};
