// SPDX-License-Identifier: GPL-2.0-only
/*
 * The records of memblock, for versions whose tables grow (3.6 on). What only some of
 * them have is asked for by the capabilities that memblock.h states.
 */
#include <bs/machine.h>
#include "handover.h"
#include "trace.h"
#include "world.h"

/* ---- arguments and answers ---- */

static int node(const struct arg *a)
{
	return a->val == NO_NODE ? MEMBLOCK_NO_NODE_BS : (int)a->val;
}

/* An address or limit; 0 where the call takes none */
static phys_addr_t_bs addr(const struct arg *a)
{
	return trace_given(a) ? a->val : 0;
}

static void answer_place(struct trace *t, phys_addr_t_bs place)
{
	if (place)
		trace_answer(t, "0x%llx", (u64)place);
	else
		trace_answer(t, "none");
}

static void __maybe_unused answer_virt(struct trace *t, const void *ptr)
{
	answer_place(t, ptr ? virt_to_phys_bs(ptr) : 0);
}

/* " NID" behind a range; `-` for none */
static const char *nid_word(int nid)
{
	static char word[16];

	if (nid == MEMBLOCK_NO_NODE_BS || nid < 0 || !memblock_keeps_nids_bs)
		return "-";
	snprintf(word, sizeof(word), "%d", nid);
	return word;
}

static struct memblock_type_bs *type(struct trace *t, const char *word)
{
	if (!strcmp(word, "memory"))
		return &memblock_bs.memory;
	if (!strcmp(word, "reserved"))
		return &memblock_bs.reserved;
	trace_error(t, "'%s' is neither memory nor reserved", word);
	return NULL;
}

/* ---- the machine ---- */

static bool setting(const char *word, const char *name, u64 *val)
{
	size_t len = strlen(name);

	return !strncmp(word, name, len) && word[len] == '=' &&
	       trace_number(word + len + 1, val);
}

/* Width of an address and orders follow from the version; the rest is ours to set */
static void do_config(struct trace *t, const struct arg *a, unsigned int n)
{
	u64 val, bytes = 0;
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (setting(a[i].word, "nids", &val))
			memblock_keeps_nids_bs = val;
		else if (setting(a[i].word, "region_bytes", &val))
			bytes = val;
		else if (setting(a[i].word, "phys_addr_bits", &val) &&
			 val != 8 * sizeof(phys_addr_t_bs))
			trace_cannot(t, "this version's addresses have %zu bits",
				     8 * sizeof(phys_addr_t_bs));
	}
	world_of_addresses();
	max_low_pfn_bs = ~0UL;
	memblock_region_bytes_bs = memblock_keeps_nids_bs ? MEMBLOCK_REGION_BYTES_BS :
				   MEMBLOCK_SHORT_REGION_BYTES_BS;
	if (bytes && bytes != memblock_region_bytes_bs)
		trace_cannot(t, "an entry has %lu bytes here, not %llu",
			     memblock_region_bytes_bs, bytes);
}

static void do_env(struct trace *t, const struct arg *a, unsigned int n)
{
	const char *name = a[0].word;

	if (!strcmp(name, "max_low_pfn"))
		max_low_pfn_bs = a[1].val;
#ifdef BS_HAS_MEMBLOCK_FLAGS
	else if (!strcmp(name, "movable_node"))
		movable_node_enabled_bs = a[1].val;
#endif
#ifdef BS_HAS_MEMBLOCK_KERNEL_END
	else if (!strcmp(name, "kernel_end"))
		kernel_end_bs = a[1].val;
#endif
#ifdef BS_HAS_MEMBLOCK_KERNELCORE
	else if (!strcmp(name, "mirrored_kernelcore"))
		mirrored_kernelcore_bs = a[1].val;
#endif
	else
		trace_cannot(t, "this version does not ask for '%s'", name);
	trace_answer(t, "ok");
}

static void do_allow_resize(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_allow_resize_bs();
	trace_answer(t, "ok");
}

static void do_current_limit(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_set_current_limit_bs(a[0].val);
	trace_answer(t, "ok");
}

/* ---- tables ---- */

