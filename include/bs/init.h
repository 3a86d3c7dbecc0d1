/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Functions that run at a certain point of the replayed boot.
 *
 *	static int my_test(void)
 *	{
 *		...
 *		return 0;
 *	}
 *	buddy_initcall_bs(my_test);
 *
 * Those of one phase run in the order they were linked in. What they return counts:
 * a negative error number is a failure, which is reported and fails the load of the module.
 * For code that is linked into the module; a submodule has module_init().
 */
#ifndef _BS_INIT_H
#define _BS_INIT_H

#include <bs/machine.h>

typedef int (*initcall_bs_t)(void);

/* Left alone, gcc turns the order of a file's variables round. */
#if __has_attribute(no_reorder)
#define INITCALL_ORDER_BS	__attribute__((no_reorder))
#else
#define INITCALL_ORDER_BS
#endif

/* init/initcalls.lds puts a phase's pointers side by side and marks both ends. */
#define INITCALL_BS(phase, fn)						\
	static const initcall_bs_t __initcall_##fn##_bs			\
	__used __aligned(sizeof(void *)) INITCALL_ORDER_BS		\
	__section(".initcall_bs." #phase) = (fn)

/** memblock_initcall_bs() - memblock knows all memory and what is in use, nothing is taken yet */
#define memblock_initcall_bs(fn)	INITCALL_BS(memblock, fn)
/** bootmem_initcall_bs() - memory is reserved, nothing of it taken yet */
#define bootmem_initcall_bs(fn)	INITCALL_BS(bootmem, fn)
/** buddy_initcall_bs() - the page allocator has all memory, watermarks are set */
#define buddy_initcall_bs(fn)	INITCALL_BS(buddy, fn)
/** pcp_initcall_bs() - behind those of buddy_initcall_bs() */
#define pcp_initcall_bs(fn)	INITCALL_BS(pcp, fn)
/** module_initcall_bs() - the files in /proc are there */
#define module_initcall_bs(fn)	INITCALL_BS(module, fn)
/** login_initcall_bs() - the very last ones */
#define login_initcall_bs(fn)	INITCALL_BS(login, fn)

int run_memblock_initcalls_bs(void);
int run_bootmem_initcalls_bs(void);
int run_buddy_initcalls_bs(void);
int run_pcp_initcalls_bs(void);
int run_module_initcalls_bs(void);
int run_login_initcalls_bs(void);

/*
 * A submodule uses functions and structures of one version of the replay: make it
 * impossible to load it into another. BS_VERSION_ID comes from Kbuild: 2_6_12.
 */
#define BS_VERSION_SYMBOL(id)		BS_VERSION_SYMBOL_(id)
#define BS_VERSION_SYMBOL_(id)		BiscuitOS_bootmem_##id##_is_not_loaded

#ifdef BS_VERSION_ID
extern const char BS_VERSION_SYMBOL(BS_VERSION_ID)[];

/*
 * submodule_bs() - ties the module to its version. <bs/submodule.h> says it in front of every
 * module.c below modules/, so it is not to be written there; elsewhere, once in a module.
 */
#define submodule_bs()							\
	static const char * const wanted_version_bs __used =		\
		BS_VERSION_SYMBOL(BS_VERSION_ID)
#endif

#endif /* _BS_INIT_H */
