// SPDX-License-Identifier: GPL-2.0-only
/* What the replayed machine asks of the kernel around it. Host programs have their own. */
#include <linux/cpuhotplug.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <biscuitos/gfp.h>
#include <bs/machine.h>
#include <bs/boot.h>
#include <bs/fault.h>

void host_line_bs(const char *level, const char *line)
{
	printk("%sbs: %s\n", level, line);
}

struct task_bs *current_bs(void)
{
	/* All callers are one process to the replay: it knows nobody else. */
	static struct task_bs init_task;

	return &init_task;
}
EXPORT_SYMBOL_GPL(current_bs);

const char *comm_bs(void)
{
	return current->comm;
}
EXPORT_SYMBOL_GPL(comm_bs);

bool in_interrupt_bs(void)
{
	return in_interrupt();
}
EXPORT_SYMBOL_GPL(in_interrupt_bs);

bool cpu_online_bs(int cpu)
{
	return cpu_online(cpu);
}
EXPORT_SYMBOL_GPL(cpu_online_bs);

bool cpu_possible_bs(int cpu)
{
	return cpu_possible(cpu);
}
EXPORT_SYMBOL_GPL(cpu_possible_bs);

/* ---- CPUs that are switched off ---- */

/* 0 while nobody watches */
static int dead_state;

static int cpu_dead(unsigned int cpu)
{
#ifndef BS_HAS_AREA_MAPS	/* which has no lists of CPUs */
	page_alloc_cpu_dead_bs(cpu);
#endif
	return 0;
}

int watch_cpus_bs(void)
{
	int state = fail_bs("watch over CPUs") ? -ENOMEM :
		    cpuhp_setup_state_nocalls(CPUHP_BP_PREPARE_DYN, "mm/biscuitos:dead",
					      NULL, cpu_dead);

	if (state < 0)
		return state;
	dead_state = state;
	return 0;
}

void unwatch_cpus_bs(void)
{
	if (dead_state)
		cpuhp_remove_state_nocalls(dead_state);
	dead_state = 0;
}
