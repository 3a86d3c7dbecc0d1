// SPDX-License-Identifier: GPL-2.0-only
/*
 * One call by hand, for who wants to see what it does without writing a module: a block of
 * pages is allocated or freed, or a small bootmem node of one's own is asked. What is kept
 * for the reader is the answer, and the memory before and after it.
 */
#define BS_SUBMODULE	/* what it takes is booked, what it gets wrong is told */
#include <linux/cpumask.h>
#include <linux/ctype.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <bs/actor.h>
#include <bs/call.h>
#include <bs/lists.h>
#include <bs/machine.h>
#include <bs/mistake.h>
#include <bs/owner.h>

/* bootmem alloc BYTES ALIGN GOAL */
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

/* ---- refusing ---- */

/* The call that is being made; NULL until it is known which */
static const struct call_bs *made;

/* What alloc gave last */
static struct {
	unsigned long pfn;
	unsigned int order;
} latest;

static bool latest_is_held(void)
{
	const struct page_bs *page = pfn_to_page_bs(latest.pfn);

	return page_valid_bs(page) && owner_order_bs(page) == (int)latest.order;
}

/* One that can be typed as it stands: a frame is only known once alloc gave it */
static void say_example(void)
{
	if (!made || made->example)
		call_say_bs("; for example: %s\n", made ? made->example : "alloc 3 HIGHUSER");
	else if (latest_is_held())
		call_say_bs("; for example: free 0x%lx %u\n", latest.pfn, latest.order);
	else
		call_say_bs("; for example: alloc 3, and then free FRAME 3 with the frame that it gave\n");
}

int call_refuse_bs(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	said_len = vscnprintf(said, sizeof(said), fmt, args);
	va_end(args);
	say_example();
	return -EINVAL;
}

int call_number_bs(const char *word, const char *what, unsigned long least,
		   unsigned long most, unsigned long *number)
{
	if (!kstrtoul(word, 0, number) && *number >= least && *number <= most)
		return 0;
	return call_refuse_bs("%s is %lu to %lu, not '%.24s'", what, least, most, word);
}

int call_numbers_bs(char **word, const char * const *what, unsigned long *number)
{
	int err = 0;

	for (; *word && !err; word++, what++, number++)
		err = call_number_bs(*word, *what, 0, ULONG_MAX, number);
	return err;
}

int call_no_box_bs(int err, unsigned int pages)
{
	if (halted_bs()) {
		call_say_bs(" = the machine halts: the one before was to be given back, and has lost pages\n");
		return -EIO;
	}
	call_say_bs(" = none: the page allocator has no block of %u pages for it\n", pages);
	return err;
}

/* ---- words ---- */

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

static int mask_of(const char *name, unsigned int *mask)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(masks); i++) {
		if (strcmp(name, masks[i].name))
			continue;
		*mask = masks[i].mask;
		return 0;
	}
	return call_refuse_bs("a mask is KERNEL, DMA, ATOMIC, USER or HIGHUSER, not '%.24s'", name);
}

static int order_of(const char *word, unsigned int *order)
{
	unsigned long number;
	int err = call_number_bs(word, "an order", 0, MAX_ORDER_BS - 1, &number);

	if (!err)
		*order = number;
	return err;
}

/* "0x70000 to 0x763ff", of each node */
static const char *frames_text(char *buf, size_t size)
{
	struct pglist_data_bs *pgdat;
	unsigned long first;
	size_t len = 0;

	buf[0] = '\0';
	for_each_pgdat_bs(pgdat) {
		first = first_frame_bs(pgdat);
		len += scnprintf(buf + len, size - len, "%s0x%lx to 0x%lx", len ? " or " : "",
				 first, first + node_pages_bs(pgdat) - 1);
	}
	return buf;
}

