// SPDX-License-Identifier: GPL-2.0-only
/*
 * The records of the zoned page allocator. What only some versions have is asked for by
 * the capabilities (BS_HAS_...) that their headers state.
 */
#include <linux/seq_file.h>
#include <biscuitos/highmem.h>
#include <bs/gfp_names.h>
#include <bs/machine.h>
#include <bs/proc_show.h>
#include "handover.h"
#include "pages.h"
#include "trace.h"
#include "world.h"

/* ---- names ---- */

#define GFP_NAME(name)	{ #name, name##_BS },

static const struct name zone_names[] = {
	{ "DMA", ZONE_DMA_BS },
#ifdef BS_HAS_ZONE_DMA32
	{ "DMA32", ZONE_DMA32_BS },
#endif
	{ "NORMAL", ZONE_NORMAL_BS },
	{ "HIGHMEM", ZONE_HIGHMEM_BS },
	{ }
}, gfp_names[] = {
	{ "0", 0 },
	GFP_NAMES_BS(GFP_NAME)
	{ }
}, flag_names[] = {
	/* in the order of their bits */
	{ "PG_locked", PG_locked_bs },
	{ "PG_error", PG_error_bs },
	{ "PG_referenced", PG_referenced_bs },
	{ "PG_uptodate", PG_uptodate_bs },
	{ "PG_dirty", PG_dirty_bs },
	{ "PG_lru", PG_lru_bs },
	{ "PG_active", PG_active_bs },
	{ "PG_slab", PG_slab_bs },
#ifdef PG_highmem_bs
	{ "PG_highmem", PG_highmem_bs },
#endif
	{ "PG_checked", PG_checked_bs },
	{ "PG_arch_1", PG_arch_1_bs },
	{ "PG_reserved", PG_reserved_bs },
	{ "PG_private", PG_private_bs },
	{ "PG_writeback", PG_writeback_bs },
	{ "PG_nosave", PG_nosave_bs },
	{ "PG_compound", PG_compound_bs },
	{ "PG_swapcache", PG_swapcache_bs },
	{ "PG_mappedtodisk", PG_mappedtodisk_bs },
	{ "PG_reclaim", PG_reclaim_bs },
	{ "PG_nosave_free", PG_nosave_free_bs },
	{ "PG_uncached", PG_uncached_bs },
	{ }
};

int trace_zone(const char *name)
{
	const struct name *zone = find_name(zone_names, name, strlen(name));

	return zone ? (int)zone->val : -1;
}

static const char *zone_name(const struct zone_bs *zone)
{
	const struct name *n;

	for (n = zone_names; n->name; n++)
		if (n->val == (unsigned long)zone_idx_bs(zone))
			return n->name;
	return "?";
}

bool trace_gfp(struct trace *t, const char *names, u64 *mask)
{
	const struct name *gfp;
	size_t len;

	for (*mask = 0; ; names += len + 1) {
		len = strcspn(names, "|");
		gfp = find_name(gfp_names, names, len);
		if (!gfp) {
			trace_cannot(t, "this version has no GFP mask '%.*s'", (int)len, names);
			return false;
		}
		*mask |= gfp->val;
		if (!names[len])
			return true;
	}
}

/* ---- what the calls below share ---- */

static void need_zonelists(struct trace *t)
{
	if (!t->zonelists)
		build_all_zonelists_bs();
	t->zonelists = true;
}

/* ---- zones and their limits ---- */

/* Pages a zone from the arguments a[0] DMA, a[1] DMA32, a[2] NORMAL, a[3] HIGHMEM */
static bool zone_sizes(struct trace *t, const struct arg *a, unsigned long *sizes)
{
	memset(sizes, 0, MAX_NR_ZONES_BS * sizeof(*sizes));
	sizes[ZONE_DMA_BS] = a[0].val;
	sizes[ZONE_NORMAL_BS] = a[2].val;
	sizes[ZONE_HIGHMEM_BS] = a[3].val;
	if (!trace_given(&a[1]))
		return true;
#ifdef BS_HAS_ZONE_DMA32
	sizes[ZONE_DMA32_BS] = a[1].val;
	return true;
#else
	trace_cannot(t, "this version has no zone DMA32");
	return false;
#endif
}

