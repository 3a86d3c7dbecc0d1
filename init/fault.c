// SPDX-License-Identifier: GPL-2.0-only
/* insmod ... fail_at=3 : the third thing that the load asks of the host fails. */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/module.h>
#include "fault.h"

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
