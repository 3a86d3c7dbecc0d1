// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where is every page? Each one stands in one class: free in a block, on a CPU's list,
 * taken by the boot for something that has a name, held by somebody, in a hole, or
 * reserved by bootmem and never used. What history's /proc counted had such a sum nowhere.
 */
#include <linux/cpumask.h>
#include <linux/mm.h>	/* kvzalloc(), up to 5.15 */
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/account.h>
#include <bs/layout.h>
#include <bs/lists.h>
#include <bs/owner.h>
#include <bs/taken.h>

#define MAX_NAMES	32

/* Below come the orders of free blocks, behind NAMED what the boot took */
enum { ON_CPU_LIST = 16, HELD, HOLE, BEHIND, UNUSED, UNKNOWN, NAMED };

/**
 * struct account - the sums
 * @pages: of each class
 * @name: of the classes from NAMED on
 * @nr_names: of them
 */
struct account {
	unsigned long pages[NAMED + MAX_NAMES];
	const char *name[MAX_NAMES];
	unsigned int nr_names;
};

/**
 * struct zone_account - a zone while it is looked at
 * @sums: where its pages go
 * @first: frame
 * @nr: pages
 * @class: of each of them
 */
struct zone_account {
	struct account *sums;
	unsigned long first, nr;
	u8 *class;
};

/* The class of what has this name; what finds no room any more is unknown */
static u8 class_of(struct account *sums, const char *what)
{
	unsigned int i;

	for (i = 0; i < sums->nr_names; i++)
		if (!strcmp(sums->name[i], what))
			return NAMED + i;
	if (i == MAX_NAMES)
		return UNKNOWN;
	sums->name[sums->nr_names++] = what;
	return NAMED + i;
}

static bool in_bank(const struct layout_bs *layout, unsigned long pfn)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (pfn >= bank->start && pfn < bank->end)
			return true;
	return false;
}

static bool touches(unsigned long pfn, unsigned long start, unsigned long end)
{
	return start >> PAGE_SHIFT_BS <= pfn && pfn <= (end - 1) >> PAGE_SHIFT_BS;
}

const char *account_reserved_bs(const struct layout_bs *layout, unsigned long pfn)
{
	const struct reserved_bs *r;
	unsigned long addr, bytes;
	const char *what;
	unsigned int i;

	for (r = layout->reserved; r < layout->reserved + layout->nr_reserved; r++)
		if (touches(pfn, r->start, r->end))
			return r->what;
	for (i = 0; taken_get_bs(i, &what, &addr, &bytes); i++)
		if (touches(pfn, addr, addr + bytes))
			return what;
	return NULL;
}

static u8 first_guess(struct account *sums, const struct layout_bs *layout,
		      const struct page_bs *page)
{
	unsigned long pfn = page_to_pfn_bs(page);
	const char *what;

	if (!in_bank(layout, pfn))
		return HOLE;
	if (!PageReserved_bs(page))
		return owner_holds_bs(page) ? HELD : UNKNOWN;
	what = account_reserved_bs(layout, pfn);
	return what ? class_of(sums, what) : UNUSED;
}

static void mark_view(struct zone_account *z, const struct view_bs *view, u8 class,
		      unsigned int order)
{
	unsigned long i, at;

	for (i = 0; i < view->nr; i++) {
		at = page_to_pfn_bs(view->page[i]) - z->first;
		if (at < z->nr && z->nr - at >= 1UL << order)
			memset(z->class + at, class, 1UL << order);
	}
}

static void mark_lists(struct zone_account *z, struct view_bs *view)
{
	unsigned int order;
	int cpu;

	for (order = 0; order < MAX_ORDER_BS; order++) {
		view_free_bs(view, order);
		mark_view(z, view, order, order);
	}
	for_each_online_cpu(cpu) {
		view_pcp_bs(view, cpu);
		mark_view(z, view, ON_CPU_LIST, 0);
	}
}

static void add_up(struct zone_account *z, struct view_bs *view,
		   const struct layout_bs *layout)
{
	unsigned long i;

	for (i = 0; i < z->nr; i++)
		z->class[i] = first_guess(z->sums, layout, view->zone->zone_mem_map + i);
	mark_lists(z, view);
	for (i = 0; i < z->nr; i++)
		z->sums->pages[z->class[i]]++;
}

static int add_zone(struct account *sums, const struct layout_bs *layout,
		    struct zone_bs *zone)
{
	struct zone_account z = {
		.sums = sums, .first = page_to_pfn_bs(zone->zone_mem_map),
		.nr = zone_pages_bs(zone),
	};
	struct view_bs view;
	int err;

	err = view_open_bs(&view, zone);
	if (err)
		return err;
	z.class = kvzalloc(z.nr, GFP_KERNEL);
	if (z.class)
		add_up(&z, &view, layout);
	else
		err = -ENOMEM;
	kvfree(z.class);
	view_close_bs(&view);
	return err;
}

static void show_line(struct seq_file *m, unsigned long pages, const char *what)
{
	if (pages)
		seq_printf(m, "%8lu %9lu  %s\n", pages, pages << (PAGE_SHIFT_BS - 10), what);
}

