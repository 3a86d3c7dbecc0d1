// SPDX-License-Identifier: GPL-2.0-only
/* From a layout to the boot allocator, and from there to nodes and zones. */
#include <bs/early.h>
#include <bs/init.h>
#include <bs/machine.h>
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

/* Page structures and wait tables come out of the boot allocator. */
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
		early_start_node_bs(layout, nid);
		init_zones(layout, nid);
	}
}

static void paging_init(const struct layout_bs *layout)
{
	if (!early_tables_bs)
		take_paging_pieces_bs();
}

#else

static void bootmem_init(const struct layout_bs *layout)
{
	unsigned int i;

	for (i = 0; i < layout->nr_nodes; i++)
		early_start_node_bs(layout, NODE_AT(layout, i));
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

/* Where there is memblock, page tables come out of it, and only then is bootmem set up */
static int memblock_first(const struct layout_bs *layout)
{
	int err = early_tables_bs ? optional_bs(early_tables_bs)(layout) : 0;

	if (!err && early_tables_bs)
		take_paging_pieces_bs();
	return err;
}

int setup_arch_bs(const struct layout_bs *layout)
{
	int err;

	setup_limits(layout);
	err = memblock_first(layout);
	if (err)
		return err;
	bootmem_init(layout);
	err = run_bootmem_initcalls_bs();
	if (err)
		return err;
	paging_init(layout);
	request_resources(layout);
	return 0;
}
