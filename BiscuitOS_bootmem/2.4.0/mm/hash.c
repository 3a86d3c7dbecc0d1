// SPDX-License-Identifier: GPL-2.0-only
/*
 * The large hash tables of Linux 2.4.0's boot: of the dentry and inode caches, of buffers,
 * and of the page cache. All come from the page allocator. Nobody looks anything up in them.
 */
#include <biscuitos/mm.h>

/* The smallest order whose block, in units of @unit bytes, holds @bytes */
static int order_for(unsigned long bytes, unsigned long unit)
{
	int order = 0;

	while (order < BITS_PER_LONG - PAGE_SHIFT_BS - 1 && unit << order < bytes)
		order++;
	return order;
}

static void *try_table(int order)
{
	if (order < 0 || order >= MAX_ORDER_BS)
		return NULL;
	return (void *)__get_free_pages_bs(GFP_ATOMIC_BS, order);
}

static int entries(int order, unsigned long bytes)
{
	return (PAGE_SIZE_BS << order) / bytes;
}

static void tell(const char *name, int nr, int order)
{
	if (halted_bs())
		return;
	printk_bs("%s hash table entries: %d (order: %d, %ld bytes)\n", name, nr, order,
		  order < 0 ? 0L : (long)(PAGE_SIZE_BS << order));
}

/* Buckets of two pointers. Below order 0 it went on with the largest number there is. */
static void *stubborn_table(const char *name, unsigned long buckets)
{
	int order = order_for(buckets * 2 * sizeof(void *), PAGE_SIZE_BS);
	void *table = try_table(order);

	while (!table && !halted_bs()) {
		if (FOREVER_ON_BS(!order))
			return NULL;
		table = try_table(--order);
	}
	tell(name, entries(order, 2 * sizeof(void *)), order);
	return table;
}

void *dcache_init_bs(unsigned long mempages)
{
	return stubborn_table("Dentry-cache", mempages >> 1);
}

void *inode_init_bs(unsigned long mempages)
{
	return stubborn_table("Inode-cache", mempages >> 2);
}

/* Order 0 is tried if it is the first; the size told is that of the order given up at */
void *buffer_init_bs(unsigned long mempages)
{
	int order = order_for((mempages >> 14) * sizeof(void *), 1), nr;
	void *table;

	do {
		nr = entries(order, sizeof(void *));
		table = try_table(order);
	} while (!table && !halted_bs() && --order > 0);
	tell("Buffer-cache", nr, order);
	if (!table && !halted_bs())
		panic_bs("Failed to allocate buffer hash table");
	return table;
}

/*
 * As buffers, but the order was unsigned: below 0 it went through all numbers there are,
 * of which only the small ones are orders of anything. That took 2^32 rounds, or 2^64.
 */
void *page_cache_init_bs(unsigned long mempages)
{
	int order = order_for(mempages * sizeof(void *), PAGE_SIZE_BS), nr;
	void *table;

	do {
		if (order < 0 && FOREVER_ON_BS(BITS_PER_LONG == 64))
			return NULL;
		if (order < 0)
			order = MAX_ORDER_BS - 1;
		nr = entries(order, sizeof(void *));
		table = try_table(order);
	} while (!table && !halted_bs() && --order);
	tell("Page-cache", nr, order);
	if (!table && !halted_bs())
		panic_bs("Failed to allocate page hash table");
	return table;
}
