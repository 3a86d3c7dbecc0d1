// SPDX-License-Identifier: GPL-2.0-only
/* Expect a user's request to differ from the kernel's in one bit. */
#include "witness.h"

bool witness(void)
{
#ifdef __GFP_HARDWALL_BS
	return (GFP_USER_BS ^ GFP_KERNEL_BS) == __GFP_HARDWALL_BS;
#else
	return false;
#endif
}