static void do_holes(struct trace *t, const struct arg *a, unsigned int n)
{
	t->has_holes = zone_sizes(t, a + 1, t->holes);
	trace_answer(t, "ok");
}

/* In 2.4 that came in front of the zones; here only the page array's place depends on it */
static void do_max_dma_address(struct trace *t, const struct arg *a, unsigned int n)
{
	t->dma_end = a[0].val;
	trace_answer(t, "ok");
}

/* How many pages there are: this page allocator asks its zones */
static void do_told(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "ok");
}

/* As the line is written where zones take their page array out of what boots: 2.4 */
static bool take_page_array(struct trace *t, const struct arg *a, unsigned int n)
{
	u64 pages = a[2].val + a[4].val + a[5].val + 1;

	if (n != 8 || strcmp(a[6].word, "mem_map")) {
		trace_error(t, "zones: write mem_map and the bytes of a page structure, or nothing");
		return false;
	}
	return trace_also(t, "alloc %llu %llu 32 %llu -", a[0].val, pages * a[7].val,
			  (u64)(t->dma_end ?: 0x1000000));
}

static void do_zones(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long sizes[MAX_NR_ZONES_BS];

	if (!zone_sizes(t, a + 2, sizes) || (n > 6 && !take_page_array(t, a, n)))
		return;
	free_area_init_node_bs(a[0].val, node(a), sizes, a[1].val,
			       t->has_holes ? t->holes : NULL);
	t->has_holes = false;
	if (n == 6)
		trace_answer(t, "ok");
}

static void do_min_free_kbytes(struct trace *t, const struct arg *a, unsigned int n)
{
	need_zonelists(t);
	init_per_zone_pages_min_bs();
	trace_answer(t, "%d", min_free_kbytes_bs);
}

static void do_watermarks(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zone_bs *z = zone(a);

	trace_answer(t, "%lu %lu %lu", z->pages_min, z->pages_low, z->pages_high);
}

static void do_lowmem_reserve(struct trace *t, const struct arg *a, unsigned int n)
{
	int i;

	for (i = 0; i < MAX_NR_ZONES_BS; i++)
		trace_answer(t, "%lu", (unsigned long)zone(a)->lowmem_reserve[i]);
}

static void do_wait_table(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%lu %lu", (unsigned long)zone(a)->wait_table_size,
		     (unsigned long)zone(a)->wait_table_bits);
}

static void do_zonelist(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zonelist_bs *list = node(a)->node_zonelists + a[1].val;
	struct zone_bs * const *z;

	if (a[1].val >= ARRAY_SIZE(node(a)->node_zonelists)) {
		trace_error(t, "a node has %zu zonelists", ARRAY_SIZE(node(a)->node_zonelists));
		return;
	}
	need_zonelists(t);
	for (z = list->zones; *z; z++)
		trace_answer(t, "%s", zone_name(*z));
	if (z == list->zones)
		trace_answer(t, "-");
}

static void do_set_min_free_kbytes(struct trace *t, const struct arg *a, unsigned int n)
{
	need_zonelists(t);
	min_free_kbytes_sysctl_handler_bs(a[0].val);
	trace_answer(t, "ok");
}

static void do_set_lowmem_reserve_ratio(struct trace *t, const struct arg *a,
					unsigned int n)
{
	int ratio[ARRAY_SIZE(sysctl_lowmem_reserve_ratio_bs)];
	unsigned int i;

	if (n != ARRAY_SIZE(ratio)) {
		trace_cannot(t, "this version has %zu ratios", ARRAY_SIZE(ratio));
		return;
	}
	for (i = 0; i < n; i++)
		ratio[i] = a[i].val;
	lowmem_reserve_ratio_sysctl_handler_bs(ratio);
	trace_answer(t, "ok");
}

#ifdef BS_HAS_ALLOC_FLAGS
static int watermark_ok(const struct arg *a, int class)
{
	int flags = (a[5].val ? ALLOC_HARDER_BS : 0) | (a[6].val ? ALLOC_HIGH_BS : 0);

	return zone_watermark_ok_bs(zone(a), a[2].val, a[3].val, class, flags);
}
#else
static int watermark_ok(const struct arg *a, int class)
{
	return zone_watermark_ok_bs(zone(a), a[2].val, a[3].val, class, a[5].val, a[6].val);
}
#endif

