// SPDX-License-Identifier: GPL-2.0-only
/*
 * The records of bootmem. What only some versions have is asked for by the capabilities
 * (BS_HAS_...) that their headers state.
 */
#include <biscuitos/bootmem.h>
#include <bs/machine.h>
#include <biscuitos/mm.h>
#include "handover.h"
#include "trace.h"
#include "world.h"

struct name {
	const char *name;
	unsigned long val;
};

static struct pglist_data_bs *node(const struct arg *nid)
{
	return NODE_DATA_BS(nid->val == NO_NODE ? 0 : nid->val);
}

static void answer_address(struct trace *t, const void *ptr)
{
	if (ptr)
		trace_answer(t, "0x%lx", virt_to_phys_bs(ptr));
	else
		trace_answer(t, "none");
}

static void do_init(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long map = a[1].val, start = a[2].val, end = a[3].val;
	size_t bytes;

	if (end <= start) {
		trace_error(t, "the node ends at frame %lu, before it starts", end);
		return;
	}
	bytes = BITS_TO_LONGS(end - start) * sizeof(long);
	if (!world_back(map << PAGE_SHIFT_BS, bytes)) {
		trace_error(t, "there is no memory for a bitmap at frame %lu", map);
		return;
	}
#ifdef BS_HAS_PGDAT_SORTED
	if (!t->starts_unset)
		node(a)->node_start_pfn = start;
#endif
	handover_frames(start, end - start);
	handover_frames(map, DIV_ROUND_UP(bytes, PAGE_SIZE_BS));
	trace_answer(t, "%lu", init_bootmem_node_bs(node(a), map, start, end));
}

static void do_free(struct trace *t, const struct arg *a, unsigned int n)
{
	if (a[0].val == NO_NODE)
		free_bootmem_bs(a[1].val, a[2].val);
	else
		free_bootmem_node_bs(node(a), a[1].val, a[2].val);
	trace_answer(t, "ok");
}

/* ---- reserving ---- */

#if defined(BS_HAS_RESERVE_NODE_RESULT)
static int reserve_exclusive(const struct arg *a)
{
	if (a[0].val == NO_NODE)
		return reserve_bootmem_bs(a[1].val, a[2].val, BOOTMEM_EXCLUSIVE_BS);
	return reserve_bootmem_node_bs(node(a), a[1].val, a[2].val, BOOTMEM_EXCLUSIVE_BS);
}
#elif defined(BS_HAS_BOOTMEM_FLAGS)
/* Whoever named a node was not told */
static int reserve_exclusive(const struct arg *a)
{
	if (a[0].val == NO_NODE)
		return reserve_bootmem_bs(a[1].val, a[2].val, BOOTMEM_EXCLUSIVE_BS);
	reserve_bootmem_node_bs(node(a), a[1].val, a[2].val, BOOTMEM_EXCLUSIVE_BS);
	return 0;
}
#endif

static void do_reserve_exclusive(struct trace *t, const struct arg *a)
{
#ifdef BS_HAS_BOOTMEM_FLAGS
	if (!strcmp(a[3].word, "exclusive"))
		trace_answer(t, reserve_exclusive(a) ? "busy" : "ok");
	else
		trace_error(t, "'%s' is no way to reserve; there is: exclusive", a[3].word);
#else
	trace_cannot(t, "this version cannot reserve with '%s'", a[3].word);
#endif
}

static void do_reserve(struct trace *t, const struct arg *a, unsigned int n)
{
	if (n > 3) {
		do_reserve_exclusive(t, a);
		return;
	}
	if (a[0].val == NO_NODE)
		bootmem_reserve_bs(a[1].val, a[2].val);
	else
		bootmem_reserve_node_bs(node(a), a[1].val, a[2].val);
	trace_answer(t, "ok");
}

/* ---- allocating ---- */

