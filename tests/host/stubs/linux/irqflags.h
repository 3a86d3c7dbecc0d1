/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: a host program has no interrupts to switch off. */
#ifndef SHIM_LINUX_IRQFLAGS_H
#define SHIM_LINUX_IRQFLAGS_H

#define local_irq_save(flags)		((void)((flags) = 0))
#define local_irq_restore(flags)	((void)(flags))
#define local_irq_disable()		((void)0)
#define local_irq_enable()		((void)0)

#endif
