// SPDX-License-Identifier: GPL-2.0-only
/*
 * A look inside: /sys/kernel/debug/bootmem_bs/
 *
 *   bitmap       bootmem's map at the hand-over, a character a page
 *   bitmap_raw   the same, a bit a page, node after node, as the old kernel had it
 *   free_blocks  the buddy lists, block by block
 *   pcp          the per-CPU lists, page by page
 *   owners       who holds which pages
 *   taken        what the boot took out of bootmem, and why
 *   log          what the replayed kernel said
 *   results      of the tests, in KTAP
 *   record       on or off; trace: the calls so far (watch/record.c)
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/debugfs.h>
#include <linux/mm.h>	/* kvmalloc_array(), up to 5.15 */
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/zones.h>
#include <bs/machine.h>
#include <bs/pieces.h>
#include <bs/record.h>
#include <bs/debugfs.h>
#include <bs/ktap.h>
#include <bs/owner.h>
#include <bs/taken.h>

static struct dentry *dir;

/* ---- bootmem's maps ---- */

/* Copies of bootmem's view of each node; their maps are on our side */
static struct bootmem_data_bs kept[MAX_NUMNODES_BS];

static unsigned long pages_of(const struct bootmem_data_bs *bdata)
{
	return bdata->node_low_pfn - bootmem_first_pfn_bs(bdata);
}

static size_t map_size(const struct bootmem_data_bs *bdata)
{
	return BITS_TO_LONGS(pages_of(bdata)) * sizeof(long);
}

static void keep_node(struct bootmem_data_bs *copy, const struct bootmem_data_bs *bdata)
{
	void *map = kmemdup(bdata->node_bootmem_map, map_size(bdata), GFP_KERNEL);

	if (!map) {
		pr_warn("no memory for a copy of the bitmap: debugfs will not show it\n");
		return;
	}
	*copy = *bdata;
	copy->node_bootmem_map = map;
}

void bitmap_keep_bs(void)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (!bootmem_is_over_bs(NODE_DATA_BS(nid)->bdata))
			keep_node(&kept[nid], NODE_DATA_BS(nid)->bdata);
}

void bitmap_forget_bs(void)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		kfree(kept[nid].node_bootmem_map);
	memset(kept, 0, sizeof(kept));
}

#define ROW	64UL

static void row_text(const struct bootmem_data_bs *bdata, unsigned long at, char *row)
{
	unsigned long i, nr = min(ROW, pages_of(bdata) - at);

	for (i = 0; i < nr; i++)
		row[i] = test_bit(at + i, bdata->node_bootmem_map) ? '#' : '.';
	row[nr] = '\0';
}

#define SHOW_FIELD(field)	seq_printf(m, " " #field " 0x%lx", bdata->field);

/* Rows like the one before are left out, as hexdump does it */
static void show_map(struct seq_file *m, const struct bootmem_data_bs *bdata)
{
	char row[ROW + 1], last[ROW + 1] = "";
	bool stars = false;
	unsigned long at;

	for (at = 0; at < pages_of(bdata); at += ROW) {
		row_text(bdata, at, row);
		if (strcmp(row, last))
			seq_printf(m, "0x%lx %s\n", (bootmem_first_pfn_bs(bdata) + at) <<
				   PAGE_SHIFT_BS, row);
		else if (!stars)
			seq_puts(m, "*\n");
		stars = !strcmp(row, last);
		strscpy(last, row, sizeof(last));
	}
	seq_printf(m, "0x%lx end;", bdata->node_low_pfn << PAGE_SHIFT_BS);
	BOOTMEM_FIELDS_BS(SHOW_FIELD)
	seq_putc(m, '\n');
}

static int bitmap_show(struct seq_file *m, void *v)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		if (!kept[nid].node_bootmem_map)
			continue;
		seq_printf(m, "# node %d, '#' is reserved, '.' is free\n", nid);
		show_map(m, &kept[nid]);
	}
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(bitmap);

static int bitmap_raw_show(struct seq_file *m, void *v)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (kept[nid].node_bootmem_map)
			seq_write(m, kept[nid].node_bootmem_map, map_size(&kept[nid]));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(bitmap_raw);

/* ---- lists ---- */

/**
 * struct view - pages of lists of a zone: copied with interrupts off, printed later
 * @zone: its lists
 * @page: room for all pages of the zone
 * @nr: copied so far
 * @cold: the first of them that is on a cold list
 */
struct view {
	struct zone_bs *zone;
	const struct page_bs **page;
	unsigned long nr, cold;
};

static void copy_list(struct view *view, const struct list_head *list)
{
	const struct page_bs *page;

	list_for_each_entry(page, list, FREE_LINK_BS)
		if (view->nr < zone_pages_bs(view->zone))
			view->page[view->nr++] = page;
}