#if defined(BS_HAS_BOOTMEM_ANY_LIMIT)
static void *alloc_limit(struct trace *t, const struct arg *a)
{
	if (a[0].val == NO_NODE)
		return ___alloc_bootmem_bs(a[1].val, a[2].val, a[3].val, a[4].val);
	return ___alloc_bootmem_node_bs(node(a), a[1].val, a[2].val, a[3].val, a[4].val);
}
#elif defined(BS_HAS_BOOTMEM_LOW)
/* The only limit there was had functions of its own */
static void *alloc_limit(struct trace *t, const struct arg *a)
{
	if (a[4].val != 0xffffffff) {
		trace_cannot(t, "this version takes no limit but 0xffffffff");
		return NULL;
	}
	if (a[0].val == NO_NODE)
		return __alloc_bootmem_low_bs(a[1].val, a[2].val, a[3].val);
	return __alloc_bootmem_low_node_bs(node(a), a[1].val, a[2].val, a[3].val);
}
#elif defined(BS_HAS_BOOTMEM_LIMIT)
static void *alloc_limit(struct trace *t, const struct arg *a)
{
	if (a[0].val == NO_NODE)
		return __alloc_bootmem_limit_bs(a[1].val, a[2].val, a[3].val, a[4].val);
	return __alloc_bootmem_node_limit_bs(node(a), a[1].val, a[2].val, a[3].val,
					     a[4].val);
}
#else
static void *alloc_limit(struct trace *t, const struct arg *a)
{
	trace_cannot(t, "this version takes no limit '%s'", a[4].word);
	return NULL;
}
#endif

static void *alloc_core(struct trace *t, const struct arg *a)
{
#ifndef BS_HAS_SEARCH_LIMIT
	if (trace_given(&a[4]))
		return alloc_limit(t, a);
#endif
	return bootmem_search_bs(node(a)->bdata, a[1].val, a[2].val, a[3].val,
				 trace_given(&a[4]) ? a[4].val : 0);
}

#ifdef BS_HAS_NODE_NOPANIC_LIMIT
static void *nopanic_node(struct trace *t, const struct arg *a)
{
	return ___alloc_bootmem_node_nopanic_bs(node(a), a[1].val, a[2].val, a[3].val,
						trace_given(&a[4]) ? a[4].val : 0);
}
#else
static void *nopanic_node(struct trace *t, const struct arg *a)
{
	if (trace_given(&a[4])) {
		trace_cannot(t, "this version takes no limit '%s' here", a[4].word);
		return NULL;
	}
#ifdef BS_HAS_NODE_NOPANIC
	return __alloc_bootmem_node_nopanic_bs(node(a), a[1].val, a[2].val, a[3].val);
#else
	trace_cannot(t, "in this version an allocation that names a node may panic");
	return NULL;
#endif
}
#endif

static void *nopanic_any(struct trace *t, const struct arg *a)
{
#ifdef BS_HAS_BOOTMEM_ANY_LIMIT
	return ___alloc_bootmem_nopanic_bs(a[1].val, a[2].val, a[3].val,
					   trace_given(&a[4]) ? a[4].val : 0);
#elif defined(BS_HAS_BOOTMEM_NOPANIC)
	if (!trace_given(&a[4]))
		return __alloc_bootmem_nopanic_bs(a[1].val, a[2].val, a[3].val);
	trace_cannot(t, "this version takes no limit '%s' here", a[4].word);
	return NULL;
#else
	trace_cannot(t, "in this version every allocation may panic");
	return NULL;
#endif
}

static void do_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	void *ptr;

	if (trace_given(&a[4]))
		ptr = alloc_limit(t, a);
	else if (a[0].val == NO_NODE)
		ptr = __alloc_bootmem_bs(a[1].val, a[2].val, a[3].val);
	else
		ptr = __alloc_bootmem_node_bs(node(a), a[1].val, a[2].val, a[3].val);
	answer_address(t, ptr);
}

static void do_alloc_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_address(t, a[0].val == NO_NODE ? nopanic_any(t, a) : nopanic_node(t, a));
}

static void do_alloc_core(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_address(t, alloc_core(t, a));
}

static void do_bitmap(struct trace *t, const struct arg *a, unsigned int n)
{
	const bootmem_data_t_bs *bdata = node(a)->bdata;
	const unsigned long *map = bdata->node_bootmem_map;
	unsigned long pages, i, free = 0;
	u32 crc = 0;

	if (!map) {
		trace_error(t, "node %llu has no bitmap", a[0].val);
		return;
	}
	pages = bdata->node_low_pfn - bootmem_first_pfn_bs(bdata);
	for (i = 0; i < pages; i++) {
		char bit = test_bit(i, map);

		free += !bit;
		crc = crc32_text(crc, &bit, 1);
	}
	trace_answer(t, "0x%08x %lu", crc, free);
}

#define MAP_RUNS	32

