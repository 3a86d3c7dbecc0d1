/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the replayed allocators say what they are doing. In the module each line leads
 * to a tracepoint (include/trace/), or first to the books of what the boot took and who
 * holds which page (watch/taken.c, owner.c), and to the recorder (watch/record.c); in host
 * programs, and with BS_NO_TRACE, it is nothing. A tracepoint that is switched off costs a
 * branch, and a look at whether somebody records.
 *
 * In the web page (BS_WATCHED) both lead to web/core/events.c.
 *
 * Called with whatever locks the place has, so they neither sleep nor allocate.
 */
#ifndef _BS_TRACE_H
#define _BS_TRACE_H

#include <linux/types.h>

struct page_bs;
struct zone_bs;

/*
 * TRACE_BS(event, arguments, their names): trace_EVENT_bs(); INSIDE_BS() is that of something
 * inside a call. BOOK_BS() is always called.
 */
#if defined(MODULE) && !defined(BS_NO_TRACE)
#include <linux/tracepoint-defs.h>

/* Somebody records the calls, or what happens inside them as well */
extern bool recording_bs, recording_inside_bs;

#define TELL_BS(event, recording, proto, args)				\
	DECLARE_TRACEPOINT(event);					\
	void trace_##event##_on_bs proto;				\
	static inline void trace_##event##_bs proto			\
	{								\
		if (tracepoint_enabled(event) || recording)		\
			trace_##event##_on_bs args;			\
	}
#define TRACE_BS(event, proto, args)	TELL_BS(event, recording_bs, proto, args)
#define INSIDE_BS(event, proto, args)	TELL_BS(event, recording_inside_bs, proto, args)
#define BOOK_BS(event, proto)	void trace_##event##_bs proto;
#elif defined(BS_WATCHED)
#define TRACE_BS(event, proto, args)	void trace_##event##_bs proto;
#define INSIDE_BS(event, proto, args)	void trace_##event##_bs proto;
#define BOOK_BS(event, proto)		void trace_##event##_bs proto;
#else
#define TRACE_BS(event, proto, args)	static inline void trace_##event##_bs proto { }
#define INSIDE_BS(event, proto, args)	static inline void trace_##event##_bs proto { }
#define BOOK_BS(event, proto)		static inline void trace_##event##_bs proto { }
#endif

/* bootmem: addresses and sizes in bytes, as the caller gave them */
BOOK_BS(bootmem_alloc, (unsigned long addr, unsigned long size, unsigned long align,
			unsigned long goal))
TRACE_BS(bootmem_fail, (unsigned long size, unsigned long align, unsigned long goal),
	 (size, align, goal))
TRACE_BS(bootmem_reserve, (unsigned long addr, unsigned long size), (addr, size))
TRACE_BS(bootmem_free, (unsigned long addr, unsigned long size), (addr, size))
/* A request finds no place between these two bytes */
INSIDE_BS(bootmem_search, (u64 first, u64 last), (first, last))
TRACE_BS(bootmem_hand_over, (const struct page_bs *page, unsigned int order), (page, order))

/* Blocks of pages */
BOOK_BS(buddy_alloc, (const struct page_bs *page, unsigned int order,
		      unsigned int gfp_flags))
TRACE_BS(buddy_fail, (unsigned int gfp_flags, unsigned int order), (gfp_flags, order))
BOOK_BS(buddy_free, (const struct page_bs *page, unsigned int order))
/* @zone gives no block: its free pages are too few for the request, or none is large enough */
INSIDE_BS(buddy_refuse, (const struct zone_bs *zone, unsigned int order), (zone, order))
/* @half, of 2^@order pages, is the upper half of what was cut; it stays free */
INSIDE_BS(buddy_split, (const struct page_bs *half, unsigned int order), (half, order))
/* @page and @buddy, of 2^@order pages each, become one block */
INSIDE_BS(buddy_merge, (const struct page_bs *page, const struct page_bs *buddy,
			unsigned int order), (page, buddy, order))
/* @count pages came to, or went from, a per-CPU list */
INSIDE_BS(buddy_refill, (const struct zone_bs *zone, int count), (zone, count))
TRACE_BS(buddy_drain, (const struct zone_bs *zone, int count), (zone, count))

#undef TRACE_BS
#undef INSIDE_BS
#undef BOOK_BS

#endif /* _BS_TRACE_H */