static void show_pages(struct seq_file *m, const struct view *view, unsigned long from,
		       unsigned long to)
{
	/* A list can be long: whoever reads it waits, nobody else does. */
	cond_resched();
	while (from < to)
		seq_printf(m, " 0x%lx", page_to_pfn_bs(view->page[from++]));
	seq_putc(m, '\n');
}

static void show_order(struct seq_file *m, struct view *view, int order)
{
	struct zone_bs *zone = view->zone;
	unsigned long flags;

	view->nr = 0;
	raw_spin_lock_irqsave(&zone->lock, flags);
	copy_list(view, &zone->free_area[order].free_list);
	raw_spin_unlock_irqrestore(&zone->lock, flags);

	seq_printf(m, "%d %s %d:", zone->zone_pgdat->node_id, zone->name, order);
	show_pages(m, view, 0, view->nr);
}

static void show_orders(struct seq_file *m, struct view *view)
{
	int order;

	for (order = 0; order < MAX_ORDER_BS; order++)
		show_order(m, view, order);
}

static int show_zones(struct seq_file *m, void (*show)(struct seq_file *m, struct view *view))
{
	struct view view;

	for_each_zone_bs(view.zone) {
		if (zone_is_empty_bs(view.zone))
			continue;
		view.page = kvmalloc_array(zone_pages_bs(view.zone), sizeof(*view.page),
					   GFP_KERNEL);
		if (!view.page)
			return -ENOMEM;
		show(m, &view);
		kvfree(view.page);
	}
	return 0;
}

static int free_blocks_show(struct seq_file *m, void *v)
{
	seq_puts(m, "# node zone order: pfn ..., the one to take next in front\n");
	return show_zones(m, show_orders);
}
DEFINE_SHOW_ATTRIBUTE(free_blocks);

#ifndef BS_HAS_AREA_MAPS	/* which has no lists of CPUs */
/* On the CPU itself: nobody else may look at its lists */
static void copy_pcp(void *arg)
{
	struct view *view = arg;
	const struct per_cpu_pages_bs *pcp = view->zone->pageset[smp_processor_id()].pcp;

	view->nr = 0;
	copy_list(view, &pcp[0].list);
	view->cold = view->nr;
	copy_list(view, &pcp[1].list);
}

static void show_pcp(struct seq_file *m, const struct view *view, int cpu, bool cold)
{
	unsigned long from = cold ? view->cold : 0, to = cold ? view->nr : view->cold;

	seq_printf(m, "%d %s %d %s %lu:", view->zone->zone_pgdat->node_id,
		   view->zone->name, cpu, cold ? "cold" : "hot", to - from);
	show_pages(m, view, from, to);
}

static void show_pcps(struct seq_file *m, struct view *view)
{
	int cpu;

	for_each_online_cpu(cpu) {
		smp_call_function_single(cpu, copy_pcp, view, true);
		show_pcp(m, view, cpu, false);
		show_pcp(m, view, cpu, true);
	}
}

static int pcp_show(struct seq_file *m, void *v)
{
	seq_puts(m, "# node zone cpu list count: pfn ..., the one to take next in front\n");
	return show_zones(m, show_pcps);
}
DEFINE_SHOW_ATTRIBUTE(pcp);
#endif

/* ---- texts ---- */

static int owners_show(struct seq_file *m, void *v)
{
	owner_show_bs(m);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(owners);

static int taken_show(struct seq_file *m, void *v)
{
	show_pieces_bs(m);
	seq_puts(m, "# address bytes what, in the order of the boot\n");
	taken_show_bs(m);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(taken);

static int log_show(struct seq_file *m, void *v)
{
	char *text = kmalloc(LOG_SIZE_BS + 1, GFP_KERNEL);

	if (!text)
		return -ENOMEM;
	seq_write(m, text, log_copy_bs(text, LOG_SIZE_BS + 1));
	kfree(text);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(log);

static int results_show(struct seq_file *m, void *v)
{
	results_show_bs(m);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(results);

void debugfs_init_bs(void)
{
	dir = debugfs_create_dir("bootmem_bs", NULL);
	debugfs_create_file("bitmap", 0444, dir, NULL, &bitmap_fops);
	debugfs_create_file("bitmap_raw", 0444, dir, NULL, &bitmap_raw_fops);
	debugfs_create_file("free_blocks", 0444, dir, NULL, &free_blocks_fops);
#ifndef BS_HAS_AREA_MAPS
	debugfs_create_file("pcp", 0444, dir, NULL, &pcp_fops);
#endif
	debugfs_create_file("owners", 0444, dir, NULL, &owners_fops);
	debugfs_create_file("taken", 0444, dir, NULL, &taken_fops);
	debugfs_create_file("log", 0444, dir, NULL, &log_fops);
	debugfs_create_file("results", 0444, dir, NULL, &results_fops);
	record_files_bs(dir);
}

void debugfs_exit_bs(void)
{
	debugfs_remove(dir);
	dir = NULL;
}
