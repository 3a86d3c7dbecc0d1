// SPDX-License-Identifier: GPL-2.0-only
/* Expect a function that tells the zonelist of a request. */
#include "witness.h"

bool witness(void)
{
#ifdef BS_HAS_GFP_ZONE
	return gfp_zone_bs(GFP_HIGHUSER_BS) == 2 && gfp_zone_bs(GFP_KERNEL_BS) == 0;
#else
	return false;
#endif
}
