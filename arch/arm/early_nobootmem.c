// SPDX-License-Identifier: GPL-2.0-only
/* The boot from memblock alone: see <bs/early.h>. */
#include <bs/early.h>
#include <bs/machine.h>

void early_debug_bs(void)
{
}

unsigned long early_bitmap_pages_bs(unsigned long frames)
{
	return 0;
}

/* memblock knows the memory already; the page allocator has to find the node */
void early_start_node_bs(const struct layout_bs *layout, unsigned int nid)
{
	NODE_DATA_BS(nid)->node_id = nid;
	NODE_DATA_BS(nid)->pgdat_next = pgdat_list_bs;
	pgdat_list_bs = NODE_DATA_BS(nid);
}

#ifdef BS_HAS_MEMBLOCK_ONLY

void early_hand_over_bs(const struct layout_bs *layout)
{
	memblock_free_all_bs();
}

#else

void early_hand_over_bs(const struct layout_bs *layout)
{
	unsigned long pages = free_all_bootmem_bs();

#ifdef BS_HAS_HAND_OVER_COUNTS
	(void)pages;
#else
	totalram_pages_bs += pages;
#endif
}

#endif