static int add_node(struct trace *t, const struct arg *a, unsigned int n)
{
#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	return memblock_add_node_bs(a[0].val, a[1].val, node(a + 2), n > 3 ? a[3].val : 0);
#else
	if (n > 3)
		trace_cannot(t, "this version adds no memory with flags");
	return memblock_add_node_bs(a[0].val, a[1].val, node(a + 2));
#endif
}

static void do_add(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", n > 2 ? add_node(t, a, n) :
		     memblock_add_bs(a[0].val, a[1].val));
}

static void do_remove(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memblock_remove_bs(a[0].val, a[1].val));
}

static void do_reserve(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memblock_reserve_bs(a[0].val, a[1].val));
}

static void do_free(struct trace *t, const struct arg *a, unsigned int n)
{
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
	trace_answer(t, "%d", memblock_phys_free_bs(a[0].val, a[1].val));
#else
	trace_answer(t, "%d", memblock_free_bs(a[0].val, a[1].val));
#endif
}

static void do_set_node(struct trace *t, const struct arg *a, unsigned int n)
{
	struct memblock_type_bs *of = n > 3 ? type(t, a[3].word) : &memblock_bs.memory;

	if (!of)
		return;
#ifdef BS_HAS_MEMBLOCK_SET_NODE_TYPE
	trace_answer(t, "%d", memblock_set_node_bs(a[0].val, a[1].val, of, node(a + 2)));
#else
	if (of != &memblock_bs.memory)
		trace_cannot(t, "this version knows the nodes of memory only");
	trace_answer(t, "%d", memblock_set_node_bs(a[0].val, a[1].val, node(a + 2)));
#endif
}

static void do_enforce_limit(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_enforce_memory_limit_bs(a[0].val);
	trace_answer(t, "ok");
}

#ifdef BS_HAS_MEMBLOCK_FLAGS
static void do_mark(struct trace *t, const struct arg *a, unsigned int n)
{
	int err;

	if (!strcmp(a[0].word, "hotplug"))
		err = memblock_mark_hotplug_bs(a[1].val, a[2].val);
#ifdef BS_HAS_MEMBLOCK_MIRROR
	else if (!strcmp(a[0].word, "mirror"))
		err = memblock_mark_mirror_bs(a[1].val, a[2].val);
#endif
#ifdef BS_HAS_MEMBLOCK_NOMAP
	else if (!strcmp(a[0].word, "nomap"))
		err = memblock_mark_nomap_bs(a[1].val, a[2].val);
#endif
	else
		trace_cannot(t, "no entry of this version is '%s'", a[0].word), err = 0;
	trace_answer(t, "%d", err);
}

static void do_clear(struct trace *t, const struct arg *a, unsigned int n)
{
	int err;

	if (!strcmp(a[0].word, "hotplug"))
		err = memblock_clear_hotplug_bs(a[1].val, a[2].val);
#ifdef BS_HAS_MEMBLOCK_NOMAP
	else if (!strcmp(a[0].word, "nomap"))
		err = memblock_clear_nomap_bs(a[1].val, a[2].val);
#endif
	else
		trace_cannot(t, "no entry of this version is '%s'", a[0].word), err = 0;
	trace_answer(t, "%d", err);
}
#endif

#ifdef BS_HAS_MEMBLOCK_TRIM
static void do_trim(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_trim_memory_bs(a[0].val);
	trace_answer(t, "ok");
}
#endif

#ifdef BS_HAS_MEMBLOCK_BOTTOM_UP
static void do_bottom_up(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_set_bottom_up_bs(a[0].val);
	trace_answer(t, "ok");
}
#endif

#ifdef BS_HAS_MEMBLOCK_CAP
static void do_cap_range(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_cap_memory_range_bs(a[0].val, a[1].val);
	trace_answer(t, "ok");
}

static void do_limit_remove_map(struct trace *t, const struct arg *a, unsigned int n)
{
	memblock_mem_limit_remove_map_bs(a[0].val);
	trace_answer(t, "ok");
}
#endif

/* ---- allocating: SIZE ALIGN MIN MAX NID ---- */

