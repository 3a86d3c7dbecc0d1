// SPDX-License-Identifier: GPL-2.0-only
/* What the replayed machine asks of the kernel around it. Host programs have their own. */
#include <linux/preempt.h>
#include <linux/sched.h>
#include <biscuitos/machine.h>

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

const char *comm_bs(void)
{
	return current->comm;
}

bool in_interrupt_bs(void)
{
	return in_interrupt();
}

int smp_processor_id_bs(void)
{
	return smp_processor_id();
}

bool cpu_online_bs(int cpu)
{
	return cpu_online(cpu);
}

bool cpu_possible_bs(int cpu)
{
	return cpu_possible(cpu);
}
