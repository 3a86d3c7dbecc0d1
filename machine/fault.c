// SPDX-License-Identifier: GPL-2.0-only
/*
 * insmod ... fail_at=3 : the third thing that the load asks of the host fails;
 * insmod ... fail_nth=3: the third allocation, of the kernel's own on our behalf as
 * well, in a kernel with fault injection (Documentation/fault-injection).
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/module.h>
#include <linux/sched.h>
#include <bs/fault.h>

static unsigned int fail_at;
module_param(fail_at, uint, 0444);
MODULE_PARM_DESC(fail_at, "for tests: let the n-th allocation or registration of the load fail");

static unsigned int asked;

bool fail_bs(const char *what)
{
	/* Loads come one after another, and each starts with a fresh count. */
	if (++asked != fail_at)
		return false;
	pr_notice("fail_at=%u: %s fails on purpose\n", fail_at, what);
	return true;
}

#ifdef CONFIG_FAULT_INJECTION
static unsigned int fail_nth;
module_param(fail_nth, uint, 0444);
MODULE_PARM_DESC(fail_nth, "for tests: let the kernel's fault injection fail the n-th allocation of the load");

/* Whoever loads us may have set one of its own, /proc/self/fail-nth: that goes on. */
static unsigned int callers_nth;

void inject_faults_bs(void)
{
	if (!fail_nth)
		return;
	callers_nth = current->fail_nth;
	current->fail_nth = fail_nth;
}

void inject_no_faults_bs(void)
{
	if (!fail_nth)
		return;
	if (current->fail_nth)
		pr_notice("fail_nth=%u: the load is over before that\n", fail_nth);
	current->fail_nth = callers_nth;
}
#endif
