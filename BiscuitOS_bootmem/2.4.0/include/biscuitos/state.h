/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Every variable of mm/: what a new machine has anew. A test compares the list with the
 * symbols of the objects.
 */
#ifndef _BISCUITOS_STATE_H
#define _BISCUITOS_STATE_H

#define REPLAY_STATE_BS(x)			\
	x(active_list_bs)			\
	x(e820_bs)				\
	x(freepages_bs)				\
	x(highend_pfn_bs)			\
	x(highstart_pfn_bs)			\
	x(image_bs)				\
	x(inactive_dirty_list_bs)		\
	x(max_dma_address_bs)			\
	x(max_low_pfn_bs)			\
	x(max_mapnr_bs)				\
	x(max_pfn_bs)				\
	x(memory_pressure_bs)			\
	x(min_low_pfn_bs)			\
	x(node_bootmem_data_bs)			\
	x(node_data_bs)				\
	x(nr_active_pages_bs)			\
	x(nr_inactive_dirty_pages_bs)		\
	x(num_physpages_bs)			\
	x(page_struct_bytes_bs)			\
	x(pgdat_list_bs)			\
	x(reclaim_calls_bs)			\
	x(totalhigh_pages_bs)			\
	x(totalram_pages_bs)			\
	x(zone_balance_ratio_bs)

#endif
