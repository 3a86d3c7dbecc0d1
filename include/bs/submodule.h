/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Included by Kbuild in front of every submodule, whatever its source says. Ties it
 * to one version of the replay: of a missing symbol the host's kernel prints the
 * name, so the name is the message.
 */
#ifndef _BS_SUBMODULE_H
#define _BS_SUBMODULE_H

#include <bs/sources.h>
#include <bs/apart.h>
#include <bs/init.h>

submodule_bs();

/*
 * The functions are run by the main module: machine/apart.c says why. What a source meant for
 * a phase of the boot runs here, in the order of the phases: init/initcalls.lds marks both ends.
 */
extern const initcall_bs_t __start_memblock_bs[];
extern const initcall_bs_t __stop_login_bs[];
static const initcall_bs_t no_initcalls_bs[0] __used __section(".initcall_bs.bootmem") = { };

/* Of those that a source does not name there are none. */
static const initcall_t submodule_fn_bs __refconst;
static const exitcall_t submodule_exit_fn_bs __refconst;

#ifndef __copy
#define __copy(symbol)
#endif

static int __init submodule_starts_bs(void)
{
	const initcall_bs_t *fn;
	int err = 0;

	for (fn = __start_memblock_bs; fn < __stop_login_bs && !err; fn++)
		err = submodule_init_bs(*fn);
	return err || !submodule_fn_bs ? err : submodule_init_bs(submodule_fn_bs);
}

int __copy(submodule_starts_bs) __alias(submodule_starts_bs) init_module(void);

/* Without this, what has no exit function could never be unloaded. */
static void __exit submodule_ends_bs(void)
{
	if (submodule_exit_fn_bs)
		submodule_exit_fn_bs();
}

void __copy(submodule_ends_bs) __alias(submodule_ends_bs) cleanup_module(void);

#undef module_init
#define module_init(fn)		static const initcall_t submodule_fn_bs __refconst = fn
#undef module_exit
#define module_exit(fn)		static const exitcall_t submodule_exit_fn_bs __refconst = fn

#endif /* _BS_SUBMODULE_H */
