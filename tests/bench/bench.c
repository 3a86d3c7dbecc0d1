// SPDX-License-Identifier: GPL-2.0-only
/*
 * How fast the allocators are, beside naive ones, in one run: nanoseconds a call, minimum
 * and median of several rounds. Only the ratio of two figures of one run means anything.
 * `bench CASE` runs one case once: instructions/CALL are counted by callgrind
 * (tests/bench/instructions).
 *
 * The machine's memory is real here (reserved address space, 4 GiB and a bit), so that
 * the clearing of memory can be measured too.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include "bench.h"

/* ---- the world of the replay ---- */

char *memory;
static bool clearing;
static struct task_bs task;

void *phys_to_virt_bs(unsigned long paddr)
{
	return memory + paddr;
}

unsigned long virt_to_phys_bs(const void *vaddr)
{
	return (const char *)vaddr - memory;
}

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	return paddr + bytes <= NODE_START + NODE_BYTES;
}

void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	if (clearing)
		memset(vaddr, 0, bytes);
}

struct task_bs *current_bs(void)
{
	return &task;
}

const char *comm_bs(void)
{
	return "bench";
}

bool in_interrupt_bs(void)
{
	return false;
}

bool cpu_possible_bs(int cpu)
{
	return cpu == 0;
}

bool cpu_online_bs(int cpu)
{
	return cpu == 0;
}

void host_line_bs(const char *level, const char *line)
{
	(void)level;
	(void)line;
}

/* ---- measuring ---- */

static unsigned long now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000UL + ts.tv_nsec;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

struct figures {
	double min, median;
};

static struct figures measure(const struct bench *b)
{
	int i, rounds = b->rounds ?: ROUNDS;
	double ns[ROUNDS];
	unsigned long start;

	for (i = 0; i < rounds; i++) {
		b->set_up();
		start = now();
		b->run(b->calls);
		ns[i] = (double)(now() - start) / b->calls;
		if (halted_bs()) {
			fprintf(stderr, "bench: %s: %s\n", b->name, halt_reason_bs());
			exit(1);
		}
	}
	qsort(ns, rounds, sizeof(ns[0]), compare);
	return (struct figures){ ns[0], ns[rounds / 2] };
}

/* ---- the hand-over, without the page structures ---- */

unsigned long handed_over;

/* What bootmem.c calls in here instead of the page allocator, which is measured apart */
void bench_free_pages(struct page_bs *page, order_bs order)
{
	(void)page;
	handed_over += 1UL << order;
}

struct page_bs *bench_pfn_to_page(unsigned long pfn)
{
	return NODE_DATA_BS(0)->node_mem_map + pfn;
}

/* ---- the table ---- */

static const struct bench *const all_cases[] = { bootmem_cases, memblock_cases, pages_cases };
static const struct bench *const all_naive[] = { bootmem_naive, memblock_naive, NULL };

static const struct bench *find(const struct bench *cases, const char *name)
{
	for (; cases && cases->name; cases++)
		if (!strcmp(cases->name, name))
			return cases;
	return NULL;
}

static void report(const struct bench *ours, const struct bench *naive)
{
	struct figures f = measure(ours), g;

	printf("%-3s %-38s %10.1f %10.1f", ours->name, ours->what, f.min, f.median);
	if (naive) {
		g = measure(naive);
		printf(" %12.1f %8.1fx", g.median, g.median / f.median);
	}
	printf("\n");
}

static void report_clearing(void)
{
	const struct bench *a = find(bootmem_cases, "a");
	struct figures f;

	if (!a)
		return;
	clearing = true;
	f = measure(a);
	clearing = false;
	printf("%-3s %-38s %10.1f %10.1f\n", "a", "the same, and clear them", f.min, f.median);
}

/* Set up and run one case once, for a program that counts instructions in its run_... */
static int run_once(const char *name)
{
	const struct bench *b = NULL;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(all_cases) && !b; i++)
		b = find(all_cases[i], name);
	if (!b) {
		fprintf(stderr, "bench: there is no case '%s'\n", name);
		return 1;
	}
	b->set_up();
	b->run(COUNTED);
	return halted_bs();
}

int main(int argc, char **argv)
{
	const struct bench *b;
	unsigned int i;

	memory = mmap(NULL, NODE_START + NODE_BYTES, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED) {
		fprintf(stderr, "bench: no 5 GiB of address space to be had\n");
		return 1;
	}
	machine_reset_bs();
	if (argc > 1)
		return run_once(argv[1]);

	printf("ns a call, %d rounds                           min     median        naive    ratio\n",
	       ROUNDS);
	for (i = 0; i < ARRAY_SIZE(all_cases); i++)
		for (b = all_cases[i]; b && b->name; b++)
			report(b, find(all_naive[i], b->name));
	report_clearing();
	return 0;
}
