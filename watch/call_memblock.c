// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls by hand to a small memblock of one's own: see call.h. memblock has no descriptor to be
 * handed, only variables: for the time of a call they are ours.
 */
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <bs/call.h>
#include <bs/debugfs.h>
#include <bs/record.h>
#include <bs/machine.h>

#define BOX_PAGES	64
#define BOX_ORDER	6

/**
 * struct box - protected by call_make_bs()
 * @memblock: what memblock_bs is during a call
 * @resize: likewise
 * @pages: of which they tell; NULL if there are none
 * @start: their address, 0 likewise
 * @end: the address behind those that memblock knows
 */
static struct box {
	struct memblock_bs memblock;
	bool resize;
	struct page_bs *pages;
	unsigned long start, end;
} box;

static void change_sides(void)
{
	swap(box.memblock, memblock_bs);
	swap(box.resize, memblock_can_resize_bs);
}

static void enter_box(void)
{
	mutex_lock(&tables_lock_bs);
	record_aside_bs(true);
	change_sides();
}

static void leave_box(void)
{
	change_sides();
	record_aside_bs(false);
	mutex_unlock(&tables_lock_bs);
}

/* ---- pictures ---- */

static unsigned long reserved_bytes(unsigned long from, unsigned long to)
{
	const struct memblock_type_bs *type = &box.memblock.reserved;
	const struct memblock_region_bs *r;
	unsigned long i, bytes = 0, first, end;

	for (i = 0; i < type->cnt; i++) {
		r = memblock_region_at_bs(type, i);
		first = max_t(unsigned long, from, r->base);
		end = min_t(unsigned long, to, r->base + r->size);
		bytes += first < end ? end - first : 0;
	}
	return bytes;
}

/* A character a page */
static const char *map_text(char *map)
{
	unsigned long at, bytes;
	char *c = map;

	for (at = box.start; at < box.end; at += PAGE_SIZE_BS) {
		bytes = reserved_bytes(at, at + PAGE_SIZE_BS);
		*c++ = bytes == PAGE_SIZE_BS ? '#' : bytes ? '+' : '.';
	}
	*c = '\0';
	return map;
}

static void say_after(void)
{
	const struct memblock_type_bs *type = &box.memblock.reserved;
	const struct memblock_region_bs *r;
	char map[BOX_PAGES + 1];
	unsigned long i;

	call_say_bs("  after  %s\n  reserved", map_text(map));
	for (i = 0; i < type->cnt; i++) {
		r = memblock_region_at_bs(type, i);
		if (r->size)
			call_say_bs(" 0x%lx..0x%lx", (unsigned long)r->base,
				    (unsigned long)(r->base + r->size - 1));
	}
	call_say_bs("\n");
}

/* ---- calls ---- */

/* What can be typed next */
static char alloc_example[24] = "memblock new 24";
static char reserve_example[48] = "memblock new 24", free_example[48] = "memblock new 24";

static void make_examples(void)
{
	strscpy(alloc_example, "memblock alloc 100 32", sizeof(alloc_example));
	snprintf(reserve_example, sizeof(reserve_example), "memblock reserve 0x%lx 4096",
		 box.start);
	snprintf(free_example, sizeof(free_example), "memblock free 0x%lx 4096", box.start);
}

static void close_box(void)
{
	kfree(box.memblock.memory.regions);
	kfree(box.memblock.reserved.regions);
	if (box.pages)
		__free_pages_bs(box.pages, BOX_ORDER);
	memset(&box, 0, sizeof(box));
	strscpy(alloc_example, "memblock new 24", sizeof(alloc_example));
	strscpy(reserve_example, alloc_example, sizeof(reserve_example));
	strscpy(free_example, alloc_example, sizeof(free_example));
}

/* As the image brings them: one entry, of nothing */
static bool empty_table(struct memblock_type_bs *type)
{
	type->cnt = 1;
	type->max = INIT_MEMBLOCK_REGIONS_BS;
	type->total_size = 0;
	type->regions = kcalloc(type->max, sizeof(*type->regions), GFP_KERNEL);
	return type->regions;
}

static int open_box(unsigned long pages)
{
	bool tables;

	box.memblock = memblock_bs;
	box.memblock.current_limit = MEMBLOCK_ALLOC_ANYWHERE_BS;
	tables = empty_table(&box.memblock.memory);
	tables = empty_table(&box.memblock.reserved) && tables;
	box.pages = tables ? alloc_pages_bs(GFP_KERNEL_BS, BOX_ORDER) : NULL;
	if (!box.pages) {
		close_box();
		return -ENOMEM;
	}
	box.start = page_to_pfn_bs(box.pages) << PAGE_SHIFT_BS;
	box.end = box.start + (pages << PAGE_SHIFT_BS);
	enter_box();
	memblock_add_bs(box.start, box.end - box.start);
	leave_box();
	return 0;
}

