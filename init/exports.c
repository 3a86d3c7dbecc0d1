// SPDX-License-Identifier: GPL-2.0-only
/* What submodules may use: the replay's interface, and a name that tells its version. */
#include <linux/export.h>
#include <linux/stringify.h>
#include <bs/init.h>
#include <bs/machine.h>
#include <bs/test.h>
#include <bs/owner.h>

/* submodule_bs() refers to it. */
const char BS_VERSION_SYMBOL(BS_VERSION_ID)[] = __stringify(BS_VERSION);
EXPORT_SYMBOL_GPL(BS_VERSION_SYMBOL(BS_VERSION_ID));

EXPORT_SYMBOL_GPL(add_taint_bs);
EXPORT_SYMBOL_GPL(bad_pages_bs);
EXPORT_SYMBOL_GPL(bug_bs);
EXPORT_SYMBOL_GPL(clear_memory_bs);
EXPORT_SYMBOL_GPL(comm_bs);
EXPORT_SYMBOL_GPL(cpu_online_bs);
EXPORT_SYMBOL_GPL(cpu_possible_bs);
EXPORT_SYMBOL_GPL(current_bs);
EXPORT_SYMBOL_GPL(debug_bs);
EXPORT_SYMBOL_GPL(halt_reason_bs);
EXPORT_SYMBOL_GPL(machine_dead_bs);
EXPORT_SYMBOL_GPL(in_interrupt_bs);
EXPORT_SYMBOL_GPL(log_copy_bs);
EXPORT_SYMBOL_GPL(machine_reset_bs);
EXPORT_SYMBOL_GPL(panic_bs);
EXPORT_SYMBOL_GPL(phys_to_virt_bs);
EXPORT_SYMBOL_GPL(phys_valid_bs);
EXPORT_SYMBOL_GPL(printk_bs);
EXPORT_SYMBOL_GPL(virt_to_phys_bs);

EXPORT_SYMBOL_GPL(max_dma_address_bs);
EXPORT_SYMBOL_GPL(max_low_pfn_bs);
EXPORT_SYMBOL_GPL(max_pfn_bs);
EXPORT_SYMBOL_GPL(min_low_pfn_bs);

