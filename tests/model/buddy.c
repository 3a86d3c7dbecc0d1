// SPDX-License-Identifier: GPL-2.0-only
/* The page allocator, with lists that are arrays. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

enum { DMA, DMA32, NORMAL, HIGHMEM };

/* ---- lists ---- */

static void insert(struct model_list *l, unsigned long at, unsigned long pfn)
{
	if (l->n == l->room) {
		l->room = l->room ? 2 * l->room : 16;
		l->pfn = realloc(l->pfn, l->room * sizeof(*l->pfn));
	}
	memmove(l->pfn + at + 1, l->pfn + at, (l->n - at) * sizeof(*l->pfn));
	l->pfn[at] = pfn;
	l->n++;
}

static unsigned long take_at(struct model_list *l, unsigned long at)
{
	unsigned long pfn = l->pfn[at];

	l->n--;
	memmove(l->pfn + at, l->pfn + at + 1, (l->n - at) * sizeof(*l->pfn));
	return pfn;
}

static void push(struct model_list *l, unsigned long pfn)
{
	insert(l, 0, pfn);
}

static void remove_pfn(struct model_list *l, unsigned long pfn)
{
	unsigned long i;

	for (i = 0; i < l->n; i++)
		if (l->pfn[i] == pfn) {
			take_at(l, i);
			return;
		}
	abort();
}

/* ---- setting up ---- */

static unsigned long at_least(unsigned long x, unsigned long least)
{
	return x < least ? least : x;
}

static unsigned long at_most(unsigned long x, unsigned long most)
{
	return x > most ? most : x;
}

/* Position of the highest bit, counting from 1 */
static int highest_bit(unsigned long x)
{
	int i = 0;

	for (; x; x >>= 1)
		i++;
	return i;
}

static void set_lists(const struct model_buddy *m, struct model_zone *z)
{
	unsigned long cap = m->rules.small_lists ? 128 : 64;
	unsigned long b = at_least(at_most(z->present / 1024, cap) / 4, 1);
	int f = highest_bit(b + b / 2);
	unsigned long batch = (1UL << (m->rules.small_lists ? f - 1 : f)) - 1;

	z->pcp[0].low = m->rules.small_lists ? 0 : 2 * batch;
	z->pcp[0].high = 6 * batch;
	z->pcp[0].batch = at_least(batch, 1);
	z->pcp[1].low = 0;
	z->pcp[1].high = 2 * batch;
	z->pcp[1].batch = at_least(m->rules.small_lists ? batch / 2 : batch, 1);
}

void model_buddy_zones(struct model_buddy *m, unsigned long start,
		       const unsigned long sizes[MODEL_ZONES],
		       const unsigned long holes[MODEL_ZONES])
{
	unsigned long pfn = start, i;
	int z;

	m->start = start;
	m->pages = sizes[0] + sizes[1] + sizes[2] + sizes[3];
	m->page = calloc(m->pages + 1, sizeof(*m->page));
	for (z = 0; z < MODEL_ZONES; z++) {
		m->zone[z].spanned = sizes[z];
		m->zone[z].present = sizes[z] - holes[z];
		set_lists(m, &m->zone[z]);
		if (!sizes[z])
			continue;
		m->zone[z].start = pfn;
		for (i = 0; i < sizes[z]; i++, pfn++)
			m->page[pfn - start] = (struct model_page){
				.zone = z, .head = MODEL_NONE, .marks = MODEL_RESERVED,
				.count = m->rules.reserved_counts,
			};
	}
}

void model_buddy_exit(struct model_buddy *m)
{
	int z, o;

	for (z = 0; z < MODEL_ZONES; z++) {
		for (o = 0; o < MODEL_ORDERS; o++)
			free(m->zone[z].area[o].pfn);
		free(m->zone[z].pcp[0].list.pfn);
		free(m->zone[z].pcp[1].list.pfn);
	}
	free(m->page);
	*m = (struct model_buddy){ .rules = m->rules };
}

