// SPDX-License-Identifier: GPL-2.0-only
/* See lists.h: copied with interrupts off, printed later. */
#include <linux/mm.h>	/* kvmalloc_array(), up to 5.15 */
#include <linux/slab.h>
#include <linux/smp.h>
#include <bs/lists.h>

int view_open_bs(struct view_bs *view, struct zone_bs *zone)
{
	view->zone = zone;
	view->page = kvmalloc_array(zone_pages_bs(zone), sizeof(*view->page), GFP_KERNEL);
	return view->page ? 0 : -ENOMEM;
}

void view_close_bs(struct view_bs *view)
{
	kvfree(view->page);
}

/* A page freed twice leaves a list without an end, or one that leads out of the machine */
static void copy_list(struct view_bs *view, const struct list_head *list)
{
	const struct page_bs *page;

	list_for_each_entry(page, list, FREE_LINK_BS) {
		if (view->nr == zone_pages_bs(view->zone) || !page_valid_bs(page))
			break;
		view->page[view->nr++] = page;
	}
}

void view_free_bs(struct view_bs *view, unsigned int order)
{
	struct zone_bs *zone = view->zone;
	unsigned long flags;

	view->nr = 0;
	raw_spin_lock_irqsave(&zone->lock, flags);
	copy_list(view, &zone->free_area[order].free_list);
	raw_spin_unlock_irqrestore(&zone->lock, flags);
}

#ifdef BS_HAS_AREA_MAPS
void view_pcp_bs(struct view_bs *view, int cpu)
{
	view->nr = 0;
	view->cold = 0;
}
#else
/* On the CPU itself: nobody else may look at its lists */
static void copy_pcp(void *arg)
{
	struct view_bs *view = arg;
	const struct per_cpu_pages_bs *pcp = view->zone->pageset[smp_processor_id()].pcp;

	view->nr = 0;
	copy_list(view, &pcp[0].list);
	view->cold = view->nr;
	copy_list(view, &pcp[1].list);
}

void view_pcp_bs(struct view_bs *view, int cpu)
{
	smp_call_function_single(cpu, copy_pcp, view, true);
}
#endif
