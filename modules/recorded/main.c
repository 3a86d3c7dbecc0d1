// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whatever changes memblock's tables or takes memory from them, once: the recorder has to
 * have it all, as the boot behind it gives other answers without it.
 */
#include <biscuitos/init.h>
#ifdef BS_HAS_MEMBLOCK_TABLES
#include <biscuitos/memblock.h>
#include <bs/test.h>

#define PAGE	0x1000UL

/* The first entry of memory, behind the kernel: two megabytes that nobody has */
static unsigned long place(void)
{
	return memblock_region_at_bs(&memblock_bs.memory, 0)->base + 0x900000;
}

static int marks(unsigned long at)
{
	int err = 0;

#ifdef BS_HAS_MEMBLOCK_FLAGS
	err |= memblock_mark_hotplug_bs(at, 4 * PAGE);
	err |= memblock_clear_hotplug_bs(at + PAGE, PAGE);
#endif
#ifdef BS_HAS_MEMBLOCK_NOMAP
	err |= memblock_mark_nomap_bs(at + 8 * PAGE, 4 * PAGE);
	err |= memblock_clear_nomap_bs(at + 9 * PAGE, PAGE);
#endif
#ifdef BS_HAS_MEMBLOCK_MIRROR
	err |= memblock_mark_mirror_bs(at + 0x100000, 0x40000);
#endif
	return err;
}

static int nodes(unsigned long at)
{
#ifdef BS_HAS_MEMBLOCK_SET_NODE_TYPE
	return memblock_set_node_bs(at, PAGE, &memblock_bs.memory, 0) |
	       memblock_set_node_bs(at, PAGE, &memblock_bs.reserved, 0);
#else
	return memblock_set_node_bs(at, PAGE, 0);
#endif
}

static void limits(unsigned long at)
{
#ifdef BS_HAS_MEMBLOCK_TRIM
	memblock_trim_memory_bs(PAGE);
#endif
#ifdef BS_HAS_MEMBLOCK_CAP
	memblock_cap_memory_range_bs(0, ~0UL);
	memblock_mem_limit_remove_map_bs(~0UL >> 1);
#endif
}

/* Below a limit, in a range, of a node, from below, and more than there is */
static void take_each_way(unsigned long at)
{
	unsigned long limit = at + 0x80000;

#if defined(BS_HAS_MEMBLOCK_NO_PANIC)
	memblock_phys_alloc_range_bs(3 * PAGE, PAGE, at, limit);
	memblock_phys_alloc_try_nid_bs(PAGE, PAGE, 0);
	memblock_alloc_try_nid_bs(100, 32, at, limit, 0);
	memblock_alloc_try_nid_raw_bs(200, 64, 0, limit, -1);
	memblock_alloc_exact_nid_raw_bs(300, 64, 0, 0, 0);
	memblock_alloc_try_nid_bs(0x40000000, 32, 0, 0, -1);
#else
	memblock_alloc_nid_bs(PAGE, PAGE, 0);
	memblock_alloc_try_nid_bs(PAGE, PAGE, 0);
	__memblock_alloc_base_bs(0x40000000, PAGE, limit);
#endif
#if defined(BS_HAS_MEMBLOCK_ALLOC_RANGE)
	memblock_alloc_range_bs(3 * PAGE, PAGE, at, limit, MEMBLOCK_NONE_BS);
#endif
#if defined(BS_HAS_MEMBLOCK_VIRT_ALLOC)
	memblock_virt_alloc_try_nid_bs(100, 32, at, limit, 0);
	memblock_virt_alloc_try_nid_nopanic_bs(200, 64, 0, limit, -1);
	memblock_virt_alloc_try_nid_nopanic_bs(0x40000000, 32, 0, 0, 0);
#endif
}

static int recorded(void)
{
	unsigned long at = place();
	int err = marks(at) | nodes(at);

	take_each_way(at);
#ifdef BS_HAS_MEMBLOCK_BOTTOM_UP
	memblock_set_bottom_up_bs(true);
	take_each_way(at);
	memblock_set_bottom_up_bs(false);
#endif
	limits(at);
	return err;
}
memblock_initcall_bs(recorded);
#endif