/* ---- watermarks ---- */

static unsigned long root(unsigned long x)
{
	unsigned long r = 0;

	while ((r + 1) * (r + 1) <= x)
		r++;
	return r;
}

void model_buddy_set_marks(struct model_buddy *m)
{
	/* rounded down, also where it is negative */
	unsigned long wanted = (unsigned long)(m->min_free_kbytes >> 2);
	unsigned long lowmem = 0, share;
	struct model_zone *z;

	for (z = m->zone; z < m->zone + HIGHMEM; z++)
		lowmem += z->present;
	for (z = m->zone; z < m->zone + MODEL_ZONES; z++) {
		share = lowmem ? wanted * z->present / lowmem : 0;
		z->min = share;
		if (z == m->zone + HIGHMEM)
			z->min = at_least(at_most(z->present / 1024, 128), 32);
		z->low = m->rules.high_steps ? z->min + share / 4 : z->min * 5 / 4;
		z->high = m->rules.high_steps ? z->min + share / 2 : z->min * 6 / 4;
	}
}

void model_buddy_set_reserves(struct model_buddy *m)
{
	unsigned long above;
	int wants, from;

	for (wants = 0; wants < MODEL_ZONES; wants++) {
		m->zone[wants].reserve[wants] = 0;
		above = m->zone[wants].present;
		for (from = wants - 1; from >= 0; from--) {
			m->ratio[from] = m->ratio[from] < 1 ? 1 : m->ratio[from];
			m->zone[from].reserve[wants] = above / m->ratio[from];
			above += m->zone[from].present;
		}
	}
}

void model_buddy_watermarks(struct model_buddy *m)
{
	unsigned long buffer = 0;
	int z;

	for (z = 0; z < HIGHMEM; z++)
		if (m->zone[z].present > m->zone[z].high)
			buffer += m->zone[z].present - m->zone[z].high;
	m->min_free_kbytes = at_least(at_most(root(buffer * 4 * 16), 65536), 128);
	model_buddy_set_marks(m);
	model_buddy_set_reserves(m);
}

/* ---- giving back ---- */

static bool bug(struct model_buddy *m, bool condition)
{
	if (condition)
		m->end = MODEL_BUG;
	return condition;
}

static struct model_page *page(struct model_buddy *m, unsigned long pfn)
{
	return &m->page[pfn - m->start];
}

static bool in_zone(struct model_buddy *m, const struct model_zone *z, unsigned long pfn)
{
	return pfn >= z->start && pfn < z->start + z->spanned &&
	       page(m, pfn)->zone == z - m->zone;
}

/* The references that count: a compound page has them at its first frame */
static int count_of(struct model_buddy *m, const struct model_page *p)
{
	if (!m->rules.compound || !(p->marks & MODEL_COMPOUND))
		return p->count;
	if (bug(m, p->head == MODEL_NONE))
		return p->count;
	return page(m, p->head)->count;
}

static void set_number(struct model_page *p, unsigned long value)
{
	p->value = value;
	p->head = MODEL_NONE;
}

static bool is_free_block(struct model_buddy *m, unsigned long pfn, unsigned int order)
{
	struct model_page *p = page(m, pfn);

	return (p->marks & MODEL_PRIVATE) && p->head == MODEL_NONE && p->value == order &&
	       (m->rules.reserved_counts || !(p->marks & MODEL_RESERVED)) &&
	       count_of(m, p) == 0;
}

static void mark_block(struct model_buddy *m, unsigned long pfn, int order)
{
	page(m, pfn)->marks |= MODEL_PRIVATE;
	set_number(page(m, pfn), order);
}

static void unmark_block(struct model_buddy *m, unsigned long pfn)
{
	page(m, pfn)->marks &= ~MODEL_PRIVATE;
	set_number(page(m, pfn), 0);
}

/* ---- pages in a bad state ---- */

