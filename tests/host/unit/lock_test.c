// SPDX-License-Identifier: GPL-2.0-only
/* Several threads use one machine, each on a CPU of its own. */
#include <pthread.h>
#include <biscuitos/mm.h>
#include "../world.h"
#include "unit.h"

#define THREADS	4
#define ROUNDS	3000
#define HELD	6

static long allocated[THREADS];

static void swap_block(struct page_bs **page, unsigned int *order, unsigned int what)
{
	if (*page) {
		__free_pages_bs(*page, *order);
		*page = NULL;
	} else {
		*order = what % 3;
		*page = alloc_pages_bs(what & 4 ? GFP_HIGHUSER_BS : GFP_KERNEL_BS, *order);
	}
}

static void *work(void *arg)
{
	unsigned int order[HELD], what = 7, i, cpu = (long)arg;
	struct page_bs *page[HELD] = { };

	world_run_on(cpu);
	for (i = 0; i < ROUNDS; i++) {
		what = what * 1103515245 + 12345 + cpu;
		swap_block(&page[i % HELD], &order[i % HELD], what >> 16);
		allocated[cpu] += !!page[i % HELD];
	}
	for (i = 0; i < HELD; i++)
		if (page[i])
			__free_pages_bs(page[i], order[i]);
	drain_local_pages_bs();
	return NULL;
}

static void run_threads(void *(*run)(void *arg))
{
	pthread_t thread[THREADS];
	long i;

	for (i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, run, (void *)i);
	for (i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
}

static void threads(void)
{
	int i;

	start_small();
	run_threads(work);
	for (i = 0; i < THREADS; i++)
		check(allocated[i] > 0);
	check(!halted_bs());
	check_number(bad_pages_bs(), 0);
	check_number(nr_free_pages_bs(), SMALL_PAGES);
	check_text(zone_picture(ZONE_DMA_BS), "4---------------");
	check_text(zone_picture(ZONE_NORMAL_BS), "4---------------4---------------");
	check_text(zone_picture(ZONE_HIGHMEM_BS), "4---------------");
	for (i = 0; i < MAX_NR_ZONES_BS; i++)
		check(!spin_is_locked(&small_zone(i)->lock));
}

static void *die(void *arg)
{
	panic_bs("thread %ld", (long)arg);
	return NULL;
}

static void one_death(void)
{
	run_threads(die);
	check_died("panic: thread ");
	check_number(log_copy_bs((char [200]){ }, 200), strlen("Kernel panic - not syncing: thread 0\n"));
}

static void *talk(void *arg)
{
	int i;

	for (i = 0; i < 50; i++)
		printk_bs("%s\n", "abcdefghijklmnopqrstuvwxyz");
	return NULL;
}

static void whole_lines(void)
{
	static char log[LOG_SIZE_BS + 1];
	char *at;

	run_threads(talk);
	log_copy_bs(log, sizeof(log));
	check_number(strlen(log), THREADS * 50 * 27);
	for (at = log; *at; at += 27)
		check(!strncmp(at, "abcdefghijklmnopqrstuvwxyz\n", 27));
}

const struct unit_test lock_tests[] = {
	{ "threads get and give back all of memory", threads },
	{ "of several threads that die, one is the first", one_death },
	{ "lines of several threads do not mix", whole_lines },
	{ }
};
