// SPDX-License-Identifier: GPL-2.0-only
/* What Linux 2.6.12 kept in mm/swap.c of the freeing of pages. */
#include <biscuitos/mm.h>

#define PAGEVEC_SIZE_BS	14

/* Pages that nobody refers to any more, on their way to the allocator */
struct pagevec_bs {
	int nr;
	struct page_bs *pages[PAGEVEC_SIZE_BS];
};

static void pagevec_free(struct pagevec_bs *pvec, int cold)
{
	while (pvec->nr) {
		if (cold)
			free_cold_page_bs(pvec->pages[--pvec->nr]);
		else
			free_hot_page_bs(pvec->pages[--pvec->nr]);
	}
}

void release_pages_bs(struct page_bs **pages, int nr, int cold)
{
	struct pagevec_bs pvec = { };
	int i;

	for (i = 0; i < nr && !halted_bs(); i++) {
		struct page_bs *page = pages[i];

		if (BUG_ON_BS(!page_valid_bs(page)))
			return;
		if (PageReserved_bs(page) || !put_page_testzero_bs(page))
			continue;
		pvec.pages[pvec.nr++] = page;
		if (pvec.nr == PAGEVEC_SIZE_BS)
			pagevec_free(&pvec, cold);
	}
	pagevec_free(&pvec, cold);
}
EXPORT_SYMBOL_GPL(release_pages_bs);
