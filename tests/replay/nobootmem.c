// SPDX-License-Identifier: GPL-2.0-only
/*
 * The records of a kernel that boots from memblock alone: the hand-over, and the interface
 * of bootmem as mm/nobootmem.c has it.
 */
#include <bs/machine.h>
#include "handover.h"
#include "trace.h"
#include "world.h"

/*
 * ---- what bootmem's traces say, said to memblock ----
 *
 * A node's span is memory, and all of it is reserved at first. There is no bitmap, of which
 * init would give the size, and nothing that the records bitmap and desc could show.
 */

/* The page allocator has to find it: <bs/early.h> */
static void add_node(int nid)
{
	const struct pglist_data_bs *node;

	for (node = pgdat_list_bs; node; node = node->pgdat_next)
		if (node == NODE_DATA_BS(nid))
			return;
	NODE_DATA_BS(nid)->node_id = nid;
	NODE_DATA_BS(nid)->pgdat_next = pgdat_list_bs;
	pgdat_list_bs = NODE_DATA_BS(nid);
}

static void do_init(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long start = a[2].val << PAGE_SHIFT_BS;
	unsigned long size = (a[3].val - a[2].val) << PAGE_SHIFT_BS;

	world_of_addresses();
	add_node(a[0].val);
	max_low_pfn_bs = max(max_low_pfn_bs, (unsigned long)a[3].val);
#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	memblock_add_node_bs(start, size, a[0].val, MEMBLOCK_NONE_BS);
#else
	memblock_add_node_bs(start, size, a[0].val);
#endif
	memblock_reserve_bs(start, size);
	trace_answer(t, "0");
}

static void do_free(struct trace *t, const struct arg *a, unsigned int n)
{
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	memblock_phys_free_bs(a[1].val, a[2].val);
#else
	memblock_free_bs(a[1].val, a[2].val);
#endif
	trace_answer(t, "ok");
}

static void do_reserve(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_reserve_bs(a[1].val, a[2].val);
	trace_answer(t, "ok");
}

#ifdef BS_HAS_MEMBLOCK_ONLY
#ifndef BS_HAS_MEMBLOCK_NO_PANIC
#define memblock_alloc_try_nid_bs memblock_virt_alloc_try_nid_nopanic_bs
#endif
static void do_bootmem_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	int nid = a[0].val == NO_NODE ? MEMBLOCK_NO_NODE_BS : (int)a[0].val;
	void *ptr = memblock_alloc_try_nid_bs(a[1].val, a[2].val, a[3].val,
					      trace_given(&a[4]) ? a[4].val : 0, nid);

	if (ptr)
		trace_answer(t, "0x%lx", virt_to_phys_bs(ptr));
	else
		trace_answer(t, "none");
}
#endif

/* ---- the interface of bootmem ---- */

#ifndef BS_HAS_MEMBLOCK_ONLY
static void answer_virt(struct trace *t, const void *ptr)
{
	if (ptr)
		trace_answer(t, "0x%lx", virt_to_phys_bs(ptr));
	else
		trace_answer(t, "none");
}

static void *alloc_nopanic(const struct arg *a, unsigned long limit, bool any)
{
	if (any)
		return ___alloc_bootmem_nopanic_bs(a[1].val, a[2].val, a[3].val, limit);
	return ___alloc_bootmem_node_nopanic_bs(NODE_DATA_BS(a[0].val), a[1].val, a[2].val,
						a[3].val, limit);
}

static void *alloc(const struct arg *a, unsigned long limit, bool any)
{
	if (any)
		return ___alloc_bootmem_bs(a[1].val, a[2].val, a[3].val, limit);
	return ___alloc_bootmem_node_bs(NODE_DATA_BS(a[0].val), a[1].val, a[2].val, a[3].val,
					limit);
}

/* Where the call takes no limit: anywhere, but a node below what can be written */
static unsigned long limit_of(const struct arg *a)
{
	if (trace_given(&a[4]))
		return a[4].val;
	return a[0].val == NO_NODE ? ~0UL : 0;
}

static void prepare_node(const struct arg *a)
{
	if (a[0].val != NO_NODE)
		NODE_DATA_BS(a[0].val)->node_id = a[0].val;
}

static void do_bootmem_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	prepare_node(a);
	answer_virt(t, alloc(a, limit_of(a), a[0].val == NO_NODE));
}

static void do_bootmem_alloc_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	prepare_node(a);
	answer_virt(t, alloc_nopanic(a, limit_of(a), a[0].val == NO_NODE));
}
#endif

/* ---- hand-over ---- */

static void do_free_all(struct trace *t, const struct arg *a, unsigned int n)
{
#ifdef BS_HAS_MEMBLOCK_ONLY
	unsigned long before = totalram_pages_bs;
#endif

	handover_start();
#ifdef BS_HAS_MEMBLOCK_ONLY
	memblock_free_all_bs();
	trace_answer(t, "%lu", totalram_pages_bs - before);
#else
	trace_answer(t, "%lu", free_all_bootmem_bs());
#endif
}

static void do_free_late(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long before = totalram_pages_bs;

	handover_start();
#if defined(BS_HAS_MEMBLOCK_ONLY)
	memblock_free_late_bs(a[0].val, a[1].val);
#elif defined(BS_HAS_MEMBLOCK_VIRT_ALLOC)
	__memblock_free_late_bs(a[0].val, a[1].val);
#else
	free_bootmem_late_bs(a[0].val, a[1].val);
#endif
	trace_answer(t, "%lu", totalram_pages_bs - before);
}

#ifdef BS_HAS_MEMBLOCK_DISCARD
static void do_discard(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long before = totalram_pages_bs;

	handover_start();
	memblock_discard_bs();
	trace_answer(t, "%lu", totalram_pages_bs - before);
}
#endif

#ifdef BS_HAS_MEMBLOCK_MARKED
static void do_marked(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long count;
	u32 crc;

	count = handover_marked(&crc);
	trace_answer(t, "0x%08x %lu", crc, count);
}
#endif

static const struct record nobootmem_records[] = {
	{ "mb_free_all", "", do_free_all },
	{ "init", "nuuu", do_init },
	{ "free", "Nuu", do_free },
	{ "reserve", "Nuu?s", do_reserve },
	{ "free_all", "N", do_free_all },
#ifdef BS_HAS_MEMBLOCK_ONLY
	{ "alloc", "Nuuul", do_bootmem_alloc },
	{ "alloc_nopanic", "Nuuul", do_bootmem_alloc },
#endif
	{ "mb_free_late", "aa", do_free_late },
#ifdef BS_HAS_MEMBLOCK_DISCARD
	{ "mb_discard", "", do_discard },
#endif
#ifdef BS_HAS_MEMBLOCK_MARKED
	{ "mb_marked", "", do_marked, .state = true },
#endif
#ifndef BS_HAS_MEMBLOCK_ONLY
	{ "alloc", "Nuuul", do_bootmem_alloc },
	{ "alloc_nopanic", "Nuuul", do_bootmem_alloc_nopanic },
#endif
	{ }
};

const struct record_table nobootmem_table = { "memblock", nobootmem_records };
