// SPDX-License-Identifier: GPL-2.0-only
/*
 * The book of who holds which pages. An entry belongs to whoever holds its page, so
 * writing needs no lock: nobody else knows the page yet, or any more.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/seq_file.h>
#include <linux/vmalloc.h>
#include "../arch/arm/layout.h"
#include "fault.h"
#include "owner.h"

#define MAX_SUBMODULES	32

/**
 * struct holding - what is known of a page
 * @mod: the submodule that holds it, NULL for the main module
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

static struct holding *book;
static unsigned long book_start, book_pages;

static struct module *submodules[MAX_SUBMODULES];

int owner_open_bs(const struct layout_bs *layout)
{
	const struct node_bs *node;
	unsigned long end = 0;

	book_start = ~0UL;
	for (node = layout->node; node < layout->node + layout->nr_nodes; node++) {
		book_start = min(book_start, node->start);
		end = max(end, node->end);
	}
	book_pages = end - book_start;
	book = fail_bs("book of owners") ? NULL : vzalloc(book_pages * sizeof(*book));
	if (book)
		return 0;
	pr_err("no memory for the book of who holds which pages\n");
	return -ENOMEM;
}

void owner_close_bs(void)
{
	vfree(book);
	book = NULL;
}

/* ---- writing ---- */

static struct holding *entry(const struct page_bs *page)
{
	unsigned long at = page_to_pfn_bs(page) - book_start;

	return book && at < book_pages ? &book[at] : NULL;
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

static void took(const struct page_bs *page, unsigned int order, unsigned long caller)
{
	struct holding *h = entry(page);
	const struct module *mod;
	unsigned long i;

	if (!h)
		return;
	rcu_read_lock();
	mod = module_of(caller);
	if (mod && within_module_init(caller, mod))
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

/* ---- the historic names, for submodules ---- */

struct page_bs *__alloc_pages_owned_bs(unsigned int gfp_mask, unsigned int order,
				       struct zonelist_bs *zonelist)
{
	struct page_bs *page = __alloc_pages_bs(gfp_mask, order, zonelist);

	if (page)
		took(page, order, _RET_IP_);
	return page;
}

unsigned long __get_free_pages_owned_bs(unsigned int gfp_mask, unsigned int order)
{
	unsigned long addr = __get_free_pages_bs(gfp_mask, order);

	if (addr)
		took(virt_to_page_bs(addr), order, _RET_IP_);
	return addr;
}

unsigned long get_zeroed_page_owned_bs(unsigned int gfp_mask)
{
	unsigned long addr = get_zeroed_page_bs(gfp_mask);

	if (addr)
		took(virt_to_page_bs(addr), 0, _RET_IP_);
	return addr;
}

/*
 * Tests written for BiscuitOS pass the page structure where its address is asked for.
 * History would look for the page of the page structure; do what was meant.
 */
void free_pages_owned_bs(unsigned long addr, unsigned int order)
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

/* ---- reading ---- */

static const struct holding *next_held(const struct holding *h)
{
	while (h < book + book_pages && !h->held)
		h++;
	return h < book + book_pages ? h : NULL;
}

/* Entries that were taken together; parts of it may be back already */
static unsigned long run_of(const struct holding *h)
{
	const struct holding *end = h + 1;

	while (end < book + book_pages && end->held && end->order < 0 &&
	       end->mod == h->mod && end->caller == h->caller)
		end++;
	return end - h;
}

/* Names disappear with their module: only for those that are still there */
static void caller_text(const struct holding *h, char *buf, size_t size)
{
	if (h->caller)
		snprintf(buf, size, "%ps", (void *)h->caller);
	else
		strscpy(buf, "its init function", size);
}

void owner_show_bs(struct seq_file *m)
{
	const struct holding *h = book;
	unsigned long pages;
	char caller[64];

	seq_puts(m, "# pfn pages module caller\n");
	for (; book && (h = next_held(h)); h += pages) {
		pages = run_of(h);
		caller_text(h, caller, sizeof(caller));
		seq_printf(m, "0x%lx %lu %s %s\n", book_start + (h - book), pages,
			   h->mod ? h->mod->name : KBUILD_MODNAME, caller);
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

/* Give back what is @h's, if nobody else refers to it */
static bool give_back(const struct holding *h, unsigned long pages)
{
	struct page_bs *page = pfn_to_page_bs(book_start + (h - book));

	if (halted_bs() || h->order < 0 || pages != 1UL << h->order ||
	    page_count_bs(page) != 1)
		return false;
	__free_pages_bs(page, h->order);
	return true;
}

static void report_block(const struct module *mod, const struct holding *h,
			 unsigned long pages)
{
	char caller[64];

	caller_text(h, caller, sizeof(caller));
	pr_warn("%s kept %lu page(s) at 0x%lx, allocated by %s\n", mod->name, pages,
		(book_start + (h - book)) << PAGE_SHIFT_BS, caller);
}

#define LINES_OF_REPORT	8

void owner_leaves_bs(struct module *mod)
{
	unsigned long pages, sum = 0, freed = 0, blocks = 0;
	const struct holding *h = book;
	int i;

	for (; book && (h = next_held(h)); h += pages) {
		pages = run_of(h);
		if (h->mod != mod)
			continue;
		if (blocks++ < LINES_OF_REPORT)
			report_block(mod, h, pages);
		sum += pages;
		freed += give_back(h, pages) ? pages : 0;
	}
	if (sum)
		pr_warn("%s is unloaded and kept %lu page(s) in %lu block(s); %lu freed now\n",
			mod->name, sum, blocks, freed);

	for (i = 0; i < MAX_SUBMODULES; i++)
		cmpxchg(&submodules[i], mod, NULL);
}
