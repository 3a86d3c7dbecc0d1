// SPDX-License-Identifier: GPL-2.0-only
/*
 * Threads that allocate and free blocks of all orders from all zones, all at once:
 *
 *	insmod ... threads=4 seconds=60
 *
 * Every block is marked by its holder, so that one handed out twice is found; and
 * when all is given back, every free list has to be what it was.
 */
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <bs/test.h>

static unsigned int threads = 4;
module_param(threads, uint, 0444);
MODULE_PARM_DESC(threads, "how many");

static unsigned int seconds = 5;
module_param(seconds, uint, 0444);
MODULE_PARM_DESC(seconds, "for how long");

#define HELD	24

/**
 * struct worker - one thread
 * @block: what it holds
 * @taken: blocks it got
 * @refused: requests that failed
 * @damaged: blocks whose marks somebody else has written over
 * @stop: jiffies
 * @task: the thread
 */
struct worker {
	struct {
		struct page_bs *page;
		unsigned int order;
	} block[HELD];
	unsigned long taken, refused, damaged, stop;
	struct task_struct *task;
};

/* ---- the free lists, as one array: the order + 1 where a free block begins ---- */

static unsigned long nr_frames(void)
{
	return max_pfn_bs - min_low_pfn_bs;
}

static void draw_zone(struct zone_bs *zone, u8 *picture)
{
	const struct page_bs *page;
	unsigned long flags;
	int order;

	raw_spin_lock_irqsave(&zone->lock, flags);
	for (order = 0; order < MAX_ORDER_BS; order++)
		list_for_each_entry(page, &zone->free_area[order].free_list, lru)
			picture[page_to_pfn_bs(page) - min_low_pfn_bs] = order + 1;
	raw_spin_unlock_irqrestore(&zone->lock, flags);
}

static void drain(void *unused)
{
	drain_local_pages_bs();
}

static u8 *free_lists(void)
{
	u8 *picture = vzalloc(nr_frames());
	struct zone_bs *zone;

	if (!picture)
		return NULL;
	on_each_cpu(drain, NULL, 1);
	for_each_zone_bs(zone)
		if (zone->present_pages)
			draw_zone(zone, picture);
	return picture;
}

/* ---- a thread ---- */

static void mark(struct page_bs *page, unsigned int order, unsigned long value)
{
	unsigned long *first = page_address_bs(page);

	first[0] = value;
	first[(PAGE_SIZE_BS << order) / sizeof(*first) - 1] = ~value;
}

static bool marked(struct page_bs *page, unsigned int order, unsigned long value)
{
	unsigned long *first = page_address_bs(page);

	return first[0] == value &&
	       first[(PAGE_SIZE_BS << order) / sizeof(*first) - 1] == ~value;
}

static void take_block(struct worker *w, unsigned int i, u32 dice)
{
	static const unsigned int masks[] = {
		GFP_KERNEL_BS, GFP_HIGHUSER_BS, GFP_DMA_BS, GFP_ATOMIC_BS,
		GFP_KERNEL_BS | __GFP_COLD_BS,
	};
	unsigned int order = (dice >> 8) % MAX_ORDER_BS;

	/* Mostly small ones, as in life */
	if (dice & 0x80)
		order = 0;
	w->block[i].order = order;
	w->block[i].page = alloc_pages_bs(masks[(dice >> 16) % ARRAY_SIZE(masks)] |
					  __GFP_NOWARN_BS, order);
	if (!w->block[i].page) {
		w->refused++;
		return;
	}
	w->taken++;
	mark(w->block[i].page, order, (unsigned long)&w->block[i]);
}

static void give_block(struct worker *w, unsigned int i)
{
	if (!w->block[i].page)
		return;
	if (!marked(w->block[i].page, w->block[i].order, (unsigned long)&w->block[i]))
		w->damaged++;
	__free_pages_bs(w->block[i].page, w->block[i].order);
	w->block[i].page = NULL;
}

static int work(void *arg)
{
	struct worker *w = arg;
	unsigned int i;
	u32 dice;

	while (time_before(jiffies, w->stop) && !halted_bs()) {
		dice = get_random_u32();
		i = (dice & 0x7f) % HELD;
		if (w->block[i].page)
			give_block(w, i);
		else
			take_block(w, i, dice);
		cond_resched();
	}
	for (i = 0; i < HELD; i++)
		give_block(w, i);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return 0;
}

/* ---- all of them ---- */

static struct worker *workers;

static bool start_worker(struct worker *w, unsigned int nr)
{
	w->stop = jiffies + seconds * HZ;
	w->task = kthread_run(work, w, "stress_bs/%u", nr);
	return !IS_ERR(w->task);
}

/* They end when their time is over, so that a stop does not cut it short. */
static void end_worker(struct worker *w)
{
	while (time_before(jiffies, w->stop))
		msleep(20);
	if (!IS_ERR(w->task))
		kthread_stop(w->task);
}

static void all_at_once(struct test_bs *t)
{
	unsigned long taken = 0, refused = 0, damaged = 0;
	u8 *before, *after;
	unsigned int i;

	before = free_lists();
	for (i = 0; i < threads; i++)
		EXPECT_BS(t, start_worker(&workers[i], i));
	for (i = 0; i < threads; i++) {
		end_worker(&workers[i]);
		taken += workers[i].taken;
		refused += workers[i].refused;
		damaged += workers[i].damaged;
	}
	after = free_lists();

	test_say_bs(t, "%u threads, %u seconds: %lu blocks taken, %lu refused", threads,
		    seconds, taken, refused);
	EXPECT_BS(t, taken > 0);
	EXPECT_EQ_BS(t, damaged, 0);
	if (EXPECT_BS(t, before && after))
		EXPECT_BS(t, !memcmp(before, after, nr_frames()));
	vfree(before);
	vfree(after);
}

static const struct test_case_bs cases[] = {
	{ "no block is handed out twice, and the free lists end as they began",
	  all_at_once },
};

static int __init stress_init(void)
{
	int err;

	workers = kcalloc(threads, sizeof(*workers), GFP_KERNEL);
	if (!workers)
		return -ENOMEM;
	err = RUN_TESTS_BS("stress", cases);
	kfree(workers);
	return err;
}

static void __exit stress_exit(void)
{
}

module_init(stress_init);
module_exit(stress_exit);

MODULE_DESCRIPTION("Threads that allocate and free all at once");
MODULE_LICENSE("GPL");
