// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a death means: history's line names a file and a condition, which says little to
 * who does not know that file by heart. Behind it stand lines of ours: who called, what the
 * condition means, and what can be done.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/stacktrace.h>
#include <bs/machine.h>
#include <bs/owner.h>
#include <bs/story.h>

#define DEPTH	16

/* Written once a boot, by whoever kills the machine */
static char story[400];

/* Conditions, or panics, by a part of them: the first that fits */
static const struct meaning {
	const char *part, *meaning;
} meanings[] = {
	{ "page_count_bs(page) == 0", "the page is free already: freed twice, or never allocated" },
	{ "(1UL << order) - 1",
	  "a block begins at a multiple of its size: was it allocated with this order?" },
	{ "order >= MAX_ORDER_BS", "no block is that large" },
	{ "bad_range", "the block reaches from its zone into another one" },
	{ "pages_valid", "the block reaches out of the machine's pages" },
	{ "page_valid_bs",
	  "this is no page of the machine: look at the address or frame number" },
	{ "addr_is_lowmem",
	  "this is no address of low memory; high memory has none: free its page structure" },
	{ "gfp_mask & __GFP_HIGHMEM_BS",
	  "an address was asked for, and high memory has none: ask for a page structure" },
	{ "align & (align - 1)", "an alignment is a power of two" },
	{ "!size", "nothing was asked for: a size of 0" },
	{ "0 == size", "nothing was asked for: a size of 0" },
	{ "find_next_zero_bit", "a page of this range is free already, and is freed again" },
	{ "find_next_bit", "a page of this range is taken already" },
	{ "node_low_pfn", "the range leaves the node's low memory" },
	{ "pages_of(bdata)", "the range leaves the node's low memory" },
	{ "registered(pgdat)", "this node was started before" },
	{ "node_bootmem_map", "bootmem of this node is over, or was never started" },
	{ "Out of", "no node has that much memory in one piece" },
	{ "wild at", "history would have written into memory that is not the allocator's" },
	{ "forever at", "history would have searched without an end" },
};

static const char *meaning_of(const char *reason)
{
	const struct meaning *m;

	for (m = meanings; m < meanings + ARRAY_SIZE(meanings); m++)
		if (strstr(reason, m->part))
			return m->meaning;
	return "the condition above did not hold";
}

#ifdef CONFIG_STACKTRACE
/* The first function of a submodule; if there is none, the outermost of ours */
static unsigned long who_called(void)
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
static unsigned long who_called(void)
{
	return 0;
}
#endif

static void tell(const char *reason)
{
	unsigned long caller = who_called();
	int len = 0;

	if (caller)
		len = scnprintf(story, sizeof(story), "  called by: %ps\n", (void *)caller);
	scnprintf(story + len, sizeof(story) - len,
		  "  it means: %s\n  go on: whatever calls it now gets nothing; load the module anew for a new machine\n",
		  meaning_of(reason));
	death_story_bs = story;
	pr_notice("the replayed machine died: %s\n%s", reason, story);
}

void story_init_bs(void)
{
	death_tap_bs = tell;
}

void story_exit_bs(void)
{
	death_tap_bs = NULL;
}
