// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a death means: history's line names a file and a condition, which says little to
 * who does not know that file by heart. Behind it stand lines of ours: who called, what the
 * condition means, and what can be done.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/stacktrace.h>
#include <linux/stringify.h>
#include <bs/actor.h>
#include <bs/machine.h>
#include <bs/owner.h>
#include <bs/story.h>

#define DEPTH	16

/* Written once a boot, by whoever kills the machine */
static char story[768];

/* Of bootmem. The search of old versions does not notice that it has found nothing. */
#define NO_ROOM		"most likely there are not that many free pages side by side"
#define ASK_FOR_LESS	"ask for less, or make the zones of the device tree larger; the map shows what is free (of the boot: debugfs bitmap)"
#define FREE_ONCE \
	"free what is taken, once; the map shows it (of the boot: debugfs bitmap)"
#define WHERE_NODES_ARE	"debugfs zones shows where each node of the machine begins and ends"

/*
 * Conditions, or panics, by a part of them: the first that fits; what it means, and what to
 * look for
 */
static const struct meaning {
	const char *part, *meaning, *next;
} meanings[] = {
	{ "page_count_bs(page) == 0", "the page is free already: freed twice, or never allocated",
	  "take out one of the two frees, or set the pointer to NULL behind the first" },
	{ "(1UL << order) - 1",
	  "a block begins at a multiple of its size: was it allocated with this order?",
	  "free the page that was given, with the order that was asked for" },
	{ "order >= MAX_ORDER_BS", "no block is that large",
	  "orders are less than " __stringify(MAX_ORDER_BS) },
	{ "bad_range", "the block reaches from its zone into another one",
	  "free with the order that was asked for" },
	{ "pages_valid", "this is no page of the machine, as NULL is none, or the block reaches out of them",
	  "free what alloc_pages_bs() gave, if it gave any, with the order that was asked for" },
	{ "page_valid_bs",
	  "this is no page of the machine: look at the address or frame number",
	  "free what alloc_pages_bs() gave; debugfs owners lists who holds what" },
	{ "addr_is_lowmem",
	  "this is no address of low memory; high memory has none: free its page structure",
	  "free_pages_bs() takes addresses, __free_pages_bs() page structures" },
	{ "gfp_mask & __GFP_HIGHMEM_BS",
	  "an address was asked for, and high memory has none: ask for a page structure",
	  "alloc_pages_bs(GFP_HIGHUSER_BS, ...), or no __GFP_HIGHMEM_BS" },
	{ "align & (align - 1)", "an alignment is a power of two", "ask for the next larger one" },
	{ "!size", "nothing was asked for: a size of 0", "look where the size comes from" },
	{ "0 == size", "nothing was asked for: a size of 0", "look where the size comes from" },
	{ "find_next_zero_bit", "a page of this range is free already, and is freed again",
	  FREE_ONCE },
	{ "find_next_bit", NO_ROOM, ASK_FOR_LESS },
	{ "start >= pages_of", NO_ROOM, ASK_FOR_LESS },
	{ "start >= search_end", NO_ROOM, ASK_FOR_LESS },
	{ "goal + size > limit", "the goal lies so high that the memory would end above the limit",
	  "take a lower goal, or a higher limit" },
	{ "sidx >= eidx", "the range begins behind the node, or ends before it begins",
	  "look at the address and size that were given; " WHERE_NODES_ARE },
	{ "start < first", "the range begins in front of the node", WHERE_NODES_ARE },
	{ "pos != start", "the range begins in no node, or leaves one", WHERE_NODES_ARE },
	{ "node_low_pfn", "the range leaves the node's low memory", WHERE_NODES_ARE },
	{ "pages_of(bdata)", "the range leaves the node's low memory", WHERE_NODES_ARE },
	{ "registered(pgdat)", "this node was started before", "start each node once" },
	{ "node_bootmem_map", "bootmem of this node is over, or was never started",
	  "ask the page allocator, or earlier: bootmem_initcall_bs()" },
	{ "no killable", "whoever asks gets nothing, and asks again: history killed all others first",
	  "stop at the first NULL" },
	{ "Unable to handle", "a page was used that is none: most likely the answer of a request that failed",
	  "look whether alloc_pages_bs() gave NULL" },
	{ "phys_valid_bs", "memory was to be cleared that reaches out of the machine's",
	  "look at the size that was asked for" },
	{ "Out of", "no node has that much memory in one piece",
	  "ask for less, or make the zones of the device tree larger" },
	{ "wild at", "history would have written into memory that is not the allocator's",
	  "look at the address and size that were given" },
	{ "forever at", "history would have searched without an end",
	  "look at the address and size that were given" },
};

