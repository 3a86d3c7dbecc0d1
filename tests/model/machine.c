// SPDX-License-Identifier: GPL-2.0-only
/* Answers records of traces (tests/golden/FORMAT.md), with the model's allocators. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "machine.h"
#include "rewrite.h"

static const char * const zone_names[] = { "DMA", "DMA32", "NORMAL", "HIGHMEM" };

void model_start(struct model_machine *m, struct model_rules rules)
{
	memset(m, 0, sizeof(*m));
	m->boot.rules = m->buddy.rules = rules;
	m->buddy.ratio[0] = m->buddy.ratio[1] = 256;
	m->buddy.ratio[2] = 32;
}

void model_stop(struct model_machine *m)
{
	model_bootmem_exit(&m->boot);
	model_buddy_exit(&m->buddy);
}

bool model_died(const struct model_machine *m)
{
	return m->boot.end != MODEL_OK || m->buddy.end != MODEL_OK;
}

/* ---- words ---- */

static unsigned long number(const struct model_machine *m, int i)
{
	return i < m->argc ? strtoul(m->argv[i], NULL, 0) : 0;
}

/* A node, -1 for none named */
static int node(const struct model_machine *m)
{
	return strcmp(m->argv[1], "-") ? (int)number(m, 1) : -1;
}

static bool has(const struct model_machine *m, int from, const char *word)
{
	for (; from < m->argc; from++)
		if (!strcmp(m->argv[from], word))
			return true;
	return false;
}

static struct model_zone *zone(struct model_machine *m)
{
	int z;

	for (z = 0; z < MODEL_ZONES; z++)
		if (!strcmp(m->argv[2], zone_names[z]))
			return &m->buddy.zone[z];
	return &m->buddy.zone[0];
}

__attribute__((format(printf, 2, 3)))
static void say(struct model_machine *m, const char *fmt, ...)
{
	size_t len = strlen(m->result);
	va_list args;

	if (len)
		m->result[len++] = ' ';
	va_start(args, fmt);
	vsnprintf(m->result + len, sizeof(m->result) - len, fmt, args);
	va_end(args);
}

