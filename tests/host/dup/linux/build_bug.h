/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: checked at compile time. */
#ifndef SHIM_LINUX_BUILD_BUG_H
#define SHIM_LINUX_BUILD_BUG_H

#define BUILD_BUG_ON(c)		_Static_assert(!(c), #c)
#define static_assert(c, ...)	_Static_assert(c, #c)

#endif
