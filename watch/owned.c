// SPDX-License-Identifier: GPL-2.0-only
/*
 * What code below modules/ gets under the historic names (<bs/owned.h>): the same, and the
 * caller is noted, what history would not have noticed is told, and what tests written for
 * BiscuitOS mean is done.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <bs/apart.h>
#include <bs/machine.h>
#include <bs/mistake.h>
#include <bs/owner.h>
#include <bs/story.h>

/* ---- allocating ---- */

/* So often in a row one process gets nothing before it is clear that it never stops asking */
#define PATIENCE	10000

/* Of several at the same time one is kept. */
static struct {
	struct task_struct *task;
	unsigned int times;
} refused;

static void got_none(unsigned long caller)
{
	owner_asks_bs(caller);
	if (READ_ONCE(refused.task) != current) {
		refused.times = 0;
		WRITE_ONCE(refused.task, current);
	}
	if (++refused.times < PATIENCE)
		return;
	/* The end of that in history: all processes killed, and none left */
	if (!halted_bs())
		panic_bs("Out of memory and no killable processes...");
	end_test_bs(caller);
}

static void got_some(void)
{
	if (READ_ONCE(refused.task) == current)
		WRITE_ONCE(refused.task, NULL);
}

void refused_bs(void)
{
	got_none(_RET_IP_);
}
EXPORT_SYMBOL_GPL(refused_bs);

ALLOC_PAGES_BS(__alloc_pages_owned_bs)
{
	struct page_bs *page = __alloc_pages_bs(ALLOC_PAGES_ARGS_BS);

	if (!page) {
		got_none(_RET_IP_);
		return NULL;
	}
	got_some();
	owner_took_for_bs(page, order, _RET_IP_);
	return page;
}
EXPORT_SYMBOL_GPL(__alloc_pages_owned_bs);

static unsigned long noted(unsigned long addr, order_bs order, unsigned long caller)
{
	if (!addr) {
		got_none(caller);
		return 0;
	}
	got_some();
	owner_took_for_bs(virt_to_page_bs(addr), order, caller);
	return addr;
}

unsigned long __get_free_pages_owned_bs(gfp_bs gfp_mask, order_bs order)
{
	return noted(__get_free_pages_bs(gfp_mask, order), order, _RET_IP_);
}
EXPORT_SYMBOL_GPL(__get_free_pages_owned_bs);

unsigned long get_zeroed_page_owned_bs(gfp_bs gfp_mask)
{
	return noted(get_zeroed_page_bs(gfp_mask), 0, _RET_IP_);
}
EXPORT_SYMBOL_GPL(get_zeroed_page_owned_bs);

/*
 * The way to a page's address. Of NULL it would have led history, and would lead the host, to
 * a page fault. Whoever cannot be ended gets a page of the dead machine.
 */
unsigned long page_to_pfn_owned_bs(const struct page_bs *page)
{
	if (page_valid_bs(page))
		return page_to_pfn_bs(page);
	panic_bs("Unable to handle kernel %s at virtual address %08lx",
		 (unsigned long)page < PAGE_SIZE_BS ? "NULL pointer dereference" : "paging request",
		 (unsigned long)page);
	end_test_bs(_RET_IP_);
	return min_low_pfn_bs;
}
EXPORT_SYMBOL_GPL(page_to_pfn_owned_bs);

/* ---- freeing ---- */

/* Some versions take no notice of what is no page at all */
static void tell_no_page(unsigned long what, unsigned long caller)
{
	if (what && !halted_bs())
		mistake_bs("%ps frees 0x%lx, but that is no page of the machine, nor the address of one",
			   (void *)caller, what);
}

/*
 * What is freed is no block of the caller's. History frees too much, or too little, or takes
 * no notice; if it halts, the story is about this page.
 */
static void free_wrongly(struct page_bs *page, order_bs order, int own, unsigned long caller)
{
	char past[160];

	owner_tell_bs(page, false, past, sizeof(past));
	story_about_bs(page);
	owner_gives_bs(page, 0, caller);
	__free_pages_bs(page, order);
	story_about_bs(NULL);
	if (halted_bs())
		return;
	if (own >= 0 && own != (int)order)
		mistake_bs("%ps frees frame 0x%lx with order %u, but it was allocated with order %d",
			   (void *)caller, page_to_pfn_bs(page), (unsigned int)order, own);
	else
		mistake_bs("%ps frees frame 0x%lx, but it is %s", (void *)caller,
			   page_to_pfn_bs(page), past);
}

static void free_block(struct page_bs *page, order_bs order, unsigned long caller)
{
	int own = page_valid_bs(page) ? owner_order_bs(page) : -ENOENT;

	if (halted_bs()) {
		owner_asks_bs(caller);
	} else if (!page_valid_bs(page)) {
		__free_pages_bs(page, order);
		tell_no_page((unsigned long)page, caller);
	} else if (own == (int)order && !owner_boot_holds_bs(page)) {
		owner_gives_bs(page, order, caller);
		__free_pages_bs(page, order);
	} else {
		free_wrongly(page, order, own, caller);
	}
}

/*
 * Tests written for BiscuitOS take an address for a page structure, and a structure for an
 * address, and old kernels had no address of high memory. Do what was meant, with a word.
 */
#define MEANT(what, caller)							\
	printk_bs(KERN_WARNING "%ps: " what "; freeing its page\n", (void *)(caller))

/* The page of an address of any zone; NULL if there is none */
static struct page_bs *page_at(unsigned long addr)
{
	return phys_valid_bs(__pa_bs(addr), 1) ? virt_to_page_bs(addr) : NULL;
}

void __free_pages_owned_bs(struct page_bs *page, order_bs order)
{
	struct page_bs *meant = page_valid_bs(page) ? NULL : page_at((unsigned long)page);

	if (meant && IS_ALIGNED((unsigned long)page, PAGE_SIZE_BS)) {
		MEANT("__free_pages_bs() got an address, no struct page", _RET_IP_);
		page = meant;
	}
	free_block(page, order, _RET_IP_);
}
EXPORT_SYMBOL_GPL(__free_pages_owned_bs);

void free_pages_owned_bs(unsigned long addr, order_bs order)
{
	struct page_bs *page = page_at(addr);

	if (page_valid_bs((struct page_bs *)addr)) {
		MEANT("free_pages_bs() got a struct page, no address", _RET_IP_);
		page = (struct page_bs *)addr;
	} else if (page && is_highmem_bs(page_zone_bs(page))) {
		MEANT("free_pages_bs() got an address of high memory", _RET_IP_);
	}
	if (page) {
		free_block(page, order, _RET_IP_);
	} else {
		free_pages_bs(addr, order);
		tell_no_page(addr, _RET_IP_);
	}
}
EXPORT_SYMBOL_GPL(free_pages_owned_bs);
