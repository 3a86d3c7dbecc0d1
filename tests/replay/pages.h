/* SPDX-License-Identifier: GPL-2.0-only */
/* What the records of either page allocator share: buddy.c, or buddy24.c */
#ifndef REPLAY_PAGES_H
#define REPLAY_PAGES_H

#include <linux/string.h>
#include "trace.h"

/** struct name - a value and what traces call it; a list of them ends with one without a name */
struct name {
	const char *name;
	unsigned long val;
};

/** find_name() - the one in @list that has the first @len characters of @name; or NULL */
static inline const struct name *find_name(const struct name *list, const char *name, size_t len)
{
	for (; list->name; list++)
		if (strlen(list->name) == len && !strncmp(list->name, name, len))
			return list;
	return NULL;
}

static inline struct pglist_data_bs *node(const struct arg *nid)
{
	return NODE_DATA_BS(nid->val == NO_NODE ? 0 : nid->val);
}

/** zone() - of arguments that begin with a node and a zone */
static inline struct zone_bs *zone(const struct arg *a)
{
	return node(&a[0])->node_zones + a[1].val;
}

static inline struct page_bs *page(struct trace *t, const struct arg *pfn)
{
	struct page_bs *p = pfn_to_page_bs(pfn->val);

	if (!p)
		trace_error(t, "frame %llu lies in no zone", pfn->val);
	return p;
}

static inline bool is_order(struct trace *t, const struct arg *a)
{
	if (a->val < MAX_ORDER_BS)
		return true;
	trace_error(t, "orders are 0 to %d", MAX_ORDER_BS - 1);
	return false;
}

static inline void answer_page(struct trace *t, const struct page_bs *p)
{
	if (p)
		trace_answer(t, "%lu", page_to_pfn_bs(p));
	else
		trace_answer(t, "none");
}

static inline void answer_crc(struct trace *t, u32 crc, unsigned long count)
{
	trace_answer(t, "0x%08x %lu", crc, count);
}

#endif /* REPLAY_PAGES_H */
