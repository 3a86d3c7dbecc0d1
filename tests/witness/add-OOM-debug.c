// SPDX-License-Identifier: GPL-2.0-only
/* Expect the state of all zones behind "page allocation failure". */
#include "witness.h"

bool witness(void)
{
	shim_loud = true;	/* or messages are rate-limited to none */
	boot(1024, 0, 0);
	while (alloc_pages_bs(GFP_ATOMIC_BS, 5))
		;
	return logged("page allocation failure. order:5") && logged("Mem-info:") &&
	       logged("lowmem_reserve[]:");
}
