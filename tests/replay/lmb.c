// SPDX-License-Identifier: GPL-2.0-only
/* The records of memblock as it came from LMB: 2.6.35. */
#include <biscuitos/memblock.h>
#include "handover.h"
#include "trace.h"

/* ---- nodes: what the callback of an allocation answers ---- */

#define MAX_RANGES	32

static struct range {
	u64 start, end;
	int nid;
} ranges[MAX_RANGES];
static unsigned int nr_ranges;

/* Outside of all ranges it is node 0, up to where the next one starts */
static u64 nid_range(u64 start, u64 end, int *nid)
{
	const struct range *r;

	*nid = 0;
	for (r = ranges; r < ranges + nr_ranges; r++) {
		if (start >= r->start && start < r->end) {
			*nid = r->nid;
			return min(end, r->end);
		}
	}
	for (r = ranges; r < ranges + nr_ranges; r++)
		if (r->start > start)
			end = min(end, r->start);
	return end;
}

static void do_node(struct trace *t, const struct arg *a, unsigned int n)
{
	if (nr_ranges == MAX_RANGES) {
		trace_error(t, "there can be %d ranges of nodes", MAX_RANGES);
		return;
	}
	ranges[nr_ranges++] = (struct range){ a[1].val, a[2].val, a[0].val };
	trace_answer(t, "ok");
}

/* ---- the machine ---- */

static void do_config(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned int i;

	nr_ranges = 0;
	for (i = 0; i < n; i++)
		if (!strncmp(a[i].word, "phys_addr_bits=", 15) &&
		    strcmp(a[i].word, "phys_addr_bits=64"))
			trace_cannot(t, "this version's addresses have 64 bits");
}

static void do_env(struct trace *t, const struct arg *a, unsigned int n)
{
	if (strcmp(a[0].word, "real_limit"))
		trace_cannot(t, "this version does not ask for '%s'", a[0].word);
	memblock_real_limit_bs = a[1].val;
	trace_answer(t, "ok");
}

static void do_init(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_init_bs();
	trace_answer(t, "ok");
}

static void do_analyze(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_analyze_bs();
	trace_answer(t, "ok");
}

/* ---- tables ---- */

static void do_add(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%ld", memblock_add_bs(a[0].val, a[1].val));
}

static void do_remove(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%ld", memblock_remove_bs(a[0].val, a[1].val));
}

static void do_reserve(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%ld", memblock_reserve_bs(a[0].val, a[1].val));
}

static void do_free(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%ld", memblock_free_bs(a[0].val, a[1].val));
}

static void do_enforce_limit(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_enforce_memory_limit_bs(a[0].val);
	trace_answer(t, "ok");
}

/* ---- allocating ---- */

static void do_phys_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", memblock_alloc_bs(a[0].val, a[1].val));
}

static void do_alloc_base(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", memblock_alloc_base_bs(a[0].val, a[1].val, a[3].val));
}

static void do_alloc_base_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	u64 place = __memblock_alloc_base_bs(a[0].val, a[1].val, a[3].val);

	if (place)
		trace_answer(t, "0x%llx", place);
	else
		trace_answer(t, "none");
}

static void do_alloc_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx",
		     memblock_alloc_nid_bs(a[0].val, a[1].val, a[4].val, nid_range));
}

/* ---- queries ---- */

static void do_is_reserved(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memblock_is_reserved_bs(a[0].val));
}

static void do_is_region_reserved(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memblock_is_region_reserved_bs(a[0].val, a[1].val));
}

static void do_phys_mem_size(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", memblock_phys_mem_size_bs());
}

static void do_end(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", memblock_end_of_DRAM_bs());
}

static void do_rmo_size(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", memblock_bs.rmo_size);
}

static void do_find_region(struct trace *t, const struct arg *a, unsigned int n)
{
	struct memblock_property_bs res = { a[0].val, a[1].val };

	if (memblock_find_bs(&res))
		trace_answer(t, "none");
	else
		trace_answer(t, "0x%llx 0x%llx", res.base, res.size);
}

static const struct memblock_region_bs *table(struct trace *t, const char *word)
{
	if (!strcmp(word, "memory"))
		return &memblock_bs.memory;
	if (!strcmp(word, "reserved"))
		return &memblock_bs.reserved;
	trace_error(t, "'%s' is neither memory nor reserved", word);
	return NULL;
}

static int entry_text(char *text, size_t size, const struct memblock_property_bs *r)
{
	return scnprintf(text, size, "0x%llx 0x%llx 0x0 -", r->base, r->size);
}

static void do_regions(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct memblock_region_bs *of = table(t, a[0].word);
	unsigned long i;
	char text[80];

	for (i = 0; of && i < of->cnt; i++) {
		if (i)
			trace_append(t, ";");
		entry_text(text, sizeof(text), &of->region[i]);
		trace_answer(t, "%s", text);
	}
}

static void do_state(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct memblock_region_bs *of = table(t, a[0].word);
	unsigned long i;
	char text[80];
	u32 crc = 0;
	int len;

	if (!of)
		return;
	for (i = 0; i < of->cnt; i++) {
		len = entry_text(text, sizeof(text), &of->region[i]);
		text[len++] = '\n';
		crc = crc32_text(crc, text, len);
	}
	trace_answer(t, "%lu %d 0x%llx static 0x%08x", of->cnt, MAX_MEMBLOCK_REGIONS_BS,
		     of->size, crc);
}

static const struct record lmb_records[] = {
	{ "mb_config", "*", do_config, .silent = true },
	{ "mb_env", "sa", do_env },
	{ "mb_node", "naa", do_node },
	{ "mb_init", "", do_init },
	{ "mb_analyze", "", do_analyze },
	{ "mb_add", "aa", do_add },
	{ "mb_remove", "aa", do_remove },
	{ "mb_reserve", "aa", do_reserve },
	{ "mb_free", "aa", do_free },
	{ "mb_enforce_limit", "a", do_enforce_limit },
	{ "mb_phys_alloc", "aa---", do_phys_alloc },
	{ "mb_alloc_base", "aa-a-", do_alloc_base },
	{ "mb_alloc_base_nopanic", "aa-a-", do_alloc_base_nopanic },
	{ "mb_alloc_nid", "aa--u", do_alloc_nid },
	{ "mb_is_reserved", "a", do_is_reserved },
	{ "mb_is_region_reserved", "aa", do_is_region_reserved },
	{ "mb_phys_mem_size", "", do_phys_mem_size },
	{ "mb_end", "", do_end },
	{ "mb_rmo_size", "", do_rmo_size },
	{ "mb_find_region", "aa", do_find_region },
	{ "mb_regions", "s", do_regions },
	{ "mb_state", "s", do_state, .state = true },
	{ }
};

static void show_lmb(struct trace *t)
{
	trace_ask(t, "mb_regions memory");
	trace_ask(t, "mb_regions reserved");
}

const struct record_table memblock_table = { "memblock", lmb_records, show_lmb };
