// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* The alignment is the caller's */
bool witness(void)
{
	world_back(0x1000000, 0x1000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 0x1000, 0x1000, 0x1010);
	free_bootmem_node_bs(NODE_DATA_BS(0), 0x1001000, 0xf000);
	return virt_to_phys_bs(alloc_bootmem_align_bs(1, 0x4000)) == 0x1004000;
}
