// SPDX-License-Identifier: GPL-2.0-only
/* See handover.h. */
#include <linux/crc32.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include "handover.h"
#include "world.h"

/*
 * Frames that bootmem hands over: the nodes and, behind them, their maps, which may
 * lie outside of every node. Those without a page structure in the machine get one of
 * ours.
 */
static struct frames {
	unsigned long pfn, count;
	struct page_bs *pages;
} frames[2 * MAX_NUMNODES_BS];

static u32 blocks_crc;
static unsigned long nr_blocks;

u32 crc32_text(u32 crc, const char *text, size_t len)
{
	return ~crc32_le(~crc, (const unsigned char *)text, len);
}

void handover_reset(void)
{
	memset(frames, 0, sizeof(frames));
	blocks_crc = 0;
	nr_blocks = 0;
}

void handover_node(int nid, unsigned long pfn, unsigned long count)
{
	frames[nid] = (struct frames){ .pfn = pfn, .count = count };
}

void handover_map(int nid, unsigned long pfn, unsigned long count)
{
	frames[MAX_NUMNODES_BS + nid] = (struct frames){ .pfn = pfn, .count = count };
}

/*
 * bootmem wants to know that there is a page array. It is only looked at through
 * recorded_pfn_to_page_bs(), so any pointer will do.
 */
bool handover_begin(int nid)
{
	unsigned int i;

	blocks_crc = 0;
	nr_blocks = 0;
	for (i = 0; i < ARRAY_SIZE(frames); i++) {
		if (!frames[i].count || frames[i].pages || pfn_valid_bs(frames[i].pfn))
			continue;
		frames[i].pages = world_alloc(frames[i].count * sizeof(struct page_bs));
		if (!frames[i].pages)
			return false;
	}
	if (!NODE_DATA_BS(nid)->node_mem_map)
		NODE_DATA_BS(nid)->node_mem_map = frames[nid].pages;
	return true;
}

unsigned long handover_result(u32 *crc)
{
	*crc = blocks_crc;
	return nr_blocks;
}

static const struct frames *frames_of_page(const struct page_bs *page)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(frames); i++)
		if (frames[i].pages && page >= frames[i].pages &&
		    page < frames[i].pages + frames[i].count)
			return &frames[i];
	return NULL;
}

struct page_bs *recorded_pfn_to_page_bs(unsigned long pfn);

struct page_bs *recorded_pfn_to_page_bs(unsigned long pfn)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(frames); i++)
		if (frames[i].pages && pfn - frames[i].pfn < frames[i].count)
			return frames[i].pages + (pfn - frames[i].pfn);
	return pfn_to_page_bs(pfn);
}

static void note_block(unsigned long pfn, unsigned int order)
{
	char text[32];
	int len = scnprintf(text, sizeof(text), "%lu %u\n", pfn, order);

	blocks_crc = crc32_text(blocks_crc, text, len);
	nr_blocks++;
}

void recorded_free_pages_bs(struct page_bs *page, unsigned int order);

void recorded_free_pages_bs(struct page_bs *page, unsigned int order)
{
	const struct frames *f = frames_of_page(page);

	if (f) {
		note_block(f->pfn + (page - f->pages), order);
		return;
	}
	note_block(page_to_pfn_bs(page), order);
	__free_pages_bs(page, order);
}

/* As bootmem does it, this ends in memory or in a panic */
static void *outside_alloc(unsigned long size)
{
	void *ptr = halted_bs() ? NULL : world_alloc(size);

	if (!ptr && !halted_bs())
		panic_bs("Out of memory");
	return ptr;
}

void *outside_alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
				    unsigned long align, unsigned long goal);

void *outside_alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
				    unsigned long align, unsigned long goal)
{
	return outside_alloc(size);
}

void *outside_alloc_bootmem_node_limit_bs(struct pglist_data_bs *pgdat,
					  unsigned long size, unsigned long align,
					  unsigned long goal, unsigned long limit);

void *outside_alloc_bootmem_node_limit_bs(struct pglist_data_bs *pgdat,
					  unsigned long size, unsigned long align,
					  unsigned long goal, unsigned long limit)
{
	return outside_alloc(size);
}
