// SPDX-License-Identifier: GPL-2.0-only
/*
 * As one would write a loadable test for BiscuitOS: two pages of ZONE_NORMAL and two
 * of ZONE_DMA. It has to compile and to run as it is.
 *
 *	insmod ... swap=1	takes pages until there are no more
 *	insmod ... swap=2	takes pages for ever, and does not look whether it got any
 *	insmod ... swap=3	and writes to each
 *	insmod ... swap=4	as 2, in a thread
 *
 * BiscuitOS never came back from these.
 */
#include <linux/kernel.h>
#include <linux/init.h>
#include <linux/kthread.h>
#include <linux/module.h>

#include "biscuitos/kernel.h"
#include "biscuitos/init.h"
#include "biscuitos/mm.h"
#include "biscuitos/gfp.h"
#include "biscuitos/swap.h"

static int swap;
module_param(swap, int, 0444);

static int take_all(void)
{
	int nr = 0;

	while (1) {
		if (!alloc_page_bs(GFP_KERNEL_BS)) {
			printk("%s: no page after %d.\n", __func__, nr);
			return -ENOMEM;
		}
		nr++;
	}
	return 0;
}

static int take_for_ever(int write)
{
	struct page_bs *page;

	while (1) {
		page = alloc_page_bs(GFP_KERNEL_BS);
		if (write)
			sprintf((char *)page_address_bs(page), "taken");
	}
	return 0;
}

static int swap_thread(void *unused)
{
	return take_for_ever(0);
}

/* Phases are for what runs in the boot: this runs before compat_init() */
static int in_a_phase(void)
{
	printk("%s: before all others\n", __func__);
	return 0;
}
pcp_initcall_bs(in_a_phase);

static int from_normal(void)
{
	struct page_bs *pages;
	void *addr;
	int order = 1;

	pages = alloc_pages_bs(GFP_KERNEL_BS, order);
	if (!pages) {
		printk("%s: no pages.\n", __func__);
		return -ENOMEM;
	}
	addr = page_address_bs(pages);
	sprintf((char *)addr, "compat-%s", "normal");
	printk("%s: %s in page %#lx\n", __func__, (char *)addr, page_to_pfn_bs(pages));
	free_pages_bs((unsigned long)addr, order);
	return 0;
}

/* With the page in the place of its address, as many of these sources have it */
static int from_dma(void)
{
	struct page_bs *pages;
	int order = 1;

	pages = alloc_pages_bs(GFP_DMA_BS, order);
	if (!pages) {
		printk("%s: no pages.\n", __func__);
		return -ENOMEM;
	}
	printk("%s: page %#lx at %#lx\n", __func__, page_to_pfn_bs(pages),
	       (unsigned long)__pa_bs(page_address_bs(pages)));
	free_pages_bs((unsigned long)pages, order);
	return 0;
}

static int __init compat_init(void)
{
	int err = from_normal();

	if (!err)
		err = from_dma();
	if (swap == 1)
		err = take_all();
	if (swap == 2 || swap == 3)
		err = take_for_ever(swap == 3);
	if (swap == 4)
		kthread_run(swap_thread, NULL, "swap");
	return err;
}

/* Nothing to do when it goes, so it has no exit function */
module_init(compat_init);

MODULE_LICENSE("GPL v2");
MODULE_AUTHOR("the BiscuitOS_bootmem project");
MODULE_DESCRIPTION("A test written as for BiscuitOS");
