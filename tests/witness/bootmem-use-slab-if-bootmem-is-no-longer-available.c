// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* What is asked for too late comes from the page allocator, and is counted by it */
bool witness(void)
{
	unsigned long before;
	void *p;

	boot(256, 768, 0);
	slab_is_up_bs = true;
	before = nr_free_pages_bs();
	p = alloc_bootmem_bs(8 * PAGE_SIZE_BS);
	return p && nr_free_pages_bs() == before - 8 && logged("WARNING: at mm/bootmem.c") &&
	       !PageReserved_bs(virt_to_page_bs(p));
}
