// SPDX-License-Identifier: GPL-2.0-only
/*
 * The records of the page allocator of 2.4, which has bits for pairs of blocks: in the
 * place of those in buddy.c. The steps of a PC's boot are in i386.c.
 */
#include <linux/seq_file.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include <bs/machine.h>
#include <bs/proc_show.h>
#include "handover.h"
#include "pages.h"
#include "trace.h"
#include "world.h"

/* ---- names ---- */

static const struct name zone_names[] = {
	{ "DMA", ZONE_DMA_BS },
	{ "NORMAL", ZONE_NORMAL_BS },
	{ "HIGHMEM", ZONE_HIGHMEM_BS },
	{ }
};

#define GFP_NAME(name)		{ #name, name##_BS },
#define FLAG_NAME(name, bit)	{ "PG_" #name, bit },

static const struct name gfp_names[] = { GFP_NAMES_BS(GFP_NAME) { } };
static const struct name flag_names[] = { PAGE_FLAGS_BS(FLAG_NAME) { } };

int trace_zone(const char *name)
{
	const struct name *zone = find_name(zone_names, name, strlen(name));

	return zone ? (int)zone->val : -1;
}

/* A mask of GFP by name or by number */
static bool one_gfp(const char *name, size_t len, u64 *mask)
{
	const struct name *gfp = find_name(gfp_names, name, len);
	char number[24];

	if (gfp) {
		*mask = gfp->val;
		return true;
	}
	if (len >= sizeof(number))
		return false;
	memcpy(number, name, len);
	number[len] = '\0';
	return trace_number(number, mask) && *mask < NR_GFPINDEX_BS;
}

bool trace_gfp(struct trace *t, const char *names, u64 *mask)
{
	size_t len;
	u64 one;

	for (*mask = 0; ; names += len + 1) {
		len = strcspn(names, "|");
		if (!one_gfp(names, len, &one)) {
			trace_cannot(t, "this version has no GFP mask '%.*s'", (int)len, names);
			return false;
		}
		*mask |= one;
		if (!names[len])
			return true;
	}
}

/* ---- zones and their limits ---- */

/* i386: devices reach 16 MiB, unless max_dma_address says otherwise */
static unsigned long dma_end(const struct trace *t)
{
	return t->dma_end ?: 0x1000000;
}

static bool zone_sizes(struct trace *t, const struct arg *a, unsigned long *sizes)
{
	sizes[ZONE_DMA_BS] = a[0].val;
	sizes[ZONE_NORMAL_BS] = a[2].val;
	sizes[ZONE_HIGHMEM_BS] = a[3].val;
	if (trace_given(&a[1]))
		trace_cannot(t, "this version has no zone DMA32");
	return !trace_given(&a[1]);
}

static void do_holes(struct trace *t, const struct arg *a, unsigned int n)
{
	t->has_holes = zone_sizes(t, a + 1, t->holes);
	trace_answer(t, "ok");
}

/*
 * Later versions make zones out of nothing, and their traces begin with them. Here the zones'
 * bitmaps come from bootmem: the zones of a node whose bootmem has not begun are made when the
 * first record looks for them, the hand-over at the latest.
 */
static struct later {
	bool wanted, has_holes;
	struct arg args[6];
	unsigned long holes[4];
} later[MAX_NUMNODES_BS];

static bool bootmem_has_begun(const struct arg *nid)
{
	return node(nid)->bdata->node_bootmem_map;
}

static void put_off(struct trace *t, const struct arg *a)
{
	struct later *l = &later[a[0].val];

	l->wanted = true;
	memcpy(l->args, a, sizeof(l->args));
	memcpy(l->holes, t->holes, sizeof(l->holes));
	l->has_holes = t->has_holes;
	t->has_holes = false;
}

static void start_zones(struct trace *t, const struct arg *a, struct page_bs *pmap)
{
	unsigned long sizes[MAX_NR_ZONES_BS];

	if (!zone_sizes(t, a + 2, sizes))
		return;
	max_dma_address_bs = (unsigned long)phys_to_virt_bs(dma_end(t));
	free_area_init_node_bs(a[0].val, node(a), pmap, sizes, a[1].val << PAGE_SHIFT_BS,
			       t->has_holes ? t->holes : NULL);
	t->has_holes = false;
	max_mapnr_bs = num_physpages_bs = node(a)->node_size;
}

