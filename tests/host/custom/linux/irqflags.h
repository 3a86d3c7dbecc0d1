/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Custom: a host program has no interrupts to switch off, but it is noted that they
 * should be, so that tests see where that was forgotten.
 */
#ifndef SHIM_LINUX_IRQFLAGS_H
#define SHIM_LINUX_IRQFLAGS_H

extern __thread unsigned long shim_irqs_off;

#define local_irq_save(flags)		((void)((flags) = shim_irqs_off++))
#define local_irq_restore(flags)	((void)(shim_irqs_off = (flags)))
#define local_irq_disable()		((void)(shim_irqs_off = 1))
#define local_irq_enable()		((void)(shim_irqs_off = 0))

#endif