static int box_new(char **word)
{
	unsigned long pages;
	int err = call_number_bs(word[0], "its number of pages", 1, BOX_PAGES, &pages);

	if (err)
		return err;
	close_box();
	err = open_box(pages);
	if (err)
		return call_no_box_bs(err, BOX_PAGES);
	make_examples();
	call_say_bs(" = a memblock of %lu free pages from 0x%lx on\n", pages, box.start);
	say_after();
	call_say_bs("  '#' is a page that is taken, '+' one that is taken in part, '.' a free one.\n");
	call_say_bs("  reserved: what is taken, in bytes; ranges that touch become one.\n");
	call_say_bs("  An object goes as high as it can, at a multiple of its alignment.\n");
	return 0;
}

/* By the name that it has in this version; 0 if there is no place */
static unsigned long alloc_in_box(unsigned long bytes, unsigned long align)
{
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
	return memblock_phys_alloc_bs(bytes, align);
#else
	return __memblock_alloc_base_bs(bytes, align, MEMBLOCK_ALLOC_ACCESSIBLE_BS);
#endif
}

static int box_alloc(const unsigned long *number)
{
	unsigned long bytes = box.memblock.reserved.total_size, at;

	enter_box();
	at = alloc_in_box(number[0], number[1]);
	leave_box();
	if (halted_bs()) {
		call_say_bs(" = the machine halts\n");
		return -EIO;
	}
	if (!at) {
		call_say_bs(" = none\n  %lu bytes are free\n",
			    box.end - box.start - reserved_bytes(box.start, box.end));
		return -ENOMEM;
	}
	call_say_bs(" = 0x%lx: page %lu, byte %lu\n", at, (at - box.start) >> PAGE_SHIFT_BS,
		    at & (PAGE_SIZE_BS - 1));
	bytes = box.memblock.reserved.total_size - bytes;
	if (bytes != number[0])
		call_say_bs("  %lu bytes are taken for it\n", bytes);
	return 0;
}

/* memblock is silent if a range is none that it could take or free */
static int change_range(const unsigned long *number, const char *otherwise,
			int (*change)(phys_addr_t_bs addr, phys_addr_t_bs bytes))
{
	unsigned long bytes = box.memblock.reserved.total_size;
	int err;

	enter_box();
	err = change(number[0], number[1]);
	leave_box();
	if (halted_bs())
		call_say_bs(" = the machine halts\n");
	else if (err)
		call_say_bs(" = error %d: the table is full\n", err);
	else
		call_say_bs(" = done\n");
	if (!halted_bs() && !err && bytes == box.memblock.reserved.total_size)
		call_say_bs("  nothing has changed: %s\n", otherwise);
	return err;
}

static int box_reserve(const unsigned long *number)
{
	return change_range(number, "all bytes of the range were taken already",
			    memblock_reserve_bs);
}

static int free_range(phys_addr_t_bs addr, phys_addr_t_bs bytes)
{
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	return memblock_phys_free_bs(addr, bytes);
#else
	return memblock_free_bs(addr, bytes);
#endif
}

static int box_free(const unsigned long *number)
{
	return change_range(number, "no byte of the range was taken", free_range);
}

static int ask_box(char **word, const char * const *what,
		   int (*ask)(const unsigned long *number))
{
	unsigned long number[] = { 0, 1 };
	char before[BOX_PAGES + 1];
	int err = call_numbers_bs(word, what, number);

	if (err)
		return err;
	if (!box.pages)
		return call_refuse_bs("there is no memblock to play with yet");
	map_text(before);
	err = ask(number);
	call_say_bs("  before %s\n", before);
	say_after();
	return err;
}

static int call_alloc(char **word)
{
	static const char * const what[] = { "a size in bytes", "an alignment in bytes" };

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

const struct call_bs call_memblock_bs[] = {
	{ "new", "PAGES", "a small memblock to play with, in the place of an earlier one", "memblock new 24",
	  1, 1, box_new },
	{ "alloc", "BYTES [ALIGNMENT]", "from the top down", alloc_example, 1, 2, call_alloc },
	{ "reserve", "ADDRESS BYTES", "the range is taken", reserve_example, 2, 2, call_reserve },
	{ "free", "ADDRESS BYTES", "the range is free", free_example, 2, 2, call_free },
	{ }
};

void call_memblock_exit_bs(void)
{
	close_box();
}
