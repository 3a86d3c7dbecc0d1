/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: on a machine with one processor, as those of history were, a lock is nothing. */
#ifndef BENCH_LINUX_SPINLOCK_H
#define BENCH_LINUX_SPINLOCK_H

#include <linux/irqflags.h>

typedef struct { } spinlock_t;
typedef spinlock_t raw_spinlock_t;

#define DEFINE_SPINLOCK(name)			spinlock_t name
#define DEFINE_RAW_SPINLOCK			DEFINE_SPINLOCK
#define spin_lock_init(lock)			((void)(lock))
#define spin_lock(lock)				((void)(lock))
#define spin_unlock(lock)			((void)(lock))
#define spin_lock_irqsave(lock, flags)		((void)(lock), (flags) = 0)
#define spin_unlock_irqrestore(lock, flags)	((void)(lock), (void)(flags))

#define raw_spin_lock_irqsave			spin_lock_irqsave
#define raw_spin_unlock_irqrestore		spin_unlock_irqrestore

#endif
