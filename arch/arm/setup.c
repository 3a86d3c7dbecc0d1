// SPDX-License-Identifier: GPL-2.0-only
/* From a layout to bootmem, and from bootmem to nodes and zones. */
#include <biscuitos/bootmem.h>
#include <biscuitos/init.h>
#include <biscuitos/mm.h>
#include "arch.h"

static void setup_limits(const struct layout_bs *layout)
{
	const struct node_bs *node = layout->node;

	min_low_pfn_bs = node->start;
	for (; node < layout->node + layout->nr_nodes; node++) {
		min_low_pfn_bs = min(min_low_pfn_bs, node->start);
		max_low_pfn_bs = max(max_low_pfn_bs, node->low_end);
		max_pfn_bs = max(max_pfn_bs, node->end);
	}
	max_dma_address_bs = (unsigned long)phys_to_virt_bs(layout->dma_end);
}

/* High memory is not bootmem's: the old kernel had no address for it. */
static void bootmem_init(const struct layout_bs *layout)
{
	const struct node_bs *node;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		node = &layout->node[nid];
		init_bootmem_node_bs(NODE_DATA_BS(nid), node->bitmap, node->start,
				     node->low_end);
	}
}

static void free_banks(const struct layout_bs *layout)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (!bank->high)
			free_bootmem_node_bs(NODE_DATA_BS(bank->nid),
					     bank->start << PAGE_SHIFT_BS,
					     (bank->end - bank->start) << PAGE_SHIFT_BS);
}

static void reserve_used(const struct layout_bs *layout)
{
	const struct reserved_bs *r;

	for (r = layout->reserved; r < layout->reserved + layout->nr_reserved; r++) {
		bs_debug("reserved on node %d: 0x%lx..0x%lx %s\n", r->nid, r->start,
			 r->end - 1, r->what);
		reserve_bootmem_node_bs(NODE_DATA_BS(r->nid), r->start,
					r->end - r->start);
	}
}

/* Page structures and wait tables come out of bootmem. */
static void paging_init(const struct layout_bs *layout)
{
	unsigned long zones[MAX_NR_ZONES_BS], holes[MAX_NR_ZONES_BS];
	const struct node_bs *node;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		node = &layout->node[nid];
		memcpy(zones, node->zones, sizeof(zones));
		memcpy(holes, node->holes, sizeof(holes));
		free_area_init_node_bs(nid, NODE_DATA_BS(nid), zones, node->start,
				       holes);
	}
}

int setup_arch_bs(const struct layout_bs *layout)
{
	int err;

	setup_limits(layout);
	bootmem_init(layout);
	free_banks(layout);
	reserve_used(layout);
	err = run_bootmem_initcalls_bs();
	if (!err)
		paging_init(layout);
	return err;
}
