// SPDX-License-Identifier: GPL-2.0-only
/*
 * How fast the allocators are, beside the naive model that walks bit by bit, in one
 * run: nanoseconds a call, minimum and median of several rounds. Only the ratio of two
 * figures of one run means anything. `bench CASE` runs one case once: instructions/CALL
 * are counted by callgrind (tests/bench/instructions).
 *
 * The machine's memory is real here (reserved address space, 4 GiB and a bit), so that
 * the clearing of memory can be measured too.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <bs/machine.h>
#include "../model/model.h"

#define ROUNDS		9
#define GIB		(1UL << 30)
#define NODE_BYTES	(4 * GIB)
#define NODE_PAGES	(NODE_BYTES >> PAGE_SHIFT_BS)
#define NODE_START	GIB		/* physical; its bitmap lies below */

/* ---- the world of the replay ---- */

static char *memory;
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

/* A case: what is set up is not timed; @run makes @calls calls */
struct bench {
	const char *name, *what;
	unsigned long calls;
	void (*set_up)(void);
	void (*run)(unsigned long calls);
};

static struct figures measure(const struct bench *b)
{
	double ns[ROUNDS];
	unsigned long start;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		b->set_up();
		start = now();
		b->run(b->calls);
		ns[i] = (double)(now() - start) / b->calls;
		if (halted_bs()) {
			fprintf(stderr, "bench: %s: %s\n", b->name, halt_reason_bs());
			exit(1);
		}
	}
	qsort(ns, ROUNDS, sizeof(ns[0]), compare);
	return (struct figures){ ns[0], ns[ROUNDS / 2] };
}

/* ---- bootmem: the replay ---- */

static void fresh(void)
{
	machine_reset_bs();
	init_bootmem_node_bs(NODE_DATA_BS(0), 0, NODE_START >> PAGE_SHIFT_BS,
			     (NODE_START + NODE_BYTES) >> PAGE_SHIFT_BS);
}

