// SPDX-License-Identifier: GPL-2.0-only
/* See handover.h. */
#include <linux/crc32.h>
#include <bs/machine.h>
#include "handover.h"
#include "world.h"

/*
 * Frames that bootmem hands over: the nodes, and their maps, which may lie outside of
 * every node. Those without a page structure in the machine get one of ours, and some
 * more get one behind each range: the last word of a map may go over as a whole.
 * Ranges that touch are one, so that a node's structures always lie side by side.
 */
#define BEHIND	BITS_PER_LONG

static struct frames {
	unsigned long pfn, count;
	struct page_bs *pages;
} frames[2 * MAX_NUMNODES_BS];

static u32 blocks_crc;
static unsigned long nr_blocks;

u32 crc32_text(u32 crc, const char *text, size_t len)
{
	u32 after = ~crc32_le(~crc, (const unsigned char *)text, len);

	if (sum_heard)
		sum_heard(crc, after, text, len);
	return after;
}

void handover_reset(void)
{
	memset(frames, 0, sizeof(frames));
	blocks_crc = 0;
	nr_blocks = 0;
}

static bool touch(const struct frames *f, unsigned long pfn, unsigned long end)
{
	return f->count && pfn <= f->pfn + f->count + BEHIND && f->pfn <= end + BEHIND;
}

void handover_frames(unsigned long pfn, unsigned long count)
{
	unsigned long end = pfn + count;
	struct frames *f = frames, *unused = NULL;

	while (f < frames + ARRAY_SIZE(frames)) {
		if (touch(f, pfn, end)) {
			pfn = min(pfn, f->pfn);
			end = max(end, f->pfn + f->count);
			*f = (struct frames){ };
			f = frames;
			continue;
		}
		if (!f->count)
			unused = f;
		f++;
	}
	if (unused)
		*unused = (struct frames){ .pfn = pfn, .count = end - pfn };
}

/* The machine itself has structures for a range if it has them for both ends */
static bool need_pages(const struct frames *f)
{
	return f->count && !f->pages &&
	       !(pfn_valid_bs(f->pfn) && pfn_valid_bs(f->pfn + f->count - 1));
}

/*
 * bootmem wants to know that there is a page array. It is only looked at through
 * recorded_pfn_to_page_bs(), so any pointer will do.
 */
bool handover_begin(int nid)
{
	static struct page_bs any;
	struct frames *f;

	blocks_crc = 0;
	nr_blocks = 0;
	for (f = frames; f < frames + ARRAY_SIZE(frames); f++) {
		if (!need_pages(f))
			continue;
		f->pages = world_alloc((f->count + BEHIND) * sizeof(struct page_bs));
		if (!f->pages)
			return false;
	}
	if (!NODE_DATA_BS(nid)->node_mem_map)
		NODE_DATA_BS(nid)->node_mem_map = &any;
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
		    page < frames[i].pages + frames[i].count + BEHIND)
			return &frames[i];
	return NULL;
}

struct page_bs *recorded_pfn_to_page_bs(unsigned long pfn);

struct page_bs *recorded_pfn_to_page_bs(unsigned long pfn)
{
	struct page_bs *page = pfn_to_page_bs(pfn);
	unsigned int i;

	for (i = 0; !page && i < ARRAY_SIZE(frames); i++)
		if (frames[i].pages && pfn - frames[i].pfn < frames[i].count + BEHIND)
			page = frames[i].pages + (pfn - frames[i].pfn);
	return page;
}

static u32 marked_crc;
static unsigned long nr_marked;

void handover_start(void)
{
	blocks_crc = 0;
	nr_blocks = 0;
	marked_crc = 0;
	nr_marked = 0;
}

unsigned long handover_marked(u32 *crc)
{
	*crc = marked_crc;
	return nr_marked;
}

static void note_block(unsigned long pfn, unsigned int order)
{
	char text[32];
	int len = scnprintf(text, sizeof(text), "%lu %u\n", pfn, order);

	blocks_crc = crc32_text(blocks_crc, text, len);
	nr_blocks++;
}

