// SPDX-License-Identifier: GPL-2.0-only
/* Where the lines trace_..._bs() of the replayed allocators lead to. */
#include <biscuitos/mm.h>
#include <bs/owner.h>
#include <bs/record.h>
#include <bs/taken.h>

#define CREATE_TRACE_POINTS
#include <trace/bootmem_bs.h>
#include <trace/buddy_bs.h>

void trace_bootmem_alloc_bs(unsigned long addr, unsigned long size, unsigned long align,
			    unsigned long goal)
{
	taken_note_bs(addr, size);
	if (recording_bs)
		record_alloc_bs(addr, size, align, goal);
	trace_bootmem_alloc(addr, size, align, goal);
}

void trace_bootmem_fail_on_bs(unsigned long size, unsigned long align,
			      unsigned long goal)
{
	if (recording_bs)
		record_fail_bs(size, align, goal);
	trace_bootmem_fail(size, align, goal);
}

void trace_bootmem_reserve_on_bs(unsigned long addr, unsigned long size)
{
	if (recording_bs)
		record_reserve_bs(addr, size);
	trace_bootmem_reserve(addr, size);
}

void trace_bootmem_free_on_bs(unsigned long addr, unsigned long size)
{
	if (recording_bs)
		record_free_bs(addr, size);
	trace_bootmem_free(addr, size);
}

void trace_bootmem_search_on_bs(u64 first, u64 last)
{
	if (recording_inside_bs)
		record_search_bs(first, last);
	trace_bootmem_search(first, last);
}

void trace_bootmem_hand_over_on_bs(const struct page_bs *page, unsigned int order)
{
	if (recording_bs)
		record_hand_over_bs(page_to_pfn_bs(page), order);
	trace_bootmem_hand_over(page_to_pfn_bs(page), order);
}

void trace_buddy_alloc_bs(const struct page_bs *page, unsigned int order,
			  unsigned int gfp_flags)
{
	owner_took_bs(page, order);
	if (recording_bs)
		record_get_bs(page_to_pfn_bs(page), order, gfp_flags);
	if (trace_buddy_alloc_enabled())
		trace_buddy_alloc(page_to_pfn_bs(page), order, gfp_flags);
}

void trace_buddy_fail_on_bs(unsigned int gfp_flags, unsigned int order)
{
	if (recording_bs)
		record_none_bs(order, gfp_flags);
	trace_buddy_fail(order, gfp_flags);
}

void trace_buddy_free_bs(const struct page_bs *page, unsigned int order)
{
	owner_gave_bs(page, order);
	if (recording_bs)
		record_put_bs((struct page_bs *)page, order);
	if (trace_buddy_free_enabled())
		trace_buddy_free(page_to_pfn_bs(page), order);
}

void trace_buddy_refuse_on_bs(const struct zone_bs *zone, unsigned int order)
{
	if (recording_inside_bs)
		record_refuse_bs(zone, order);
	trace_buddy_refuse(zone, order);
}

void trace_buddy_split_on_bs(const struct page_bs *half, unsigned int order)
{
	if (recording_inside_bs)
		record_split_bs(page_to_pfn_bs(half), order);
	trace_buddy_split(page_to_pfn_bs(half), order);
}

void trace_buddy_merge_on_bs(const struct page_bs *page, const struct page_bs *buddy,
			     unsigned int order)
{
	if (recording_inside_bs)
		record_merge_bs(page_to_pfn_bs(page), page_to_pfn_bs(buddy), order);
	trace_buddy_merge(page_to_pfn_bs(page), page_to_pfn_bs(buddy), order);
}

void trace_buddy_refill_on_bs(const struct zone_bs *zone, int count)
{
	if (recording_inside_bs)
		record_refill_bs(zone, count);
	trace_buddy_refill(zone, count);
}

void trace_buddy_drain_on_bs(const struct zone_bs *zone, int count)
{
	if (recording_bs)
		record_drain_bs(zone, count);
	trace_buddy_drain(zone, count);
}
