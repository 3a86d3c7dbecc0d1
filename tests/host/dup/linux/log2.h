/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: base-2 logarithms. */
#ifndef SHIM_LINUX_LOG2_H
#define SHIM_LINUX_LOG2_H

#include <linux/bitops.h>

#define ilog2(n)		((int)__fls(n))
#define is_power_of_2(n)	((n) != 0 && ((n) & ((n) - 1)) == 0)
#define roundup_pow_of_two(n)	((n) <= 1 ? 1UL : 2UL << __fls((n) - 1))
#define rounddown_pow_of_two(n)	(1UL << __fls(n))
#define order_base_2(n)		((n) > 1 ? ilog2((n) - 1) + 1 : 0)

#endif
