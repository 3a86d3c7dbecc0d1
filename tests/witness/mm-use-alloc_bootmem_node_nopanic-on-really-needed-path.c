// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* A node may say no */
bool witness(void)
{
	world_back(0x1000000, 0x1000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 0x1000, 0x1000, 0x1010);
	free_bootmem_node_bs(NODE_DATA_BS(0), 0x1001000, 0xf000);
	return !alloc_bootmem_node_nopanic_bs(NODE_DATA_BS(0), 0x20000) && !halted_bs();
}
