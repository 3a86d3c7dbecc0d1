// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* Of two pages and two halves, the two are freed */
bool witness(void)
{
	unsigned long at, pages, before;

	boot(256, 768, 0);
	at = virt_to_phys_bs((void *)__get_free_pages_bs(GFP_KERNEL_BS, 2));
	pages = totalram_pages_bs;
	before = nr_free_pages_bs();
	free_bootmem_late_bs(at + 8, 3 * PAGE_SIZE_BS);
	return totalram_pages_bs == pages + 2 && page_count_bs(pfn_to_page_bs(at >> PAGE_SHIFT_BS)) == 1 &&
	       !page_count_bs(pfn_to_page_bs((at >> PAGE_SHIFT_BS) + 1)) && !halted_bs();
}
