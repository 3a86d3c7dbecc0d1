// SPDX-License-Identifier: GPL-2.0-only
/* The page allocator of a running machine: blocks of each zone, with any use of them. */
#include <linux/module.h>
#include <bs/test.h>

static void check_block(struct test_bs *t, unsigned int gfp_mask, unsigned int order)
{
	struct page_bs *page = alloc_pages_bs(gfp_mask, order);
	unsigned long pfn;

	if (!EXPECT_BS(t, page))
		return;
	pfn = page_to_pfn_bs(page);
	EXPECT_EQ_BS(t, pfn & ((1UL << order) - 1), 0);
	EXPECT_EQ_BS(t, page_count_bs(page), 1);
	memset(page_address_bs(page), 0x5a, PAGE_SIZE_BS << order);
	test_say_bs(t, "order %u, gfp 0x%x: %s, page 0x%lx", order, gfp_mask,
		    page_zone_bs(page)->name, pfn);
	__free_pages_bs(page, order);
}

static void blocks_of_every_order(struct test_bs *t)
{
	unsigned int order;

	/* As far as the machine is large enough to have one for sure */
	for (order = 0; order < MAX_ORDER_BS && totalram_pages_bs >> order > 8; order++)
		check_block(t, GFP_KERNEL_BS, order);
}

static void blocks_of_every_zone(struct test_bs *t)
{
	check_block(t, GFP_DMA_BS, 1);
	check_block(t, GFP_KERNEL_BS, 1);
	check_block(t, GFP_HIGHUSER_BS, 1);
}

static void too_large(struct test_bs *t)
{
	EXPECT_BS(t, !alloc_pages_bs(GFP_KERNEL_BS, MAX_ORDER_BS));
}

static void zeroed(struct test_bs *t)
{
	unsigned long addr = get_zeroed_page_bs(GFP_KERNEL_BS);

	if (!EXPECT_BS(t, addr))
		return;
	EXPECT_BS(t, !memchr_inv((void *)addr, 0, PAGE_SIZE_BS));
	free_page_bs(addr);
}

static const struct test_case_bs cases[] = {
	{ "there are blocks of every order, aligned to their size",
	  blocks_of_every_order },
	{ "there are blocks for every kind of request", blocks_of_every_zone },
	{ "no block is larger than 1024 pages", too_large },
	{ "get_zeroed_page_bs() gives zeroes", zeroed },
};

static int __init buddy_module_init(void)
{
	return RUN_TESTS_BS("buddy", cases);
}

static void __exit buddy_module_exit(void)
{
}

module_init(buddy_module_init);
module_exit(buddy_module_exit);

MODULE_DESCRIPTION("Tests of the page allocator in a running machine");
MODULE_LICENSE("GPL");
