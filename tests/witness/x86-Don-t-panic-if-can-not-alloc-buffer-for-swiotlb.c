// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* There may be no low memory */
bool witness(void)
{
	world_back(0x1000000, 0x1000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 0x1000, 0x1000, 0x1010);
	free_bootmem_node_bs(NODE_DATA_BS(0), 0x1001000, 0xf000);
	return !__alloc_bootmem_low_nopanic_bs(0x20000, 1, 0) && !halted_bs() && __alloc_bootmem_low_nopanic_bs(1, 1, 0);
}