static uint32_t crc(uint32_t sum, const void *data, size_t len)
{
	const unsigned char *p = data;
	int bit;

	for (sum = ~sum; len--; p++)
		for (sum ^= *p, bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
	return ~sum;
}

static void say_list(struct model_machine *m, const struct model_list *list)
{
	uint32_t sum = 0;
	char text[24];
	unsigned long i;

	for (i = 0; i < list->n; i++)
		sum = crc(sum, text, snprintf(text, sizeof(text), "%lu\n", list->pfn[i]));
	say(m, "0x%08x %lu", sum, list->n);
}

/* ---- bootmem ---- */

static void do_init(struct model_machine *m)
{
	m->map[number(m, 1)] = number(m, 2);
	say(m, "%lu", model_bootmem_init(&m->boot, number(m, 1), number(m, 3), number(m, 4)));
}

/* A range without a node was node 0's; since 2.6.27 it is of those that have it */
static void do_free(struct model_machine *m)
{
	if (m->boot.rules.rewritten)
		rewrite_free(&m->boot, node(m), number(m, 2), number(m, 3));
	else
		model_bootmem_free(&m->boot, node(m), number(m, 2), number(m, 3));
	say(m, "ok");
}

static void do_reserve(struct model_machine *m)
{
	bool all = true;

	if (m->boot.rules.rewritten)
		rewrite_reserve(&m->boot, node(m), number(m, 2), number(m, 3));
	else
		all = model_bootmem_reserve(&m->boot, node(m), number(m, 2), number(m, 3),
					    has(m, 4, "exclusive"));
	/* Up to 2.6.25 who named a node was not told */
	say(m, all || (node(m) >= 0 && !m->boot.rules.moves) ? "ok" : "busy");
}

static void say_address(struct model_machine *m, unsigned long addr)
{
	if (addr == MODEL_NONE)
		say(m, "none");
	else
		say(m, "0x%lx", addr);
}

static void do_alloc(struct model_machine *m)
{
	say_address(m, model_bootmem_alloc(&m->boot, node(m), number(m, 2), number(m, 3),
					   number(m, 4), number(m, 5)));
}

static void do_alloc_core(struct model_machine *m)
{
	say_address(m, model_bootmem_core(&m->boot, node(m), number(m, 2), number(m, 3),
					  number(m, 4), number(m, 5)));
}

static void do_bitmap(struct model_machine *m)
{
	const struct model_node *n = &m->boot.node[number(m, 1)];
	unsigned long i, free = 0;

	for (i = 0; i < n->end - n->start; i++)
		free += !n->taken[i];
	say(m, "0x%08x %lu", crc(0, n->taken, n->end - n->start), free);
}

static void do_desc(struct model_machine *m)
{
	const struct model_node *n = &m->boot.node[number(m, 1)];

	if (m->boot.rules.rewritten)
		say(m, "node_min_pfn=0x%lx node_low_pfn=0x%lx last_end_off=0x%lx hint_idx=0x%lx",
		    n->start, n->end, n->last_offset, n->last_pos);
	else
		say(m, "node_boot_start=0x%lx node_low_pfn=0x%lx last_pos=0x%lx last_offset=0x%lx last_success=0x%lx",
		    n->start * 4096, n->end, n->last_pos, n->last_offset, n->last_success);
}

/* A block leaves bootmem, and goes to the page allocator if there is one */
static void hand_over(void *sink, unsigned long pfn, int order)
{
	struct model_machine *m = sink;
	char text[32];

	m->handed_crc = crc(m->handed_crc, text,
			    snprintf(text, sizeof(text), "%lu %d\n", pfn, order));
	m->handed++;
	/* Between 3.3 and 3.7 what went over could reach behind the last page */
	if (m->boot.rules.rewritten && m->buddy.pages &&
	    pfn - m->buddy.start + (1UL << order) > m->buddy.pages)
		m->boot.end = MODEL_WILD;
	else if (pfn - m->buddy.start < m->buddy.pages && m->buddy.end == MODEL_OK)
		model_buddy_handover(&m->buddy, pfn, order);
}

static void do_free_all(struct model_machine *m)
{
	int nid = node(m) < 0 ? 0 : node(m), i;
	unsigned long pages = 0;

	m->handed_crc = m->handed = 0;
	if (node(m) < 0 && m->boot.rules.all_nodes)
		for (i = 0; i < m->boot.nodes; i++)
			pages += model_bootmem_handover(&m->boot, m->boot.order[i],
							m->map[m->boot.order[i]], hand_over, m);
	else
		pages = model_bootmem_handover(&m->boot, nid, m->map[nid], hand_over, m);
	say(m, "%lu", pages);
}

static void do_handed(struct model_machine *m)
{
	say(m, "0x%08x %lu", m->handed_crc, m->handed);
}

/* ---- zones ---- */

static void do_holes(struct model_machine *m)
{
	int z;

	for (z = 0; z < MODEL_ZONES; z++)
		m->holes[z] = number(m, 2 + z);
	say(m, "ok");
}

static void do_zones(struct model_machine *m)
{
	unsigned long sizes[MODEL_ZONES];
	int z;

	/* One node, and once: what several do is not known here */
	if (number(m, 1) || m->buddy.page)
		return;
	for (z = 0; z < MODEL_ZONES; z++)
		sizes[z] = number(m, 3 + z);
	model_buddy_zones(&m->buddy, number(m, 2), sizes, m->holes);
	say(m, "ok");
}

static void do_set_min_free_kbytes(struct model_machine *m)
{
	m->buddy.min_free_kbytes = number(m, 1);
	model_buddy_set_marks(&m->buddy);
	say(m, "ok");
}

static void do_set_lowmem_reserve_ratio(struct model_machine *m)
{
	int z, i = 1;

	for (z = 0; z < MODEL_ZONES - 1; z++)
		if (m->buddy.rules.dma32 || z != 1)
			m->buddy.ratio[z] = number(m, i++);
	model_buddy_set_reserves(&m->buddy);
	say(m, "ok");
}

static void do_watermark_ok(struct model_machine *m)
{
	int class = 0;

	while (strcmp(m->argv[5], zone_names[class]))
		class++;
	say(m, "%d", model_buddy_watermark_ok(zone(m), number(m, 3), number(m, 4), class,
					      number(m, 6), number(m, 7)));
}

static void do_min_free_kbytes(struct model_machine *m)
{
	if (!m->boot.nodes)	/* the zones are in no list of nodes */
		return;
	model_buddy_watermarks(&m->buddy);
	say(m, "%d", m->buddy.min_free_kbytes);
}

static void do_watermarks(struct model_machine *m)
{
	const struct model_zone *z = zone(m);

	say(m, "%lu %lu %lu", z->min, z->low, z->high);
}

static void do_lowmem_reserve(struct model_machine *m)
{
	int i;

	for (i = 0; i < MODEL_ZONES; i++)
		if (m->buddy.rules.dma32 || i != 1)
			say(m, "%lu", zone(m)->reserve[i]);
}

static void do_pcp_limits(struct model_machine *m)
{
	int i;

	for (i = 0; i < 2; i++)
		say(m, "%lu %lu %lu", zone(m)->pcp[i].low, zone(m)->pcp[i].high,
		    zone(m)->pcp[i].batch);
}

static void do_batch(struct model_machine *m)
{
	say(m, "%lu %lu", zone(m)->pcp[0].high, zone(m)->pcp[0].batch);
}

/* ---- lists and counters ---- */

static void do_buddyinfo(struct model_machine *m)
{
	int o;

	for (o = 0; o < MODEL_ORDERS; o++)
		say(m, "%lu", zone(m)->area[o].n);
}

static void do_freelist(struct model_machine *m)
{
	say_list(m, &zone(m)->area[number(m, 3)]);
}

static void do_pcplist(struct model_machine *m)
{
	say_list(m, &zone(m)->pcp[!strcmp(m->argv[3], "cold")].list);
}

static void do_pcp(struct model_machine *m)
{
	say(m, "%lu %lu", zone(m)->pcp[0].list.n, zone(m)->pcp[1].list.n);
}

static void do_vmstat(struct model_machine *m)
{
	static const char * const names[] = { "pgalloc_high", "pgalloc_normal", "pgalloc_dma" };
	int i;

	if (!strcmp(m->argv[1], "pgfree"))
		say(m, "%lu", m->buddy.pgfree);
	for (i = 0; i < 3; i++)
		if (!strcmp(m->argv[1], names[i]))
			say(m, "%lu", m->buddy.pgalloc[i]);
}

/* ---- pages ---- */

/* What a word of a mask allows: d DMA, 3 DMA32, h high memory, w wait, H reserves, f fs ... */
static const struct {
	const char *name, *means;
} masks[] = {
	{ "0", "" }, { "GFP_ATOMIC", "H" }, { "GFP_NOIO", "w" }, { "GFP_NOFS", "w" },
	{ "GFP_KERNEL", "wf" }, { "GFP_USER", "wf" }, { "GFP_HIGHUSER", "wfh" },
	{ "GFP_DMA", "d" }, { "__GFP_DMA", "d" }, { "GFP_DMA32", "3" }, { "__GFP_DMA32", "3" },
	{ "__GFP_HIGHMEM", "h" }, { "__GFP_WAIT", "w" }, { "__GFP_HIGH", "H" },
	{ "__GFP_IO", "" }, { "__GFP_FS", "f" }, { "__GFP_COLD", "c" }, { "__GFP_NOWARN", "" },
	{ "__GFP_REPEAT", "" }, { "__GFP_NOFAIL", "" }, { "__GFP_NORETRY", "r" },
	{ "__GFP_NO_GROW", "" }, { "__GFP_COMP", "C" }, { "__GFP_ZERO", "z" }, { "__GFP_NOMEMALLOC", "m" },
};

/* All letters of a mask; false if the model does not know one of its words */
static bool mask_means(const char *mask, char *means)
{
	size_t len, i;

	for (*means = '\0'; *mask; mask += len + (mask[len] == '|')) {
		len = strcspn(mask, "|");
		for (i = 0; i < sizeof(masks) / sizeof(masks[0]); i++)
			if (strlen(masks[i].name) == len && !strncmp(masks[i].name, mask, len))
				break;
		if (i == sizeof(masks) / sizeof(masks[0]))
			return false;
		strcat(means, masks[i].means);
	}
	return true;
}

static void do_alloc_pages(struct model_machine *m)
{
	bool irq = has(m, 4, "irq");
	bool memalloc = (has(m, 4, "memalloc") || has(m, 4, "memdie")) && !irq;
	unsigned long pfn;
	char means[64];

	if (!mask_means(m->argv[2], means))
		return;
	pfn = model_buddy_alloc(&m->buddy, (struct model_gfp){
		.dma = strchr(means, 'd'),
		/* with 32-bit words this bit is 0: every address is below 4 GiB */
		.dma32 = sizeof(long) == 8 && strchr(means, '3'),
		.highmem = strchr(means, 'h'), .wait = strchr(means, 'w'),
		.high = strchr(means, 'H'), .fs = strchr(means, 'f'),
		.cold = strchr(means, 'c'), .noretry = strchr(means, 'r'),
		.nomemalloc = strchr(means, 'm'), .zero = strchr(means, 'z'),
		.compound = strchr(means, 'C'),
		.harder = !strchr(means, 'w') || (has(m, 4, "rt") && !irq),
	}, number(m, 3), memalloc);
	if (pfn == MODEL_NONE)
		say(m, "none");
	else
		say(m, "%lu", pfn);
}

static void release(struct model_machine *m, unsigned long pfn, int order, bool cold)
{
	const struct model_page *p = &m->buddy.page[pfn - m->buddy.start];

	if (!cold && !order && (p->marks & MODEL_RESERVED) && p->zone == 3)
		model_buddy_release_high(&m->buddy, pfn);
	else
		model_buddy_free(&m->buddy, pfn, order, cold);
}

static void do_free_pages(struct model_machine *m)
{
	unsigned long before = m->buddy.bad;

	release(m, number(m, 1), number(m, 2), has(m, 3, "cold"));
	say(m, m->buddy.bad != before ? "bad" : "ok");
}

static void do_free_highmem(struct model_machine *m)
{
	unsigned long before = m->buddy.bad, i;

	for (i = 0; i < number(m, 3) && m->buddy.end == MODEL_OK; i++)
		model_buddy_release_high(&m->buddy, number(m, 2) + i);
	say(m, m->buddy.bad != before ? "bad" : "ok");
}

static void do_drain(struct model_machine *m)
{
	model_buddy_drain(&m->buddy);
	say(m, "ok");
}

/* ---- marks ---- */

static const char * const marks[] = {
	"PG_locked", "PG_error", "PG_referenced", "PG_uptodate", "PG_dirty", "PG_lru",
	"PG_active", "PG_slab", "PG_highmem", "PG_checked", "PG_arch_1", "PG_reserved",
	"PG_private", "PG_writeback", "PG_nosave", "PG_compound", "PG_swapcache",
	"PG_mappedtodisk", "PG_reclaim", "PG_nosave_free", "PG_uncached",
};

#define MARKS	(sizeof(marks) / sizeof(marks[0]))

static struct model_page *page(struct model_machine *m)
{
	return &m->buddy.page[number(m, 1) - m->buddy.start];
}

static unsigned long mark(const struct model_machine *m)
{
	unsigned int i;

	for (i = 0; i < MARKS && strcmp(marks[i], m->argv[2]); i++)
		;
	return 1UL << i;
}

static void do_set_flag(struct model_machine *m)
{
	page(m)->marks |= mark(m);
	say(m, "ok");
}

static void do_clear_flag(struct model_machine *m)
{
	page(m)->marks &= ~mark(m);
	say(m, "ok");
}

static void do_set_page(struct model_machine *m)
{
	if (!strcmp(m->argv[2], "count"))
		page(m)->count = (int)number(m, 3);
	else if (!strcmp(m->argv[2], "mapcount"))
		page(m)->mapcount = (int)number(m, 3);
	else
		page(m)->mapping = !strcmp(m->argv[3], "anon") ? MODEL_ANON :
				   !strcmp(m->argv[3], "mapped") ? MODEL_MAPPED : MODEL_UNMAPPED;
	say(m, "ok");
}

static void do_page(struct model_machine *m)
{
	static const char * const mappings[] = { "-", "anon", "mapped" };
	const struct model_page *p = page(m);
	char all[400] = "";
	unsigned int i;

	for (i = 0; i < MARKS; i++)
		if (p->marks >> i & 1)
			sprintf(all + strlen(all), "%s%s", *all ? "|" : "", marks[i]);
	say(m, "%d %d %s %s", p->count, p->mapcount, mappings[p->mapping], *all ? all : "-");
}

static void do_bad_pages(struct model_machine *m)
{
	say(m, "%lu", m->buddy.bad);
}

/* ---- records ---- */

static const struct {
	const char *name;
	void (*call)(struct model_machine *m);
} records[] = {
	{ "init", do_init }, { "free", do_free }, { "reserve", do_reserve },
	{ "alloc", do_alloc }, { "alloc_core", do_alloc_core }, { "bitmap", do_bitmap },
	{ "desc", do_desc }, { "free_all", do_free_all }, { "handed", do_handed },
	{ "zones", do_zones }, { "min_free_kbytes", do_min_free_kbytes },
	{ "watermarks", do_watermarks }, { "lowmem_reserve", do_lowmem_reserve },
	{ "pcp_limits", do_pcp_limits }, { "batch", do_batch }, { "buddyinfo", do_buddyinfo },
	{ "freelist", do_freelist }, { "pcplist", do_pcplist }, { "pcp", do_pcp },
	{ "vmstat", do_vmstat }, { "alloc_pages", do_alloc_pages },
	{ "free_pages", do_free_pages }, { "free_highmem", do_free_highmem },
	{ "drain", do_drain }, { "holes", do_holes },
	{ "set_min_free_kbytes", do_set_min_free_kbytes },
	{ "set_lowmem_reserve_ratio", do_set_lowmem_reserve_ratio },
	{ "watermark_ok", do_watermark_ok }, { "set_flag", do_set_flag },
	{ "clear_flag", do_clear_flag }, { "set_page", do_set_page }, { "page", do_page },
	{ "bad_pages", do_bad_pages },
};

static void cut(struct model_machine *m, const char *record)
{
	char *word;

	snprintf(m->line, sizeof(m->line), "%s", record);
	m->argc = 0;
	for (word = strtok(m->line, " "); word && m->argc < MODEL_WORDS; word = strtok(NULL, " "))
		m->argv[m->argc++] = word;
}

const char *model_answer(struct model_machine *m, const char *record)
{
	size_t i;

	cut(m, record);
	m->result[0] = '\0';
	for (i = 0; i < sizeof(records) / sizeof(records[0]); i++)
		if (m->argc && !strcmp(records[i].name, m->argv[0]))
			records[i].call(m);
	if (m->boot.end == MODEL_PANIC)
		return "panic";
	if (m->boot.end == MODEL_WILD)
		return "wild";
	if (m->boot.end == MODEL_FOREVER)
		return "forever";
	if (model_died(m))
		return "BUG";
	return m->result[0] ? m->result : NULL;
}
