// SPDX-License-Identifier: GPL-2.0-only
/* Expect alloc_remap() to exist, and to have nothing on a machine like ours. */
#include "witness.h"

bool witness(void)
{
#ifdef BS_HAS_ALLOC_REMAP
	return !alloc_remap_bs(0, PAGE_SIZE_BS);
#else
	return false;
#endif
}