static void do_watermark_ok(struct trace *t, const struct arg *a, unsigned int n)
{
	int class = trace_zone(a[4].word);

	if (a[2].val > MAX_ORDER_BS)
		trace_error(t, "orders are 0 to %d", MAX_ORDER_BS - 1);
	else if (class < 0)
		trace_cannot(t, "this version has no zone '%s'", a[4].word);
	else
		trace_answer(t, "%d", watermark_ok(a, class));
}

/* ---- lists and counters ---- */

static void do_buddyinfo(struct trace *t, const struct arg *a, unsigned int n)
{
	int order;

	for (order = 0; order < MAX_ORDER_BS; order++)
		trace_answer(t, "%lu", (unsigned long)zone(a)->free_area[order].nr_free);
}

/* A page freed twice leaves a list without an end, or one that leads out of the machine */
static void answer_list(struct trace *t, const struct zone_bs *z, const struct list_head *list)
{
	const struct list_head *at;
	unsigned long count = 0;
	struct page_bs *p;
	char text[24];
	u32 crc = 0;

	/* An empty zone's lists were never set up */
	for (at = list->next; at && at != list; at = at->next) {
		p = list_entry(at, struct page_bs, lru);
		if (!page_valid_bs(p) || count++ == z->spanned_pages) {
			trace_answer(t, "broken");
			return;
		}
		crc = crc32_text(crc, text, scnprintf(text, sizeof(text), "%lu\n",
						      page_to_pfn_bs(p)));
	}
	answer_crc(t, crc, count);
}

static void do_freelist(struct trace *t, const struct arg *a, unsigned int n)
{
	if (is_order(t, a + 2))
		answer_list(t, zone(a), &zone(a)->free_area[a[2].val].free_list);
}

static struct per_cpu_pages_bs *pcp(const struct arg *a, bool cold)
{
	return &zone(a)->pageset[0].pcp[cold];
}

static void do_pcplist(struct trace *t, const struct arg *a, unsigned int n)
{
	bool cold = !strcmp(a[2].word, "cold");

	if (!cold && strcmp(a[2].word, "hot")) {
		trace_error(t, "'%s' is neither hot nor cold", a[2].word);
		return;
	}
	answer_list(t, zone(a), &pcp(a, cold)->list);
}

static void do_pcp(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d %d", pcp(a, false)->count, pcp(a, true)->count);
}

static void do_batch(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d %d", pcp(a, false)->high, pcp(a, false)->batch);
}

static void do_pcp_limits(struct trace *t, const struct arg *a, unsigned int n)
{
	int cold;

	for (cold = 0; cold < 2; cold++)
		trace_answer(t, "%d %d %d", pcp(a, cold)->low, pcp(a, cold)->high,
			     pcp(a, cold)->batch);
}

static void do_vmstat(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long items[VMSTAT_ITEMS_BS];
	size_t i;

	get_full_page_state_bs((struct page_state_bs *)items);
	for (i = 0; i < VMSTAT_ITEMS_BS; i++) {
		if (strcmp(vmstat_text_bs[i], a[0].word))
			continue;
		trace_answer(t, "%lu", items[i]);
		return;
	}
	trace_cannot(t, "this version does not count '%s'", a[0].word);
}

static void do_nr_free(struct trace *t, const struct arg *a, unsigned int n)
{
	need_zonelists(t);
	trace_answer(t, "%lu %lu %lu", (unsigned long)nr_free_pages_bs(),
		     (unsigned long)nr_free_buffer_pages_bs(),
		     (unsigned long)nr_free_pagecache_pages_bs());
}

static void do_bad_pages(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%lu", bad_pages_bs());
}

/* ---- pages ---- */

/* Who calls, for one call; the words are those of the record */
static bool become(struct trace *t, const struct arg *words, unsigned int n)
{
	struct task_bs *task = current_bs();
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (!strcmp(words[i].word, "memalloc"))
			task->flags |= PF_MEMALLOC_BS;
		else if (!strcmp(words[i].word, "memdie"))
			task->memdie = true;
		else if (!strcmp(words[i].word, "rt"))
			task->rt = true;
		else if (!strcmp(words[i].word, "irq"))
			world_in_interrupt(true);
		else
			trace_cannot(t, "in this version nobody calls as '%s'", words[i].word);
	}
	return !t->error[0];
}

