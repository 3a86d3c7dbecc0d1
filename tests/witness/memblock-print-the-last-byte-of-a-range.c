// SPDX-License-Identifier: GPL-2.0-only
/* Expect a range of one page to end with its last byte. */
#include "witness.h"

bool witness(void)
{
	memblock_debug_bs = 1;
	memblock_reserve_bs(0x1000000, 4096);
	return logged("0x00000001000fff]");
}
