/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Every variable of mm/: what a new machine has anew. A test compares the list with the
 * symbols of the objects.
 */
#ifndef _BISCUITOS_STATE_H
#define _BISCUITOS_STATE_H

#define REPLAY_STATE_BS(x)			\
	x(hashdist_bs)				\
	x(max_dma_address_bs)			\
	x(max_low_pfn_bs)			\
	x(max_pfn_bs)				\
	x(min_free_kbytes_bs)			\
	x(min_low_pfn_bs)			\
	x(node_bootmem_data_bs)			\
	x(node_data_bs)				\
	x(nr_all_pages_bs)			\
	x(nr_kernel_pages_bs)			\
	x(page_states_bs)			\
	x(pgdat_list_bs)			\
	x(sysctl_lowmem_reserve_ratio_bs)	\
	x(totalhigh_pages_bs)			\
	x(totalram_pages_bs)			\
	x(zone_table_bs)

#endif
