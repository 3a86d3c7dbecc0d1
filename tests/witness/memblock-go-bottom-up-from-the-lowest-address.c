// SPDX-License-Identifier: GPL-2.0-only
/* Expect the lowest place of all, wherever the kernel ends. */
#include "witness.h"

bool witness(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	memblock_set_bottom_up_bs(true);
#ifdef BS_HAS_MEMBLOCK_KERNEL_END
	kernel_end_bs = 0x1400000;
#endif
	return memblock_phys_alloc_bs(4096, 4096) == 0x1000000;
}
