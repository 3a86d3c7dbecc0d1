// SPDX-License-Identifier: GPL-2.0-only
/*
 * In /sys/kernel/debug/bootmem_bs/, where the boot was from bootmem:
 *
 *   bitmap       bootmem's map at the hand-over, a character a page
 *   bitmap_raw   the same, a bit a page, node after node, as the old kernel had it
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/machine.h>
#include <bs/debugfs.h>

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

void bitmap_files_bs(struct dentry *dir)
{
	debugfs_create_file("bitmap", 0444, dir, NULL, &bitmap_fops);
	debugfs_create_file("bitmap_raw", 0444, dir, NULL, &bitmap_raw_fops);
}
