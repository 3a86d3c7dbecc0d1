/* SPDX-License-Identifier: GPL-2.0-only */
/* The world of the host programs: what the runner asks for, and more for unit tests. */
#ifndef HOST_WORLD_H
#define HOST_WORLD_H

#include "../replay/world.h"

/** world_cleared() - bytes that the replay wanted to have cleared */
unsigned long world_cleared(void);

/** What world_print() begins each line with */
extern const char *world_prefix;

/** world_ends_at() - no memory at @paddr and behind it, until world_reset() */
void world_ends_at(unsigned long paddr);

/** world_possible_cpus() - there can be this many, until world_reset() */
void world_possible_cpus(int count);

/** world_run_on() - what smp_processor_id() shall say in this thread */
void world_run_on(int cpu);

/** world_online() - the first @cpus CPUs are online; all of them at first */
void world_online(int cpus);

/** world_line - gets each line of the replayed kernel's log; may be NULL */
extern void (*world_line)(const char *line);

#endif /* HOST_WORLD_H */
