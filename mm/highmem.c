// SPDX-License-Identifier: GPL-2.0-only
/* High memory never was bootmem's: at the end of the boot it is released page by page. */
#include <biscuitos/highmem.h>

void one_highpage_init_bs(struct page_bs *page)
{
	if (halted_bs())
		return;

	ClearPageReserved_bs(page);
	set_bit(PG_highmem_bs, &page->flags);
	set_page_count_bs(page, 1);
	__free_page_bs(page);
	totalhigh_pages_bs++;
}
EXPORT_SYMBOL_GPL(one_highpage_init_bs);
