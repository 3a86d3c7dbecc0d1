/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: one processor, as machines of history had. */
#ifndef BENCH_LINUX_SMP_H
#define BENCH_LINUX_SMP_H

#define smp_processor_id()	0

#endif
