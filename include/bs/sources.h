/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What sources written for BiscuitOS take for granted. Included by Kbuild in front of all that
 * is below modules/.
 */
#ifndef _BS_SOURCES_H
#define _BS_SOURCES_H

/*
 * The host's headers have fields of this name. Those that a test may want come first, so that
 * the macro does not meet them.
 */
#include <linux/icmp.h>
#include <linux/module.h>
#include <linux/sysctl.h>
#include <vdso/datapage.h>

#ifndef __unused
#define __unused	__maybe_unused
#endif

/* BiscuitOS's headers include one another: any of them brought all of this. */
#include <biscuitos/highmem.h>
#include <bs/init.h>

/*
 * Pages are booked under the name of whoever calls: that is never one of these, however often a
 * source calls them.
 */
static __always_inline typeof(alloc_pages_node_bs) alloc_pages_node_bs;
static __always_inline typeof(page_address_bs) page_address_bs;

/* Phases of allocators that are not replayed; what they were for has been set up by then. */
#define percpu_initcall_bs(fn)	bootmem_initcall_bs(fn)
#define slab_initcall_bs(fn)	pcp_initcall_bs(fn)
#define slob_initcall_bs(fn)	pcp_initcall_bs(fn)
#define vmalloc_initcall_bs(fn)	module_initcall_bs(fn)
#define kmap_initcall_bs(fn)	module_initcall_bs(fn)
#define fixmap_initcall_bs(fn)	module_initcall_bs(fn)

/* What is linked into the main module cannot be loaded: it runs when that boots, last of all. */
#undef module_init
#define module_init(fn)		login_initcall_bs(fn)
#undef module_exit
#define module_exit(fn)		\
	static const exitcall_t __exitcall_##fn##_bs __maybe_unused __refconst = fn

/* What a test says belongs to the boot in which it says so: make run shows that log. */
#undef printk
#define printk			printk_bs

/* What bs_debug_enable() sets, for those who set it themselves */
#define BiscuitOS_debug		debug_bs

/* Functions of the time that nothing in the replay calls */
#define put_page_bs(page)	__free_page_bs(page)
#define page_to_phys_bs(page)	(page_to_pfn_bs(page) << PAGE_SHIFT_BS)

/* Who gets nothing of bootmem, and asks again and again, is ended as well (watch/owned.c). */
#define PATIENT_BS(call)						\
({									\
	void *got__ = (call);						\
	if (!got__)							\
		refused_bs();						\
	got__;								\
})
#define __alloc_bootmem_bs(args...)	 PATIENT_BS((__alloc_bootmem_bs)(args))
#define __alloc_bootmem_low_bs(args...)	 PATIENT_BS((__alloc_bootmem_low_bs)(args))
#define __alloc_bootmem_node_bs(args...) PATIENT_BS((__alloc_bootmem_node_bs)(args))

/* Those who wrote before there were flags want those that changed nothing. */
#ifdef BS_HAS_BOOTMEM_FLAGS
#define FLAGS_BS(none, flags, ...)	flags
#define reserve_bootmem_bs(addr, size, flags...) \
	(reserve_bootmem_bs)(addr, size, FLAGS_BS(0, ##flags, BOOTMEM_DEFAULT_BS, 0))
#endif

#endif /* _BS_SOURCES_H */
