// SPDX-License-Identifier: GPL-2.0-only
/* Expect a warning when no alignment is asked for, and memory all the same. */
#include "witness.h"

bool witness(void)
{
	memblock_add_bs(0x1000000, 0x1000000);
	return memblock_alloc_bs(64, 0) == 0x1ffffc0 && logged("WARNING");
}
