// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* A whole section can be had: the limit is the byte behind it */
bool witness(void)
{
	unsigned long first = 0x10000000 >> PAGE_SHIFT_BS, pages = PAGES_PER_SECTION_BS;

	world_back(0x1000, 0x10000);
	init_bootmem_node_bs(NODE_DATA_BS(0), 1, first, first + pages);
	free_bootmem_node_bs(NODE_DATA_BS(0), 0x10000000, pages << PAGE_SHIFT_BS);
	return virt_to_phys_bs(alloc_bootmem_section_bs(pages << PAGE_SHIFT_BS, 1)) == 0x10000000;
}