static const struct meaning other = {
	.meaning = "the condition above did not hold",
	.next = "look at the line of mm/ that it names",
};

/* There it names no condition */
static const struct meaning bootmem_bug = {
	.meaning = "most likely a page of this range is free already, and is freed again",
	.next = FREE_ONCE,
};

/* Of pages without a count */
static const struct meaning inside = {
	.meaning = "only the first page of a block can be freed, and this one is not",
	.next = "free the block by its first page, with the order that was asked for",
};

static const struct meaning never_taken = {
	.meaning = "the page is free, and nobody has allocated it: there is nothing to give back",
	.next = "free what alloc_pages_bs() gave; debugfs owners lists who holds what",
};

static const struct meaning never_had = {
	.meaning = "the page allocator never had this page: it is the boot's",
	.next = "free what alloc_pages_bs() gave; debugfs owners lists who holds what",
};

/* What is @known of a page says more than a condition on its count, and nothing of others */
static const struct meaning *meaning_of(const char *reason, const struct meaning *known)
{
	const struct meaning *m;

	if (known && strstr(reason, "page_count_bs"))
		return known;
	if (strstr(reason, "mm/bootmem.c") && strstr(reason, ": BUG()"))
		return &bootmem_bug;
	for (m = meanings; m < meanings + ARRAY_SIZE(meanings); m++)
		if (strstr(reason, m->part))
			return m;
	return &other;
}

/* ---- the page ---- */

/*
 * What one process is about to free. Of several at the same time only one is kept: then a
 * death has a story without a page.
 */
static struct {
	struct task_struct *task;
	const struct page_bs *page;
	const struct meaning *meaning;	/* if it says more than the condition */
	char past[200];
} about;

static const struct meaning *meaning_of_free(const struct page_bs *page)
{
	int order = owner_order_bs(page);

	if (order == -1)
		return &inside;
	if (order != -ENOENT)
		return NULL;
	if (PageReserved_bs(page))
		return &never_had;
	return owner_never_bs(page) ? &never_taken : NULL;
}

void story_about_bs(const struct page_bs *page)
{
	if (!page) {
		cmpxchg(&about.task, current, NULL);
		return;
	}
	if (cmpxchg(&about.task, NULL, current))
		return;
	about.page = page;
	/* Now: what it is about to do changes the book */
	about.meaning = meaning_of_free(page);
	owner_tell_bs(page, true, about.past, sizeof(about.past));
}

static bool knows_page(void)
{
	return READ_ONCE(about.task) == current && in_task();
}

/* ---- the caller ---- */

#ifdef CONFIG_STACKTRACE
/* The first function of a submodule; if there is none, the outermost of ours */
static unsigned long who_is_on_the_stack(void)
{
	unsigned long entry[DEPTH], caller = 0;
	unsigned int nr = stack_trace_save(entry, DEPTH, 0), i;

	for (i = 0; i < nr; i++) {
		if (owner_has_code_bs(entry[i]))
			return entry[i];
		if (within_module(entry[i], THIS_MODULE))
			caller = entry[i];
	}
	return caller;
}
#else
static unsigned long who_is_on_the_stack(void)
{
	return 0;
}
#endif

static __printf(1, 2) void add(const char *fmt, ...)
{
	size_t len = strlen(story);
	va_list args;

	va_start(args, fmt);
	vscnprintf(story + len, sizeof(story) - len, fmt, args);
	va_end(args);
}

/* Each line is one of the log: what has no beginning of its own is lost on who filters it */
static void log_lines(const char *text)
{
	int len;

	for (; *text; text += len + (text[len] == '\n')) {
		len = strcspn(text, "\n");
		pr_notice("%.*s\n", len, text);
	}
}

static void tell(const char *reason)
{
	bool page = knows_page();
	const struct meaning *m = meaning_of(reason, page ? about.meaning : NULL);
	unsigned long caller = actor_bs() ?: who_is_on_the_stack();

	story[0] = '\0';
	if (caller)
		add("  called by: %ps\n", (void *)caller);
	if (page)
		add("  the page: frame 0x%lx, %s\n", page_to_pfn_bs(about.page), about.past);
	add("  it means: %s\n  what to do: %s\n", m->meaning, m->next);
	add("  go on: whatever calls it now gets nothing; " NEW_MACHINE_BS "\n");
	death_story_bs = story;
	pr_notice("the replayed machine died: %s\n", reason);
	log_lines(story);
}

void story_init_bs(void)
{
	death_tap_bs = tell;
}

void story_exit_bs(void)
{
	death_tap_bs = NULL;
}
