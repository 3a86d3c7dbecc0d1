// SPDX-License-Identifier: GPL-2.0-only
/*
 * The replayed kernel's command line. It is walked twice: for the layout, before
 * anything is touched, and in the boot, where unknown options are named.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <bs/early.h>
#include <bs/machine.h>
#include <bs/layout.h>

#define MAX_WORD	64

/* The next word of *@cmdline, cut to MAX_WORD - 1 characters; false at the end */
static bool next_word(const char **cmdline, char *word)
{
	const char *s = *cmdline + strspn(*cmdline, " \t\n");
	size_t len = strcspn(s, " \t\n");

	if (!len)
		return false;
	strscpy(word, s, min_t(size_t, len + 1, MAX_WORD));
	*cmdline = s + len;
	return true;
}

static bool has_prefix(const char *word, const char *prefix)
{
	return !strncmp(word, prefix, strlen(prefix));
}

/* ---- options that change the banks, or the initrd ---- */

/*
 * A number as memparse() reads it, with K, M or G, but none so large that it would wrap around
 * there, or that the word was cut.
 */
static bool parse_bytes(const char *word, const char *s, char **rest, u64 *bytes)
{
	bool hex = has_prefix(s, "0x") || has_prefix(s, "0X");
	const char *digits = s + (hex ? 2 : 0);
	size_t most = hex ? 16 : 19;

	digits += strspn(digits, "0");
	*bytes = memparse(s, rest);
	if (*rest == s || strlen(word) >= MAX_WORD - 1 ||
	    strchr(hex ? "TtPp" : "TtPpEe", (*rest)[-1]))
		return false;
	/* So many digits, and at most 30 bits of a unit, are less than 64 bits */
	if (strchr("KkMmGg", (*rest)[-1]))
		most = hex ? 8 : 10;
	return strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789") <= most;
}

/* SIZE or SIZE@START, both with K, M or G. As on ARM, parts of a page are left out. */
static bool parse_span(const char *word, u64 *start, u64 *end)
{
	char *rest;
	u64 size;

	if (!parse_bytes(word, strchr(word, '=') + 1, &rest, &size) || !size)
		return false;
	if (*rest == '@' && !parse_bytes(word, rest + 1, &rest, start))
		return false;
	if (*rest || *start + size < size)
		return false;

	*end = (*start + size) & ~(u64)(PAGE_SIZE_BS - 1);
	*start = (*start + PAGE_SIZE_BS - 1) & ~(u64)(PAGE_SIZE_BS - 1);
	return *start < *end;
}

static void drop_banks(struct layout_bs *layout, bool high)
{
	unsigned int i, kept = 0;

	for (i = 0; i < layout->nr_banks; i++)
		if (layout->bank[i].high != high)
			layout->bank[kept++] = layout->bank[i];
	layout->nr_banks = kept;
}

static int add_bytes(struct layout_bs *layout, u64 start, u64 end, bool high)
{
	if (end > ULONG_MAX)
		return -ERANGE;
	return add_bank_bs(layout, start >> PAGE_SHIFT_BS, end >> PAGE_SHIFT_BS, high);
}

/*
 * With what there is, of the first region, as most machines have one. mem= is the word of
 * whoever has a board, and copies what was said there.
 */
static void say_outside(const struct node_bs *node, const char *word, u64 start, u64 end,
			bool high)
{
	u64 first = (u64)(high ? node->low_end : node->start) << PAGE_SHIFT_BS;
	u64 last = ((u64)(high ? node->end : node->low_end) << PAGE_SHIFT_BS) - 1;

	if (first > last)
		pr_err("cmdline: %s: the first region has no high memory; make high-zone larger than 0\n",
		       word);
	else
		pr_err("cmdline: %s: 0x%llx..0x%llx is not %s memory of one region; that of %s is 0x%llx..0x%llx%s\n",
		       word, start, end - 1, high ? "high" : "low", node->name, first, last,
		       has_prefix(word, "mem=") ? ", see docs/board.md" : "");
}

