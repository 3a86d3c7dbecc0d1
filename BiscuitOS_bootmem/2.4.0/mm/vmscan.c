// SPDX-License-Identifier: GPL-2.0-only
/*
 * How Linux 2.4.0 knew that memory was getting short, and took pages that can be had at
 * once. The daemons that make pages inactive, write them and shrink processes are not here.
 */
#include <biscuitos/mm.h>

/* How often a request came that no free has answered, less what fades with time */
int memory_pressure_bs;
EXPORT_SYMBOL_GPL(memory_pressure_bs);
struct reclaim_calls_bs reclaim_calls_bs;

#define INACTIVE_SHIFT	6

unsigned int inactive_target_bs(void)
{
	return min((unsigned long)(unsigned int)memory_pressure_bs >> INACTIVE_SHIFT,
		   num_physpages_bs / 4);
}

void recalculate_vm_stats_bs(void)
{
	memory_pressure_bs -= memory_pressure_bs >> INACTIVE_SHIFT;
}

/* What a zone lacks of its lowest mark and one page */
static unsigned long zone_shortage(const struct zone_bs *zone)
{
	unsigned long there = zone->inactive_clean_pages + zone->free_pages;

	return zone->size && there < zone->pages_min + 1 ? zone->pages_min + 1 - there : 0;
}

int free_shortage_bs(void)
{
	int there = nr_free_pages_bs() + nr_inactive_clean_pages_bs();
	int wanted = freepages_bs.high + inactive_target_bs() / 3;
	struct zone_bs *zone;
	int sum = 0;

	if (there < wanted)
		return wanted - there;
	for_each_zone_bs(zone)
		sum += zone_shortage(zone);
	return sum;
}

int inactive_shortage_bs(void)
{
	int missing = freepages_bs.high + inactive_target_bs() - nr_free_pages_bs() -
		      nr_inactive_clean_pages_bs() - nr_inactive_dirty_pages_bs;

	return max(missing, 0);
}

/* ---- a clean page ---- */

/* It was looked at lately, or somebody has it mapped */
static bool is_wanted(struct page_bs *page)
{
	return test_and_clear_bit(PG_referenced_bs, &page->flags) || page->age > 0 ||
	       (!page->buffers && page_count_bs(page) > 1);
}

/* It has to be written first, or somebody is at it. If not, it is locked now. */
static bool is_busy(struct page_bs *page)
{
	return page->buffers || PageDirty_bs(page) ||
	       test_and_set_bit(PG_locked_bs, &page->flags);
}

/* Off the list although the page does not say it is on it */
static void drop(struct zone_bs *zone, struct page_bs *page)
{
	unlink_bs(&page->lru);
	zone->inactive_clean_pages--;
}

/* Take the page out of the cache that it is in; false if it is in none */
static bool leave_cache(struct page_bs *page)
{
	if (!PageSwapCache_bs(page) && !page->mapping)
		return false;
	ClearPageSwapCache_bs(page);
	page->mapping = NULL;
	return true;
}

/* A page of the list: is it to be had? If not, it has gone where it belongs. */
static bool try_page(struct zone_bs *zone, struct page_bs *page)
{
	if (!PageInactiveClean_bs(page)) {
		printk_bs("VM: reclaim_page, wrong page on list.\n");
		drop(zone, page);
		return false;
	}
	if (is_wanted(page)) {
		del_page_from_inactive_clean_list_bs(page);
		add_page_to_active_list_bs(page);
		return false;
	}
	if (is_busy(page)) {
		del_page_from_inactive_clean_list_bs(page);
		add_page_to_inactive_dirty_list_bs(page);
		return false;
	}
	if (leave_cache(page))
		return true;
	printk_bs(KERN_ERR "VM: reclaim_page, found unknown page\n");
	drop(zone, page);
	ClearPageLocked_bs(page);
	return false;
}

/* The oldest page that is to be had */
static struct page_bs *find_clean(struct zone_bs *zone)
{
	unsigned long left = zone->inactive_clean_pages;
	struct page_bs *page;

	for (; left && !halted_bs(); left--) {
		if (list_empty(&zone->inactive_clean_list))
			break;
		page = list_entry(zone->inactive_clean_list.prev, struct page_bs, lru);
		if (try_page(zone, page))
			return page;
	}
	return NULL;
}

struct page_bs *reclaim_page_bs(struct zone_bs *zone)
{
	struct page_bs *page;

	reclaim_calls_bs.reclaim++;
	page = find_clean(zone);
	if (page) {
		del_page_from_inactive_clean_list_bs(page);
		ClearPageLocked_bs(page);
		page->age = PAGE_AGE_START_BS;
		if (page_count_bs(page) != 1)
			printk_bs("VM: reclaim_page, found page with count %d!\n",
				  page_count_bs(page));
	}
	memory_pressure_bs++;
	return halted_bs() ? NULL : page;
}
