// SPDX-License-Identifier: GPL-2.0-only
/* Calls by hand to a small bootmem node of one's own: see call.h. */
#include <linux/kernel.h>
#include <bs/call.h>
#include <bs/test.h>

/* Protected by call_make_bs() */
static struct sandbox_bs box;

static void say_map(const char *when)
{
	char map[SANDBOX_PAGES_BS + 1];

	call_say_bs("  %s %s\n", when, bitmap_text_bs(&box.bdata, map, sizeof(map)));
}

#define SAY_FIELD(field)	call_say_bs(" " #field " 0x%lx", (unsigned long)box.bdata.field);

static void say_after(void)
{
	say_map("after ");
	call_say_bs(" ");
	BOOTMEM_FIELDS_BS(SAY_FIELD)
	call_say_bs("\n");
}

/* What can be typed next: with addresses of the node, if there is one */
static char alloc_example[24] = "bootmem new 24";
static char reserve_example[48] = "bootmem new 24", free_example[48] = "bootmem new 24";

static void make_examples(void)
{
	strscpy(alloc_example, "bootmem alloc 100 32", sizeof(alloc_example));
	snprintf(reserve_example, sizeof(reserve_example), "bootmem reserve 0x%lx 4096", box.start);
	snprintf(free_example, sizeof(free_example), "bootmem free 0x%lx 4096", box.start);
}

static void close_box(void)
{
	sandbox_close_bs(&box);
	strscpy(alloc_example, "bootmem new 24", sizeof(alloc_example));
	strscpy(reserve_example, alloc_example, sizeof(reserve_example));
	strscpy(free_example, alloc_example, sizeof(free_example));
}

static int box_new(char **word)
{
	unsigned long pages;
	int err = call_number_bs(word[0], "a node's number of pages", 1, SANDBOX_PAGES_BS, &pages);

	if (err)
		return err;
	close_box();
	err = sandbox_open_bs(&box, pages);
	if (err) {
		call_say_bs(" = none: the page allocator has no block of %u pages for it\n",
			    SANDBOX_PAGES_BS);
		return err;
	}
	make_examples();
	bitmap_clear(box.map, 0, pages);
	call_say_bs(" = a node of %lu free pages from 0x%lx on\n", pages, box.start);
	say_after();
	return 0;
}

static void say_why_none(void)
{
	unsigned long pages = bitmap_weight(box.map, SANDBOX_PAGES_BS), run = 0, at, end;

	for (at = 0; at < SANDBOX_PAGES_BS; at = end) {
		at = find_next_zero_bit(box.map, SANDBOX_PAGES_BS, at);
		end = find_next_bit(box.map, SANDBOX_PAGES_BS, at);
		run = max(run, end - at);
	}
	call_say_bs("  %lu page(s) of the node are free, at most %lu of them side by side\n",
		    SANDBOX_PAGES_BS - pages, run);
}

static void say_done(void)
{
	call_say_bs(halted_bs() ? " = the machine halts\n" : " = done\n");
}

static int box_alloc(const unsigned long *number)
{
	long at = sandbox_alloc_bs(&box, number[0], number[1], number[2]);

	if (halted_bs()) {
		say_done();
		return -EIO;
	}
	if (at >= 0) {
		call_say_bs(" = 0x%lx: page %ld of the node, byte %ld\n", box.start + at,
			    at >> PAGE_SHIFT_BS, at & (PAGE_SIZE_BS - 1));
		return 0;
	}
	call_say_bs(" = none\n");
	say_why_none();
	return -ENOMEM;
}

static int box_reserve(const unsigned long *number)
{
	bootmem_reserve_node_bs(box.node, number[0], number[1]);
	say_done();
	return 0;
}

static int box_free(const unsigned long *number)
{
	free_bootmem_node_bs(box.node, number[0], number[1]);
	say_done();
	return 0;
}

/* In the order of the words, after which NULL comes */
static int read_numbers(char **word, const char * const *what, unsigned long *number)
{
	int err = 0;

	for (; *word && !err; word++, what++, number++)
		err = call_number_bs(*word, *what, 0, ULONG_MAX, number);
	return err;
}

/* What history did not accept, it halts for: that is an answer, too */
static int ask_box(char **word, const char * const *what,
		   int (*ask)(const unsigned long *number))
{
	unsigned long number[] = { 0, 1, 0 };
	char before[SANDBOX_PAGES_BS + 1];
	int err = read_numbers(word, what, number);

	if (err)
		return err;
	if (!box.node)
		return call_refuse_bs("there is no node of bootmem yet");
	bitmap_text_bs(&box.bdata, before, sizeof(before));
	err = ask(number);
	call_say_bs("  before %s\n", before);
	say_after();
	return err;
}

static int call_alloc(char **word)
{
	static const char * const what[] = { "a size in bytes", "an alignment in bytes",
					     "a goal, a physical address," };

	return ask_box(word, what, box_alloc);
}

static const char * const range[] = { "a physical address", "a size in bytes" };

static int call_reserve(char **word)
{
	return ask_box(word, range, box_reserve);
}

static int call_free(char **word)
{
	return ask_box(word, range, box_free);
}

const struct call_bs call_bootmem_bs[] = {
	{ "new", "PAGES", "bootmem new 24", 1, 1, box_new },
	{ "alloc", "BYTES [ALIGNMENT [GOAL]]", alloc_example, 1, 3, call_alloc },
	{ "reserve", "ADDRESS BYTES", reserve_example, 2, 2, call_reserve },
	{ "free", "ADDRESS BYTES", free_example, 2, 2, call_free },
	{ }
};

void call_bootmem_exit_bs(void)
{
	close_box();
}
