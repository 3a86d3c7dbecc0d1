// SPDX-License-Identifier: GPL-2.0-only
/* What submodules may use of memblock. */
#include <linux/export.h>
#include <bs/machine.h>

EXPORT_SYMBOL_GPL(memblock_add_bs);
EXPORT_SYMBOL_GPL(memblock_bs);
EXPORT_SYMBOL_GPL(memblock_end_of_DRAM_bs);
EXPORT_SYMBOL_GPL(memblock_enforce_memory_limit_bs);
EXPORT_SYMBOL_GPL(memblock_is_region_reserved_bs);
EXPORT_SYMBOL_GPL(memblock_is_reserved_bs);
EXPORT_SYMBOL_GPL(memblock_phys_mem_size_bs);
EXPORT_SYMBOL_GPL(memblock_remove_bs);
EXPORT_SYMBOL_GPL(memblock_reserve_bs);

#ifndef BS_HAS_MEMBLOCK_NO_PANIC
EXPORT_SYMBOL_GPL(__memblock_alloc_base_bs);
EXPORT_SYMBOL_GPL(memblock_alloc_base_bs);
EXPORT_SYMBOL_GPL(memblock_alloc_bs);
EXPORT_SYMBOL_GPL(memblock_alloc_nid_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
EXPORT_SYMBOL_GPL(memblock_phys_free_bs);
#endif
EXPORT_SYMBOL_GPL(memblock_free_bs);

#ifdef BS_HAS_MEMBLOCK_TABLES
EXPORT_SYMBOL_GPL(__next_free_mem_range_bs);
EXPORT_SYMBOL_GPL(__next_free_mem_range_rev_bs);
EXPORT_SYMBOL_GPL(__next_mem_pfn_range_bs);
EXPORT_SYMBOL_GPL(memblock_add_node_bs);
EXPORT_SYMBOL_GPL(memblock_find_in_range_bs);
EXPORT_SYMBOL_GPL(memblock_find_in_range_node_bs);
EXPORT_SYMBOL_GPL(memblock_is_memory_bs);
EXPORT_SYMBOL_GPL(memblock_is_region_memory_bs);
EXPORT_SYMBOL_GPL(memblock_region_bytes_bs);
EXPORT_SYMBOL_GPL(memblock_set_node_bs);
EXPORT_SYMBOL_GPL(memblock_start_of_DRAM_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_FLAGS
EXPORT_SYMBOL_GPL(memblock_clear_hotplug_bs);
EXPORT_SYMBOL_GPL(memblock_mark_hotplug_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_TRIM
EXPORT_SYMBOL_GPL(memblock_trim_memory_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_SEARCH_PFN
EXPORT_SYMBOL_GPL(memblock_reserved_size_bs);
EXPORT_SYMBOL_GPL(memblock_search_pfn_nid_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_VIRT_ALLOC
EXPORT_SYMBOL_GPL(memblock_virt_alloc_try_nid_bs);
EXPORT_SYMBOL_GPL(memblock_virt_alloc_try_nid_nopanic_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_NOMAP
EXPORT_SYMBOL_GPL(memblock_clear_nomap_bs);
EXPORT_SYMBOL_GPL(memblock_is_map_memory_bs);
EXPORT_SYMBOL_GPL(memblock_mark_nomap_bs);
#endif
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
EXPORT_SYMBOL_GPL(memblock_alloc_exact_nid_raw_bs);
EXPORT_SYMBOL_GPL(memblock_alloc_try_nid_bs);
EXPORT_SYMBOL_GPL(memblock_alloc_try_nid_raw_bs);
EXPORT_SYMBOL_GPL(memblock_phys_alloc_range_bs);
EXPORT_SYMBOL_GPL(memblock_phys_alloc_try_nid_bs);
#endif
