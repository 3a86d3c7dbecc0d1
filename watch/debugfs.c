// SPDX-License-Identifier: GPL-2.0-only
/*
 * A look inside: /sys/kernel/debug/bootmem_bs/
 *
 *   call         write a call of your own, read what it did
 *   account      what each page is used for
 *   zones        pages, lists and limits of each zone
 *   bitmap, bitmap_raw            of bootmem: bitmap.c
 *   memblock/memory, .../reserved of memblock: tables.c
 *   free_blocks  the buddy lists, block by block
 *   pcp          the per-CPU lists, page by page
 *   owners       who holds which pages
 *   taken        what the boot took of its memory, and why
 *   log          what the replayed kernel said
 *   results      of the tests, in KTAP
 *   mistakes     of the tests, and of calls by hand
 *   record       on or off; trace: the calls so far (watch/record.c)
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
#include <bs/record.h>
#include <bs/debugfs.h>
#include <bs/ktap.h>
#include <bs/lists.h>
#include <bs/mistake.h>
#include <bs/owner.h>
#include <bs/taken.h>

static struct dentry *dir;

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
	char line[CALL_SIZE_BS];
	int err;

	/* What is longer is refused by its size alone */
	if (copy_from_user(line, buf, min(size, sizeof(line))))
		return -EFAULT;
	err = call_make_bs(line, size);
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

static int mistakes_show(struct seq_file *m, void *v)
{
	seq_puts(m, "# what history would not have noticed\n");
	mistakes_show_bs(m);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(mistakes);

void debugfs_init_bs(const struct layout_bs *layout)
{
	dir = debugfs_create_dir("bootmem_bs", NULL);
	debugfs_create_file("call", 0644, dir, NULL, &call_fops);
	debugfs_create_file("account", 0444, dir, (void *)layout, &account_fops);
	debugfs_create_file("zones", 0444, dir, NULL, &zones_fops);
	if (bitmap_files_bs)
		optional_bs(bitmap_files_bs)(dir);
	if (tables_files_bs)
		optional_bs(tables_files_bs)(dir);
	debugfs_create_file("free_blocks", 0444, dir, NULL, &free_blocks_fops);
#ifndef BS_HAS_AREA_MAPS
	debugfs_create_file("pcp", 0444, dir, NULL, &pcp_fops);
#endif
	debugfs_create_file("owners", 0444, dir, NULL, &owners_fops);
	debugfs_create_file("taken", 0444, dir, NULL, &taken_fops);
	debugfs_create_file("log", 0444, dir, NULL, &log_fops);
	debugfs_create_file("results", 0444, dir, NULL, &results_fops);
	debugfs_create_file("mistakes", 0444, dir, NULL, &mistakes_fops);
	record_files_bs(dir);
}

void debugfs_exit_bs(void)
{
	debugfs_remove(dir);
	call_exit_bs();
	dir = NULL;
}
