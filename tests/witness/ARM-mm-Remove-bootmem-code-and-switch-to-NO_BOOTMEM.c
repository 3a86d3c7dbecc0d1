// SPDX-License-Identifier: GPL-2.0-only
/* Expect ARM to boot from memblock alone. */
#include "witness.h"

bool witness(void)
{
#ifdef BS_BOOTS_FROM_MEMBLOCK
	return true;
#else
	return false;
#endif
}
