// SPDX-License-Identifier: GPL-2.0-only
/* See actor.h. A slot belongs to the process that is in it, so it needs no lock. */
#include <linux/kernel.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <bs/actor.h>

static struct {
	struct task_struct *task;
	unsigned long fn;
} acting[8];

void actor_begins_bs(const void *fn)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(acting); i++) {
		if (cmpxchg(&acting[i].task, NULL, current))
			continue;
		acting[i].fn = (unsigned long)fn;
		return;
	}
}

void actor_ends_bs(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(acting); i++)
		cmpxchg(&acting[i].task, current, NULL);
}

unsigned long actor_bs(void)
{
	size_t i;

	for (i = 0; in_task() && i < ARRAY_SIZE(acting); i++)
		if (READ_ONCE(acting[i].task) == current)
			return acting[i].fn;
	return 0;
}