#define ALWAYS_BAD	(MODEL_PRIVATE | MODEL_LOCKED | MODEL_LRU | MODEL_ACTIVE | \
			 MODEL_RECLAIM | MODEL_SWAPCACHE | MODEL_WRITEBACK)

static void report(struct model_buddy *m, struct model_page *p)
{
	m->bad++;
	p->marks &= ~(MODEL_PRIVATE | MODEL_LOCKED | MODEL_LRU | MODEL_ACTIVE | MODEL_DIRTY |
		      MODEL_SWAPCACHE | MODEL_WRITEBACK);
	if (m->rules.strict_alloc)
		p->marks &= ~(MODEL_RECLAIM | MODEL_SLAB);
	p->count = p->mapcount = 0;
	p->mapping = MODEL_UNMAPPED;
}

/* True if a page, freed or handed out, must not be as it is; @marks are bad marks */
static bool is_bad(struct model_buddy *m, const struct model_page *p, unsigned int marks,
		   bool counted)
{
	return p->mapcount || p->mapping || (counted && count_of(m, p)) || (p->marks & marks);
}

/* Checks of a page that is freed; true if it has to be kept back */
static bool check_freed(struct model_buddy *m, unsigned long pfn)
{
	struct model_page *p = page(m, pfn);
	unsigned int kept = m->rules.reserved_counts ? MODEL_RESERVED : 0;

	if (is_bad(m, p, ALWAYS_BAD | MODEL_SLAB | kept, true))
		report(m, p);
	p->marks &= ~MODEL_DIRTY;
	return p->marks & kept;
}

/* Checks of a page that is handed out; true if it is not for anybody */
static bool check_taken(struct model_buddy *m, unsigned long pfn)
{
	struct model_page *p = page(m, pfn);
	unsigned int kept = m->rules.reserved_counts ? MODEL_RESERVED : 0;
	unsigned int slab = m->rules.strict_alloc ? MODEL_SLAB : 0;

	if (is_bad(m, p, ALWAYS_BAD | MODEL_DIRTY | slab | kept, m->rules.strict_alloc))
		report(m, p);
	if (p->marks & kept)
		return true;
	p->marks &= ~(MODEL_UPTODATE | MODEL_ERROR | MODEL_REFERENCED | MODEL_ARCH_1 |
		      MODEL_CHECKED | MODEL_MAPPEDTODISK);
	set_number(p, 0);
	p->count = 1;
	return false;
}

/* ---- compound pages ---- */

static void make_compound(struct model_buddy *m, unsigned long pfn, int order)
{
	unsigned long i;

	page(m, pfn + 1)->mapping = MODEL_UNMAPPED;
	page(m, pfn + 1)->index = order;
	for (i = 0; i < 1UL << order; i++) {
		page(m, pfn + i)->marks |= MODEL_COMPOUND;
		page(m, pfn + i)->head = pfn;
	}
}

static void unmake_compound(struct model_buddy *m, unsigned long pfn, unsigned int order)
{
	unsigned long i;

	if (!m->rules.compound || !(page(m, pfn)->marks & MODEL_COMPOUND))
		return;
	if (page(m, pfn + 1)->index != order)
		report(m, page(m, pfn));
	for (i = pfn; i < pfn + (1UL << order); i++) {
		if (!(page(m, i)->marks & MODEL_COMPOUND) || page(m, i)->head != pfn)
			report(m, page(m, i));
		page(m, i)->marks &= ~MODEL_COMPOUND;
	}
}

/* ---- merging ---- */

static void merge(struct model_buddy *m, struct model_zone *z, unsigned long pfn, int order)
{
	if (order)
		unmake_compound(m, pfn, order);
	if (bug(m, !in_zone(m, z, pfn)) || bug(m, pfn % (1UL << order)))
		return;
	z->free += 1UL << order;
	while (order < MODEL_ORDERS - 1) {
		unsigned long buddy = pfn ^ 1UL << order;

		if (!in_zone(m, z, buddy) || !is_free_block(m, buddy, order))
			break;
		remove_pfn(&z->area[order], buddy);
		unmark_block(m, buddy);
		pfn &= ~(1UL << order);
		order++;
	}
	mark_block(m, pfn, order);
	push(&z->area[order], pfn);
}

