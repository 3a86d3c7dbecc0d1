// SPDX-License-Identifier: GPL-2.0-only
/*
 * The book of who holds which pages. An entry belongs to whoever holds its page, so
 * writing needs no lock: nobody else knows the page yet, or any more. An entry that
 * names a module is erased before that module is: readers under RCU may follow it.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/seq_file.h>
#include <linux/vmalloc.h>
#include <bs/account.h>
#include <bs/actor.h>
#include <bs/layout.h>
#include <bs/fault.h>
#include <bs/machine.h>
#include <bs/mistake.h>
#include <bs/owner.h>

#define MAX_SUBMODULES	32

/**
 * struct holding - what is known of a page
 * @mod: the submodule that holds it, or did; NULL for the main module, GONE after rmmod
 * @caller: who asked for it, 0 if that was code that no longer exists, GONE_CODE if nobody knows
 * @freer: who freed it, as far as that is known; GONE_CODE after rmmod
 * @when: jiffies when it was taken or, if it is not held, freed
 * @at: pages of its block that are in front of it
 * @order: of the block
 * @held: by somebody
 * @boot: since the boot, by the boot itself
 */
struct holding {
	const struct module *mod;
	unsigned long caller, freer;
	u32 when;
	u16 at;
	u8 order;
	bool held : 1, boot : 1;
};

#define GONE_CODE	1UL

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

static const struct layout_bs *machine;

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

	machine = layout;
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
	machine = NULL;
}

/* ---- writing ---- */

static struct holding *entry_of(unsigned long pfn)
{
	const struct chapter *c;

	for (c = book; c < book + ARRAY_SIZE(book); c++)
		if (pfn - c->start < c->pages)
			return &c->holding[pfn - c->start];
	return NULL;
}

static struct holding *entry(const struct page_bs *page)
{
	return entry_of(page_to_pfn_bs(page));
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

void owner_took_for_bs(const struct page_bs *page, unsigned int order, unsigned long caller)
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
		h[i] = (struct holding){
			.mod = mod, .caller = caller, .when = jiffies,
			.at = i, .order = order, .held = true,
		};
}

void owner_took_bs(const struct page_bs *page, unsigned int order)
{
	owner_took_for_bs(page, order, actor_bs() ?: GONE_CODE);
}

void owner_gives_bs(const struct page_bs *page, unsigned int order, unsigned long freer)
{
	struct holding *h = entry(page);
	unsigned long i;

	for (i = 0; h && i < 1UL << order; i++)
		if (h[i].held)
			h[i].freer = freer;
}

void owner_gave_bs(const struct page_bs *page, unsigned int order)
{
	struct holding *h = entry(page);
	unsigned long i;

	for (i = 0; h && i < 1UL << order; i++) {
		h[i].held = false;
		h[i].when = jiffies;
	}
}

int owner_order_bs(const struct page_bs *page)
{
	const struct holding *h = entry(page);

	if (!h || !h->held)
		return -ENOENT;
	return h->at ? -1 : h->order;
}

static bool was_held(const struct holding *h)
{
	return h->caller || h->mod || h->freer;
}

bool owner_never_bs(const struct page_bs *page)
{
	const struct holding *h = entry(page);

	return h && !h->held && !was_held(h);
}

bool owner_boot_holds_bs(const struct page_bs *page)
{
	const struct holding *h = entry(page);

	return h && h->held && h->boot;
}

bool owner_holds_bs(const struct page_bs *page)
{
	const struct holding *h = entry(page);

	return h && h->held;
}

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

/* Is @page as many pages behind @h in the same block, and held as well? */
static bool same_block(const struct holding *page, const struct holding *h, long pages)
{
	return page->held && page->at == h->at + pages && page->mod == h->mod &&
	       page->caller == h->caller;
}

