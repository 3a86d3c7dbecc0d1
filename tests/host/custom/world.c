// SPDX-License-Identifier: GPL-2.0-only
/*
 * Custom: the machine around the replay, for host programs. It has as much memory as
 * a word can name, but only what world_back() was asked for is really there.
 * The addresses are those of tests/replay/backed.h.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <bs/machine.h>
#include "../../replay/backed.h"
#include "../world.h"

/* ---- memory outside the machine ---- */

#define MAX_BLOCKS	128

static void *blocks[MAX_BLOCKS];
static unsigned int nr_blocks;

void *world_alloc(size_t bytes)
{
	void *block = nr_blocks < MAX_BLOCKS ? calloc(1, bytes ? bytes : 1) : NULL;

	if (block)
		blocks[nr_blocks++] = block;
	return block;
}

/* ---- memory of the machine ---- */

#define MAX_BACKED	80

static struct backed backed[MAX_BACKED];
static unsigned int nr_backed;

static unsigned long cleared;

void *phys_to_virt_bs(unsigned long paddr)
{
	return backed_virt(backed, nr_backed, paddr);
}

unsigned long virt_to_phys_bs(const void *vaddr)
{
	return backed_phys(backed, nr_backed, vaddr);
}

static unsigned long last_byte = ~0UL;

void world_ends_at(unsigned long paddr)
{
	last_byte = paddr - 1;
}

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	return !bytes || (paddr <= last_byte && bytes - 1 <= last_byte - paddr);
}

/* Stretches that overlap cannot change places, nor one that is in several places already */
static bool can_swap(unsigned long paddr, const struct backed *b)
{
	return b->real - b->fake >= b->bytes && b->fake - b->real >= b->bytes &&
	       (unsigned long)phys_to_virt_bs(paddr + b->bytes - 1) == b->fake + b->bytes - 1;
}

#define TRIES	8

/* Where memory lies low, as in WebAssembly, it may lie where the stretch does: try more of it */
bool world_back(unsigned long paddr, size_t bytes)
{
	struct backed b = { .fake = (unsigned long)phys_to_virt_bs(paddr), .bytes = bytes };
	int i;

	for (i = 0; i < TRIES && nr_backed < MAX_BACKED; i++) {
		b.real = (unsigned long)world_alloc(bytes);
		if (b.real && can_swap(paddr, &b)) {
			backed[nr_backed++] = b;
			return true;
		}
	}
	return false;
}

void world_unback(unsigned long paddr, size_t bytes)
{
	nr_backed = backed_drop(backed, nr_backed, paddr, bytes);
}

/* A machine of addresses only is never too big */
bool world_frames(unsigned long pfn, unsigned long count)
{
	return true;
}

bool world_open(void)
{
	return true;
}

void world_of_addresses(void)
{
}

/* There is nothing to clear, as a rule. How much should have been is asked by tests. */
void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	cleared += bytes;
}

unsigned long world_cleared(void)
{
	return cleared;
}

/* ---- who is calling ---- */

static __thread struct task_bs task;
static __thread bool in_interrupt;
static __thread int cpu;

struct task_bs *current_bs(void)
{
	return &task;
}

const char *comm_bs(void)
{
	return "host";
}

bool in_interrupt_bs(void)
{
	return in_interrupt;
}

void world_in_interrupt(bool yes)
{
	in_interrupt = yes;
}

/* The CPU could change at once, with interrupts on */
int smp_processor_id(void)
{
	if (!shim_irqs_off) {
		fprintf(stderr, "smp_processor_id: interrupts are on\n");
		abort();
	}
	return cpu;
}

void world_run_on(int new_cpu)
{
	cpu = new_cpu;
}

static int cpus = NR_CPUS_BS;

void world_possible_cpus(int count)
{
	cpus = count;
}

bool cpu_possible_bs(int nr)
{
	return nr < cpus;
}

static int online = NR_CPUS_BS;

bool cpu_online_bs(int nr)
{
	return nr < online;
}

void world_online(int cpus)
{
	online = cpus;
}

/* ---- log ---- */

void (*world_line)(const char *line);

void host_line_bs(const char *level, const char *line)
{
	if (world_line)
		world_line(line);
	if (shim_loud)
		fprintf(stderr, "bs: %s\n", line);
}

const char *world_prefix = "";

void world_print(const char *fmt, ...)
{
	va_list args;

	fputs(world_prefix, stdout);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

void world_reset(void)
{
	while (nr_blocks)
		free(blocks[--nr_blocks]);
	nr_backed = 0;
	last_byte = ~0UL;
	cpus = online = NR_CPUS_BS;
	cleared = 0;
	task = (struct task_bs){ };
	in_interrupt = false;
	cpu = 0;
}