static void become_nobody(void)
{
	*current_bs() = (struct task_bs){ };
	world_in_interrupt(false);
}

static void do_alloc_pages(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p;

	need_zonelists(t);
	if (!become(t, a + 3, n - 3))
		return;
	p = alloc_pages_node_bs(a[0].val, a[1].val, a[2].val);
	become_nobody();
	answer_page(t, p);
}

static void do_alloc_from(struct trace *t, const struct arg *a, unsigned int n)
{
	struct zonelist_bs list;
	struct page_bs *p;

	if (!trace_zonelist(t, a[0].word, &list) || !become(t, a + 3, n - 3))
		return;
	p = __alloc_pages_bs(a[1].val, a[2].val, &list);
	become_nobody();
	answer_page(t, p);
}

/* High memory is reserved until the end of the boot releases it, page by page */
static bool is_boot_release(const struct page_bs *p, unsigned long order)
{
	return !order && PageReserved_bs(p) && is_highmem_bs(page_zone_bs(p));
}

static void do_free_pages(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	bool cold = n > 2;

	if (!p)
		return;
	if (cold && (strcmp(a[2].word, "cold") || a[1].val)) {
		trace_error(t, "only a single page can be freed as 'cold'");
		return;
	}
	if (cold)
		release_pages_bs(&p, 1, 1);
	else if (is_boot_release(p, a[1].val))
		one_highpage_init_bs(p);
	else
		__free_pages_bs(p, a[1].val);
	trace_answer(t, "ok");
}

static void do_free_highmem(struct trace *t, const struct arg *a, unsigned int n)
{
	struct arg pfn = a[1];
	unsigned long i;

	for (i = 0; i < a[2].val && page(t, &pfn); i++, pfn.val++)
		one_highpage_init_bs(page(t, &pfn));
	trace_answer(t, "ok");
}

static void do_drain(struct trace *t, const struct arg *a, unsigned int n)
{
	drain_local_pages_bs();
	trace_answer(t, "ok");
}

static const struct name *flag(struct trace *t, const struct arg *a)
{
	const struct name *f = find_name(flag_names, a->word, strlen(a->word));

	if (!f)
		trace_cannot(t, "no page of this version has '%s'", a->word);
	return f;
}

static void do_set_flag(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const struct name *f = flag(t, a + 1);

	if (p && f)
		set_bit(f->val, &p->flags);
	trace_answer(t, "ok");
}

static void do_clear_flag(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const struct name *f = flag(t, a + 1);

	if (p && f)
		clear_bit(f->val, &p->flags);
	trace_answer(t, "ok");
}

static void set_mapping(struct trace *t, struct page_bs *p, const struct arg *a)
{
	u64 mapping;

	if (!strcmp(a->word, "-"))
		mapping = 0;
	else if (!strcmp(a->word, "anon"))
		mapping = PAGE_MAPPING_ANON_BS;
	else if (!strcmp(a->word, "mapped"))
		mapping = sizeof(long);
	else if (!trace_number(a->word, &mapping))
		trace_error(t, "'%s' is no mapping", a->word);
	if (!t->error[0])
		p->mapping = (struct address_space_bs *)(unsigned long)mapping;
}

static void do_set_page(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const char *field = a[1].word;
	u64 val = 0;

	if (!p)
		return;
	if (strcmp(field, "mapping") && !trace_number(a[2].word, &val))
		trace_error(t, "'%s' is no number", a[2].word);
	else if (!strcmp(field, "mapping"))
		set_mapping(t, p, a + 2);
	else if (!strcmp(field, "count"))
		set_page_count_bs(p, (int)val);
	else if (!strcmp(field, "mapcount"))
		atomic_set(&p->_mapcount, (int)val - 1);
	else
		trace_error(t, "no page has a field '%s'", field);
	trace_answer(t, "ok");
}