#ifdef BS_HAS_AREA_MAPS
typedef unsigned long order_t_bs;
#else
typedef unsigned int order_t_bs;
#endif

void recorded_free_pages_bs(struct page_bs *page, order_t_bs order);

void recorded_free_pages_bs(struct page_bs *page, order_t_bs order)
{
	const struct frames *f = frames_of_page(page);

	if (f) {
		note_block(f->pfn + (page - f->pages), order);
		return;
	}
	note_block(page_to_pfn_bs(page), order);
	__free_pages_bs(page, order);
}

#ifdef BS_HAS_FREE_PAGES_BOOTMEM
void recorded_free_pages_bootmem_bs(struct page_bs *page, unsigned int order);

void recorded_free_pages_bootmem_bs(struct page_bs *page, unsigned int order)
{
	const struct frames *f = frames_of_page(page);

	note_block(f ? f->pfn + (page - f->pages) : page_to_pfn_bs(page), order);
	if (!f)
		__free_pages_bootmem_bs(page, order);
}
#endif

#ifdef BS_HAS_AREA_MAPS
/* The bitmaps of zones do come from bootmem, and have to be there */
void *outside_alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
				    unsigned long align, unsigned long goal);

void *outside_alloc_bootmem_node_bs(struct pglist_data_bs *pgdat, unsigned long size,
				    unsigned long align, unsigned long goal)
{
	void *ptr = __alloc_bootmem_node_bs(pgdat, size, align, goal);
	unsigned long paddr = virt_to_phys_bs(ptr);
	unsigned long dma = virt_to_phys_bs((void *)max_dma_address_bs);

	if (!ptr || BUG_ON_BS(!world_back(paddr, size)))
		return NULL;
	/* What is backed gets another address */
	max_dma_address_bs = (unsigned long)phys_to_virt_bs(dma);
	return phys_to_virt_bs(paddr);
}
#else
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

void *outside_memblock_alloc_bs(unsigned long size, unsigned long align, unsigned long min_addr,
				unsigned long max_addr, int nid);

void *outside_memblock_alloc_bs(unsigned long size, unsigned long align, unsigned long min_addr,
				unsigned long max_addr, int nid)
{
	return outside_alloc(size);
}
#endif

/* ---- memblock: numbers that look like page structures, and those of zones behind them ---- */

struct page_bs *numbered_pfn_to_page_bs(unsigned long pfn);
void numbered_free_pages_bootmem_bs(struct page_bs *page, unsigned int order);
void noted_reserve_bootmem_region_bs(unsigned long start, unsigned long end);
bool backed_phys_valid_bs(unsigned long paddr, unsigned long bytes);

struct page_bs *numbered_pfn_to_page_bs(unsigned long pfn)
{
	return (struct page_bs *)(pfn * sizeof(long) + sizeof(long));
}

void numbered_free_pages_bootmem_bs(struct page_bs *page, unsigned int order)
{
	unsigned long pfn = (unsigned long)page / sizeof(long) - 1;

	note_block(pfn, order);
#ifdef BS_HAS_FREE_PAGES_BOOTMEM
	if (pfn_valid_bs(pfn) && pfn_valid_bs(pfn + (1UL << order) - 1))
		__free_pages_bootmem_bs(pfn_to_page_bs(pfn), order);
#endif
}

void noted_reserve_bootmem_region_bs(unsigned long start, unsigned long end)
{
	char text[48];
	int len = scnprintf(text, sizeof(text), "0x%lx 0x%lx\n", start, end);

	marked_crc = crc32_text(marked_crc, text, len);
	nr_marked++;
#ifdef BS_HAS_MEMBLOCK_MARKED
	if (pgdat_list_bs)
		reserve_bootmem_region_bs(start, end);
#endif
}

/* Tables that grow lie in the machine's memory, perhaps where a smaller one was before */
bool backed_phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	world_unback(paddr, bytes);
	return phys_valid_bs(paddr, bytes) && world_back(paddr, bytes);
}
