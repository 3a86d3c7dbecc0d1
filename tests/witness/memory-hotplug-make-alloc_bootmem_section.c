// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* Memory in section 1, and none from elsewhere when that is full */
bool witness(void)
{
	unsigned long first = 0x10000000 >> PAGE_SHIFT_BS;

	world_back(0x1000, 0x10000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 1, first - 16, first + 16);
	free_bootmem_node_bs(NODE_DATA_BS(0), (first - 16) << PAGE_SHIFT_BS, 32 << PAGE_SHIFT_BS);
	return virt_to_phys_bs(alloc_bootmem_section_bs(16 << PAGE_SHIFT_BS, 1)) == 0x10000000 &&
	       !alloc_bootmem_section_bs(1, 1) && !alloc_bootmem_section_bs(1, 5) && !halted_bs();
}
