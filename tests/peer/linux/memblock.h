/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Custom: what the kernel's own tests of memblock (tools/testing/memblock, Linux 6.1) find
 * under the name <linux/memblock.h>: our memblock, under the kernel's names.
 */
#ifndef PEER_LINUX_MEMBLOCK_H
#define PEER_LINUX_MEMBLOCK_H

#include <biscuitos/memblock.h>

#define phys_addr_t		phys_addr_t_bs
#define PHYS_ADDR_MAX		(~(phys_addr_t_bs)0)
/* As their own <linux/cache.h> has it */
#define SMP_CACHE_BYTES		32
#define NUMA_NO_NODE		MEMBLOCK_NO_NODE_BS

/* Both the variable and the names of structures */
#define memblock		memblock_bs
#define memblock_region		memblock_region_bs

#define MEMBLOCK_NONE		MEMBLOCK_NONE_BS
#define MEMBLOCK_HOTPLUG	MEMBLOCK_HOTPLUG_BS
#define MEMBLOCK_ALLOC_ANYWHERE	MEMBLOCK_ALLOC_ANYWHERE_BS

#define memblock_add		memblock_add_bs
#define memblock_add_node	memblock_add_node_bs
#define memblock_remove		memblock_remove_bs
#define memblock_reserve	memblock_reserve_bs
#define memblock_free		memblock_free_bs
#define memblock_trim_memory	memblock_trim_memory_bs
#define memblock_set_bottom_up	memblock_set_bottom_up_bs
#define memblock_bottom_up()	(memblock_bs.bottom_up)
#define memblock_start_of_DRAM	memblock_start_of_DRAM_bs
#define memblock_end_of_DRAM	memblock_end_of_DRAM_bs
#define memblock_alloc		memblock_alloc_bs
#define memblock_alloc_raw	memblock_alloc_raw_bs
#define memblock_alloc_from	memblock_alloc_from_bs
#define memblock_alloc_try_nid	memblock_alloc_try_nid_bs
#define memblock_alloc_try_nid_raw memblock_alloc_try_nid_raw_bs

#endif /* PEER_LINUX_MEMBLOCK_H */