/* With the page array out of bootmem, as large as if its elements had so many bytes */
static void zones_with_array(struct trace *t, const struct arg *a, unsigned int n)
{
	if (n != 8 || strcmp(a[6].word, "mem_map") || a[7].val < sizeof(struct page_bs)) {
		trace_error(t, "zones: write mem_map and at least %zu bytes, or nothing",
			    sizeof(struct page_bs));
		return;
	}
	page_struct_bytes_bs = a[7].val;
	start_zones(t, a, NULL);
	trace_answer(t, "0x%lx", virt_to_phys_bs(node(a)->node_mem_map));
}

/* With a page array that is none of bootmem's */
static void zones_beside(struct trace *t, const struct arg *a)
{
	struct page_bs *pmap;

	pmap = world_alloc((a[2].val + a[4].val + a[5].val + 1) * sizeof(*pmap));
	if (pmap)
		start_zones(t, a, pmap);
	else
		trace_error(t, "there is no memory for page structures");
}

static void do_zones(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long sizes[MAX_NR_ZONES_BS];

	if (n > 6) {
		zones_with_array(t, a, n);
		return;
	}
	if (bootmem_has_begun(a))
		zones_beside(t, a);
	else if (zone_sizes(t, a + 2, sizes))
		put_off(t, a);
	trace_answer(t, "ok");
}

static void make_up_for(struct trace *t, struct later *l)
{
	unsigned long dma = (l->args[1].val + l->args[2].val) << PAGE_SHIFT_BS;

	l->wanted = false;
	memcpy(t->holes, l->holes, sizeof(l->holes));
	t->has_holes = l->has_holes;
	/* Who had no word for it has devices that reach as far as the zone for them */
	t->dma_end = t->dma_end ?: dma;
	zones_beside(t, l->args);
}

static bool looks_for_zones(const struct record *rec)
{
	static const char * const before[] = { "holes", "zones", "max_dma_address", "memfrac" };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(before); i++)
		if (!strcmp(rec->name, before[i]))
			return false;
	return !strcmp(rec->name, "free_all") || strcmp(record_domain(rec), "bootmem");
}

static void before_record(struct trace *t, const struct record *rec)
{
	struct later *l;

	if (!t->records)
		memset(later, 0, sizeof(later));
	if (!looks_for_zones(rec))
		return;
	for (l = later; l < later + MAX_NUMNODES_BS; l++)
		if (l->wanted)
			make_up_for(t, l);
}

/* What came later and is nothing that is asked for: limits that are set, lists that are emptied */
static void do_nothing(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "none");
}

static void do_watermarks(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zone_bs *z = zone(a);

	trace_answer(t, "%lu %lu %lu", z->pages_min, z->pages_low, z->pages_high);
}

static void do_zone(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zone_bs *z = zone(a);

	trace_answer(t, "%lu %lu %lu %lu %lu 0x%lx", z->offset, z->size, z->free_pages,
		     z->inactive_clean_pages, z->inactive_dirty_pages, z->zone_start_paddr);
}

static void do_freepages(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%u %u %u", freepages_bs.min, freepages_bs.low, freepages_bs.high);
}

static void do_zonelist(struct trace *t, const struct arg *a, unsigned int n)
{
	struct zone_bs * const *z;

	if (a[1].val >= NR_GFPINDEX_BS) {
		trace_error(t, "a node has %d zonelists", NR_GFPINDEX_BS);
		return;
	}
	z = node(a)->node_zonelists[a[1].val].zones;
	if (!*z)
		trace_answer(t, "-");
	for (; *z; z++)
		trace_answer(t, "%s", zone_names[zone_idx_bs(*z)].name);
}

static void do_memclass(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memclass_bs(zone(a), node(a)->node_zones + a[2].val));
}

static void do_memfrac(struct trace *t, const struct arg *a, unsigned int n)
{
	setup_mem_frac_bs((char *)a[0].word);
	trace_answer(t, "ok");
}

static void do_max_dma_address(struct trace *t, const struct arg *a, unsigned int n)
{
	t->dma_end = a[0].val;
	trace_answer(t, "ok");
}

static void do_max_mapnr(struct trace *t, const struct arg *a, unsigned int n)
{
	max_mapnr_bs = a[0].val;
	trace_answer(t, "ok");
}