#ifdef BS_HAS_MEMBLOCK_NO_PANIC
static void do_phys_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_phys_alloc_bs(a[0].val, a[1].val));
}

static void do_alloc_base_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_phys_alloc_range_bs(a[0].val, a[1].val, 0, a[3].val));
}

static void do_alloc_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_virt(t, memblock_alloc_exact_nid_raw_bs(a[0].val, a[1].val, 0, 0,
						       node(a + 4)));
}

static void do_alloc_try_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_phys_alloc_try_nid_bs(a[0].val, a[1].val, node(a + 4)));
}

static void do_alloc_range(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_phys_alloc_range_bs(a[0].val, a[1].val, a[2].val, a[3].val));
}

static void do_virt_alloc_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_virt(t, memblock_alloc_try_nid_bs(a[0].val, a[1].val, a[2].val, a[3].val,
						 node(a + 4)));
}

#define do_virt_alloc do_virt_alloc_nopanic

static void do_alloc_exact_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_virt(t, memblock_alloc_exact_nid_raw_bs(a[0].val, a[1].val, a[2].val,
						       a[3].val, node(a + 4)));
}

#else

static void do_phys_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_alloc_bs(a[0].val, a[1].val));
}

static void do_alloc_base(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_alloc_base_bs(a[0].val, a[1].val, a[3].val));
}

#ifdef BS_HAS_MEMBLOCK_MIRROR
#define ANY_FLAGS , MEMBLOCK_NONE_BS
#else
#define ANY_FLAGS
#endif

static void do_alloc_base_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, __memblock_alloc_base_bs(a[0].val, a[1].val, a[3].val));
}

static void do_alloc_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_alloc_nid_bs(a[0].val, a[1].val, node(a + 4)));
}

static void do_alloc_try_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_alloc_try_nid_bs(a[0].val, a[1].val, node(a + 4)));
}

#ifdef BS_HAS_MEMBLOCK_ALLOC_RANGE
static void do_alloc_range(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_place(t, memblock_alloc_range_bs(a[0].val, a[1].val, a[2].val, a[3].val
						ANY_FLAGS));
}
#endif

#ifdef BS_HAS_MEMBLOCK_VIRT_ALLOC
static void do_virt_alloc(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_virt(t, memblock_virt_alloc_try_nid_bs(a[0].val, a[1].val, a[2].val,
						      a[3].val, node(a + 4)));
}

static void do_virt_alloc_nopanic(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_virt(t, memblock_virt_alloc_try_nid_nopanic_bs(a[0].val, a[1].val, a[2].val,
							      a[3].val, node(a + 4)));
}
#endif
#endif

static void do_find(struct trace *t, const struct arg *a, unsigned int n)
{
#if defined(BS_HAS_MEMBLOCK_MIRROR)
	answer_place(t, memblock_find_in_range_node_bs(a[0].val, a[1].val, addr(a + 2),
						       addr(a + 3), node(a + 4),
						       choose_memblock_flags_bs()));
#elif defined(BS_HAS_MEMBLOCK_SIZE_FIRST)
	answer_place(t, memblock_find_in_range_node_bs(a[0].val, a[1].val, addr(a + 2),
						       addr(a + 3), node(a + 4)));
#else
	answer_place(t, memblock_find_in_range_node_bs(addr(a + 2), addr(a + 3), a[0].val,
						       a[1].val, node(a + 4)));
#endif
}

/* ---- queries ---- */

static void do_is_reserved(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", !!memblock_is_reserved_bs(a[0].val));
}

static void do_is_memory(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", !!memblock_is_memory_bs(a[0].val));
}

static void do_is_region_reserved(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", !!memblock_is_region_reserved_bs(a[0].val, a[1].val));
}

static void do_is_region_memory(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", !!memblock_is_region_memory_bs(a[0].val, a[1].val));
}

static void do_phys_mem_size(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", (u64)memblock_phys_mem_size_bs());
}

static void do_start(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", (u64)memblock_start_of_DRAM_bs());
}

static void do_end(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", (u64)memblock_end_of_DRAM_bs());
}

