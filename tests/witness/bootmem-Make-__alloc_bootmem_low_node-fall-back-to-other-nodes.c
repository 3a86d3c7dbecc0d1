// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

static void start(int nid, unsigned long pfn)
{
	world_back(pfn << PAGE_SHIFT_BS, PAGE_SIZE_BS);
	init_bootmem_node_bs(NODE_DATA_BS(nid), pfn, pfn, pfn + 16);
	free_bootmem_node_bs(NODE_DATA_BS(nid), (pfn + 1) << PAGE_SHIFT_BS, 15 << PAGE_SHIFT_BS);
}

/* A full node's low memory comes from the other one, and is missed with a panic */
bool witness(void)
{
	unsigned long size = 15 << PAGE_SHIFT_BS;

	start(0, 0x1000);
	start(1, 0x2000);
	return virt_to_phys_bs(__alloc_bootmem_low_node_bs(NODE_DATA_BS(1), size, 1, 0)) == 0x2001000 &&
	       virt_to_phys_bs(__alloc_bootmem_low_node_bs(NODE_DATA_BS(1), size, 1, 0)) == 0x1001000 &&
	       !__alloc_bootmem_low_node_bs(NODE_DATA_BS(1), 1, 1, 0) && halted_bs();
}
