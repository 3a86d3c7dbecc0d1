// SPDX-License-Identifier: GPL-2.0-only
/*
 * One call by hand, for who wants to see what it does without writing a module: a block of
 * pages is allocated or freed, or a small bootmem node of one's own is asked. What is kept
 * for the reader is the answer, and the memory before and after it.
 */
#define BS_SUBMODULE	/* what it takes is booked, what it gets wrong is told */
#include <linux/cpumask.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/call.h>
#include <bs/lists.h>
#include <bs/machine.h>
#include <bs/mistake.h>

#define MAX_WORDS	5

/* Protects all below */
static DEFINE_MUTEX(lock);
static char said[4096];
static size_t said_len;

void call_say_bs(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	said_len += vscnprintf(said + said_len, sizeof(said) - said_len, fmt, args);
	va_end(args);
}

/* ---- words ---- */

static const char examples[] =
	"alloc 3 HIGHUSER | free 0x763f0 3 | drain | bootmem new 24 | bootmem alloc 100 32";

int call_nonsense_bs(const char *what)
{
	said_len = 0;
	call_say_bs("'%s' is none of these: %s\n", what, examples);
	return -EINVAL;
}

static const struct mask {
	const char *name;
	unsigned int mask;
} masks[] = {
	{ "KERNEL", GFP_KERNEL_BS },
	{ "DMA", GFP_DMA_BS },
	{ "ATOMIC", GFP_ATOMIC_BS },
	{ "USER", GFP_USER_BS },
	{ "HIGHUSER", GFP_HIGHUSER_BS },
};

static bool mask_of(const char *name, unsigned int *mask)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(masks); i++) {
		if (strcmp(name, masks[i].name))
			continue;
		*mask = masks[i].mask;
		return true;
	}
	return false;
}

/* ---- pages ---- */

/**
 * struct census - what a zone has free
 * @blocks: of each order
 * @hot: pages on all hot lists
 * @cold: likewise
 */
struct census {
	unsigned long blocks[MAX_ORDER_BS], hot, cold;
};

#define MAX_ZONES	(MAX_NUMNODES_BS * MAX_NR_ZONES_BS)

static void count_zone(struct census *c, struct view_bs *view)
{
	unsigned int order;
	int cpu;

	memset(c, 0, sizeof(*c));
	for (order = 0; order < MAX_ORDER_BS; order++) {
		view_free_bs(view, order);
		c->blocks[order] = view->nr;
	}
	for_each_online_cpu(cpu) {
		view_pcp_bs(view, cpu);
		c->hot += view->cold;
		c->cold += view->nr - view->cold;
	}
}

static int count_zones(struct census *census)
{
	struct zone_bs *zone;
	struct view_bs view;

	for_each_zone_bs(zone) {
		if (zone_is_empty_bs(zone))
			continue;
		if (view_open_bs(&view, zone))
			return -ENOMEM;
		count_zone(census++, &view);
		view_close_bs(&view);
	}
	return 0;
}

static void say_census(const char *when, const struct census *c)
{
	unsigned int order;

	call_say_bs("  %s", when);
	for (order = 0; order < MAX_ORDER_BS; order++)
		call_say_bs(" %4lu", c->blocks[order]);
#ifdef BS_HAS_AREA_MAPS
	call_say_bs("\n");
#else
	call_say_bs("   on CPU lists: hot %lu, cold %lu\n", c->hot, c->cold);
#endif
}

static void say_changes(const struct census *before, const struct census *after)
{
	struct zone_bs *zone;

	for_each_zone_bs(zone) {
		if (zone_is_empty_bs(zone))
			continue;
		if (memcmp(before, after, sizeof(*before))) {
			call_say_bs("Node %d, zone %s: free blocks of 1, 2, 4 ... pages\n",
				    zone->zone_pgdat->node_id, zone->name);
			say_census("before", before);
			say_census("after ", after);
		}
		before++;
		after++;
	}
}

static void alloc(unsigned int order, unsigned int mask)
{
	const struct page_bs *page = alloc_pages_bs(mask, order);

	if (page)
		call_say_bs(" = frame 0x%lx, address 0x%lx\n", page_to_pfn_bs(page),
			    page_to_pfn_bs(page) << PAGE_SHIFT_BS);
	else
		call_say_bs(" = none\n");
}

static void drain(void)
{
#ifndef BS_HAS_AREA_MAPS
	drain_local_pages_bs();
#endif
	call_say_bs(" = the lists of this CPU are empty\n");
}

