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

static int box_new(unsigned long pages)
{
	int err;

	sandbox_close_bs(&box);
	err = sandbox_open_bs(&box, pages);
	if (err)
		return err;
	bitmap_clear(box.map, 0, pages);
	call_say_bs(" = a node of %lu free pages from 0x%lx on\n", pages, box.start);
	say_after();
	return 0;
}

static int box_alloc(unsigned long bytes, unsigned long align, unsigned long goal)
{
	long at;

	at = sandbox_alloc_bs(&box, bytes, align ?: 1, goal);
	if (at >= 0)
		call_say_bs(" = 0x%lx: page %ld of the node, byte %ld\n", box.start + at,
			    at >> PAGE_SHIFT_BS, at & (PAGE_SIZE_BS - 1));
	else
		call_say_bs(" = none\n");
	return 0;
}

static int box_reserve(unsigned long addr, unsigned long bytes, unsigned long unused)
{
	bootmem_reserve_node_bs(box.node, addr, bytes);
	call_say_bs(" = done\n");
	return 0;
}

static int box_free(unsigned long addr, unsigned long bytes, unsigned long unused)
{
	free_bootmem_node_bs(box.node, addr, bytes);
	call_say_bs(" = done\n");
	return 0;
}

static const struct box_call {
	const char *name;
	int (*call)(unsigned long a, unsigned long b, unsigned long c);
	unsigned int least, most;	/* numbers that it takes */
} box_calls[] = {
	{ "alloc", box_alloc, 1, 3 },
	{ "reserve", box_reserve, 2, 2 },
	{ "free", box_free, 2, 2 },
};

static bool read_numbers(char **word, const struct box_call *c, unsigned long *number)
{
	unsigned int nr;

	for (nr = 0; word[nr]; nr++)
		if (nr == c->most || kstrtoul(word[nr], 0, &number[nr]))
			return false;
	return nr >= c->least;
}

static int call_box(const struct box_call *c, char **word)
{
	unsigned long number[3] = { };
	char before[SANDBOX_PAGES_BS + 1];
	int err;

	if (!read_numbers(word, c, number))
		return call_nonsense_bs(word[0] ?: c->name);
	if (!box.node) {
		call_say_bs(" = none\nthere is no node yet: bootmem new 24 makes one of 24 free pages\n");
		return -EINVAL;
	}
	bitmap_text_bs(&box.bdata, before, sizeof(before));
	err = c->call(number[0], number[1], number[2]);
	call_say_bs("  before %s\n", before);
	say_after();
	return err;
}

int call_bootmem_bs(char **word)
{
	unsigned long pages;
	size_t i;

	if (!word[1])
		return call_nonsense_bs("bootmem");
	if (!strcmp(word[1], "new") && word[2] && !word[3] && !kstrtoul(word[2], 0, &pages) &&
	    pages && pages <= SANDBOX_PAGES_BS)
		return box_new(pages);
	for (i = 0; i < ARRAY_SIZE(box_calls); i++)
		if (!strcmp(word[1], box_calls[i].name))
			return call_box(&box_calls[i], word + 2);
	return call_nonsense_bs(word[1]);
}

void call_bootmem_exit_bs(void)
{
	sandbox_close_bs(&box);
}