static int page_of(const char *word, struct page_bs **page)
{
	char frames[32 * MAX_NUMNODES_BS];
	unsigned long pfn;

	*page = kstrtoul(word, 0, &pfn) ? NULL : pfn_to_page_bs(pfn);
	if (page_valid_bs(*page))
		return 0;
	return call_refuse_bs("a frame of this machine is %s, not '%.24s'",
			      frames_text(frames, sizeof(frames)), word);
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

/**
 * struct asked - a request that got nothing
 * @order: of the block
 * @mask: who asks, and what for
 * @first: the zone that it could have gone to
 */
struct asked {
	unsigned int order, mask;
	const struct zone_bs *first;
};

/* There is a block, but too few pages would be left, or too few in large blocks */
static void say_too_few(const struct zone_bs *zone, unsigned long pages, const struct asked *r)
{
	unsigned long mark = zone_mark_bs(zone, r->order, r->mask);
	unsigned long protection = zone_protection_bs(zone, r->first);
	unsigned int scarce = zone_scarce_order_bs(zone, r->order, mark);

	if (scarce && pages >= mark + protection + (1UL << r->order)) {
		call_say_bs("%lu pages are free, but too few would be left in blocks of %lu and more: %lu pages have to, a part of watermark min %lu\n",
			    pages, 1UL << scarce, mark >> scarce, zone->pages_min);
		return;
	}
	call_say_bs("%lu pages are free, and too few would be left: watermark min %lu", pages,
		    zone->pages_min);
	if (mark != zone->pages_min)
		call_say_bs(" (down to %lu for this request)", mark);
	call_say_bs(", protection %lu\n", protection);
}

/* What kept a zone from giving a block of this order? */
static void say_refusal(struct view_bs *view, const struct asked *r)
{
	unsigned long pages = 0, largest = 0;
	unsigned int i;

	for (i = 0; i < MAX_ORDER_BS; i++) {
		view_free_bs(view, i);
		pages += view->nr << i;
		if (view->nr)
			largest = 1UL << i;
	}
	call_say_bs("  node %d, zone %s: ", view->zone->zone_pgdat->node_id, view->zone->name);
	if (largest < 1UL << r->order)
		call_say_bs("no free block of %lu page(s); the largest has %lu, all have %lu\n",
			    1UL << r->order, largest, pages);
	else
		say_too_few(view->zone, pages, r);
}

/* The zones in the order in which they were asked; what was asked in vain changed none */
static void say_why_none(unsigned int order, unsigned int mask)
{
	struct zone_bs * const *zone = zones_asked_bs(numa_node_id_bs(), mask)->zones;
	struct asked asked = { .order = order, .mask = mask, .first = *zone };
	struct view_bs view;

	if (!*zone)
		call_say_bs("  this machine has no zone for this mask\n");
	for (; *zone; zone++) {
		if (view_open_bs(&view, *zone))
			return;
		say_refusal(&view, &asked);
		view_close_bs(&view);
	}
}

static int alloc(unsigned int order, unsigned int mask)
{
	const struct page_bs *page = alloc_pages_bs(mask, order);

	if (page) {
		latest.pfn = page_to_pfn_bs(page);
		latest.order = order;
		call_say_bs(" = frame 0x%lx, address 0x%lx\n", latest.pfn,
			    latest.pfn << PAGE_SHIFT_BS);
		return 0;
	}
	call_say_bs(" = none\n");
	if (!halted_bs())
		say_why_none(order, mask);
	return -ENOMEM;
}

#ifdef BS_HAS_AREA_MAPS	/* which has no lists of CPUs */
#define DRAIN_EXAMPLE	"alloc 3 HIGHUSER"
#define DRAIN_DOES	"this version keeps no lists of CPUs, and refuses it"

static int drain(void)
{
	return call_refuse_bs("this version keeps no lists of CPUs");
}
#else
#define DRAIN_EXAMPLE	"drain"
#define DRAIN_DOES	"single pages that this CPU keeps go back to the blocks"

static int drain(void)
{
	drain_local_pages_bs();
	call_say_bs(" = the lists of this CPU are empty\n");
	return 0;
}
#endif

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

/* What becomes of it is another question if that was a mistake */
static void say_freed(bool mistaken)
{
	if (halted_bs())
		call_say_bs(" = the machine halts\n");
	else
		call_say_bs(mistaken ? " = done\n" : " = freed\n");
}

/* The name is that of an owner, for people */
static noinline int by_hand(const struct pages_call *c)
{
	unsigned int mistakes = mistakes_bs();

	if (c->drain)
		return drain();
	if (!c->page)
		return alloc(c->order, c->mask);
	__free_pages_bs(c->page, c->order);
	say_freed(mistakes_bs() != mistakes);
	return 0;
}

/* One call can make one */
static void say_mistake(void)
{
	char line[MISTAKE_SIZE_BS];

	mistake_latest_bs(line, sizeof(line));
	call_say_bs("  a mistake: %s\n", line);
}

static int watch_pages_call(const struct pages_call *c)
{
	struct census *before = kcalloc(2 * MAX_ZONES, sizeof(*before), GFP_KERNEL);
	unsigned int mistakes = mistakes_bs();
	int err;

	if (!before || count_zones(before)) {
		call_say_bs(" = not done: the host has no memory to count free blocks in\n");
		kfree(before);
		return -ENOMEM;
	}
	err = by_hand(c);
	if (mistakes_bs() != mistakes)
		say_mistake();
	if (!count_zones(before + MAX_ZONES))
		say_changes(before, before + MAX_ZONES);
	kfree(before);
	return err;
}

static int call_alloc(char **word)
{
	struct pages_call c = { .mask = GFP_KERNEL_BS };
	int err = order_of(word[0], &c.order) ?: (word[1] ? mask_of(word[1], &c.mask) : 0);

	return err ?: watch_pages_call(&c);
}

static int call_free(char **word)
{
	struct pages_call c = { };
	int err = page_of(word[0], &c.page) ?: order_of(word[1], &c.order);

	return err ?: watch_pages_call(&c);
}

static int call_drain(char **word)
{
	return watch_pages_call(&(struct pages_call){ .drain = true });
}

/* ---- all of them ---- */

static const struct call_bs page_calls[] = {
	{ "alloc", "ORDER [MASK]",
	  "a block of 2^ORDER pages; MASK: KERNEL (if there is none), DMA, ATOMIC, USER, HIGHUSER",
	  "alloc 3 HIGHUSER", 1, 2, call_alloc },
	{ "free", "FRAME ORDER", "give it back: FRAME is the one that alloc gave", NULL,
	  2, 2, call_free },
	{ "drain", "no arguments", DRAIN_DOES, DRAIN_EXAMPLE, 0, 0, call_drain },
	{ }
};

static const struct call_bs *find(const struct call_bs *calls, const char *name)
{
	for (; calls->name; calls++)
		if (!strcmp(name, calls->name))
			return calls;
	return NULL;
}

static void say_names(const struct call_bs *calls, const char *before)
{
	for (; calls->name; calls++)
		call_say_bs("%s%s%s", said_len ? ", " : "", before, calls->name);
}

static void say_usage(const struct call_bs *calls, const char *before)
{
	char usage[48];

	for (; calls->name; calls++) {
		snprintf(usage, sizeof(usage), "%s%s %s", before, calls->name,
			 calls->most ? calls->takes : "");
		call_say_bs("%-40s %s\n", usage, calls->does);
	}
}

static int list_calls(void)
{
	said_len = 0;
	say_usage(page_calls, "");
	if (call_bootmem_bs)
		say_usage(call_bootmem_bs, "bootmem ");
	if (call_memblock_bs)
		say_usage(call_memblock_bs, "memblock ");
	call_say_bs("Numbers are decimal, or begin with 0x.\n");
	return 0;
}

static int refuse_name(const char *name)
{
	char names[200];

	said_len = 0;
	say_names(page_calls, "");
	if (call_bootmem_bs)
		say_names(call_bootmem_bs, "bootmem ");
	if (call_memblock_bs)
		say_names(call_memblock_bs, "memblock ");
	strscpy(names, said, min(sizeof(names), said_len + 1));
	return call_refuse_bs("a call is one of %s, not '%.24s'", names, name);
}

static int act(char **word)
{
	int err;

	actor_begins_bs(by_hand);
	err = made->make(word);
	actor_ends_bs();
	return err;
}

/**
 * struct kind - calls that begin with the same word
 * @word: this one, with a blank behind; none for calls to the page allocator
 * @calls: to what boots; NULL if that is something else
 */
struct kind {
	const char *word;
	const struct call_bs *calls;
};

static struct kind kind_of(const char *word)
{
	if (!strcmp(word, "bootmem"))
		return (struct kind){ "bootmem ", call_bootmem_bs };
	if (!strcmp(word, "memblock"))
		return (struct kind){ "memblock ", call_memblock_bs };
	return (struct kind){ "", page_calls };
}

/* It boots from the other one */
static int refuse_kind(bool bootmem)
{
	made = bootmem ? call_memblock_bs : call_bootmem_bs;
	if (bootmem)
		return call_refuse_bs("this version boots from memblock alone and has no bootmem");
	return call_refuse_bs("this version boots from bootmem alone and has no memblock");
}

static int check_words(const struct kind *kind, unsigned int nr)
{
	if (nr >= made->least && nr <= made->most)
		return 0;
	return call_refuse_bs("%s%s takes %s, and got %u word(s)", kind->word, made->name,
			      made->takes, nr);
}

/* Of what kind is it, and what are its arguments? */
static int make_call(char **word, unsigned int nr)
{
	struct kind kind;

	made = NULL;
	if (!nr)
		return list_calls();
	kind = kind_of(word[0]);
	if (!kind.calls)
		return refuse_kind(kind.word[0] == 'b');
	if (*kind.word && nr > 1) {
		word++;
		nr--;
	}
	made = find(kind.calls, word[0]);
	if (!made)
		return refuse_name(word[0]);
	return check_words(&kind, nr - 1) ?: act(word + 1);
}

/* Words of @line, with a NULL behind them; how many there are, those left out as well */
static unsigned int split(char *line, char **word)
{
	unsigned int nr = 0;
	char *next;

	while ((next = strsep(&line, " \t\n"))) {
		if (!*next)
			continue;
		if (nr < MAX_WORDS)
			word[nr] = next;
		nr++;
	}
	return nr;
}

/* Only what can be printed is said again, or looked at */
static bool is_text(const char *line, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (!isascii(line[i]) || (!isprint(line[i]) && !isspace(line[i])))
			return false;
	return true;
}

static int read_call(const char *line, size_t size)
{
	char *word[MAX_WORDS + 1] = { }, copy[CALL_SIZE_BS];

	made = NULL;
	if (size >= sizeof(copy))
		return call_refuse_bs("a call has up to %zu characters, not %zu",
				      sizeof(copy) - 1, size);
	if (!is_text(line, size))
		return call_refuse_bs("a call is a line of words");
	memcpy(copy, line, size);
	copy[size] = '\0';
	call_say_bs("%s", strim(copy));
	return make_call(word, split(strim(copy), word));
}

int call_make_bs(const char *line, size_t size)
{
	int err;

	mutex_lock(&lock);
	said_len = 0;
	if (halted_bs()) {
		call_say_bs("the machine is dead: %s; " NEW_MACHINE_BS "\n", halt_reason_bs());
		err = -EIO;
	} else {
		err = read_call(line, size);
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
		seq_puts(m, "write a call into this file; for example: alloc 3 HIGHUSER\n");
	mutex_unlock(&lock);
}

void call_exit_bs(void)
{
	if (call_bootmem_exit_bs)
		optional_bs(call_bootmem_exit_bs)();
	if (call_memblock_exit_bs)
		optional_bs(call_memblock_exit_bs)();
	said_len = 0;
	latest.pfn = 0;
}
