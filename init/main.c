// SPDX-License-Identifier: GPL-2.0-only
/*
 * The whole boot of the replayed kernel. Start reading here.
 */
#include <linux/stringify.h>
#include <bs/init.h>
#include <bs/arch.h>
#include <bs/boot.h>
#include <bs/owner.h>

static void show_banner(void)
{
	printk_bs(KERN_NOTICE "Linux version " __stringify(BS_VERSION)
		  " (BiscuitOS_bootmem, a replay)\n");
	if (strcmp(__stringify(BS_PAGES), __stringify(BS_VERSION)))
		printk_bs(KERN_NOTICE "Page allocator of Linux " __stringify(BS_PAGES) "\n");
}

static void show_command_line(const struct layout_bs *layout)
{
	printk_bs(KERN_NOTICE "Kernel command line: %s\n", layout->cmdline);
}

/* Once the machine is dead, all of these return at once. */
int start_kernel_bs(const struct layout_bs *layout)
{
	int err;

	show_banner();				/* who boots here */
	setup_options_bs(layout);		/* debugging, unknown words */
	err = setup_arch_bs(layout);		/* bootmem, nodes, zones */
	if (err)
		return err;

	setup_per_cpu_areas_bs();		/* for several processors */
	zonelists_init_bs();			/* where to look */
	show_command_line(layout);		/* as history did */
	pidhash_init_bs();			/* to find processes */
	console_init_bs();			/* what it shows */
	vfs_caches_init_early_bs();		/* large hash tables */
	mem_init_bs(layout);			/* bootmem hands over */
	vfs_caches_init_bs();			/* one small one */
	watermarks_init_bs();			/* watermarks and reserves */
	free_boot_memory_bs(layout);		/* initrd, init code */

	owner_boot_ends_bs();			/* the boot's own pages */

	err = run_buddy_initcalls_bs() ?:	/* blocks of pages */
	      run_pcp_initcalls_bs() ?:		/* single hot pages */
	      proc_init_bs() ?:			/* let users look */
	      run_module_initcalls_bs() ?:	/* all other tests */
	      run_login_initcalls_bs() ?:	/* the very last */
	      (halted_bs() ? -EIO : 0);		/* is it alive? */
	owner_tests_end_bs();			/* what tests kept */
	return err;
}
