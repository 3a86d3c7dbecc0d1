// SPDX-License-Identifier: GPL-2.0-only
/* Expect __GFP_HARDWALL on the bit that __GFP_NORECLAIM had. */
#include "witness.h"

bool witness(void)
{
	return __GFP_HARDWALL_BS == 0x20000;
}
