// SPDX-License-Identifier: GPL-2.0-only
/*
 * The lists of reclaim in Linux 2.4.0: active pages, inactive ones that have to be written
 * first, and in each zone those that can be had at once.
 */
#include <biscuitos/mm.h>

struct list_head active_list_bs, inactive_dirty_list_bs;
int nr_active_pages_bs, nr_inactive_dirty_pages_bs;

/* On no list, and somebody's */
static bool is_loose(const struct page_bs *page)
{
	return !BUG_ON_BS(page->flags & PAGE_LRU_FLAGS_BS) && !BUG_ON_BS(!page_count_bs(page));
}

static bool add(struct page_bs *page, int mark, struct list_head *list)
{
	if (halted_bs() || !is_loose(page))
		return false;
	set_bit(mark, &page->flags);
	link_bs(&page->lru, list);
	return true;
}

/* Its pointers stay as they are */
static void del(struct page_bs *page, int mark)
{
	unlink_bs(&page->lru);
	clear_bit(mark, &page->flags);
	is_loose(page);
}

void add_page_to_active_list_bs(struct page_bs *page)
{
	if (add(page, PG_active_bs, &active_list_bs))
		nr_active_pages_bs++;
}

void add_page_to_inactive_dirty_list_bs(struct page_bs *page)
{
	if (!add(page, PG_inactive_dirty_bs, &inactive_dirty_list_bs))
		return;
	nr_inactive_dirty_pages_bs++;
	page->zone->inactive_dirty_pages++;
}

void add_page_to_inactive_clean_list_bs(struct page_bs *page)
{
	if (add(page, PG_inactive_clean_bs, &page->zone->inactive_clean_list))
		page->zone->inactive_clean_pages++;
}

void del_page_from_active_list_bs(struct page_bs *page)
{
	nr_active_pages_bs--;
	del(page, PG_active_bs);
}

void del_page_from_inactive_dirty_list_bs(struct page_bs *page)
{
	nr_inactive_dirty_pages_bs--;
	page->zone->inactive_dirty_pages--;
	del(page, PG_inactive_dirty_bs);
}

void del_page_from_inactive_clean_list_bs(struct page_bs *page)
{
	page->zone->inactive_clean_pages--;
	del(page, PG_inactive_clean_bs);
}
