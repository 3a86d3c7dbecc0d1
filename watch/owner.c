// SPDX-License-Identifier: GPL-2.0-only
/*
 * The book of who holds which pages. An entry belongs to whoever holds its page, so
 * writing needs no lock: nobody else knows the page yet, or any more. An entry that
 * names a module is erased before that module is: readers under RCU may follow it.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/seq_file.h>
#include <linux/vmalloc.h>
#include <bs/layout.h>
#include <bs/fault.h>
#include <bs/owner.h>

#define MAX_SUBMODULES	32

/**
 * struct holding - what is known of a page
 * @mod: the submodule that holds it, NULL for the main module, GONE after rmmod
 * @caller: who asked for it, 0 if that was code that no longer exists
 * @order: of the block, in the entry of its first page; -1 in the others
 * @held: by somebody
 */
struct holding {
	const struct module *mod;
	unsigned long caller;
	signed char order;
	bool held;
};

/* Was unloaded, and its pages could not be given back */
#define GONE	((const struct module *)ERR_PTR(-ENOENT))

/**
 * struct chapter - the part of the book for one node
 * @start: first frame
 * @pages: entries
 * @holding: the entries
 */
static struct chapter {
	unsigned long start, pages;
	struct holding *holding;
} book[MAX_NUMNODES_BS];

static struct module *submodules[MAX_SUBMODULES];

/* Nodes may be far apart: what lies between them needs no entries. */
static bool open_chapter(struct chapter *c, const struct node_bs *node)
{
	unsigned long pages = node->end - node->start;

	c->holding = fail_bs("book of owners") ? NULL :
		     vzalloc(array_size(pages, sizeof(*c->holding)));
	if (!c->holding)
		return false;
	c->start = node->start;
	c->pages = pages;
	return true;
}

int owner_open_bs(const struct layout_bs *layout)
{
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		if (open_chapter(&book[nid], &layout->node[nid]))
			continue;
		pr_err("no memory for the book of who holds which pages\n");
		return -ENOMEM;
	}
	return 0;
}

void owner_close_bs(void)
{
	struct chapter *c;

	for (c = book; c < book + ARRAY_SIZE(book); c++) {
		vfree(c->holding);
		memset(c, 0, sizeof(*c));
	}
}

/* ---- writing ---- */

static struct holding *entry(const struct page_bs *page)
{
	unsigned long pfn = page_to_pfn_bs(page);
	const struct chapter *c;

	for (c = book; c < book + ARRAY_SIZE(book); c++)
		if (pfn - c->start < c->pages)
			return &c->holding[pfn - c->start];
	return NULL;
}

/* Whose code is this? A module's own structure lives as long as RCU readers do. */
static const struct module *module_of(unsigned long caller)
{
	struct module *mod;
	int i;

	for (i = 0; i < MAX_SUBMODULES; i++) {
		mod = READ_ONCE(submodules[i]);
		if (mod && within_module(caller, mod))
			return mod;
	}
	return NULL;
}

bool owner_has_code_bs(unsigned long addr)
{
	bool has;

	rcu_read_lock();
	has = module_of(addr);
	rcu_read_unlock();
	return has;
}

static void took(const struct page_bs *page, unsigned int order, unsigned long caller)
{
	struct holding *h = entry(page);
	const struct module *mod;
	unsigned long i;

	if (!h)
		return;
	rcu_read_lock();
	mod = module_of(caller);
	if (within_module_init(caller, mod ?: THIS_MODULE))
		caller = 0;
	rcu_read_unlock();

	for (i = 0; i < 1UL << order; i++)
		h[i] = (struct holding){ mod, caller, i ? -1 : order, true };
}

void owner_took_bs(const struct page_bs *page, unsigned int order)
{
	took(page, order, _THIS_IP_);
}

void owner_gave_bs(const struct page_bs *page, unsigned int order)
{
	struct holding *h = entry(page);

	if (h)
		memset(h, 0, sizeof(*h) << order);
}

bool owner_holds_bs(const struct page_bs *page)
{
	const struct holding *h = entry(page);

	return h && READ_ONCE(h->held);
}

/* ---- the historic names, for submodules ---- */

ALLOC_PAGES_BS(__alloc_pages_owned_bs)
{
	struct page_bs *page = __alloc_pages_bs(ALLOC_PAGES_ARGS_BS);

	if (page)
		took(page, order, _RET_IP_);
	return page;
}
EXPORT_SYMBOL_GPL(__alloc_pages_owned_bs);

unsigned long __get_free_pages_owned_bs(gfp_bs gfp_mask, order_bs order)
{
	unsigned long addr = __get_free_pages_bs(gfp_mask, order);

	if (addr)
		took(virt_to_page_bs(addr), order, _RET_IP_);
	return addr;
}
EXPORT_SYMBOL_GPL(__get_free_pages_owned_bs);

unsigned long get_zeroed_page_owned_bs(gfp_bs gfp_mask)
{
	unsigned long addr = get_zeroed_page_bs(gfp_mask);

	if (addr)
		took(virt_to_page_bs(addr), 0, _RET_IP_);
	return addr;
}
EXPORT_SYMBOL_GPL(get_zeroed_page_owned_bs);

/*
 * Tests written for BiscuitOS pass the page structure where its address is asked for.
 * History would look for the page of the page structure; do what was meant.
 */
