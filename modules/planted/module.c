// SPDX-License-Identifier: GPL-2.0-only
/*
 * Mistakes on purpose, one of each kind that the debug kernel is there to find:
 *
 *	insmod ... bug=3	makes the third, having said "planted: expect TEXT"
 *
 * Without bug= nothing happens. Behind the last one, bug=N fails with "Numerical
 * result out of range". Not for a kernel that one wants to go on using.
 */
#include <linux/delay.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/vmalloc.h>

static unsigned int bug;
module_param(bug, uint, 0444);
MODULE_PARM_DESC(bug, "which mistake to make, counted from 1");

/*
 * Numbers and pointers that the compiler must not know. What is not ours is only read:
 * the guest has to live on.
 */
#define hidden(x)	({ typeof(x) __x = (x); OPTIMIZER_HIDE_VAR(__x); __x; })

static char global[40];

/* The first: after any report of damage, lockdep is off. */
static void lock_both_ways(void)
{
	static DEFINE_MUTEX(a);
	static DEFINE_MUTEX(b);

	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&b);
	mutex_unlock(&a);
	mutex_lock(&b);
	mutex_lock(&a);
	mutex_unlock(&a);
	mutex_unlock(&b);
}

static void behind_slab_object(void)
{
	char *p = kmalloc(40, GFP_KERNEL);

	if (p)
		READ_ONCE(*hidden(p + 40));
	kfree(p);
}

static void after_kfree(void)
{
	char *p = kmalloc(40, GFP_KERNEL);

	kfree(p);
	if (p)
		READ_ONCE(*hidden(p));
}

static void behind_stack_array(void)
{
	char array[40];

	READ_ONCE(*hidden(array + 40));
}

static void behind_global(void)
{
	READ_ONCE(*hidden(global + 40));
}

static void behind_vmalloc(void)
{
	char *p = vmalloc(40);

	if (p)
		READ_ONCE(*hidden(p + 40));
	vfree(p);
}

static void shift_too_far(void)
{
	global[0] = 1 << hidden(33);
}

static void index_too_large(void)
{
	global[1] = global[hidden(40)];
}

static void forget_memory(void)
{
	int i;

	/* More than one: a stale pointer in a register hides the last. */
	for (i = 0; i < 20; i++)
		hidden(kmalloc(1000, GFP_KERNEL));
}

static void sleep_in_atomic(void)
{
	preempt_disable();
	might_sleep();
	preempt_enable();
}

static void delete_twice(void)
{
	static LIST_HEAD(head);
	static LIST_HEAD(entry);

	list_add(&entry, &head);
	list_del(&entry);
	list_del(&entry);
}

static void sleep_under_spinlock(void)
{
	static DEFINE_SPINLOCK(lock);

	spin_lock(&lock);
	msleep(20);
	spin_unlock(&lock);
}

static const struct planted {
	void (*make)(void);
	const char *report;
} planted[] = {
	{ lock_both_ways, "possible circular locking dependency" },
	{ behind_slab_object, "BUG: KASAN: slab-out-of-bounds in " },
	{ after_kfree, "BUG: KASAN: use-after-free in |BUG: KASAN: slab-use-after-free in " },
	{ behind_stack_array, "BUG: KASAN: stack-out-of-bounds in " },
	{ behind_global, "BUG: KASAN: global-out-of-bounds in " },
	{ behind_vmalloc, "BUG: KASAN: vmalloc-out-of-bounds in " },
	{ shift_too_far, "UBSAN: shift-out-of-bounds in " },
	{ index_too_large, "UBSAN: array-index-out-of-bounds in " },
	{ forget_memory, "kmemleak: [0-9]+ unreferenced objects" },
	{ sleep_in_atomic, "BUG: sleeping function called from invalid context" },
	{ sleep_under_spinlock, "BUG: scheduling while atomic|BUG: sleeping function" },
	{ delete_twice, "list_del corruption" },
};

static int __init planted_init(void)
{
	const struct planted *p;

	if (!bug)
		return 0;
	if (bug > ARRAY_SIZE(planted))
		return -ERANGE;
	p = &planted[bug - 1];
	pr_info("planted: %ps, expect %s\n", p->make, p->report);
	p->make();
	return 0;
}
module_init(planted_init);

static void __exit planted_exit(void)
{
}
module_exit(planted_exit);

MODULE_DESCRIPTION("Planted mistakes, to try the debug kernel with");
MODULE_LICENSE("GPL");
