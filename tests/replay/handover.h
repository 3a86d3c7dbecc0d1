/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Between bootmem and the page allocator: what is handed over is written down, and
 * pages are found for machines that have bootmem only.
 *
 * For a runner mm/bootmem.c is compiled with
 *	-D__free_pages_bs=recorded_free_pages_bs -Dpfn_to_page_bs=recorded_pfn_to_page_bs
 *	-D__free_pages_bootmem_bs=recorded_free_pages_bootmem_bs
 * and mm/page_alloc.c with
 *	-D__alloc_bootmem_node_bs=outside_alloc_bootmem_node_bs
 *	-D__alloc_bootmem_node_limit_bs=outside_alloc_bootmem_node_limit_bs
 * so that page arrays and wait tables do not move what a trace allocates.
 */
#ifndef REPLAY_HANDOVER_H
#define REPLAY_HANDOVER_H

#include <linux/types.h>

/** handover_reset() - forget everything, for a new machine */
void handover_reset(void);

/** handover_frames() - a node of bootmem, or its map, has @count frames from @pfn on */
void handover_frames(unsigned long pfn, unsigned long count);

/**
 * handover_begin() - before a node goes over
 * @nid: its number; gets page structures if it has none
 *
 * Return: false if there is no memory for them.
 */
bool handover_begin(int nid);

/**
 * handover_start() - memblock is about to hand over
 *
 * It is compiled so that the pages it gives away are frame numbers only.
 */
void handover_start(void);

/** handover_marked() - how many ranges were marked as reserved, and the CRC-32 of their text */
unsigned long handover_marked(u32 *crc);

/**
 * handover_result() - what went over since handover_begin()
 * @crc: gets the CRC-32 of the lines "PFN ORDER\n"
 *
 * Return: number of blocks.
 */
unsigned long handover_result(u32 *crc);

/** crc32_text() - go on with the CRC-32 of a text; begin with 0 */
u32 crc32_text(u32 crc, const char *text, size_t len);

/**
 * sum_heard() - a text got longer, whose CRC-32 an answer may be; only where somebody listens
 * @before: its CRC-32 so far, 0 for a new text
 * @after: with what came to it
 */
void sum_heard(u32 before, u32 after, const char *text, size_t len) __weak;

#endif /* REPLAY_HANDOVER_H */
