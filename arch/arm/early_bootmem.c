// SPDX-License-Identifier: GPL-2.0-only
/* The boot from bootmem: see <bs/early.h>. */
#include <bs/early.h>
#include <bs/machine.h>

void early_debug_bs(void)
{
#ifdef BS_HAS_BOOTMEM_DEBUG
	bootmem_debug_bs = 1;
#endif
}

/* memblock finds a place for it when the time comes: place_bitmap() */
unsigned long early_bitmap_pages_bs(unsigned long frames)
{
	return early_tables_bs ? 0 : bootmem_bootmap_pages_bs(frames);
}

static unsigned long place_bitmap(const struct node_bs *node)
{
	unsigned long pages = bootmem_bootmap_pages_bs(node->low_end - node->start);
	void *map = optional_bs(early_alloc_bs)(pages << PAGE_SHIFT_BS);

	return virt_to_phys_bs(map) >> PAGE_SHIFT_BS;
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

#ifdef BS_HAS_MEMBLOCK_TABLES
/* All that memblock has given away so far: of that, a node has what lies in its low memory */
static void reserve_given(const struct node_bs *node, unsigned int nid)
{
	const struct memblock_type_bs *type = &memblock_bs.reserved;
	const struct memblock_region_bs *r;
	unsigned long i, start, end;

	for (i = 0; i < type->cnt && early_tables_bs; i++) {
		r = memblock_region_at_bs(type, i);
		start = max(r->base, node->start << PAGE_SHIFT_BS);
		end = min(r->base + r->size, node->low_end << PAGE_SHIFT_BS);
		if (start < end)
			bootmem_reserve_node_bs(NODE_DATA_BS(nid), start, end - start);
	}
}
#else
static void reserve_given(const struct node_bs *node, unsigned int nid)
{
}
#endif

/* High memory is not bootmem's: the old kernel had no address for it. */
void early_start_node_bs(const struct layout_bs *layout, unsigned int nid)
{
	const struct node_bs *node = &layout->node[nid];
	unsigned long bitmap = early_alloc_bs ? place_bitmap(node) : node->bitmap;

	if (halted_bs())
		return;
	init_bootmem_node_bs(NODE_DATA_BS(nid), bitmap, node->start, node->low_end);
	free_banks(layout, nid);
	reserve_used(layout, nid);
	reserve_given(node, nid);
}

/* Node by node, as long as that could be asked for */
static unsigned long hand_over_nodes(const struct layout_bs *layout)
{
#ifdef BS_HAS_NO_FREE_ALL_NODE
	return free_all_bootmem_bs();
#else
	unsigned long pages = 0;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++)
		pages += free_all_bootmem_node_bs(NODE_DATA_BS(nid));
	return pages;
#endif
}

void early_hand_over_bs(const struct layout_bs *layout)
{
	unsigned long pages = hand_over_nodes(layout);

#ifdef BS_HAS_HAND_OVER_COUNTS
	(void)pages;
#else
	totalram_pages_bs += pages;
#endif
#ifdef BS_HAS_SLAB_FALLBACK
	slab_is_up_bs = true;
#endif
}
