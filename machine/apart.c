// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init function of a submodule, and what a test runs in the boot, has a thread of its own,
 * for two kinds of source that the host's kernel could not bear. One asks for memory for ever,
 * as if somebody were there to free it: a thread can be ended from within. The other ends
 * without a return: what it seems to return is no error number.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <linux/version.h>
#include <bs/actor.h>
#include <bs/apart.h>
#include <bs/kernel.h>
#include <bs/owner.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 17, 0)
#define kthread_complete_and_exit complete_and_exit
#endif

struct apart {
	struct list_head link;
	struct task_struct *task;
	int (*fn)(void);
	bool acts;	/* in its own name, not in that of whoever calls the allocator */
	int result;
	struct completion done;
};

static DEFINE_SPINLOCK(lock);
static LIST_HEAD(all);

static void link_in(struct apart *a)
{
	spin_lock(&lock);
	list_add(&a->link, &all);
	spin_unlock(&lock);
}

static void link_out(struct apart *a)
{
	spin_lock(&lock);
	list_del(&a->link);
	spin_unlock(&lock);
}

static struct apart *of_current(void)
{
	struct apart *a, *found = NULL;

	spin_lock(&lock);
	list_for_each_entry(a, &all, link)
		if (a->task == current)
			found = a;
	spin_unlock(&lock);
	return found;
}

static void ends(struct apart *a)
{
	if (a->acts)
		actor_ends_bs();
	kthread_complete_and_exit(&a->done, 0);
}

static int run(void *arg)
{
	struct apart *a = arg;

	if (a->acts)
		actor_begins_bs(a->fn);
	a->result = a->fn();
	ends(a);
	return 0;
}

/* A thread that the host's kernel has killed completes nothing. */
static void wait_for(struct apart *a)
{
	while (!wait_for_completion_timeout(&a->done, HZ / 4)) {
		if (!READ_ONCE(a->task->exit_state))
			continue;
		/* It may have ended as it should, just behind the wait */
		if (!try_wait_for_completion(&a->done))
			a->result = -EFAULT;
		return;
	}
}

int lenient_result_bs(int result, const void *fn)
{
	if (result <= 0 && result >= -MAX_ERRNO)
		return result;
	printk_bs(KERN_WARNING "%ps returned %d, which is no error number; taken for 0: does it lack a return?\n",
		  fn, result);
	return 0;
}

static int run_apart(struct apart *a, int cpu)
{
	init_completion(&a->done);
	a->task = kthread_create(run, a, "%s", current->comm);
	if (IS_ERR(a->task))
		return PTR_ERR(a->task);
	get_task_struct(a->task);
	if (cpu >= 0)
		set_cpus_allowed_ptr(a->task, cpumask_of(cpu));
	link_in(a);
	wake_up_process(a->task);
	wait_for(a);
	link_out(a);
	put_task_struct(a->task);
	return lenient_result_bs(a->result, a->fn);
}

int submodule_init_bs(int (*fn)(void))
{
	struct apart a = { .fn = fn };

	return run_apart(&a, -1);
}
EXPORT_SYMBOL_GPL(submodule_init_bs);

/* On the CPU of the boot, whose lists have what the boot before it has left there */
int initcall_apart_bs(int (*fn)(void))
{
	struct apart a = { .fn = fn, .acts = true };

	return run_apart(&a, raw_smp_processor_id());
}

/*
 * A thread that a submodule has made itself, and may want to stop later: who has ended has to
 * be there until then. Nobody can tell when, so its structure stays.
 */
static bool is_own_thread(unsigned long caller)
{
	return (current->flags & (PF_KTHREAD | PF_WQ_WORKER)) == PF_KTHREAD &&
	       owner_has_code_bs(caller);
}

static void end_own_thread(unsigned long caller)
{
	pr_err("%ps, in a thread, goes on without memory that it cannot do without; the thread is ended\n",
	       (void *)caller);
	get_task_struct(current);
	kthread_complete_and_exit(NULL, 0);
}

void end_test_bs(unsigned long caller)
{
	struct apart *a = in_task() ? of_current() : NULL;

	if (a) {
		pr_err("%ps goes on without memory that it cannot do without; it is ended\n",
		       a->fn);
		a->result = -ENOMEM;
		ends(a);
	} else if (in_task() && is_own_thread(caller)) {
		end_own_thread(caller);
	}
}
