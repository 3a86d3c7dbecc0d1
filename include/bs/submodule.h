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

/* The init function is run by the main module: machine/apart.c says why. */
static const initcall_t submodule_fn_bs __initconst;

static int __init __maybe_unused submodule_starts_bs(void)
{
	return submodule_init_bs(submodule_fn_bs);
}

#ifndef __copy
#define __copy(symbol)
#endif
#undef module_init
#define module_init(fn)							\
	static const initcall_t submodule_fn_bs __initconst = fn;	\
	int __copy(submodule_starts_bs) __alias(submodule_starts_bs) init_module(void)

#endif /* _BS_SUBMODULE_H */
