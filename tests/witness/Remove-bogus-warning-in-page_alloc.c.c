// SPDX-License-Identifier: GPL-2.0-only
/* Expect a zone that begins in the middle of a largest block to pass unnoticed. */
#include "witness.h"

bool witness(void)
{
	boot(1000, 4096, 0);
	return !logged("wrong zone alignment") && alloc_page_bs(GFP_KERNEL_BS);
}
