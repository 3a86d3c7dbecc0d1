// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init function of a submodule runs in a thread of its own, for two kinds of source that
 * the host's kernel could not bear. One asks for memory for ever, as if somebody were there to
 * free it: a thread can be ended from within. The other ends without a return: what it seems
 * to return is no error number.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <linux/version.h>
#include <bs/apart.h>
#include <bs/kernel.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 17, 0)
#define kthread_complete_and_exit complete_and_exit
#endif

struct apart {
	struct list_head link;
	struct task_struct *task;
	int (*fn)(void);
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

static int run(void *arg)
{
	struct apart *a = arg;

	a->result = a->fn();
	kthread_complete_and_exit(&a->done, 0);
	return 0;
}

/* A thread that the host's kernel has killed completes nothing. */
static void wait_for(struct apart *a)
{
	while (!wait_for_completion_timeout(&a->done, HZ / 4)) {
		if (!READ_ONCE(a->task->exit_state))
			continue;
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

int submodule_init_bs(int (*fn)(void))
{
	struct apart a = { .fn = fn };

	init_completion(&a.done);
	a.task = kthread_create(run, &a, "%s", current->comm);
	if (IS_ERR(a.task))
		return PTR_ERR(a.task);
	get_task_struct(a.task);
	link_in(&a);
	wake_up_process(a.task);
	wait_for(&a);
	link_out(&a);
	put_task_struct(a.task);
	return lenient_result_bs(a.result, fn);
}
EXPORT_SYMBOL_GPL(submodule_init_bs);

void end_submodule_init_bs(void)
{
	struct apart *a = in_task() ? of_current() : NULL;

	if (!a)
		return;
	pr_err("%ps goes on without memory that it cannot do without; it is ended\n", a->fn);
	a->result = -ENOMEM;
	kthread_complete_and_exit(&a->done, 0);
}