static void give_back(struct model_buddy *m, struct model_zone *z, struct model_pcp *pcp,
		      unsigned long count)
{
	while (pcp->list.n && count-- && m->end == MODEL_OK)
		merge(m, z, take_at(&pcp->list, pcp->list.n - 1), 0);
}

static void free_single(struct model_buddy *m, unsigned long pfn, bool cold)
{
	struct model_zone *z = &m->zone[page(m, pfn)->zone];
	struct model_pcp *pcp = &z->pcp[cold];

	if (page(m, pfn)->mapping == MODEL_ANON)
		page(m, pfn)->mapping = MODEL_UNMAPPED;
	if (check_freed(m, pfn))
		return;
	m->pgfree++;
	if (m->rules.spill_after) {
		push(&pcp->list, pfn);
		if (pcp->list.n >= pcp->high)
			give_back(m, z, pcp, pcp->batch);
	} else {
		if (pcp->list.n >= pcp->high)
			give_back(m, z, pcp, pcp->batch);
		push(&pcp->list, pfn);
	}
}

static void free_whole_block(struct model_buddy *m, unsigned long pfn, int order)
{
	bool keep = false;
	unsigned long i;

	for (i = 0; i < 1UL << order; i++)
		keep |= check_freed(m, pfn + i);
	if (keep)
		return;
	m->pgfree += 1UL << order;
	merge(m, &m->zone[page(m, pfn)->zone], pfn, order);
}

void model_buddy_free(struct model_buddy *m, unsigned long pfn, int order, bool cold)
{
	struct model_page *p = page(m, pfn);

	if (bug(m, order >= MODEL_ORDERS || pfn - m->start + (1UL << order) > m->pages))
		return;
	if ((p->marks & MODEL_RESERVED) && !m->rules.reserved_counts)
		return;
	if (bug(m, !count_of(m, p)) || m->end != MODEL_OK)
		return;
	if (--p->count > 0)
		return;
	if (order)
		free_whole_block(m, pfn, order);
	else
		free_single(m, pfn, cold);
}

void model_buddy_handover(struct model_buddy *m, unsigned long pfn, int order)
{
	unsigned long i;

	for (i = 0; i < 1UL << order; i++) {
		page(m, pfn + i)->marks &= ~MODEL_RESERVED;
		if (m->rules.reserved_counts)
			page(m, pfn + i)->count = 0;
	}
	page(m, pfn)->count = 1;
	model_buddy_free(m, pfn, order, false);
}

void model_buddy_release_high(struct model_buddy *m, unsigned long pfn)
{
	page(m, pfn)->marks &= ~MODEL_RESERVED;
	if (m->rules.high_mark)
		page(m, pfn)->marks |= MODEL_HIGHMEM;
	page(m, pfn)->count = 1;
	model_buddy_free(m, pfn, 0, false);
}

void model_buddy_drain(struct model_buddy *m)
{
	struct model_zone *z;
	int i;

	for (z = m->zone; z < m->zone + MODEL_ZONES; z++)
		for (i = 0; i < 2; i++)
			give_back(m, z, &z->pcp[i], z->pcp[i].list.n);
}

/* ---- taking ---- */

static unsigned long take_block(struct model_buddy *m, struct model_zone *z, int order)
{
	unsigned long pfn;
	int o = order;

	while (o < MODEL_ORDERS && !z->area[o].n)
		o++;
	if (o == MODEL_ORDERS)
		return MODEL_NONE;
	pfn = take_at(&z->area[o], 0);
	unmark_block(m, pfn);
	z->free -= 1UL << order;
	while (o-- > order) {
		if (bug(m, !in_zone(m, z, pfn + (1UL << o))))
			return MODEL_NONE;
		mark_block(m, pfn + (1UL << o), o);
		push(&z->area[o], pfn + (1UL << o));
	}
	return pfn;
}

