// SPDX-License-Identifier: GPL-2.0-only
/* Expect memblock_free() to take what memblock_alloc() gave. */
#include "witness.h"

bool witness(void)
{
	void *ptr;

	memblock_add_bs(0x1000000, 0x1000000);
	ptr = memblock_alloc_bs(4096, 4096);
	memblock_free_bs(ptr, 4096);
	return ptr && !memblock_phys_free_bs(0x1000000, 4096) && !memblock_reserved_size_bs();
}
