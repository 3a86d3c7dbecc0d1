// SPDX-License-Identifier: GPL-2.0-only
/* Runs what the macros of <bs/init.h> collected. */
#include <linux/printk.h>
#include <bs/apart.h>
#include <bs/init.h>

/* Without any initcall, the linker would not know what kind of section theirs is. */
static const initcall_bs_t no_initcalls[0] __used __section(".initcall_bs.bootmem") = { };

static int run_one(initcall_bs_t fn, const char *phase)
{
	int err;

	if (halted_bs())
		return -EIO;

	err = initcall_apart_bs(fn);
	if (halted_bs()) {
		printk_bs(KERN_CRIT "It happened in %s initcall %ps\n", phase, fn);
		return -EIO;
	}
	if (err)
		pr_err("BiscuitOS_bootmem: %s initcall %ps failed (%d)\n",
		       phase, fn, err);
	return err;
}

static int run_all(const initcall_bs_t *fn, const initcall_bs_t *stop,
		   const char *phase)
{
	int err = 0;

	for (; fn < stop && !err; fn++)
		err = run_one(*fn, phase);
	return err;
}

#define RUN_INITCALLS(phase)						\
extern const initcall_bs_t __start_##phase##_bs[];			\
extern const initcall_bs_t __stop_##phase##_bs[];			\
int run_##phase##_initcalls_bs(void)					\
{									\
	return run_all(__start_##phase##_bs, __stop_##phase##_bs,	\
		       #phase);						\
}

RUN_INITCALLS(memblock)
RUN_INITCALLS(bootmem)
RUN_INITCALLS(buddy)
RUN_INITCALLS(pcp)
RUN_INITCALLS(module)
RUN_INITCALLS(login)
