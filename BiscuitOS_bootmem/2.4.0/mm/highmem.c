// SPDX-License-Identifier: GPL-2.0-only
/* High memory never was bootmem's: at the end of the boot it is released page by page. */
#include <biscuitos/highmem.h>

void one_highpage_init_bs(struct page_bs *page)
{
	if (halted_bs())
		return;

	SetPageHighMem_bs(page);	/* for ever */
	free_reserved_page_bs(page);
	totalhigh_pages_bs++;
}
EXPORT_SYMBOL_GPL(one_highpage_init_bs);
