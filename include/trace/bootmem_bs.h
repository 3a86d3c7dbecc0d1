/* SPDX-License-Identifier: GPL-2.0-only */
/* bootmem_bs:* - what the replayed boot memory allocator does. Addresses are physical. */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM bootmem_bs

#if !defined(_TRACE_BOOTMEM_BS_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_BOOTMEM_BS_H

#include <linux/tracepoint.h>
#include <biscuitos/mm.h>

TRACE_EVENT(bootmem_alloc,
	TP_PROTO(unsigned long addr, unsigned long bytes_req, unsigned long align,
		 unsigned long goal),
	TP_ARGS(addr, bytes_req, align, goal),
	TP_STRUCT__entry(
		__field(unsigned long, addr)
		__field(unsigned long, bytes_req)
		__field(unsigned long, align)
		__field(unsigned long, goal)
	),
	TP_fast_assign(
		__entry->addr = addr;
		__entry->bytes_req = bytes_req;
		__entry->align = align;
		__entry->goal = goal;
	),
	TP_printk("addr=0x%lx bytes_req=%lu align=%lu goal=0x%lx", __entry->addr,
		  __entry->bytes_req, __entry->align, __entry->goal)
);

TRACE_EVENT(bootmem_fail,
	TP_PROTO(unsigned long bytes_req, unsigned long align, unsigned long goal),
	TP_ARGS(bytes_req, align, goal),
	TP_STRUCT__entry(
		__field(unsigned long, bytes_req)
		__field(unsigned long, align)
		__field(unsigned long, goal)
	),
	TP_fast_assign(
		__entry->bytes_req = bytes_req;
		__entry->align = align;
		__entry->goal = goal;
	),
	TP_printk("bytes_req=%lu align=%lu goal=0x%lx", __entry->bytes_req,
		  __entry->align, __entry->goal)
);

DECLARE_EVENT_CLASS(bootmem_range,
	TP_PROTO(unsigned long addr, unsigned long bytes_req),
	TP_ARGS(addr, bytes_req),
	TP_STRUCT__entry(
		__field(unsigned long, addr)
		__field(unsigned long, bytes_req)
	),
	TP_fast_assign(
		__entry->addr = addr;
		__entry->bytes_req = bytes_req;
	),
	TP_printk("addr=0x%lx bytes_req=%lu", __entry->addr, __entry->bytes_req)
);

DEFINE_EVENT(bootmem_range, bootmem_reserve,
	TP_PROTO(unsigned long addr, unsigned long bytes_req),
	TP_ARGS(addr, bytes_req)
);

DEFINE_EVENT(bootmem_range, bootmem_free,
	TP_PROTO(unsigned long addr, unsigned long bytes_req),
	TP_ARGS(addr, bytes_req)
);

/* Where a request does not fit: between these addresses, both included */
TRACE_EVENT(bootmem_search,
	TP_PROTO(u64 first, u64 last),
	TP_ARGS(first, last),
	TP_STRUCT__entry(
		__field(u64, first)
		__field(u64, last)
	),
	TP_fast_assign(
		__entry->first = first;
		__entry->last = last;
	),
	TP_printk("first=0x%llx last=0x%llx", __entry->first, __entry->last)
);

TRACE_EVENT(bootmem_hand_over,

	TP_PROTO(unsigned long pfn, unsigned int order),
	TP_ARGS(pfn, order),
	TP_STRUCT__entry(
		__field(unsigned long, pfn)
		__field(unsigned int, order)
	),
	TP_fast_assign(
		__entry->pfn = pfn;
		__entry->order = order;
	),
	TP_printk("pfn=0x%lx order=%u", __entry->pfn, __entry->order)
);

#endif /* _TRACE_BOOTMEM_BS_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH trace
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE bootmem_bs
#include <trace/define_trace.h>