static const char *mapping_word(struct page_bs *p)
{
	if (PageAnon_bs(p))
		return "anon";
	return p->mapping ? "mapped" : "-";
}

static void do_page(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const char *sep = "";
	const struct name *f;
	char flags[300] = "";
	size_t len = 0;

	if (!p)
		return;
	for (f = flag_names; f->name; f++) {
		if (!test_bit(f->val, &p->flags))
			continue;
		len += scnprintf(flags + len, sizeof(flags) - len, "%s%s", sep, f->name);
		sep = "|";
	}
	/* the page's own count, even where page_count_bs() asks the head of its block */
	trace_answer(t, "%d %d %s %s", atomic_read(&p->_count) + 1, page_mapcount_bs(p),
		     mapping_word(p), len ? flags : "-");
}

/* ---- /proc ---- */

static int (*find_show(const char *name))(struct seq_file *m)
{
	static const struct {
		const char *name;
		int (*show)(struct seq_file *m);
	} files[] = {
		{ "buddyinfo", buddyinfo_show_bs },
		{ "vmstat", vmstat_show_bs },
#ifdef BS_HAS_ZONEINFO
		{ "zoneinfo", zoneinfo_show_bs },
#endif
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(files); i++)
		if (!strcmp(files[i].name, name))
			return files[i].show;
	return NULL;
}

static void do_proc(struct trace *t, const struct arg *a, unsigned int n)
{
	struct seq_file m = { .buf = t->text, .size = sizeof(t->text) - 1 };
	int (*show)(struct seq_file *m) = find_show(a[0].word);

	if (!show) {
		trace_cannot(t, "this version has no /proc/%s", a[0].word);
		return;
	}
	show(&m);
	t->text[m.count] = '\0';
	answer_crc(t, crc32_text(0, t->text, m.count), m.count);
}

static const struct record buddy_records[] = {
	{ "holes", "nuluu", do_holes },
	{ "zones", "nuuluu?su", do_zones },
	{ "max_dma_address", "u", do_max_dma_address },
	{ "max_mapnr", "u", do_told },
	{ "num_physpages", "u", do_told },
	{ "min_free_kbytes", "", do_min_free_kbytes },
	{ "watermarks", "nz", do_watermarks },
	{ "lowmem_reserve", "nz", do_lowmem_reserve },
	{ "wait_table", "nz", do_wait_table },
	{ "zonelist", "nu", do_zonelist },
	{ "set_min_free_kbytes", "u", do_set_min_free_kbytes },
	{ "set_lowmem_reserve_ratio", "uu?u", do_set_lowmem_reserve_ratio },
	{ "watermark_ok", "nzuusuu", do_watermark_ok },

	{ "buddyinfo", "nz", do_buddyinfo },
	{ "freelist", "nzu", do_freelist, .state = true },
	{ "pcp", "nz", do_pcp },
	{ "pcplist", "nzs", do_pcplist, .state = true },
	{ "batch", "nz", do_batch },
	{ "pcp_limits", "nz", do_pcp_limits },
	{ "vmstat", "s", do_vmstat },
	{ "nr_free", "", do_nr_free },
	{ "bad_pages", "", do_bad_pages },

	{ "alloc_pages", "ngu*", do_alloc_pages },
	{ "alloc_from", "sgu*", do_alloc_from },
	{ "free_pages", "uu?s", do_free_pages, .bad = true },
	{ "free_highmem", "nuu", do_free_highmem, .bad = true },
	{ "drain", "", do_drain },
	{ "set_flag", "us", do_set_flag },
	{ "clear_flag", "us", do_clear_flag },
	{ "set_page", "uss", do_set_page },
	{ "page", "u", do_page },
	{ "proc", "s", do_proc },
	{ }
};

static void show_buddy(struct trace *t)
{
	const struct name *zone;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		for (zone = zone_names; zone->name; zone++) {
			if (!NODE_DATA_BS(nid)->node_zones[zone->val].present_pages)
				continue;
			trace_ask(t, "buddyinfo %d %s", nid, zone->name);
			trace_ask(t, "pcp %d %s", nid, zone->name);
			trace_ask(t, "watermarks %d %s", nid, zone->name);
		}
}

const struct record_table buddy_table = { "buddy", buddy_records, show_buddy };
