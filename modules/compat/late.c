// SPDX-License-Identifier: GPL-2.0-only
/* A module, as somebody wrote it, who did not call its file module.c: it runs in the boot. */
#include <linux/init.h>
#include <linux/module.h>
#include "biscuitos/mm.h"

static int late_init(void)
{
	unsigned long addr = __get_free_page_bs(GFP_KERNEL_BS);

	printk("%s: a page at %#lx\n", __func__, __pa_bs(addr));
	free_page_bs(addr);
	return 0;
}

static void late_exit(void)
{
}

module_init(late_init);
module_exit(late_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("Ægir");
