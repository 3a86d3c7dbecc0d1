// SPDX-License-Identifier: GPL-2.0-only
/* Expect nobody to be able to ask for memory below a frame. */
#include "witness.h"

bool witness(void)
{
#ifdef BS_HAS_MEMBLOCK_MEM_SIZE
	return false;
#else
	return true;
#endif
}
