// SPDX-License-Identifier: GPL-2.0-only
/*
 * In /sys/kernel/debug/bootmem_bs/, where there is memblock:
 *
 *   memblock/memory    what there is
 *   memblock/reserved  what of it is taken
 *
 * a line an entry, as the kernel itself shows them in /sys/kernel/debug/memblock/ since
 * commit 6d03b885f092 ("memblock: Add debugfs files to dump the arrays content") (in
 * v2.6.37). What the page allocator has taken over is still in there, as it was then.
 */
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <bs/machine.h>
#include <bs/debugfs.h>

/* Eight digits for an address of 32 bits, sixteen for one of 64 */
#define DIGITS	((int)(2 * sizeof(phys_addr_t_bs)))

/* See <bs/debugfs.h> */
DEFINE_MUTEX(tables_lock_bs);

static int table_show(struct seq_file *m, const struct memblock_type_bs *type)
{
	const struct memblock_region_bs *r;
	unsigned long i;

	mutex_lock(&tables_lock_bs);
	for (i = 0; i < type->cnt; i++) {
		r = memblock_region_at_bs(type, i);
		seq_printf(m, "%4lu: 0x%0*lx..0x%0*lx\n", i, DIGITS, r->base, DIGITS,
			   r->base + r->size - 1);
	}
	mutex_unlock(&tables_lock_bs);
	return 0;
}

static int memory_show(struct seq_file *m, void *v)
{
	return table_show(m, &memblock_bs.memory);
}
DEFINE_SHOW_ATTRIBUTE(memory);

static int reserved_show(struct seq_file *m, void *v)
{
	return table_show(m, &memblock_bs.reserved);
}
DEFINE_SHOW_ATTRIBUTE(reserved);

void tables_files_bs(struct dentry *dir)
{
	struct dentry *sub = debugfs_create_dir("memblock", dir);

	debugfs_create_file("memory", 0444, sub, NULL, &memory_fops);
	debugfs_create_file("reserved", 0444, sub, NULL, &reserved_fops);
}