/**
 * struct pages_call - a call to the page allocator
 * @order: of the block
 * @mask: of an allocation
 * @page: to be freed; NULL for an allocation
 * @drain: neither: empty the lists of this CPU
 */
struct pages_call {
	unsigned int order, mask;
	struct page_bs *page;
	bool drain;
};

/* The name is that of an owner, for people */
static noinline void by_hand(const struct pages_call *c)
{
	if (c->drain) {
		drain();
	} else if (c->page) {
		__free_pages_bs(c->page, c->order);
		call_say_bs(" = freed\n");
	} else {
		alloc(c->order, c->mask);
	}
}

/* One call can make one */
static void say_mistake(void)
{
	char line[192];

	mistake_latest_bs(line, sizeof(line));
	call_say_bs("  a mistake: %s\n", line);
}

static int watch_pages_call(const struct pages_call *c)
{
	struct census *before = kcalloc(2 * MAX_ZONES, sizeof(*before), GFP_KERNEL);
	int err = before ? count_zones(before) : -ENOMEM;
	unsigned int mistakes = mistakes_bs();

	if (!err) {
		by_hand(c);
		if (mistakes_bs() != mistakes)
			say_mistake();
		err = count_zones(before + MAX_ZONES);
	}
	if (!err)
		say_changes(before, before + MAX_ZONES);
	kfree(before);
	return err;
}

static int call_alloc(char **word)
{
	struct pages_call c = { .mask = GFP_KERNEL_BS };

	if (!word[1] || kstrtouint(word[1], 0, &c.order) || c.order >= MAX_ORDER_BS ||
	    (word[2] && !mask_of(word[2], &c.mask)))
		return call_nonsense_bs(word[2] ?: word[1] ?: "alloc");
	return watch_pages_call(&c);
}

static int call_free(char **word)
{
	struct pages_call c = { };
	unsigned long pfn;

	if (!word[1] || kstrtoul(word[1], 0, &pfn) || !word[2] ||
	    kstrtouint(word[2], 0, &c.order) || c.order >= MAX_ORDER_BS)
		return call_nonsense_bs(word[2] ?: word[1] ?: "free");
	c.page = pfn_to_page_bs(pfn);
	if (!page_valid_bs(c.page))
		return call_nonsense_bs(word[1]);
	return watch_pages_call(&c);
}

static int call_drain(char **word)
{
	return watch_pages_call(&(struct pages_call){ .drain = true });
}

/* ---- all of them ---- */

static int call_bootmem(char **word)
{
	if (call_bootmem_bs)
		return call_bootmem_bs(word);
	said_len = 0;
	call_say_bs("this version boots from memblock alone and has no bootmem; try alloc 3 HIGHUSER\n");
	return -EINVAL;
}

static const struct {
	const char *name;
	int (*call)(char **word);
} calls[] = {
	{ "alloc", call_alloc },
	{ "free", call_free },
	{ "drain", call_drain },
	{ "bootmem", call_bootmem },
};

static int make_call(char **word)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(calls); i++)
		if (word[0] && !strcmp(word[0], calls[i].name))
			return calls[i].call(word);
	return call_nonsense_bs(word[0] ?: "");
}

/* Words of @line, with a NULL behind them; false if there are too many */
static bool split(char *line, char **word)
{
	char *next;
	int nr = 0;

	while ((next = strsep(&line, " \t\n"))) {
		if (!*next)
			continue;
		if (nr == MAX_WORDS)
			return false;
		word[nr++] = next;
	}
	word[nr] = NULL;
	return true;
}

int call_make_bs(char *line)
{
	char *word[MAX_WORDS + 1] = { };
	int err;

	mutex_lock(&lock);
	said_len = 0;
	if (halted_bs()) {
		call_say_bs("the machine is dead: %s\n", halt_reason_bs());
		err = -EIO;
	} else {
		call_say_bs("%s", line);
		err = split(line, word) ? make_call(word) : call_nonsense_bs("so many words");
		if (halted_bs()) {
			call_say_bs("  the machine died of it: %s\n%s", halt_reason_bs(),
				    death_story_bs ?: "");
			err = -EIO;
		}
	}
	mutex_unlock(&lock);
	return err;
}

void call_show_bs(struct seq_file *m)
{
	mutex_lock(&lock);
	if (said_len)
		seq_write(m, said, said_len);
	else
		seq_printf(m, "write a call into this file: %s\n", examples);
	mutex_unlock(&lock);
}

void call_exit_bs(void)
{
	if (call_bootmem_exit_bs)
		call_bootmem_exit_bs();
	said_len = 0;
}