void free_pages_owned_bs(unsigned long addr, order_bs order)
{
	struct page_bs *page = (struct page_bs *)addr;

	if (!page_valid_bs(page)) {
		free_pages_bs(addr, order);
		return;
	}
	printk_bs(KERN_WARNING "%ps: free_pages_bs() got a struct page, no address; freeing its page\n",
		  (void *)_RET_IP_);
	__free_pages_bs(page, order);
}
EXPORT_SYMBOL_GPL(free_pages_owned_bs);

/* ---- reading ---- */

static const struct holding *end_of(const struct chapter *c)
{
	return c->holding + c->pages;
}

static unsigned long pfn_of(const struct chapter *c, const struct holding *h)
{
	return c->start + (h - c->holding);
}

/* The first held entry from @h on; the end if there is none */
static struct holding *next_held(const struct chapter *c, struct holding *h)
{
	while (h < end_of(c) && !h->held)
		h++;
	return h;
}

/* Entries that were taken together; parts of it may be back already */
static unsigned long run_of(const struct chapter *c, const struct holding *h)
{
	const struct holding *end = h + 1;

	while (end < end_of(c) && end->held && end->order < 0 &&
	       end->mod == h->mod && end->caller == h->caller)
		end++;
	return end - h;
}

/* @h is the first entry of each run of @pages held pages in the book. */
#define for_each_run(c, h, pages)						\
	for (c = book; c < book + ARRAY_SIZE(book); c++)			\
		for (h = next_held(c, c->holding);				\
		     h < end_of(c) && (pages = run_of(c, h));			\
		     h = next_held(c, h + pages))

static const char *name_of(const struct module *mod)
{
	if (mod == GONE)
		return "unloaded";
	return mod ? mod->name : KBUILD_MODNAME;
}

/* Names disappear with their module: only for those that are still there */
static void caller_text(const struct holding *h, char *buf, size_t size)
{
	if (h->caller)
		snprintf(buf, size, "%ps", (void *)h->caller);
	else
		strscpy(buf, h->mod == GONE ? "-" : "its init function", size);
}

void owner_show_bs(struct seq_file *m)
{
	struct holding *h, copy;
	unsigned long pages;
	struct chapter *c;
	char caller[64];

	seq_puts(m, "# pfn pages module caller\n");
	for_each_run(c, h, pages) {
		rcu_read_lock();
		copy.mod = READ_ONCE(h->mod);
		copy.caller = READ_ONCE(h->caller);
		caller_text(&copy, caller, sizeof(caller));
		seq_printf(m, "0x%lx %lu %s %s\n", pfn_of(c, h), pages,
			   name_of(copy.mod), caller);
		rcu_read_unlock();
	}
}

/* ---- submodules come and go ---- */

void owner_joins_bs(struct module *mod)
{
	int i;

	for (i = 0; i < MAX_SUBMODULES; i++)
		if (!cmpxchg(&submodules[i], NULL, mod))
			return;
	pr_warn("%s: more than %d submodules; nobody keeps a book for this one\n",
		mod->name, MAX_SUBMODULES);
}

/* Give back what begins at @pfn, if nobody else refers to it */
static bool give_back(const struct holding *h, unsigned long pfn, unsigned long pages)
{
	struct page_bs *page = pfn_to_page_bs(pfn);

	if (halted_bs() || h->order < 0 || pages != 1UL << h->order ||
	    page_count_bs(page) != 1)
		return false;
	__free_pages_bs(page, h->order);
	return true;
}

static void report_block(const struct module *mod, const struct holding *h,
			 unsigned long pfn, unsigned long pages)
{
	char caller[64];

	caller_text(h, caller, sizeof(caller));
	pr_warn("%s kept %lu page(s) at 0x%lx, allocated by %s\n", mod->name, pages,
		pfn << PAGE_SHIFT_BS, caller);
}

/*
 * The module's memory is freed, and used for another one, when the last reader that
 * may have seen these pointers is done.
 */
static void disown(struct holding *h, unsigned long pages)
{
	for (; pages; h++, pages--) {
		WRITE_ONCE(h->mod, GONE);
		WRITE_ONCE(h->caller, 0);
	}
}

#define LINES_OF_REPORT	8

static void settle(struct module *mod)
{
	unsigned long pages, sum = 0, freed = 0, blocks = 0;
	struct holding *h;
	struct chapter *c;

	for_each_run(c, h, pages) {
		if (h->mod != mod)
			continue;
		if (blocks++ < LINES_OF_REPORT)
			report_block(mod, h, pfn_of(c, h), pages);
		sum += pages;
		if (give_back(h, pfn_of(c, h), pages))
			freed += pages;
		else
			disown(h, pages);
	}
	if (sum)
		pr_warn("%s is unloaded and kept %lu page(s) in %lu block(s); %lu freed now\n",
			mod->name, sum, blocks, freed);
}

/* Code that the table of submodules had no room for took them in its own name. */
static void disown_strays(const struct module *mod)
{
	unsigned long pages;
	struct holding *h;
	struct chapter *c;

	for_each_run(c, h, pages)
		if (!h->mod && within_module(h->caller, mod))
			disown(h, pages);
}

void owner_leaves_bs(struct module *mod)
{
	int i;

	settle(mod);
	disown_strays(mod);
	for (i = 0; i < MAX_SUBMODULES; i++)
		cmpxchg(&submodules[i], mod, NULL);
}