static unsigned long take_single(struct model_buddy *m, struct model_zone *z, bool cold)
{
	struct model_pcp *pcp = &z->pcp[cold];
	unsigned long i, pfn;

	if (pcp->list.n <= pcp->low)
		for (i = 0; i < pcp->batch; i++) {
			pfn = take_block(m, z, 0);
			if (pfn == MODEL_NONE)
				break;
			insert(&pcp->list, pcp->list.n, pfn);
		}
	return pcp->list.n ? take_at(&pcp->list, 0) : MODEL_NONE;
}

static unsigned long take(struct model_buddy *m, struct model_zone *z,
			  struct model_gfp gfp, int order)
{
	int index = z - m->zone;
	unsigned long pfn;

	do {
		pfn = order ? take_block(m, z, order) : take_single(m, z, gfp.cold);
		if (pfn == MODEL_NONE || m->end != MODEL_OK || bug(m, !in_zone(m, z, pfn)))
			return MODEL_NONE;
		m->pgalloc[index == HIGHMEM ? 0 : index == NORMAL ? 1 : 2] += 1UL << order;
	} while (check_taken(m, pfn));
	if (bug(m, gfp.zero && gfp.highmem && !gfp.wait))
		return MODEL_NONE;
	if (order && gfp.compound && m->rules.compound)
		make_compound(m, pfn, order);
	return pfn;
}

/* ---- allocating ---- */

bool model_buddy_watermark_ok(const struct model_zone *z, int order, unsigned long mark,
			      int class, bool harder, bool high)
{
	long min = mark, free = z->free - (1UL << order) + 1;
	int o;

	if (high)
		min -= min / 2;
	if (harder)
		min -= min / 4;
	if ((unsigned long)free <= min + z->reserve[class])
		return false;
	for (o = 0; o < order; o++) {
		free -= z->area[o].n << o;
		min >>= 1;
		if (free <= min)
			return false;
	}
	return true;
}

enum mark { LOW, MIN, HIGH, ANY };

static unsigned long pass(struct model_buddy *m, struct model_gfp gfp, int order, int top,
			  enum mark mark, bool harder, bool high)
{
	unsigned long pfn;
	int i;

	for (i = top; i >= 0; i--) {
		struct model_zone *z = &m->zone[i];
		unsigned long limit = mark == LOW ? z->low : mark == MIN ? z->min : z->high;

		if (!z->present ||
		    (mark != ANY && !model_buddy_watermark_ok(z, order, limit, top, harder, high)))
			continue;
		pfn = take(m, z, gfp, order);
		if (pfn != MODEL_NONE || m->end != MODEL_OK)
			return pfn;
	}
	return MODEL_NONE;
}

unsigned long model_buddy_alloc(struct model_buddy *m, struct model_gfp gfp, int order,
				bool memalloc)
{
	int top = gfp.dma ? DMA : gfp.dma32 ? DMA32 : gfp.highmem ? HIGHMEM : NORMAL;
	unsigned long pfn;

	/* The class of a request is the highest zone that there is, not the one named */
	while (top >= 0 && !m->zone[top].present)
		top--;
	if (order >= MODEL_ORDERS || top < 0)
		return MODEL_NONE;

	pfn = pass(m, gfp, order, top, LOW, false, false);
	if (pfn == MODEL_NONE && m->end == MODEL_OK)
		pfn = pass(m, gfp, order, top, MIN, gfp.harder, gfp.high);
	if (pfn != MODEL_NONE || m->end != MODEL_OK)
		return pfn;
	if (memalloc)
		return gfp.nomemalloc ? MODEL_NONE :
			pass(m, gfp, order, top, ANY, false, false);
	if (gfp.wait && gfp.fs && !gfp.noretry)
		return pass(m, gfp, order, top, HIGH, false, false);
	return MODEL_NONE;
}
