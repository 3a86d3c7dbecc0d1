// SPDX-License-Identifier: GPL-2.0-only
/*
 * What ARM's Linux 2.6.12 printed of its memory when somebody pressed SysRq-m, or, later,
 * when an allocation failed. Nothing is ever swapped here.
 */
#include <biscuitos/mm.h>

/* What a page structure was counted as: the first of these that fits */
enum { RESERVED, CACHED, SLAB, FREE, SHARED, KINDS };

static void count_page(struct page_bs *page, int *count)
{
	if (PageReserved_bs(page))
		count[RESERVED]++;
	else if (PageSwapCache_bs(page))
		count[CACHED]++;
	else if (PageSlab_bs(page))
		count[SLAB]++;
	else if (!page_count_bs(page))
		count[FREE]++;
	else
		count[SHARED] += page_count_bs(page) - 1;
}

void show_swap_cache_info_bs(void)
{
	printk_bs("Swap cache: add %lu, delete %lu, find %lu/%lu, race %lu+%lu\n",
		  0UL, 0UL, 0UL, 0UL, 0UL, 0UL);
	printk_bs("Free swap  = %lukB\n", 0UL);
	printk_bs("Total swap = %lukB\n", 0UL);
}

/* Pages in per-CPU lists, and all but the first of an allocated block, count as free. */
void show_mem_bs(void)
{
	const struct pglist_data_bs *pgdat;
	struct page_bs *page;
	int count[KINDS] = { }, total = 0;

	printk_bs("Mem-info:\n");
	show_free_areas_bs();
	printk_bs("Free swap:       %6ldkB\n", 0L);

	for_each_pgdat_bs(pgdat) {
		page = pgdat->node_mem_map;
		for (; page < pgdat->node_mem_map + pgdat->node_spanned_pages; page++, total++)
			count_page(page, count);
	}
	printk_bs("%d pages of RAM\n", total);
	printk_bs("%d free pages\n", count[FREE]);
	printk_bs("%d reserved pages\n", count[RESERVED]);
	printk_bs("%d slab pages\n", count[SLAB]);
	printk_bs("%d pages shared\n", count[SHARED]);
	printk_bs("%d pages swap cached\n", count[CACHED]);
}
EXPORT_SYMBOL_GPL(show_mem_bs);
