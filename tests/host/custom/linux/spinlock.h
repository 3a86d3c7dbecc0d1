/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Custom: a lock that spins, as in the kernel, so that threads of a unit test are kept
 * apart. A lock that is taken twice by one thread, or given back without being held,
 * stops the program instead of hanging it.
 */
#ifndef SHIM_LINUX_SPINLOCK_H
#define SHIM_LINUX_SPINLOCK_H

#include <linux/atomic.h>
#include <linux/irqflags.h>

typedef struct {
	unsigned long owner;	/* thread, 0 while free */
} spinlock_t;

#define DEFINE_SPINLOCK(name)	spinlock_t name = { 0 }
#define spin_lock_init(lock)	((lock)->owner = 0)

void spin_lock(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);
bool spin_is_locked(spinlock_t *lock);

#define spin_lock_irqsave(lock, flags)		do { (flags) = 0; spin_lock(lock); } while (0)
#define spin_unlock_irqrestore(lock, flags)	do { (void)(flags); spin_unlock(lock); } while (0)
#define spin_lock_irq(lock)			spin_lock(lock)
#define spin_unlock_irq(lock)			spin_unlock(lock)

/* Nothing sleeps here. */
typedef spinlock_t raw_spinlock_t;
#define DEFINE_RAW_SPINLOCK		DEFINE_SPINLOCK
#define raw_spin_lock_irqsave		spin_lock_irqsave
#define raw_spin_unlock_irqrestore	spin_unlock_irqrestore

#define lockdep_assert_held(lock)		((void)(lock))

#endif