#ifdef BS_HAS_MEMBLOCK_NOMAP
static void do_is_map_memory(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", !!memblock_is_map_memory_bs(a[0].val));
}
#endif

#ifdef BS_HAS_MEMBLOCK_SEARCH_PFN
static void do_reserved_size(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", (u64)memblock_reserved_size_bs());
}

#ifdef BS_HAS_MEMBLOCK_MEM_SIZE
static void do_mem_size(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "0x%llx", (u64)memblock_mem_size_bs(a[0].val));
}
#endif

static void do_search_pfn_nid(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long start, end;
	int nid = memblock_search_pfn_nid_bs(a[0].val, &start, &end);

	if (nid < 0)
		trace_answer(t, "none");
	else
		trace_answer(t, "%s 0x%lx 0x%lx", nid_word(nid), start, end);
}
#endif

/* ---- lists of ranges, with "; " between ---- */

static void answer_range(struct trace *t, bool *first, u64 start, u64 end, int nid)
{
	if (!*first)
		trace_append(t, ";");
	*first = false;
	trace_answer(t, "0x%llx 0x%llx %s", start, end, nid_word(nid));
}

static void do_free_ranges(struct trace *t, const struct arg *a, unsigned int n)
{
	bool up = !strcmp(a[0].word, "up"), first = true;
	phys_addr_t_bs start, end;
	int nid;
	u64 i;

	if (!up && strcmp(a[0].word, "down"))
		trace_error(t, "'%s' is neither up nor down", a[0].word);
#ifdef BS_HAS_MEMBLOCK_MIRROR
	if (up)
		for_each_free_mem_range_bs(i, node(a + 1), MEMBLOCK_NONE_BS, &start, &end, &nid)
			answer_range(t, &first, start, end, nid);
	else
		for_each_free_mem_range_reverse_bs(i, node(a + 1), MEMBLOCK_NONE_BS, &start,
						   &end, &nid)
			answer_range(t, &first, start, end, nid);
#else
	if (up)
		for_each_free_mem_range_bs(i, node(a + 1), &start, &end, &nid)
			answer_range(t, &first, start, end, nid);
	else
		for_each_free_mem_range_reverse_bs(i, node(a + 1), &start, &end, &nid)
			answer_range(t, &first, start, end, nid);
#endif
	if (first)
		trace_answer(t, "none");
}

static void do_pfn_ranges(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long start, end;
	bool first = true;
	int i, nid;

	for_each_mem_pfn_range_bs(i, node(a), &start, &end, &nid)
		answer_range(t, &first, start, end, nid);
	if (first)
		trace_answer(t, "none");
}

static unsigned int flags_of(const struct memblock_region_bs *r)
{
#ifdef BS_HAS_MEMBLOCK_FLAGS
	return r->flags;
#else
	return 0;
#endif
}

static int region_text(char *text, size_t size, const struct memblock_region_bs *r)
{
	return scnprintf(text, size, "0x%llx 0x%llx 0x%x %s", (u64)r->base, (u64)r->size,
			 flags_of(r), memblock_keeps_nids_bs ? nid_word(r->nid) : "-");
}

static void do_regions(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct memblock_type_bs *of = type(t, a[0].word);
	unsigned long i;
	char text[80];

	for (i = 0; of && i < of->cnt; i++) {
		if (i)
			trace_append(t, ";");
		region_text(text, sizeof(text), memblock_region_at_bs(of, i));
		trace_answer(t, "%s", text);
	}
}

static void do_state(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct memblock_type_bs *of = type(t, a[0].word);
	unsigned long i;
	char text[80];
	u32 crc = 0;
	int len;

	if (!of)
		return;
	for (i = 0; i < of->cnt; i++) {
		len = region_text(text, sizeof(text), memblock_region_at_bs(of, i));
		text[len++] = '\n';
		crc = crc32_text(crc, text, len);
	}
	trace_answer(t, "%lu %lu 0x%llx", of->cnt, of->max, (u64)of->total_size);
	if (of->max > INIT_MEMBLOCK_REGIONS_BS)
		trace_answer(t, "0x%llx", (u64)virt_to_phys_bs(of->regions));
	else
		trace_answer(t, "static");
	trace_answer(t, "0x%08x", crc);
}