static void show_sums(struct seq_file *m, const struct account *sums)
{
	unsigned long all = 0;
	unsigned int i;
	char what[40];

	seq_puts(m, "# pages       KiB  what they are; each page stands in one line\n");
	for (i = 0; i < MAX_ORDER_BS; i++) {
		snprintf(what, sizeof(what), "free, in blocks of %u", 1U << i);
		show_line(m, sums->pages[i], what);
	}
	show_line(m, sums->pages[ON_CPU_LIST], "free, on the lists of CPUs");
	show_line(m, sums->pages[HELD], "held: see owners");
	for (i = 0; i < sums->nr_names; i++)
		show_line(m, sums->pages[NAMED + i], sums->name[i]);
	show_line(m, sums->pages[UNUSED], "reserved by bootmem, used by nobody");
	show_line(m, sums->pages[UNKNOWN], "out of the lists, held by nobody known");
	show_line(m, sums->pages[HOLE], "holes: there is no memory");
	show_line(m, sums->pages[BEHIND], "behind the last zone of their region, in none");
	for (i = 0; i < ARRAY_SIZE(sums->pages); i++)
		all += sums->pages[i];
	show_line(m, all, "in all");
}

int account_show_bs(struct seq_file *m, const struct layout_bs *layout)
{
	struct account *sums = kzalloc(sizeof(*sums), GFP_KERNEL);
	struct zone_bs *zone;
	int err = sums ? 0 : -ENOMEM;
	unsigned int nid;

	for (nid = 0; !err && nid < layout->nr_nodes; nid++)
		sums->pages[BEHIND] += layout->node[nid].unused;
	for_each_zone_bs(zone)
		if (!err && !zone_is_empty_bs(zone))
			err = add_zone(sums, layout, zone);
	if (!err)
		show_sums(m, sums);
	kfree(sums);
	return err;
}

/* ---- zones ---- */

static unsigned long pages_in_blocks(struct view_bs *view)
{
	unsigned long pages = 0;
	unsigned int order;

	for (order = 0; order < MAX_ORDER_BS; order++) {
		view_free_bs(view, order);
		pages += view->nr << order;
	}
	return pages;
}

#ifdef BS_HAS_AREA_MAPS
static void show_limits(struct seq_file *m, struct view_bs *view)
{
	const struct zone_bs *zone = view->zone;

	seq_printf(m, "  to be reclaimed  clean %lu dirty %lu\n", zone->inactive_clean_pages,
		   zone->inactive_dirty_pages);
}
#else
static void show_cpu(struct seq_file *m, struct view_bs *view, int cpu)
{
	const struct per_cpu_pages_bs *pcp = view->zone->pageset[cpu].pcp;

	view_pcp_bs(view, cpu);
	seq_printf(m, "  CPU %-12d hot %lu of %d, cold %lu of %d, %d at a time\n", cpu,
		   view->cold, pcp[0].high, view->nr - view->cold, pcp[1].high, pcp[0].batch);
}

static void show_limits(struct seq_file *m, struct view_bs *view)
{
	const struct zone_bs *zone = view->zone;
	int i, cpu;

	for_each_online_cpu(cpu)
		show_cpu(m, view, cpu);
	seq_puts(m, "  protection      ");
	for (i = 0; i < MAX_NR_ZONES_BS; i++)
		seq_printf(m, " %lu", zone->lowmem_reserve[i]);
	seq_putc(m, '\n');
}
#endif

static int show_zone(struct seq_file *m, struct zone_bs *zone)
{
	unsigned long first = page_to_pfn_bs(zone->zone_mem_map);
	struct view_bs view;
	int err;

	err = view_open_bs(&view, zone);
	if (err)
		return err;
	seq_printf(m, "Node %d, zone %s: frames 0x%lx to 0x%lx\n", zone->zone_pgdat->node_id,
		   zone->name, first, first + zone_pages_bs(zone) - 1);
	seq_printf(m, "  pages            %lu\n", zone_pages_bs(zone));
	seq_printf(m, "  free in blocks   %lu\n", pages_in_blocks(&view));
	seq_printf(m, "  watermarks       min %lu low %lu high %lu\n", zone->pages_min,
		   zone->pages_low, zone->pages_high);
	show_limits(m, &view);
	view_close_bs(&view);
	return 0;
}

int zones_show_bs(struct seq_file *m)
{
	struct zone_bs *zone;
	int err = 0;

	seq_puts(m, "# All numbers are pages of 4 KiB. Watermarks: an allocation has to leave min free;\n"
		 "# below low history woke kswapd, which worked until high was free.\n");
#ifdef BS_HAS_AREA_MAPS
	seq_puts(m, "# Blocks of several pages, and who cannot wait (ATOMIC, DMA), go on down to a quarter of min.\n"
		 "# clean, dirty: pages with contents that could be had back.\n");
#else
	seq_puts(m, "# Who cannot wait goes on: DMA down to three quarters of min, ATOMIC to three eighths.\n"
		 "# CPU: single pages that it keeps, and the most that it keeps, hot (used lately) and cold.\n"
		 "# protection: as many more have to stay free if the request could go to this zone:\n"
		 "# one number a zone, the lowest first.\n");
#endif
	for_each_zone_bs(zone)
		if (!err && !zone_is_empty_bs(zone))
			err = show_zone(m, zone);
	return err;
}
