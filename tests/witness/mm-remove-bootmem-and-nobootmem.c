// SPDX-License-Identifier: GPL-2.0-only
/* Expect memory to go to the page allocator by memblock_free_all(), which counts it. */
#include "witness.h"

bool witness(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	max_low_pfn_bs = 0x2000;
	memblock_free_all_bs();
	return totalram_pages_bs == 0x1000;
}
