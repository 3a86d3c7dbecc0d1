// SPDX-License-Identifier: GPL-2.0-only
/* Expect a place for the crashed kernel's max_pfn, beside that of this one. */
#include "witness.h"

bool witness(void)
{
#ifdef BS_HAS_SAVED_MAX_PFN
	saved_max_pfn_bs = 0x80000;
	return saved_max_pfn_bs != max_pfn_bs;
#else
	return false;
#endif
}