static void do_num_physpages(struct trace *t, const struct arg *a, unsigned int n)
{
	num_physpages_bs = a[0].val;
	trace_answer(t, "ok");
}

/* ---- lists, bits and counters ---- */

/* Calls @see for each block of a list; an empty zone's lists were never set up */
static unsigned long walk(const struct zone_bs *z, unsigned int order, u32 *crc)
{
	const struct list_head *list = &z->free_area[order].free_list, *at;
	unsigned long count = 0;
	char text[24];
	int len;

	for (at = list->next; at && at != list && count <= z->size; at = at->next, count++) {
		len = scnprintf(text, sizeof(text), "%lu\n",
				page_to_pfn_bs(list_entry(at, struct page_bs, list)));
		*crc = crc32_text(*crc, text, len);
	}
	return count;
}

static void do_buddyinfo(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned int order;
	u32 crc = 0;

	for (order = 0; order < MAX_ORDER_BS; order++)
		trace_answer(t, "%lu", walk(zone(a), order, &crc));
}

static void do_freelist(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long count;
	u32 crc = 0;

	if (!is_order(t, a + 2))
		return;
	count = walk(zone(a), a[2].val, &crc);
	answer_crc(t, crc, count);
}

static void do_area_map(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zone_bs *z = zone(a);
	unsigned long bits, i, ones = 0;
	u32 crc = 0;
	char bit;

	if (!is_order(t, a + 2))
		return;
	bits = DIV_ROUND_UP(z->size, 2UL << a[2].val);
	for (i = 0; i < bits; i++) {
		bit = test_bit(i, z->free_area[a[2].val].map);
		ones += bit;
		crc = crc32_text(crc, &bit, 1);
	}
	trace_answer(t, "0x%08x %lu %lu", crc, bits, ones);
}

static void do_area_map_at(struct trace *t, const struct arg *a, unsigned int n)
{
	if (is_order(t, a + 2))
		trace_answer(t, "0x%lx",
			     virt_to_phys_bs(zone(a)->free_area[a[2].val].map));
}

static void do_nr_free(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%u %u %u %u", nr_free_pages_bs(), nr_inactive_clean_pages_bs(),
		     nr_free_buffer_pages_bs(), nr_free_highpages_bs());
}

static void do_memory_pressure(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d", memory_pressure_bs);
}

static void do_shortage(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d %d", free_shortage_bs(), inactive_shortage_bs());
}

static void do_lru_counts(struct trace *t, const struct arg *a, unsigned int n)
{
	trace_answer(t, "%d %d", nr_active_pages_bs, nr_inactive_dirty_pages_bs);
}

static void do_reclaim_calls(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct reclaim_calls_bs *c = &reclaim_calls_bs;

	trace_answer(t, "%lu %lu %lu %lu %lu %lu %lu %lu", c->kswapd, c->wait, c->bdflush,
		     c->kreclaimd, c->launder, c->try, c->yield, c->reclaim);
}

static void do_recalculate_vm_stats(struct trace *t, const struct arg *a, unsigned int n)
{
	recalculate_vm_stats_bs();
	trace_answer(t, "ok");
}

/* ---- pages ---- */

/* Who calls, for one call; whom the killer chooses gets the reserves when it first waits */
static bool become(struct trace *t, const struct arg *words, unsigned int n)
{
	struct task_bs *task = current_bs();
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (!strcmp(words[i].word, "memalloc"))
			task->flags |= PF_MEMALLOC_BS;
		else if (!strcmp(words[i].word, "oomkill"))
			task->memdie = true;
		else
			trace_cannot(t, "in this version nobody calls as '%s'", words[i].word);
	}
	return !t->error[0];
}

static void become_nobody(void)
{
	*current_bs() = (struct task_bs){ };
}

static void do_alloc_pages(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p;

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
	list.gfp_mask = a[1].val;
	p = __alloc_pages_bs(&list, a[2].val);
	become_nobody();
	answer_page(t, p);
}

static void do_get_zeroed_page(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long addr;

	if (!become(t, a + 2, n - 2))
		return;
	addr = get_zeroed_page_bs(a[1].val);
	become_nobody();
	answer_page(t, addr ? virt_to_page_bs(addr) : NULL);
}

static void do_free_pages(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);

	/* "cold" names one of two ways, where there are two */
	if (p)
		__free_pages_bs(p, a[1].val);
	trace_answer(t, "ok");
}