#ifdef BS_HAS_AREA_MAPS
EXPORT_SYMBOL_GPL(__alloc_pages_bs);
EXPORT_SYMBOL_GPL(__free_pages_bs);
EXPORT_SYMBOL_GPL(__get_free_pages_bs);
EXPORT_SYMBOL_GPL(free_area_init_bs);
EXPORT_SYMBOL_GPL(free_area_init_node_bs);
EXPORT_SYMBOL_GPL(free_pages_bs);
EXPORT_SYMBOL_GPL(free_reserved_page_bs);
EXPORT_SYMBOL_GPL(freepages_bs);
EXPORT_SYMBOL_GPL(get_zeroed_page_bs);
EXPORT_SYMBOL_GPL(max_mapnr_bs);
EXPORT_SYMBOL_GPL(memory_pressure_bs);
EXPORT_SYMBOL_GPL(node_data_bs);
EXPORT_SYMBOL_GPL(nr_free_buffer_pages_bs);
EXPORT_SYMBOL_GPL(nr_free_highpages_bs);
EXPORT_SYMBOL_GPL(nr_free_pages_bs);
EXPORT_SYMBOL_GPL(nr_inactive_clean_pages_bs);
EXPORT_SYMBOL_GPL(num_physpages_bs);
EXPORT_SYMBOL_GPL(one_highpage_init_bs);
EXPORT_SYMBOL_GPL(page_index_bs);
EXPORT_SYMBOL_GPL(page_to_pfn_bs);
EXPORT_SYMBOL_GPL(page_valid_bs);
EXPORT_SYMBOL_GPL(pfn_to_nid_bs);
EXPORT_SYMBOL_GPL(pfn_to_page_bs);
EXPORT_SYMBOL_GPL(pgdat_list_bs);
EXPORT_SYMBOL_GPL(show_free_areas_bs);
EXPORT_SYMBOL_GPL(show_mem_bs);
EXPORT_SYMBOL_GPL(totalhigh_pages_bs);
EXPORT_SYMBOL_GPL(totalram_pages_bs);
#else
EXPORT_SYMBOL_GPL(__alloc_pages_bs);
EXPORT_SYMBOL_GPL(__free_pages_bs);
EXPORT_SYMBOL_GPL(__get_free_pages_bs);
EXPORT_SYMBOL_GPL(__mod_page_state_bs);
EXPORT_SYMBOL_GPL(__read_page_state_bs);
EXPORT_SYMBOL_GPL(build_all_zonelists_bs);
EXPORT_SYMBOL_GPL(drain_local_pages_bs);
EXPORT_SYMBOL_GPL(free_area_init_bs);
EXPORT_SYMBOL_GPL(free_area_init_node_bs);
EXPORT_SYMBOL_GPL(free_cold_page_bs);
EXPORT_SYMBOL_GPL(free_hot_page_bs);
EXPORT_SYMBOL_GPL(free_pages_bs);
EXPORT_SYMBOL_GPL(get_full_page_state_bs);
EXPORT_SYMBOL_GPL(get_zeroed_page_bs);
EXPORT_SYMBOL_GPL(init_per_zone_pages_min_bs);
EXPORT_SYMBOL_GPL(lowmem_reserve_ratio_sysctl_handler_bs);
EXPORT_SYMBOL_GPL(min_free_kbytes_bs);
EXPORT_SYMBOL_GPL(min_free_kbytes_sysctl_handler_bs);
EXPORT_SYMBOL_GPL(node_data_bs);
EXPORT_SYMBOL_GPL(nr_free_buffer_pages_bs);
EXPORT_SYMBOL_GPL(nr_free_highpages_bs);
EXPORT_SYMBOL_GPL(nr_free_pagecache_pages_bs);
EXPORT_SYMBOL_GPL(nr_free_pages_bs);
EXPORT_SYMBOL_GPL(one_highpage_init_bs);
EXPORT_SYMBOL_GPL(page_to_pfn_bs);
EXPORT_SYMBOL_GPL(page_valid_bs);
EXPORT_SYMBOL_GPL(pfn_to_nid_bs);
EXPORT_SYMBOL_GPL(pfn_to_page_bs);
EXPORT_SYMBOL_GPL(pgdat_list_bs);
EXPORT_SYMBOL_GPL(release_pages_bs);
EXPORT_SYMBOL_GPL(setup_per_zone_lowmem_reserve_bs);
EXPORT_SYMBOL_GPL(setup_per_zone_pages_min_bs);
EXPORT_SYMBOL_GPL(show_free_areas_bs);
EXPORT_SYMBOL_GPL(show_mem_bs);
EXPORT_SYMBOL_GPL(sysctl_lowmem_reserve_ratio_bs);
EXPORT_SYMBOL_GPL(totalhigh_pages_bs);
EXPORT_SYMBOL_GPL(totalram_pages_bs);
EXPORT_SYMBOL_GPL(vmstat_text_bs);
EXPORT_SYMBOL_GPL(zone_table_bs);
EXPORT_SYMBOL_GPL(zone_watermark_ok_bs);
EXPORT_SYMBOL_GPL(alloc_large_system_hash_bs);
EXPORT_SYMBOL_GPL(hashdist_bs);

EXPORT_SYMBOL_GPL(arena_close_bs);
EXPORT_SYMBOL_GPL(arena_open_bs);
EXPORT_SYMBOL_GPL(arena_put_bs);
EXPORT_SYMBOL_GPL(arena_take_bs);
EXPORT_SYMBOL_GPL(blocks_text_bs);
EXPORT_SYMBOL_GPL(expect_arena_bs);
#endif

/* Under the names that <bs/owned.h> gives them */
EXPORT_SYMBOL_GPL(__alloc_pages_owned_bs);
EXPORT_SYMBOL_GPL(__get_free_pages_owned_bs);
EXPORT_SYMBOL_GPL(free_pages_owned_bs);
EXPORT_SYMBOL_GPL(get_zeroed_page_owned_bs);

EXPORT_SYMBOL_GPL(expect_bs);
EXPORT_SYMBOL_GPL(expect_eq_bs);
EXPORT_SYMBOL_GPL(expect_halt_bs);
EXPORT_SYMBOL_GPL(expect_text_bs);
EXPORT_SYMBOL_GPL(machine_revive_bs);
EXPORT_SYMBOL_GPL(run_tests_bs);
EXPORT_SYMBOL_GPL(test_say_bs);
EXPORT_SYMBOL_GPL(test_skip_bs);
