/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Locks that never sleep. The replay takes the zone's lock with interrupts off, as
 * history did; a spinlock_t would sleep there on PREEMPT_RT. So the lock is a raw one,
 * and in files of the replay, for which Kbuild sets BS_REPLAY, the historic names take
 * it. Included by <bs/kernel.h> behind everything of Linux.
 */
#ifndef _BS_LOCK_H
#define _BS_LOCK_H

#ifdef BS_REPLAY
#undef spin_lock_init
#undef spin_lock_irqsave
#define spin_lock_init		raw_spin_lock_init
#define spin_lock_irqsave	raw_spin_lock_irqsave
#define spin_unlock_irqrestore	raw_spin_unlock_irqrestore
#endif

#endif /* _BS_LOCK_H */
