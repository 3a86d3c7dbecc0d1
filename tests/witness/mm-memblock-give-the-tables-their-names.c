// SPDX-License-Identifier: GPL-2.0-only
/* Expect tables to have names. */
#include "witness.h"

bool witness(void)
{
	return memblock_bs.memory.name[0] == 'm' && memblock_bs.reserved.name[0] == 'r';
}
