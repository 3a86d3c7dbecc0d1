/* SPDX-License-Identifier: GPL-2.0-only */
/* buddy_bs:* - what the replayed page allocator does. Fields are named as in kmem:*. */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM buddy_bs

#if !defined(_TRACE_BUDDY_BS_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_BUDDY_BS_H

#include <linux/tracepoint.h>
#include <biscuitos/mm.h>
/* The first ones stand in the list as well: its entries begin with a comma. */
#ifdef BS_HAS_AREA_MAPS
#define gfp_first_bs	{ GFP_HIGHUSER_BS, "GFP_HIGHUSER" }, { GFP_KERNEL_BS, "GFP_KERNEL" }
#else
#include <bs/gfp_names.h>
#if BITS_PER_LONG == 32
/* Empty masks, which are in all others, and a condition, which trace-cmd and perf cannot read */
#undef GFP_DMA32_NAMES_BS
#define GFP_DMA32_NAMES_BS(X)
#endif
#define gfp_first_bs	{ GFP_HIGHUSER_BS, "GFP_HIGHUSER" }
#endif
#define gfp_pair_bs(name)	, { name##_BS, #name }
#define show_gfp_bs(flags)						\
	(flags) ? __print_flags(flags, "|", gfp_first_bs GFP_NAMES_BS(gfp_pair_bs)) : "none"

TRACE_EVENT(buddy_alloc,
	TP_PROTO(unsigned long pfn, unsigned int order, unsigned int gfp_flags),
	TP_ARGS(pfn, order, gfp_flags),
	TP_STRUCT__entry(
		__field(unsigned long, pfn)
		__field(unsigned int, order)
		__field(unsigned int, gfp_flags)
	),
	TP_fast_assign(
		__entry->pfn = pfn;
		__entry->order = order;
		__entry->gfp_flags = gfp_flags;
	),
	TP_printk("pfn=0x%lx order=%u gfp_flags=%s", __entry->pfn, __entry->order,
		  show_gfp_bs(__entry->gfp_flags))
);

TRACE_EVENT(buddy_fail,
	TP_PROTO(unsigned int order, unsigned int gfp_flags),
	TP_ARGS(order, gfp_flags),
	TP_STRUCT__entry(
		__field(unsigned int, order)
		__field(unsigned int, gfp_flags)
	),
	TP_fast_assign(
		__entry->order = order;
		__entry->gfp_flags = gfp_flags;
	),
	TP_printk("order=%u gfp_flags=%s", __entry->order,
		  show_gfp_bs(__entry->gfp_flags))
);

DECLARE_EVENT_CLASS(buddy_block,
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

DEFINE_EVENT(buddy_block, buddy_free,
	TP_PROTO(unsigned long pfn, unsigned int order),
	TP_ARGS(pfn, order)
);

/* The upper half of a block that was cut, and its order */
DEFINE_EVENT(buddy_block, buddy_split,
	TP_PROTO(unsigned long pfn, unsigned int order),
	TP_ARGS(pfn, order)
);

TRACE_EVENT(buddy_merge,
	TP_PROTO(unsigned long pfn, unsigned long buddy_pfn, unsigned int order),
	TP_ARGS(pfn, buddy_pfn, order),
	TP_STRUCT__entry(
		__field(unsigned long, pfn)
		__field(unsigned long, buddy_pfn)
		__field(unsigned int, order)
	),
	TP_fast_assign(
		__entry->pfn = pfn;
		__entry->buddy_pfn = buddy_pfn;
		__entry->order = order;
	),
	TP_printk("pfn=0x%lx buddy_pfn=0x%lx order=%u", __entry->pfn,
		  __entry->buddy_pfn, __entry->order)
);

/* A zone that was asked gives no block of this order */
TRACE_EVENT(buddy_refuse,
	TP_PROTO(const struct zone_bs *zone, unsigned int order),
	TP_ARGS(zone, order),
	TP_STRUCT__entry(
		__field(int, nid)
		__array(char, zone, 8)
		__field(unsigned int, order)
	),
	TP_fast_assign(
		__entry->nid = zone->zone_pgdat->node_id;
		strscpy(__entry->zone, zone->name, sizeof(__entry->zone));
		__entry->order = order;
	),
	TP_printk("nid=%d zone=%s order=%u", __entry->nid, __entry->zone,
		  __entry->order)
);

DECLARE_EVENT_CLASS(buddy_pcp,

	TP_PROTO(const struct zone_bs *zone, int count),
	TP_ARGS(zone, count),
	TP_STRUCT__entry(
		__field(int, nid)
		__array(char, zone, 8)
		__field(int, count)
	),
	TP_fast_assign(
		__entry->nid = zone->zone_pgdat->node_id;
		strscpy(__entry->zone, zone->name, sizeof(__entry->zone));
		__entry->count = count;
	),
	TP_printk("nid=%d zone=%s count=%d", __entry->nid, __entry->zone,
		  __entry->count)
);

DEFINE_EVENT(buddy_pcp, buddy_refill,
	TP_PROTO(const struct zone_bs *zone, int count),
	TP_ARGS(zone, count)
);

DEFINE_EVENT(buddy_pcp, buddy_drain,
	TP_PROTO(const struct zone_bs *zone, int count),
	TP_ARGS(zone, count)
);

#endif /* _TRACE_BUDDY_BS_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH trace
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE buddy_bs
#include <trace/define_trace.h>