static void do_free_addr(struct trace *t, const struct arg *a, unsigned int n)
{
	free_pages_bs((unsigned long)phys_to_virt_bs(a[0].val), a[1].val);
	trace_answer(t, "ok");
}

static void do_free_reserved(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);

	if (p)
		free_reserved_page_bs(p);
	trace_answer(t, "ok");
}

/* Only mem_init knows how many there are */
static void do_free_highmem(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long before = totalhigh_pages_bs, i;
	struct arg pfn = a[1];

	for (i = 0; i < a[2].val && page(t, &pfn); i++, pfn.val++)
		one_highpage_init_bs(page(t, &pfn));
	totalhigh_pages_bs = before;
	trace_answer(t, "ok");
}

static void change_flag(struct trace *t, const struct arg *a, bool set)
{
	const struct name *f = find_name(flag_names, a[1].word, strlen(a[1].word));
	struct page_bs *p = page(t, a);

	if (!f)
		trace_cannot(t, "no page of this version has '%s'", a[1].word);
	else if (p && set)
		set_bit(f->val, &p->flags);
	else if (p)
		clear_bit(f->val, &p->flags);
	trace_answer(t, "ok");
}

static void do_set_flag(struct trace *t, const struct arg *a, unsigned int n)
{
	change_flag(t, a, true);
}

static void do_clear_flag(struct trace *t, const struct arg *a, unsigned int n)
{
	change_flag(t, a, false);
}

/* Any pointer that is not NULL */
static void *something(u64 val)
{
	return val ? (void *)sizeof(long) : NULL;
}

static void do_set_page(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const char *field = a[1].word;

	if (!p)
		return;
	if (!strcmp(field, "count"))
		set_page_count_bs(p, (int)a[2].val);
	else if (!strcmp(field, "age"))
		p->age = a[2].val;
	else if (!strcmp(field, "mapping"))
		p->mapping = something(a[2].val);
	else if (!strcmp(field, "buffers"))
		p->buffers = something(a[2].val);
	else
		trace_error(t, "no page has a field '%s'", field);
	trace_answer(t, "ok");
}

static void do_page(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const char *sep = "";
	const struct name *f;

	if (!p)
		return;
	trace_answer(t, "%d %lu %s %s %s", page_count_bs(p), p->age,
		     zone_names[zone_idx_bs(p->zone)].name, p->mapping ? "mapped" : "-",
		     p->buffers ? "buffers" : "-");
	trace_append(t, " ");
	for (f = flag_names; f->name; f++) {
		if (!test_bit(f->val, &p->flags))
			continue;
		trace_append(t, sep);
		trace_append(t, f->name);
		sep = "|";
	}
	if (!*sep)
		trace_append(t, "-");
}

/* Off the list that its marks name */
static void leave_list(struct page_bs *p)
{
	if (PageActive_bs(p))
		del_page_from_active_list_bs(p);
	else if (PageInactiveDirty_bs(p))
		del_page_from_inactive_dirty_list_bs(p);
	else if (PageInactiveClean_bs(p))
		del_page_from_inactive_clean_list_bs(p);
}

static void do_lru(struct trace *t, const struct arg *a, unsigned int n)
{
	struct page_bs *p = page(t, a);
	const char *list = a[1].word;

	if (!p)
		return;
	if (!strcmp(list, "active"))
		add_page_to_active_list_bs(p);
	else if (!strcmp(list, "inactive_dirty"))
		add_page_to_inactive_dirty_list_bs(p);
	else if (!strcmp(list, "inactive_clean"))
		add_page_to_inactive_clean_list_bs(p);
	else if (!strcmp(list, "none"))
		leave_list(p);
	else
		trace_error(t, "there is no list '%s'", list);
	trace_answer(t, "ok");
}

/* ---- what it shows ---- */

static struct trace *shown;

static void keep_line(const char *line)
{
	size_t len = strlen(shown->text);

	scnprintf(shown->text + len, sizeof(shown->text) - len, "%s\n", line);
}

/* What @show prints becomes the text of the record, and is no line of the log then */
static void answer_log(struct trace *t, void (*show)(void))
{
	void (*before)(const char *line) = log_tap_bs;

	shown = t;
	log_tap_bs = keep_line;
	show();
	log_tap_bs = before;
	answer_crc(t, crc32_text(0, t->text, strlen(t->text)), strlen(t->text));
}

