// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Linux 2.4.0 printed of its memory when somebody pressed SysRq-M: the only way to see
 * the lists. A failed allocation did not print it. Nothing is ever swapped here.
 */
#include <biscuitos/mm.h>

/* Blocks on a list. A wrong free may have made a ring of it: no more than the zone has. */
static unsigned long count_blocks(const struct zone_bs *zone, unsigned int order)
{
	const struct list_head *list = &zone->free_area[order].free_list, *at = list->next;
	unsigned long nr = 0;

	for (; at != list && nr <= zone->size; at = at->next)
		nr++;
	return nr;
}

static void show_zone(struct zone_bs *zone)
{
	unsigned long nr, sum = 0, flags;
	unsigned int order;

	spin_lock_irqsave(&zone->lock, flags);
	for (order = 0; zone->size && order < MAX_ORDER_BS; order++) {
		nr = count_blocks(zone, order);
		sum += nr << order;
		printk_bs("%lu*%lukB ", nr, (PAGE_SIZE_BS >> 10) << order);
	}
	spin_unlock_irqrestore(&zone->lock, flags);
	printk_bs("= %lukB)\n", sum * (PAGE_SIZE_BS >> 10));
}

static unsigned int kilobytes(unsigned int pages)
{
	return pages << (PAGE_SHIFT_BS - 10);
}

void show_free_areas_bs(void)
{
	struct zone_bs *zone;

	printk_bs("Free pages:      %6dkB (%6dkB HighMem)\n", kilobytes(nr_free_pages_bs()),
		  kilobytes(nr_free_highpages_bs()));
	printk_bs("( Active: %d, inactive_dirty: %d, inactive_clean: %d, free: %d (%d %d %d) )\n",
		  nr_active_pages_bs, nr_inactive_dirty_pages_bs, nr_inactive_clean_pages_bs(),
		  nr_free_pages_bs(), freepages_bs.min, freepages_bs.low, freepages_bs.high);
	for_each_zone_bs(zone)
		show_zone(zone);
	printk_bs("Swap cache: add %ld, delete %ld, find %ld/%ld\n", 0L, 0L, 0L, 0L);
}
EXPORT_SYMBOL_GPL(show_free_areas_bs);

/* What a page structure was counted as; high memory besides that */
enum { RESERVED, CACHED, SHARED, HIGH, KINDS };

static void count_page(struct page_bs *page, int *count)
{
	count[HIGH] += PageHighMem_bs(page);
	if (PageReserved_bs(page))
		count[RESERVED]++;
	else if (PageSwapCache_bs(page))
		count[CACHED]++;
	else if (page_count_bs(page))
		count[SHARED] += page_count_bs(page) - 1;
}

void show_mem_bs(void)
{
	const struct pglist_data_bs *pgdat;
	int count[KINDS] = { };
	unsigned long i;

	printk_bs("Mem-info:\n");
	show_free_areas_bs();
	printk_bs("Free swap:       %6dkB\n", 0);
	for_each_pgdat_bs(pgdat)
		for (i = 0; i < pgdat->node_size && pgdat->node_start_mapnr + i < max_mapnr_bs; i++)
			count_page(pgdat->node_mem_map + i, count);
	printk_bs("%ld pages of RAM\n", max_mapnr_bs);
	printk_bs("%d pages of HIGHMEM\n", count[HIGH]);
	printk_bs("%d reserved pages\n", count[RESERVED]);
	printk_bs("%d pages shared\n", count[SHARED]);
	printk_bs("%d pages swap cached\n", count[CACHED]);
	printk_bs("%ld pages in page table cache\n", 0L);
	printk_bs("Buffer memory:   %6dkB\n", 0);
}
EXPORT_SYMBOL_GPL(show_mem_bs);
