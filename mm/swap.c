// SPDX-License-Identifier: GPL-2.0-only
/* What Linux 2.6.12 kept in mm/swap.c of the freeing of pages. */
#include <biscuitos/mm.h>

void release_pages_bs(struct page_bs **pages, int nr, int cold)
{
	int i;

	for (i = 0; i < nr && !halted_bs(); i++) {
		struct page_bs *page = pages[i];

		if (BUG_ON_BS(!page_valid_bs(page)))
			return;
		if (PageReserved_bs(page) || !put_page_testzero_bs(page))
			continue;
		if (cold)
			free_cold_page_bs(page);
		else
			free_hot_page_bs(page);
	}
}
