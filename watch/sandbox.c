// SPDX-License-Identifier: GPL-2.0-only
/* A node of bootmem to test in, and its picture; see <bs/test.h>. */
#include <linux/slab.h>
#include <bs/record.h>
#include <bs/test.h>

#define SANDBOX_ORDER	6

static bool handed_over(void)
{
	return bootmem_is_over_bs(NODE_DATA_BS(0)->bdata);
}

/*
 * While bootmem rules, nobody else runs: memory that is free in the machine's map
 * can be used without taking it, as long as it is not needed.
 */
static bool borrow_from_bootmem(struct sandbox_bs *s)
{
	struct bootmem_data_bs *bdata = NODE_DATA_BS(0)->bdata;
	unsigned long first = bootmem_first_pfn_bs(bdata);
	unsigned long pages = bdata->node_low_pfn - first, at;

	at = bitmap_find_next_zero_area_off(bdata->node_bootmem_map, pages, 0,
					    SANDBOX_PAGES_BS, SANDBOX_PAGES_BS - 1,
					    first & (SANDBOX_PAGES_BS - 1));
	s->start = (first + at) << PAGE_SHIFT_BS;
	return at < pages;
}

static bool take_from_buddy(struct sandbox_bs *s)
{
	s->pages = alloc_pages_bs(GFP_KERNEL_BS, SANDBOX_ORDER);
	if (s->pages)
		s->start = page_to_pfn_bs(s->pages) << PAGE_SHIFT_BS;
	return s->pages;
}

int sandbox_open_bs(struct sandbox_bs *s, unsigned int pages)
{
	memset(s, 0, sizeof(*s));
	s->node = kzalloc(sizeof(*s->node), GFP_KERNEL);
	if (!s->node)
		return -ENOMEM;

	if (!(handed_over() ? take_from_buddy(s) : borrow_from_bootmem(s))) {
		sandbox_close_bs(s);
		return -ENOMEM;
	}
	s->node->bdata = &s->bdata;
	bootmem_describe_bs(&s->bdata, s->map, s->start >> PAGE_SHIFT_BS,
			    (s->start >> PAGE_SHIFT_BS) + pages);
	memset(s->map, 0xff, sizeof(s->map));
	record_aside_bs(true);
	return 0;
}
EXPORT_SYMBOL_GPL(sandbox_open_bs);

void sandbox_close_bs(struct sandbox_bs *s)
{
	record_aside_bs(false);
	if (s->pages)
		__free_pages_bs(s->pages, SANDBOX_ORDER);
	kfree(s->node);
	memset(s, 0, sizeof(*s));
}
EXPORT_SYMBOL_GPL(sandbox_close_bs);

void sandbox_set_bs(struct sandbox_bs *s, const char *picture)
{
	unsigned int i;

	for (i = 0; picture[i]; i++)
		__assign_bit(i, s->map, picture[i] == '#');
}
EXPORT_SYMBOL_GPL(sandbox_set_bs);

long sandbox_alloc_bs(struct sandbox_bs *s, unsigned long size, unsigned long align,
		      unsigned long goal)
{
	void *p = bootmem_search_bs(&s->bdata, size, align, goal, 0);

	return p ? __pa_bs(p) - s->start : -1;
}
EXPORT_SYMBOL_GPL(sandbox_alloc_bs);

const char *bitmap_text_bs(const struct bootmem_data_bs *bdata, char *buf, size_t size)
{
	unsigned long pages = bdata->node_low_pfn - bootmem_first_pfn_bs(bdata);
	unsigned long i, nr = min_t(unsigned long, pages, size - 1);

	for (i = 0; i < nr; i++)
		buf[i] = test_bit(i, bdata->node_bootmem_map) ? '#' : '.';
	buf[i] = '\0';
	return buf;
}
EXPORT_SYMBOL_GPL(bitmap_text_bs);

bool expect_map_bs(struct test_bs *t, const struct sandbox_bs *s, const char *want,
		   int line)
{
	char got[SANDBOX_PAGES_BS + 1];

	return expect_text_bs(t, bitmap_text_bs(&s->bdata, got, sizeof(got)), want,
			      line);
}
EXPORT_SYMBOL_GPL(expect_map_bs);
