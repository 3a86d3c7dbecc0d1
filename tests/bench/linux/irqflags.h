/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: a host program has no interrupts, so that switching them off costs nothing. */
#ifndef BENCH_LINUX_IRQFLAGS_H
#define BENCH_LINUX_IRQFLAGS_H

#define local_irq_save(flags)		((void)((flags) = 0))
#define local_irq_restore(flags)	((void)(flags))

#endif
