/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls that the machine gets, as a trace that any version can be asked. */
#ifndef _BS_RECORD_H
#define _BS_RECORD_H

#include <linux/types.h>

struct dentry;
struct layout_bs;
struct page_bs;
struct zone_bs;

/**
 * record_begin_bs() - get ready for a new machine, before its first call
 * @boot: record from here on; otherwise nothing is until somebody asks for it
 * @events: note what happens inside the calls, too
 * @layout: of the machine
 *
 * Return: 0, or -ENOMEM: then nothing is recorded.
 */
int record_begin_bs(bool boot, bool events, const struct layout_bs *layout);

/** record_aside_bs() - is bootmem asked about a node that the machine knows nothing of? */
void record_aside_bs(bool aside);

/** record_files_bs() - make the files `record` (on, off) and `trace` in @dir */
void record_files_bs(struct dentry *dir);

/** record_end_bs() - stop and forget; allowed if there is nothing */
void record_end_bs(void);

/* ---- what watch/trace.c tells it, if recording_bs is set: see <bs/trace.h> ---- */

void record_alloc_bs(unsigned long addr, unsigned long size, unsigned long align,
		     unsigned long goal);
void record_fail_bs(unsigned long size, unsigned long align, unsigned long goal);
void record_reserve_bs(unsigned long addr, unsigned long size);
void record_free_bs(unsigned long addr, unsigned long size);
void record_hand_over_bs(unsigned long pfn, unsigned int order);
void record_get_bs(unsigned long pfn, unsigned int order, unsigned int gfp_flags);
void record_none_bs(unsigned int order, unsigned int gfp_flags);
void record_put_bs(struct page_bs *page, unsigned int order);
void record_search_bs(u64 first, u64 last);
void record_refuse_bs(const struct zone_bs *zone, unsigned int order);
void record_split_bs(unsigned long pfn, unsigned int order);
void record_merge_bs(unsigned long pfn, unsigned long buddy, unsigned int order);
void record_refill_bs(const struct zone_bs *zone, int count);
void record_drain_bs(const struct zone_bs *zone, int count);

#endif /* _BS_RECORD_H */
