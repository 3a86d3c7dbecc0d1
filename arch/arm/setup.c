// SPDX-License-Identifier: GPL-2.0-only
/* From a layout to bootmem, and from bootmem to nodes and zones. */
#include <biscuitos/bootmem.h>
#include <bs/init.h>
#include <biscuitos/mm.h>
#include <bs/taken.h>
#include <bs/arch.h>
#include <bs/pieces.h>

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

/* ---- a node, step by step ---- */

/* High memory is not bootmem's: the old kernel had no address for it. */
static void start_bootmem(const struct layout_bs *layout, unsigned int nid)
{
	const struct node_bs *node = &layout->node[nid];

	init_bootmem_node_bs(NODE_DATA_BS(nid), node->bitmap, node->start,
			     node->low_end);
}

static void free_banks(const struct layout_bs *layout, unsigned int nid)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (bank->nid == nid && !bank->high)
			free_bootmem_node_bs(NODE_DATA_BS(nid),
					     bank->start << PAGE_SHIFT_BS,
					     (bank->end - bank->start) << PAGE_SHIFT_BS);
}

static void reserve_used(const struct layout_bs *layout, unsigned int nid)
{
	const struct reserved_bs *r;

	for (r = layout->reserved; r < layout->reserved + layout->nr_reserved; r++) {
		if (r->nid != nid)
			continue;
		bs_debug("reserved on node %d: 0x%lx..0x%lx %s\n", r->nid, r->start,
			 r->end - 1, r->what);
		bootmem_reserve_node_bs(NODE_DATA_BS(nid), r->start, r->end - r->start);
	}
}

/* Page structures and wait tables come out of bootmem. */
static void init_zones(const struct layout_bs *layout, unsigned int nid)
{
	unsigned long zones[MAX_NR_ZONES_BS], holes[MAX_NR_ZONES_BS];
	const struct node_bs *node = &layout->node[nid];

	memcpy(zones, node->zones, sizeof(zones));
	memcpy(holes, node->holes, sizeof(holes));
#ifdef BS_HAS_AREA_MAPS
	taken_for_bs("page structures, bits of pairs");
	free_area_init_node_bs(nid, NODE_DATA_BS(nid), NULL, zones, node->start << PAGE_SHIFT_BS,
			       holes);
#else
	taken_for_bs("page structures, wait tables");
	free_area_init_node_bs(nid, NODE_DATA_BS(nid), zones, node->start, holes);
#endif
	taken_for_bs(NULL);
}

/* ---- all nodes, in the order of the version ---- */

/* Which node is started at place @i: 2.4 went up, 2.6 down */
#ifdef BS_HAS_AREA_MAPS
#define NODE_AT(layout, i)	(i)
#else
#define NODE_AT(layout, i)	((layout)->nr_nodes - 1 - (i))
#endif

/*
 * 2.6.15 finished each node before it began the next one, from the first one up. Before,
 * bootmem was started on all nodes, from the last one down, and zones came afterwards.
 */
#ifdef BS_HAS_BOOT_NODE_BY_NODE

static void bootmem_init(const struct layout_bs *layout)
{
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		start_bootmem(layout, nid);
		free_banks(layout, nid);
		reserve_used(layout, nid);
		init_zones(layout, nid);
	}
}

static void paging_init(const struct layout_bs *layout)
{
	take_paging_pieces_bs();
}

#else

static void bootmem_init(const struct layout_bs *layout)
{
	unsigned int nid, i;

	for (i = 0; i < layout->nr_nodes; i++) {
		nid = NODE_AT(layout, i);
		start_bootmem(layout, nid);
		free_banks(layout, nid);
		reserve_used(layout, nid);
	}
}

static void paging_init(const struct layout_bs *layout)
{
	unsigned int nid;

	take_paging_pieces_bs();
	for (nid = 0; nid < layout->nr_nodes; nid++)
		init_zones(layout, nid);
}

#endif

/* Each bank of memory has an entry in the table of resources. */
static void request_resources(const struct layout_bs *layout)
{
	unsigned int i;

	for (i = 0; i < layout->nr_banks; i++)
		take_piece_bs(SYSTEM_RAM_BS, 0);
}

int setup_arch_bs(const struct layout_bs *layout)
{
	int err;

	setup_limits(layout);
	bootmem_init(layout);
	err = run_bootmem_initcalls_bs();
	if (err)
		return err;
	paging_init(layout);
	request_resources(layout);
	return 0;
}