/* Entries that were taken together; parts of it may be back already */
static unsigned long run_of(const struct chapter *c, const struct holding *h)
{
	const struct holding *end = h + 1;

	while (end < end_of(c) && same_block(end, h, end - h))
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
	if (h->caller > GONE_CODE)
		snprintf(buf, size, "%ps", (void *)h->caller);
	else
		strscpy(buf, h->caller || h->mod == GONE ? "-" : "its init function", size);
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

/* ", 12.3 s ago", or nothing while that is not worth it */
static void ago(const struct holding *h, char *buf, size_t size)
{
	u32 tenths = ((u32)jiffies - h->when) / (HZ / 10);

	if (tenths)
		scnprintf(buf, size, ", %u.%u s ago", tenths / 10, tenths % 10);
}

/* Pages that are still held of the block that @h, of the frame @pfn, is in */
static unsigned long left_of(const struct holding *h, unsigned long pfn)
{
	unsigned long pages = 0, i;
	const struct holding *other;

	for (i = 0; i < 1UL << h->order; i++) {
		other = entry_of(pfn - h->at + i);
		pages += other && same_block(other, h, (long)i - h->at);
	}
	return pages;
}

static int tell_held(const struct holding *h, unsigned long pfn, char *buf, size_t size)
{
	unsigned long left = left_of(h, pfn), first = pfn - h->at;
	char caller[64];
	int len = 0;

	caller_text(h, caller, sizeof(caller));
	if (left < 1UL << h->order)
		len = scnprintf(buf, size, "one of %lu page(s) that are left of ", left);
	else if (h->at)
		len = scnprintf(buf, size, "inside of ");
	return len + scnprintf(buf + len, size - len,
			       "the block of order %u at frame 0x%lx, held by %s, allocated by %s",
			       h->order, first, h->boot ? "the boot" : name_of(h->mod), caller);
}

static int tell_free(const struct holding *h, char *buf, size_t size)
{
	if (h->freer > GONE_CODE)
		return scnprintf(buf, size, "free already: freed by %ps", (void *)h->freer);
	if (h->freer)
		return scnprintf(buf, size, "free already: freed by a module that is unloaded");
	if (h->caller || h->mod)
		return scnprintf(buf, size, "free already");
	return scnprintf(buf, size, "free since the boot: nobody has allocated it yet");
}

static int tell_reserved(unsigned long pfn, char *buf, size_t size)
{
	return scnprintf(buf, size, "reserved since the boot (%s): the page allocator never had it",
			 account_reserved_bs(machine, pfn) ?: "used by nobody");
}

void owner_tell_bs(const struct page_bs *page, bool when, char *buf, size_t size)
{
	const struct holding *h = entry(page);
	unsigned long pfn = page_to_pfn_bs(page);
	bool timed;
	int len;

	if (!h) {
		strscpy(buf, "in no node", size);
		return;
	}
	rcu_read_lock();
	timed = when && (h->held || was_held(h));
	if (h->held)
		len = tell_held(h, pfn, buf, size);
	else if (PageReserved_bs(page))
		len = tell_reserved(pfn, buf, size);
	else
		len = tell_free(h, buf, size);
	rcu_read_unlock();
	if (timed)
		ago(h, buf + len, size - len);
}

/* ---- what tests of the boot keep ---- */

void owner_boot_ends_bs(void)
{
	unsigned long pages, i;
	struct holding *h;
	struct chapter *c;

	for_each_run(c, h, pages)
		for (i = 0; i < pages; i++)
			h[i].boot = true;
}

void owner_tests_end_bs(void)
{
	unsigned long pages;
	struct holding *h;
	struct chapter *c;
	char caller[64];

	if (halted_bs())
		return;
	for_each_run(c, h, pages) {
		if (h->boot || h->mod)
			continue;
		caller_text(h, caller, sizeof(caller));
		mistake_bs("a test of the boot kept %lu page(s) at 0x%lx, allocated by %s; let it free them",
			   pages, pfn_of(c, h) << PAGE_SHIFT_BS, caller);
	}
}

/* ---- submodules come and go ---- */

/* Those that were told that the machine is dead */
static DECLARE_BITMAP(told, MAX_SUBMODULES);

static void tell_dead(int i, const struct module *mod)
{
	if (halted_bs() && !test_and_set_bit(i, told))
		pr_warn("%s: the machine is dead and gives nothing (%s); " NEW_MACHINE_BS "\n",
			mod->name, halt_reason_bs());
}

void owner_asks_bs(unsigned long caller)
{
	const struct module *mod;
	int i;

	rcu_read_lock();
	for (i = 0; i < MAX_SUBMODULES; i++) {
		mod = READ_ONCE(submodules[i]);
		if (mod && within_module(caller, mod))
			tell_dead(i, mod);
	}
	rcu_read_unlock();
}

void owner_joins_bs(struct module *mod)
{
	int i;

	for (i = 0; i < MAX_SUBMODULES; i++) {
		if (cmpxchg(&submodules[i], NULL, mod))
			continue;
		clear_bit(i, told);
		tell_dead(i, mod);
		return;
	}
	pr_warn("%s: more than %d submodules; nobody keeps a book for this one\n",
		mod->name, MAX_SUBMODULES);
}

/* Give back what begins at @pfn, if nobody else refers to it */
static bool give_back(const struct holding *h, unsigned long pfn, unsigned long pages)
{
	struct page_bs *page = pfn_to_page_bs(pfn);

	if (halted_bs() || h->at || pages != 1UL << h->order ||
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
	mistake_bs("%s kept %lu page(s) at 0x%lx, allocated by %s", mod->name, pages,
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

static const char *why_kept(unsigned long pages)
{
	if (!pages)
		return "";
	if (halted_bs())
		return ": the machine is dead";
	return ": others are parts of blocks, or are referred to, and stay taken";
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
		pr_warn("%s is unloaded and kept %lu page(s) in %lu block(s); %lu freed now%s\n",
			mod->name, sum, blocks, freed, why_kept(sum - freed));
}

/*
 * What is left: code that the table of submodules had no room for took pages in its own
 * name, and free pages remember who had them.
 */
static void forget(const struct module *mod)
{
	struct holding *h;
	struct chapter *c;

	for (c = book; c < book + ARRAY_SIZE(book); c++)
		for (h = c->holding; h < end_of(c); h++) {
			if (h->mod == mod || within_module(h->caller, mod))
				disown(h, 1);
			if (within_module(h->freer, mod))
				WRITE_ONCE(h->freer, GONE_CODE);
		}
}

void owner_leaves_bs(struct module *mod)
{
	int i;

	settle(mod);
	forget(mod);
	for (i = 0; i < MAX_SUBMODULES; i++)
		cmpxchg(&submodules[i], mod, NULL);
}
