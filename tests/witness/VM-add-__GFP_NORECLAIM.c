// SPDX-License-Identifier: GPL-2.0-only
/* Expect a flag of its own, and that a request with it is served as without. */
#include "witness.h"

bool witness(void)
{
#ifdef __GFP_NORECLAIM_BS
	boot(1024, 4096, 256);
	return __GFP_NORECLAIM_BS == 0x20000 &&
	       alloc_page_bs(GFP_KERNEL_BS | __GFP_NORECLAIM_BS);
#else
	return false;
#endif
}