static void all_free(void)
{
	fresh();
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

/* Of the first @pages pages every second one is free, all behind them are */
static void free_every_second(unsigned long pages)
{
	unsigned long i;

	all_free();
	for (i = 0; i < pages; i += 2)
		bootmem_reserve_node_bs(NODE_DATA_BS(0),
					NODE_START + (i << PAGE_SHIFT_BS),
					PAGE_SIZE_BS);
}

static void half_free_all(void)
{
	free_every_second(NODE_PAGES);
}

static void half_free_front(void)
{
	free_every_second(131072);
}

static void alloc_many(unsigned long calls, unsigned long size, unsigned long align,
		       unsigned long goal)
{
	while (calls--)
		__alloc_bootmem_bs(size, align, goal);
}

static void run_a(unsigned long calls)
{
	alloc_many(calls, 64, 64, 0);
}

static void run_b1(unsigned long calls)
{
	alloc_many(calls, PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void run_b2(unsigned long calls)
{
	alloc_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void run_b3(unsigned long calls)
{
	alloc_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, NODE_START + (16UL << 20));
}

static void run_d1(unsigned long calls)
{
	(void)calls;
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

static void run_d2(unsigned long calls)
{
	(void)calls;
	bootmem_reserve_node_bs(NODE_DATA_BS(0), NODE_START, NODE_BYTES);
}

/* ---- the hand-over, without page structures: no_pages.h ---- */

static unsigned long handed_over;

/* What bootmem.c calls in here instead of the page allocator, which is measured apart */
void bench_free_pages(struct page_bs *page, unsigned int order);
void bench_free_pages(struct page_bs *page, unsigned int order)
{
	(void)page;
	handed_over += 1UL << order;
}

struct page_bs *bench_pfn_to_page(unsigned long pfn);
struct page_bs *bench_pfn_to_page(unsigned long pfn)
{
	return NODE_DATA_BS(0)->node_mem_map + pfn;
}

/* An address that nobody reads from */
static void with_pages(void)
{
	NODE_DATA_BS(0)->node_mem_map = (struct page_bs *)memory;
}

static void set_up_c1(void)
{
	all_free();
	with_pages();
}

static void set_up_c2(void)
{
	half_free_all();
	with_pages();
}

static void run_c(unsigned long calls)
{
	(void)calls;
	free_all_bootmem_node_bs(NODE_DATA_BS(0));
}

/* ---- bootmem: the model ---- */

static struct model_bootmem model;

static void model_fresh(void)
{
	model_bootmem_exit(&model);
	model_bootmem_init(&model, 0, NODE_START >> PAGE_SHIFT_BS,
			   (NODE_START + NODE_BYTES) >> PAGE_SHIFT_BS);
}

static void model_all_free(void)
{
	model_fresh();
	model_bootmem_free(&model, 0, NODE_START, NODE_BYTES);
}

static void model_every_second(unsigned long pages)
{
	unsigned long i;

	model_all_free();
	for (i = 0; i < pages; i += 2)
		model.node[0].taken[i] = 1;
}

static void model_half_all(void)
{
	model_every_second(NODE_PAGES);
}

static void model_half_front(void)
{
	model_every_second(131072);
}

static void model_many(unsigned long calls, unsigned long size, unsigned long align,
		       unsigned long goal)
{
	while (calls--)
		model_bootmem_alloc(&model, -1, size, align, goal, 0);
}

static void model_a(unsigned long calls)
{
	model_many(calls, 64, 64, 0);
}

static void model_b1(unsigned long calls)
{
	model_many(calls, PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void model_b2(unsigned long calls)
{
	model_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0);
}

static void model_b3(unsigned long calls)
{
	model_many(calls, 2 * PAGE_SIZE_BS, PAGE_SIZE_BS, NODE_START + (16UL << 20));
}

/*
 * Ranges: the bit operations themselves, as the model's bytes would be set several at
 * a time by the compiler.
 */
static void walk_free(unsigned long calls)
{
	volatile unsigned long *map = NODE_DATA_BS(0)->bdata->node_bootmem_map;
	unsigned long i;

	(void)calls;
	for (i = 0; i < NODE_PAGES; i++) {
		if (!test_bit(i, map))
			abort();
		__clear_bit(i, map);
	}
}

static void walk_reserve(unsigned long calls)
{
	volatile unsigned long *map = NODE_DATA_BS(0)->bdata->node_bootmem_map;
	unsigned long i, twice = 0;

	(void)calls;
	for (i = 0; i < NODE_PAGES; i++) {
		twice += test_bit(i, map);
		__set_bit(i, map);
	}
	if (twice)
		abort();
}

static void model_block(void *sink, unsigned long pfn, int order)
{
	(void)sink;
	bench_free_pages(bench_pfn_to_page(pfn), order);
}

static void model_c(unsigned long calls)
{
	(void)calls;
	model_bootmem_handover(&model, 0, 0, model_block, NULL);
}

/* ---- the page allocator ---- */

#define ZONE_PAGES	(GIB >> PAGE_SHIFT_BS)
#define DEEP		4096
#define COUNTED		(25 * DEEP)	/* calls of a case whose instructions are counted */
#define SLOTS		8192

static struct page_bs *slot[SLOTS];
static unsigned char slot_order[SLOTS];

static void page_allocator(void)
{
	static struct page_bs *map;
	unsigned long sizes[MAX_NR_ZONES_BS] = { };
	unsigned long pfn = NODE_START >> PAGE_SHIFT_BS, i;

	machine_reset_bs();
	if (!map)
		map = calloc(ZONE_PAGES, sizeof(*map));
	NODE_DATA_BS(0)->node_mem_map = map;
	init_bootmem_node_bs(NODE_DATA_BS(0), 0, pfn, pfn + ZONE_PAGES);
	free_bootmem_node_bs(NODE_DATA_BS(0), NODE_START, GIB);
	sizes[ZONE_NORMAL_BS] = ZONE_PAGES;
	free_area_init_node_bs(0, NODE_DATA_BS(0), sizes, pfn, NULL);
	build_all_zonelists_bs();
	/* As after a boot that keeps its first page: blocks of all orders are there */
	for (i = 1; i < ZONE_PAGES; i++) {
		__ClearPageReserved_bs(map + i);
		set_page_count_bs(map + i, 1);
		__free_pages_bs(map + i, 0);
	}
	drain_local_pages_bs();
	init_per_zone_pages_min_bs();
	memset(slot, 0, sizeof(slot));
}

static void at_once(unsigned long calls, unsigned int order)
{
	while (calls--)
		__free_pages_bs(alloc_pages_bs(GFP_KERNEL_BS, order), order);
}

static void run_e1(unsigned long calls)
{
	at_once(calls, 0);
}

static void run_e2(unsigned long calls)
{
	unsigned long i;

	for (; calls; calls -= DEEP) {
		for (i = 0; i < DEEP; i++)
			slot[i] = alloc_pages_bs(GFP_KERNEL_BS, 0);
		for (i = 0; i < DEEP; i++)
			__free_pages_bs(slot[i], 0);
	}
}

static void run_e3(unsigned long calls)
{
	at_once(calls, 3);
}

static void run_e4(unsigned long calls)
{
	at_once(calls, 9);
}

/* A call fills an empty slot or empties a full one; orders 0 .. 3, mostly 0 */
static void run_e5(unsigned long calls)
{
	unsigned int seed = 1, order;
	unsigned long i;

	while (calls--) {
		seed = seed * 1103515245 + 12345;
		i = (seed >> 16) % SLOTS;
		if (slot[i]) {
			__free_pages_bs(slot[i], slot_order[i]);
			slot[i] = NULL;
			continue;
		}
		order = (seed >> 8) % 16;
		slot_order[i] = order > 3 ? 0 : order;
		slot[i] = alloc_pages_bs(GFP_KERNEL_BS, slot_order[i]);
	}
}

/* ---- the table ---- */

static const struct bench ours[] = {
	{ "a", "64 bytes, align 64, in a 4 GiB node", 100000, all_free, run_a },
	{ "b1", "one page, every second page is taken", 20000, half_free_all, run_b1 },
	{ "b2", "8 KiB past 131,072 such pages", 1000, half_free_front, run_b2 },
	{ "b3", "the same, goal 16 MiB", 1000, half_free_front, run_b3 },
	{ "c1", "free_all of a free 4 GiB node", 1, set_up_c1, run_c },
	{ "c2", "free_all, every second page is taken", 1, set_up_c2, run_c },
	{ "d1", "one free of 4 GiB", 1, fresh, run_d1 },
	{ "d2", "one reserve of 4 GiB", 1, all_free, run_d2 },
	{ "e1", "order 0: alloc and free at once", 1000000, page_allocator, run_e1 },
	{ "e2", "order 0: 4,096 deep", 100 * DEEP, page_allocator, run_e2 },
	{ "e3", "order 3: alloc and free at once", 1000000, page_allocator, run_e3 },
	{ "e4", "order 9: alloc and free at once", 100000, page_allocator, run_e4 },
	{ "e5", "random mix over 8,192 slots", 1000000, page_allocator, run_e5 },
};

static const struct bench walked[] = {
	{ "a", "", 100000, model_all_free, model_a },
	{ "b1", "", 20000, model_half_all, model_b1 },
	{ "b2", "", 1000, model_half_front, model_b2 },
	{ "b3", "", 1000, model_half_front, model_b3 },
	{ "c1", "", 1, model_all_free, model_c },
	{ "c2", "", 1, model_half_all, model_c },
	{ "d1", "", 1, fresh, walk_free },
	{ "d2", "", 1, all_free, walk_reserve },
};

static void report(unsigned int i)
{
	struct figures f = measure(&ours[i]), g;

	printf("%-3s %-38s %10.1f %10.1f", ours[i].name, ours[i].what, f.min, f.median);
	if (i < ARRAY_SIZE(walked)) {
		g = measure(&walked[i]);
		printf(" %12.1f %8.1fx", g.median, g.median / f.median);
	}
	printf("\n");
}

static void report_clearing(void)
{
	struct figures f;

	clearing = true;
	f = measure(&ours[0]);
	clearing = false;
	printf("%-3s %-38s %10.1f %10.1f\n", "a", "the same, and clear them", f.min, f.median);
}

/* Set up and run one case once, for a program that counts instructions in its run_... */
static int run_once(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ours); i++) {
		if (strcmp(ours[i].name, name))
			continue;
		ours[i].set_up();
		ours[i].run(COUNTED);
		return halted_bs();
	}
	fprintf(stderr, "bench: there is no case '%s'\n", name);
	return 1;
}

int main(int argc, char **argv)
{
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

	printf("ns a call, %d rounds                           min     median   bit by bit    ratio\n",
	       ROUNDS);
	for (i = 0; i < ARRAY_SIZE(ours); i++) {
		report(i);
		if (i == 0)
			report_clearing();
	}
	return 0;
}
