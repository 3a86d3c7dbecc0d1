// SPDX-License-Identifier: GPL-2.0-only
/*
 * The tests of memblock that run inside the boot, when its tables are set up and nothing was
 * taken yet: on tables of their own, so that the boot goes on as if nothing had happened.
 */
#include <linux/slab.h>
#include <biscuitos/init.h>
#include <bs/record.h>
#include "tests.h"

/**
 * struct tables - all that memblock knows
 * @memblock: the tables, and how to search them
 * @memory: entries of the table of memory that the image brings; the machine's has not grown
 * @reserved: likewise
 * @can_resize: memblock_can_resize_bs
 * @keeps_nids: memblock_keeps_nids_bs
 * @region_bytes: memblock_region_bytes_bs, bytes of an entry when a table doubles
 */
static struct tables {
	struct memblock_bs memblock;
	struct memblock_region_bs memory[INIT_MEMBLOCK_REGIONS_BS];
	struct memblock_region_bs reserved[INIT_MEMBLOCK_REGIONS_BS];
	bool can_resize, keeps_nids;
	unsigned long region_bytes;
} *saved;

static void make_empty(struct memblock_type_bs *type, struct memblock_region_bs *regions)
{
	memset(regions, 0, INIT_MEMBLOCK_REGIONS_BS * sizeof(*regions));
	type->cnt = 1;
	type->max = INIT_MEMBLOCK_REGIONS_BS;
	type->total_size = 0;
	type->regions = regions;
}

bool tables_push(struct test_bs *t)
{
	saved = kmalloc(sizeof(*saved), GFP_KERNEL);
	if (!EXPECT_BS(t, saved))
		return false;
	saved->memblock = memblock_bs;
	memcpy(saved->memory, memblock_memory_init_regions_bs, sizeof(saved->memory));
	memcpy(saved->reserved, memblock_reserved_init_regions_bs, sizeof(saved->reserved));
	saved->can_resize = memblock_can_resize_bs;
	saved->keeps_nids = memblock_keeps_nids_bs;
	saved->region_bytes = memblock_region_bytes_bs;

	make_empty(&memblock_bs.memory, memblock_memory_init_regions_bs);
	make_empty(&memblock_bs.reserved, memblock_reserved_init_regions_bs);
	memblock_bs.current_limit = MEMBLOCK_ALLOC_ANYWHERE_BS;
	memblock_can_resize_bs = false;
	memblock_keeps_nids_bs = true;
	memblock_region_bytes_bs = MEMBLOCK_REGION_BYTES_BS;
	record_aside_bs(true);
	return true;
}

void tables_pop(void)
{
	record_aside_bs(false);
	memblock_bs = saved->memblock;
	memcpy(memblock_memory_init_regions_bs, saved->memory, sizeof(saved->memory));
	memcpy(memblock_reserved_init_regions_bs, saved->reserved, sizeof(saved->reserved));
	memblock_can_resize_bs = saved->can_resize;
	memblock_keeps_nids_bs = saved->keeps_nids;
	memblock_region_bytes_bs = saved->region_bytes;
	kfree(saved);
}

/* ---- pictures ---- */

#define PICTURE	64

/* Entries that touch, but are not one, have a bar between them: "==|==" is four pages */
static const char *draw(const struct memblock_type_bs *type, char mark, const char *want,
			char *buf)
{
	unsigned long page, i, at = 0, len = strlen(want);
	const struct memblock_region_bs *r;

	for (page = 0; at < len; page++) {
		buf[at] = ' ';
		for (i = 0; i < type->cnt; i++) {
			r = memblock_region_at_bs(type, i);
			if (PAGE(page) < r->base || PAGE(page) >= r->base + r->size)
				continue;
			if (PAGE(page) == r->base && at && buf[at - 1] == mark)
				buf[at++] = '|';
			buf[at] = mark;
		}
		at++;
	}
	buf[at] = '\0';
	return buf;
}

void expect_tables(struct test_bs *t, const char *memory, const char *reserved, int line)
{
	char buf[PICTURE + 2];

	expect_text_bs(t, draw(&memblock_bs.memory, '=', memory, buf), memory, line);
	expect_text_bs(t, draw(&memblock_bs.reserved, '#', reserved, buf), reserved, line);
}

/* ---- names ---- */

int give_back(unsigned long base, unsigned long size)
{
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	return memblock_phys_free_bs(base, size);
#else
	return memblock_free_bs(base, size);
#endif
}

long take(unsigned long pages, unsigned long limit)
{
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
	unsigned long at = memblock_phys_alloc_range_bs(PAGES(pages), PAGES(pages), 0, limit);
#else
	unsigned long at = __memblock_alloc_base_bs(PAGES(pages), PAGES(pages), limit);
#endif

	return at ? (long)((at - BASE) >> PAGE_SHIFT_BS) : -1;
}

void add_to_node(unsigned long base, unsigned long size, int nid)
{
#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	memblock_add_node_bs(base, size, nid, MEMBLOCK_NONE_BS);
#else
	memblock_add_node_bs(base, size, nid);
#endif
}

memblock_initcall_bs(tables_tests);
memblock_initcall_bs(search_tests);
memblock_initcall_bs(grow_tests);
memblock_initcall_bs(memblock_hand_over_tests);