static const struct record memblock_records[] = {
	{ "mb_config", "*", do_config, .silent = true },
	{ "mb_env", "su", do_env },
	{ "mb_allow_resize", "", do_allow_resize },
	{ "mb_current_limit", "a", do_current_limit },
	{ "mb_add", "aa?Ma", do_add },
	{ "mb_remove", "aa", do_remove },
	{ "mb_reserve", "aa", do_reserve },
	{ "mb_free", "aa", do_free },
	{ "mb_set_node", "aaM?s", do_set_node },
	{ "mb_enforce_limit", "a", do_enforce_limit },
#ifdef BS_HAS_MEMBLOCK_FLAGS
	{ "mb_mark", "saa", do_mark },
	{ "mb_clear", "saa", do_clear },
#endif
#ifdef BS_HAS_MEMBLOCK_TRIM
	{ "mb_trim", "a", do_trim },
#endif
#ifdef BS_HAS_MEMBLOCK_BOTTOM_UP
	{ "mb_bottom_up", "u", do_bottom_up },
#endif
#ifdef BS_HAS_MEMBLOCK_CAP
	{ "mb_cap_range", "aa", do_cap_range },
	{ "mb_limit_remove_map", "a", do_limit_remove_map },
#endif
	{ "mb_phys_alloc", "aa---", do_phys_alloc },
#ifndef BS_HAS_MEMBLOCK_NO_PANIC
	{ "mb_alloc_base", "aa-a-", do_alloc_base },
#endif
	{ "mb_alloc_base_nopanic", "aa-a-", do_alloc_base_nopanic },
	{ "mb_alloc_nid", "aa--M", do_alloc_nid },
	{ "mb_alloc_try_nid", "aa--M", do_alloc_try_nid },
#if defined(BS_HAS_MEMBLOCK_ALLOC_RANGE) || defined(BS_HAS_MEMBLOCK_NO_PANIC)
	{ "mb_alloc_range", "aaaa-", do_alloc_range },
#endif
#if defined(BS_HAS_MEMBLOCK_VIRT_ALLOC) || defined(BS_HAS_MEMBLOCK_NO_PANIC)
	{ "mb_virt_alloc", "aaaaM", do_virt_alloc },
	{ "mb_virt_alloc_nopanic", "aaaaM", do_virt_alloc_nopanic },
#endif
#ifdef BS_HAS_MEMBLOCK_NO_PANIC
	{ "mb_alloc_exact_nid", "aaaaM", do_alloc_exact_nid },
#endif
	{ "mb_find", "aaaaM", do_find },
	{ "mb_is_reserved", "a", do_is_reserved },
	{ "mb_is_memory", "a", do_is_memory },
	{ "mb_is_region_reserved", "aa", do_is_region_reserved },
	{ "mb_is_region_memory", "aa", do_is_region_memory },
	{ "mb_phys_mem_size", "", do_phys_mem_size },
	{ "mb_start", "", do_start },
	{ "mb_end", "", do_end },
#ifdef BS_HAS_MEMBLOCK_NOMAP
	{ "mb_is_map_memory", "a", do_is_map_memory },
#endif
#ifdef BS_HAS_MEMBLOCK_SEARCH_PFN
	{ "mb_reserved_size", "", do_reserved_size },
#ifdef BS_HAS_MEMBLOCK_MEM_SIZE
	{ "mb_mem_size", "u", do_mem_size },
#endif
	{ "mb_search_pfn_nid", "u", do_search_pfn_nid },
#endif
	{ "mb_free_ranges", "sM", do_free_ranges },
	{ "mb_pfn_ranges", "M", do_pfn_ranges },
	{ "mb_regions", "s", do_regions },
	{ "mb_state", "s", do_state, .state = true },
	{ }
};

static void show_memblock(struct trace *t)
{
	trace_ask(t, "mb_regions memory");
	trace_ask(t, "mb_regions reserved");
}

const struct record_table memblock_table = { "memblock", memblock_records, show_memblock };
