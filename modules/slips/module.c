// SPDX-License-Identifier: GPL-2.0-only
/*
 * Slips of the pen, one at a time, to see what becomes of each: some old kernels halted, others
 * took no notice.
 *
 *	insmod ... slip=1	makes the first of the table below
 */
#include <linux/module.h>
#include <biscuitos/mm.h>

static unsigned int slip;
module_param(slip, uint, 0444);
MODULE_PARM_DESC(slip, "the one to make, counted from 1");

static void free_twice(void)
{
	struct page_bs *page = alloc_pages_bs(GFP_KERNEL_BS, 1);

	__free_pages_bs(page, 1);
	__free_pages_bs(page, 1);
}

static void free_too_little(void)
{
	__free_pages_bs(alloc_pages_bs(GFP_KERNEL_BS, 2), 1);
}

static void free_inside(void)
{
	__free_page_bs(alloc_pages_bs(GFP_KERNEL_BS, 2) + 1);
}

/* What a request gave that failed */
static void free_none(void)
{
	__free_pages_bs(alloc_pages_bs(GFP_KERNEL_BS, MAX_ORDER_BS), 0);
}

static void free_wild(void)
{
	free_page_bs(0x12345000);
}

static void keep(void)
{
	alloc_pages_bs(GFP_KERNEL_BS, 2);
}

static void write_to_none(void)
{
	memset(page_address_bs(alloc_pages_bs(GFP_KERNEL_BS, MAX_ORDER_BS)), 0, PAGE_SIZE_BS);
}

static void (* const slips[])(void) = {
	free_twice, free_too_little, free_inside, free_none, free_wild, keep, write_to_none,
};

static int slips_init(void)
{
	if (slip > ARRAY_SIZE(slips))
		return -ERANGE;
	if (slip)
		slips[slip - 1]();
	return 0;
}
module_init(slips_init);

static void slips_exit(void)
{
}
module_exit(slips_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Mistakes on purpose, one at a time");
