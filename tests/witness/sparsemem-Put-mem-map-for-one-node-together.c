// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* The name is known, and leads to the node */
bool witness(void)
{
	world_back(0x1000000, 0x1000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 0x1000, 0x1000, 0x1010);
	free_bootmem_node_bs(NODE_DATA_BS(0), 0x1001000, 0xf000);
	return virt_to_phys_bs(__alloc_bootmem_node_high_bs(NODE_DATA_BS(0), 1, 1, 0)) == 0x1001000;
}