/* The bitmap for people: runs of taken (#) and free (.) pages, as many as fit a line */
static void do_map(struct trace *t, const struct arg *a, unsigned int n)
{
	const bootmem_data_t_bs *bdata = node(a)->bdata;
	const unsigned long *map = bdata->node_bootmem_map;
	unsigned long pages, from, to;
	unsigned int runs = 0;
	bool taken;

	if (!map) {
		trace_answer(t, "none");
		return;
	}
	pages = bdata->node_low_pfn - bootmem_first_pfn_bs(bdata);
	for (from = 0; from < pages && runs < MAP_RUNS; from = to, runs++) {
		taken = test_bit(from, map);
		to = taken ? find_next_zero_bit(map, pages, from) :
			     find_next_bit(map, pages, from);
		trace_answer(t, "%c%lu", taken ? '#' : '.', to - from);
	}
	if (from < pages)
		trace_answer(t, "...");
}

#define DESC_FIELD(field)	{ #field, offsetof(bootmem_data_t_bs, field) },

static const struct name desc_fields[] = {
	BOOTMEM_FIELDS_BS(DESC_FIELD)
	{ }
};

static const struct name *find_field(const char *name, size_t len)
{
	const struct name *field;

	for (field = desc_fields; field->name; field++)
		if (strlen(field->name) == len && !strncmp(field->name, name, len))
			return field;
	return NULL;
}

static void answer_field(struct trace *t, const bootmem_data_t_bs *bdata,
			 const struct name *field)
{
	trace_answer(t, "%s=0x%lx", field->name,
		     *(const unsigned long *)((const char *)bdata + field->val));
}

/* Fields by name, with or without a value behind; all of them if none is named */
static void do_desc(struct trace *t, const struct arg *a, unsigned int n)
{
	const bootmem_data_t_bs *bdata = node(a)->bdata;
	const struct name *field;
	unsigned int i;

	for (i = 1; i < n; i++) {
		field = find_field(a[i].word, strcspn(a[i].word, "="));
		if (!field) {
			trace_cannot(t, "no descriptor of this version has '%s'", a[i].word);
			return;
		}
		answer_field(t, bdata, field);
	}
	for (field = desc_fields; n == 1 && field->name; field++)
		answer_field(t, bdata, field);
}

#ifdef BS_HAS_NO_FREE_ALL_NODE
static unsigned long free_all_node(struct trace *t, const struct arg *a)
{
	trace_cannot(t, "this version hands over all nodes at once: free_all -");
	return 0;
}
#else
static unsigned long free_all_node(struct trace *t, const struct arg *a)
{
	return free_all_bootmem_node_bs(node(a));
}
#endif

/* Which node `-` means, or how many, is the version's to say: all of them get ready */
static bool begin_all(void)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (!handover_begin(nid))
			return false;
	return true;
}

static void do_free_all(struct trace *t, const struct arg *a, unsigned int n)
{
	bool all = a[0].val == NO_NODE;

	if (!(all ? begin_all() : handover_begin(a[0].val))) {
		trace_error(t, "there is no memory for page structures");
		return;
	}
	trace_answer(t, "%lu", all ? free_all_bootmem_bs() : free_all_node(t, a));
}

static const struct record bootmem_records[] = {
	{ "init", "nuuu", do_init },
	{ "free", "Nuu", do_free },
	{ "reserve", "Nuu?s", do_reserve },
	{ "alloc", "Nuuul", do_alloc },
	{ "alloc_nopanic", "Nuuul", do_alloc_nopanic },
	{ "alloc_core", "nuuul", do_alloc_core },
	{ "bitmap", "n", do_bitmap },
	{ "map", "n", do_map },
	{ "desc", "n*", do_desc, .in_args = true, .state = true },
	{ "free_all", "N", do_free_all },
	{ }
};

static void show_bootmem(struct trace *t)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		if (!NODE_DATA_BS(nid)->bdata->node_low_pfn)
			continue;
		trace_ask(t, "map %d", nid);
		trace_ask(t, "desc %d", nid);
	}
}

static void bootmem_setting(struct trace *t, const char *comment)
{
	/* Some architectures told a node's first frame before it was started, others after */
	if (str_has_prefix(comment, "# beyond FORMAT.md: node_start_pfn is 0"))
		t->starts_unset = true;
	if (!str_has_prefix(comment, "# bootmem_debug is set"))
		return;
#ifdef BS_HAS_BOOTMEM_DEBUG
	bootmem_debug_setup_bs(NULL);
#else
	trace_cannot(t, "this version has no bootmem_debug");
#endif
}

const struct record_table bootmem_table = {
	.name = "bootmem", .records = bootmem_records, .show_state = show_bootmem,
	.setting = bootmem_setting, .prints = true,
};
