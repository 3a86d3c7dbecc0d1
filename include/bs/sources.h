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

#endif /* _BS_SOURCES_H */