/* Without a start, the bank begins where the first node's low (high) memory does. */
static int parse_bank(struct layout_bs *layout, const char *word, bool high)
{
	const struct node_bs *node = &layout->node[0];
	u64 start = (u64)(high ? node->low_end : node->start) << PAGE_SHIFT_BS;
	u64 end;
	int err;

	if (!parse_span(word, &start, &end)) {
		pr_err("cmdline: %s: write it SIZE or SIZE@START, such as 16M@0x70000000\n",
		       word);
		return -EINVAL;
	}
	err = add_bytes(layout, start, end, high);
	if (err == -ERANGE)
		say_outside(node, word, start, end, high);
	else if (err == -E2BIG)
		pr_err("cmdline: %s: one bank too many; keep %d of them\n", word, MAX_BANKS_BS);
	else if (err)
		pr_err("cmdline: %s: overlaps an earlier bank; let it begin behind that one\n",
		       word);
	return err;
}

/* mem=, as the old kernel had it, or mem_bs=, as BiscuitOS has it */
static bool is_bank(const char *word, bool *high)
{
	*high = has_prefix(word, "highmem_bs=");
	return *high || has_prefix(word, "mem_bs=") || has_prefix(word, "mem=");
}

/* The old kernel's word. That the place can be had is looked at when it is reserved. */
static int parse_initrd(struct layout_bs *layout, const char *word)
{
	struct span_bs at;
	char *rest;

	if (parse_bytes(word, strchr(word, '=') + 1, &rest, &at.start) && *rest == ',' &&
	    parse_bytes(word, rest + 1, &rest, &at.size) && !*rest && at.size) {
		layout->initrd_at = at;
		return 0;
	}
	pr_err("cmdline: %s: write it START,SIZE, such as initrd=0x70600000,1M\n", word);
	return -EINVAL;
}

int parse_cmdline_bs(struct layout_bs *layout)
{
	const char *cmdline = layout->cmdline;
	bool given[2] = { false, false };
	char word[MAX_WORD];
	int err = 0;
	bool high;

	while (!err && next_word(&cmdline, word)) {
		if (has_prefix(word, "initrd="))
			err = parse_initrd(layout, word);
		if (!is_bank(word, &high))
			continue;
		/* The first one replaces what the device tree says, others add. */
		if (!given[high])
			drop_banks(layout, high);
		given[high] = true;
		err = parse_bank(layout, word, high);
	}
	return err;
}

/* ---- all others ---- */

#ifndef BS_HAS_AREA_MAPS	/* hash tables of 2.4 came from the page allocator */
static void set_hashdist(const char *value)
{
	hashdist_bs = *value == '1';
}
#endif

static void set_bootmem_debug(const char *value)
{
	early_debug_bs();
	bs_debug_enable();
}

#ifdef BS_HAS_MEMBLOCK
/* memblock=debug; other words mean nothing to it */
static void set_memblock(const char *value)
{
#ifdef BS_HAS_MEMBLOCK_ANALYZE
	memblock_bs.debug = !strcmp(value, "debug");
#else
	memblock_debug_bs = !strcmp(value, "debug");
#endif
}
#endif

/* By parse_cmdline_bs() */
static void done_already(const char *value)
{
}

static const struct option {
	const char *name;
	void (*set)(const char *value);
} options[] = {
	{ "mem=", done_already },
	{ "mem_bs=", done_already },
	{ "initrd=", done_already },
	{ "highmem_bs=", done_already },
#ifndef BS_HAS_AREA_MAPS
	{ "hashdist_bs=", set_hashdist },
#endif
	{ "bootmem_debug", set_bootmem_debug },
#ifdef BS_HAS_MEMBLOCK
	{ "memblock=", set_memblock },
#endif
};

static const struct option *find_option(const char *word)
{
	const struct option *o;

	for (o = options; o < options + ARRAY_SIZE(options); o++)
		if (strchr(o->name, '=') ? has_prefix(word, o->name) :
					   !strcmp(word, o->name))
			return o;
	return NULL;
}

void setup_options_bs(const struct layout_bs *layout)
{
	const char *cmdline = layout->cmdline;
	const struct option *o;
	char word[MAX_WORD];

	while (next_word(&cmdline, word)) {
		o = find_option(word);
		if (o)
			o->set(word + strlen(o->name));
		else
			printk_bs(KERN_WARNING "Unknown boot option `%s': ignoring\n",
				  word);
	}
}
