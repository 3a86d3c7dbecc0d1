// SPDX-License-Identifier: GPL-2.0-only
/*
 * A look inside: /sys/kernel/debug/bootmem_bs/
 *
 *   bitmap       bootmem's map at the hand-over, a character a page
 *   bitmap_raw   the same, a bit a page, node after node, as the old kernel had it
 *   call         write a call of your own, read what it did
 *   account      what each page is used for
 *   zones        pages, lists and limits of each zone
 *   free_blocks  the buddy lists, block by block
 *   pcp          the per-CPU lists, page by page
 *   owners       who holds which pages
 *   taken        what the boot took out of bootmem, and why
 *   log          what the replayed kernel said
 *   results      of the tests, in KTAP
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/machine.h>
#include <bs/pieces.h>
#include <bs/account.h>
#include <bs/call.h>
#include <bs/debugfs.h>
#include <bs/ktap.h>
#include <bs/lists.h>
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

static void show_pages(struct seq_file *m, const struct view_bs *view, unsigned long from,
		       unsigned long to)
{
	/* A list can be long: whoever reads it waits, nobody else does. */
	cond_resched();
	while (from < to)
		seq_printf(m, " 0x%lx", page_to_pfn_bs(view->page[from++]));
	seq_putc(m, '\n');
}

static void show_order(struct seq_file *m, struct view_bs *view, int order)
{
	view_free_bs(view, order);
	seq_printf(m, "%d %s %d:", view->zone->zone_pgdat->node_id, view->zone->name, order);
	show_pages(m, view, 0, view->nr);
}

static void show_orders(struct seq_file *m, struct view_bs *view)
{
	int order;

	for (order = 0; order < MAX_ORDER_BS; order++)
		show_order(m, view, order);
}

static int show_zones(struct seq_file *m, void (*show)(struct seq_file *m, struct view_bs *view))
{
	struct view_bs view;
	struct zone_bs *zone;

	for_each_zone_bs(zone) {
		if (zone_is_empty_bs(zone))
			continue;
		if (view_open_bs(&view, zone))
			return -ENOMEM;
		show(m, &view);
		view_close_bs(&view);
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
static void show_pcp(struct seq_file *m, const struct view_bs *view, int cpu, bool cold)
{
	unsigned long from = cold ? view->cold : 0, to = cold ? view->nr : view->cold;

	seq_printf(m, "%d %s %d %s %lu:", view->zone->zone_pgdat->node_id,
		   view->zone->name, cpu, cold ? "cold" : "hot", to - from);
	show_pages(m, view, from, to);
}

static void show_pcps(struct seq_file *m, struct view_bs *view)
{
	int cpu;

	for_each_online_cpu(cpu) {
		view_pcp_bs(view, cpu);
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

static int call_show(struct seq_file *m, void *v)
{
	call_show_bs(m);
	return 0;
}

static int call_open(struct inode *inode, struct file *file)
{
	return single_open(file, call_show, NULL);
}

static ssize_t call_write(struct file *file, const char __user *buf, size_t size, loff_t *pos)
{
	char line[128];
	int err;

	if (size >= sizeof(line))
		return -EINVAL;
	if (copy_from_user(line, buf, size))
		return -EFAULT;
	line[size] = '\0';
	err = call_make_bs(strim(line));
	return err ?: size;
}

static const struct file_operations call_fops = {
	.owner = THIS_MODULE,
	.open = call_open,
	.read = seq_read,
	.write = call_write,
	.llseek = seq_lseek,
	.release = single_release,
};

static int account_show(struct seq_file *m, void *v)
{
	return account_show_bs(m, m->private);
}
DEFINE_SHOW_ATTRIBUTE(account);

static int zones_show(struct seq_file *m, void *v)
{
	return zones_show_bs(m);
}
DEFINE_SHOW_ATTRIBUTE(zones);

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

void debugfs_init_bs(const struct layout_bs *layout)
{
	dir = debugfs_create_dir("bootmem_bs", NULL);
	debugfs_create_file("call", 0644, dir, NULL, &call_fops);
	debugfs_create_file("account", 0444, dir, (void *)layout, &account_fops);
	debugfs_create_file("zones", 0444, dir, NULL, &zones_fops);
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
}

void debugfs_exit_bs(void)
{
	debugfs_remove(dir);
	call_exit_bs();
	dir = NULL;
}