static void do_show_free_areas(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_log(t, show_free_areas_bs);
}

static void do_show_mem(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_log(t, show_mem_bs);
}

static void do_proc(struct trace *t, const struct arg *a, unsigned int n)
{
	struct seq_file m = { .buf = t->text, .size = sizeof(t->text) - 1 };

	if (strcmp(a[0].word, "meminfo")) {
		trace_cannot(t, "this version has no /proc/%s", a[0].word);
		return;
	}
	meminfo_show_bs(&m);
	t->text[m.count] = '\0';
	answer_crc(t, crc32_text(0, t->text, m.count), m.count);
}

/* ---- hash tables ---- */

static void answer_table(struct trace *t, void *(*init)(unsigned long mempages),
			 const struct arg *a)
{
	void *table = init(a[0].val);

	answer_page(t, table ? virt_to_page_bs(table) : NULL);
}

static void do_dcache_init(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_table(t, dcache_init_bs, a);
}

static void do_inode_init(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_table(t, inode_init_bs, a);
}

static void do_buffer_init(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_table(t, buffer_init_bs, a);
}

static void do_page_cache_init(struct trace *t, const struct arg *a, unsigned int n)
{
	answer_table(t, page_cache_init_bs, a);
}

static const struct record buddy_records[] = {
	{ "holes", "nuluu", do_holes },
	{ "zones", "nuuluu?su", do_zones },
	{ "watermarks", "nz", do_watermarks },
	{ "zone", "nz", do_zone },
	{ "freepages", "", do_freepages },
	{ "zonelist", "nu", do_zonelist },
	{ "memclass", "nzz", do_memclass },
	{ "memfrac", "s", do_memfrac },
	{ "max_dma_address", "u", do_max_dma_address },
	{ "max_mapnr", "u", do_max_mapnr },
	{ "num_physpages", "u", do_num_physpages },
	{ "min_free_kbytes", "", do_nothing },
	{ "drain", "", do_nothing },

	{ "buddyinfo", "nz", do_buddyinfo },
	{ "freelist", "nzu", do_freelist, .state = true },
	{ "area_map", "nzu", do_area_map, .state = true },
	{ "area_map_at", "nzu", do_area_map_at, .state = true },
	{ "nr_free", "", do_nr_free },
	{ "memory_pressure", "", do_memory_pressure, .state = true },
	{ "shortage", "", do_shortage, .state = true },
	{ "lru_counts", "", do_lru_counts },
	{ "reclaim_calls", "", do_reclaim_calls, .state = true },
	{ "recalculate_vm_stats", "", do_recalculate_vm_stats },

	{ "alloc_pages", "ngu*", do_alloc_pages },
	{ "alloc_from", "sgu*", do_alloc_from },
	{ "get_zeroed_page", "ng*", do_get_zeroed_page },
	{ "free_pages", "uu?s", do_free_pages },
	{ "free_addr", "uu", do_free_addr },
	{ "free_reserved", "u", do_free_reserved },
	{ "free_highmem", "nuu", do_free_highmem },
	{ "set_flag", "us", do_set_flag },
	{ "clear_flag", "us", do_clear_flag },
	{ "set_page", "usu", do_set_page },
	{ "page", "u", do_page },
	{ "lru", "us", do_lru },

	{ "show_free_areas", "", do_show_free_areas },
	{ "show_mem", "", do_show_mem },
	{ "proc", "s", do_proc },

	{ "dcache_init", "u", do_dcache_init },
	{ "inode_init", "u", do_inode_init },
	{ "buffer_init", "u", do_buffer_init },
	{ "page_cache_init", "u", do_page_cache_init },
	{ }
};

static void show_buddy(struct trace *t)
{
	const struct name *zone;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		for (zone = zone_names; zone->name; zone++) {
			if (!NODE_DATA_BS(nid)->node_zones[zone->val].size)
				continue;
			trace_ask(t, "buddyinfo %d %s", nid, zone->name);
			trace_ask(t, "watermarks %d %s", nid, zone->name);
			trace_ask(t, "zone %d %s", nid, zone->name);
		}
}

const struct record_table buddy_table = {
	.name = "buddy", .records = buddy_records, .show_state = show_buddy,
	.before = before_record, .prints = true,
};
