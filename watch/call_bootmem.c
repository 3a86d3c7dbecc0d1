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

/* Of the fields of all versions */
static const struct {
	const char *field, *meaning;
} legend[] = {
	{ "node_boot_start", "address of its first page" },
	{ "node_min_pfn", "its first frame" },
	{ "node_low_pfn", "the frame behind its last page" },
	{ "last_pos", "the page in which the latest object ended" },
	{ "last_offset", "bytes of that page that are taken; 0: all" },
	{ "last_success",
	  "where the latest search found room, in bytes: one with a lower goal begins there" },
	{ "last_end_off", "where the latest object ended, in bytes" },
	{ "hint_idx", "the page from which on the next search begins" },
};

static void say_meaning(const char *field)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(legend); i++)
		if (!strcmp(legend[i].field, field))
			call_say_bs("  %-16s %s\n", field, legend[i].meaning);
}

#define SAY_MEANING(field)	say_meaning(#field);

static void say_legend(void)
{
	call_say_bs("  '#' is a page that is taken, '.' a free one. Pages and bytes count from the node's start.\n");
	BOOTMEM_FIELDS_BS(SAY_MEANING)
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
	if (err)
		return call_no_box_bs(err, SANDBOX_PAGES_BS);
	make_examples();
	bitmap_clear(box.map, 0, pages);
	call_say_bs(" = a node of %lu free pages from 0x%lx on\n", pages, box.start);
	say_after();
	say_legend();
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

/* History was silent if a range was none that it could take or free */
static void say_nothing_changed(const unsigned long *number, const char *otherwise)
{
	unsigned long end = box.bdata.node_low_pfn << PAGE_SHIFT_BS;

	if (number[0] < box.start || number[0] >= end)
		call_say_bs("  nothing has changed: the node is 0x%lx to 0x%lx\n", box.start,
			    end - 1);
	else if (number[0] + number[1] < number[0])
		call_say_bs("  nothing has changed: the range ends before it begins\n");
	else
		call_say_bs("  nothing has changed: %s\n", otherwise);
}

static int change_range(const unsigned long *number, const char *otherwise,
			void (*change)(const unsigned long *number))
{
	DECLARE_BITMAP(map, SANDBOX_PAGES_BS);

	bitmap_copy(map, box.map, SANDBOX_PAGES_BS);
	change(number);
	say_done();
	if (!halted_bs() && bitmap_equal(map, box.map, SANDBOX_PAGES_BS))
		say_nothing_changed(number, otherwise);
	return 0;
}

static void reserve_range(const unsigned long *number)
{
	bootmem_reserve_node_bs(box.node, number[0], number[1]);
}

static int box_reserve(const unsigned long *number)
{
	return change_range(number, "all pages of the range were taken already", reserve_range);
}

static void free_range(const unsigned long *number)
{
	free_bootmem_node_bs(box.node, number[0], number[1]);
}

static int box_free(const unsigned long *number)
{
	return change_range(number, "no page is whole in the range", free_range);
}

/* What history did not accept, it halts for: that is an answer, too */
static int ask_box(char **word, const char * const *what,
		   int (*ask)(const unsigned long *number))
{
	unsigned long number[] = { 0, 1, 0 };
	char before[SANDBOX_PAGES_BS + 1];
	int err = call_numbers_bs(word, what, number);

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
	{ "new", "PAGES", "a small bootmem of its own, in the place of an earlier one", "bootmem new 24",
	  1, 1, box_new },
	{ "alloc", "BYTES [ALIGNMENT [GOAL]]", "GOAL is the address from which on it searches",
	  alloc_example, 1, 3, call_alloc },
	{ "reserve", "ADDRESS BYTES", "all pages that the range touches are taken", reserve_example,
	  2, 2, call_reserve },
	{ "free", "ADDRESS BYTES", "all pages that are whole in the range are free", free_example,
	  2, 2, call_free },
	{ }
};

void call_bootmem_exit_bs(void)
{
	close_box();
}
