// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is asked of the replayed machine, as a trace: the lines trace_..._bs() tell of calls, and a
 * trace wants to know a little more. What the machine is like (nodes, bitmaps, zones) is looked up
 * when a call shows that it is there; that the watermarks have been set, and that a page went to
 * the cold list, is seen at the next call.
 *
 *	/sys/kernel/debug/bootmem_bs/record   on or off
 *	/sys/kernel/debug/bootmem_bs/trace    the trace
 *
 * A record that is full takes no more and counts what it did not take: the trace up to
 * there is whole. With record=1 the module records its boot.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/crc32.h>
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <linux/stringify.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>
#include <biscuitos/mm.h>
#include <bs/layout.h>
#include <bs/machine.h>
#include <bs/owner.h>
#include <bs/record.h>
#include <bs/recorder.h>
#include <bs/zones.h>
#ifndef GFP_NAMES_BS
#include <bs/gfp_names.h>
#endif

/* Words behind an allocation: who calls */
#define BY_IRQ		1
#define BY_MEMALLOC	2
#define BY_MEMDIE	4
#define BY_RT		8

/* Who is killed gets the reserves: 2.4 named the killer */
#ifdef BS_HAS_AREA_MAPS
#define MEMDIE_WORD	" oomkill"
#else
#define MEMDIE_WORD	" memdie"
#endif

#define ENTRIES		(1UL << 16)
#define EVENTS		(1UL << 18)	/* ... with what happens inside */

static struct {
	raw_spinlock_t lock;
	struct entry *entry;
	unsigned long nr, lost, room;
	unsigned long last;		/* the latest call: behind it is what happened inside */
	unsigned long settled;		/* ... up to here; the rest is for a call that comes */
	bool full;			/* it takes no more, and counts what it loses */
	bool events;			/* what happens inside a call is noted, too */
	unsigned long aside_calls;	/* those on nodes that the machine knows nothing of */
	bool aside;
	bool on, from_boot, missed;
	unsigned long *given, *head;	/* a bit a frame: given out, first of a block */
	unsigned long first, frames;
	struct page_bs *next_high;	/* the boot releases high memory: the next page, and */
	struct page_bs *end_high;	/* the one behind the zone's last */
	bool booted;			/* somebody has asked for pages */
	int min_free_kbytes;		/* as it was at the last call; 0: not set yet */
	struct page_bs *put;		/* the page given back last, whose list is not known yet */
	struct per_cpu_pages_bs *lists;	/* those of the CPU that gave it back */
	bool may_spill;			/* ... one of which is full then */
	bool in_hand_over;
	enum inside inside;		/* the boot does something that is one line */
} rec = { .lock = __RAW_SPIN_LOCK_UNLOCKED(rec.lock) };

/* ---- adding: with the lock held ---- */

struct entry *record_last(void)
{
	return rec.nr ? &rec.entry[rec.last] : NULL;
}

static bool is_event(const struct entry *e)
{
	return e->kind >= SEARCH;
}

static bool leads_to_pages(const struct entry *e)
{
	return e->kind == REFUSE || e->kind == SPLIT || e->kind == REFILL;
}

/* It happens before the call is told of */
static bool leads(const struct entry *event)
{
	return event->kind == SEARCH || leads_to_pages(event);
}

static bool leads_to(const struct entry *event, const struct entry *call)
{
	if (call->kind == GET || call->kind == NONE)
		return leads_to_pages(event);
	return event->kind == SEARCH;
}

/* Whoever gets memory is told of when it is there: what was done for it stands behind */
static unsigned long place_of(const struct entry *e)
{
	unsigned long at = rec.nr;

	if (!is_event(e))
		while (at > rec.settled && leads_to(&rec.entry[at - 1], e))
			at--;
	return at;
}

/* The trace asks the node that gave memory: the others were not searched for that */
static void keep_searches_of(int nid, unsigned long at)
{
	unsigned long i, kept = at;

	for (i = at; i < rec.nr; i++)
		if (rec.entry[i].nid == nid)
			rec.entry[kept++] = rec.entry[i];
	rec.nr = kept;
}

static void step_back(void)
{
	while (rec.last && is_event(&rec.entry[--rec.last]))
		;
}

/* What is there stays whole: each call with all that happened in it, and nothing of the next */
static void cut_off(const struct entry *e)
{
	rec.full = true;
	if (is_event(e) && !leads(e)) {
		rec.nr = rec.last;
		step_back();
		rec.lost++;
	}
	while (rec.nr > rec.settled && leads(&rec.entry[rec.nr - 1]))
		rec.nr--;
}

void record_add(const struct entry *e)
{
	unsigned long at = place_of(e);

	if (!is_event(e))
		rec.next_high = NULL;

	if (rec.nr == rec.room && !rec.full)
		cut_off(e);
	if (rec.full) {
		rec.lost += !is_event(e);
		return;
	}
	if (e->kind == ALLOC)
		keep_searches_of(e->nid, at);
	memmove(&rec.entry[at + 1], &rec.entry[at], (rec.nr - at) * sizeof(*e));
	rec.entry[at] = *e;
	rec.nr++;
	if (is_event(e))
		return;
	rec.last = at;
	/* A node is told of when it is searched first */
	rec.settled = e->kind == INIT ? at + 1 : rec.nr;
}

/* What happened inside of it is left, for a call that comes */
void record_drop(void)
{
	struct entry *e = &rec.entry[rec.last];

	if (rec.full)
		return;
	rec.nr--;
	memmove(e, e + 1, (rec.nr - rec.last) * sizeof(*e));
	rec.settled = rec.last;
	step_back();
}

/* What alloc_pages() has not given out is given back by the boot, without its reserved mark */
static void mark_given(unsigned long pfn, unsigned int order, bool given)
{
	unsigned long i = pfn - rec.first;

	if (!rec.given || i >= rec.frames || (1UL << order) > rec.frames - i)
		return;
	bitmap_clear(rec.head, i, 1UL << order);
	if (given) {
		bitmap_set(rec.given, i, 1UL << order);
		__set_bit(i, rec.head);
	} else {
		bitmap_clear(rec.given, i, 1UL << order);
	}
}

static enum origin origin_of(unsigned long pfn)
{
	unsigned long i = pfn - rec.first;

	if (!rec.given || i >= rec.frames || test_bit(i, rec.head))
		return ALLOCATED;
	return test_bit(i, rec.given) ? PART : RESERVED;
}

/* ---- lists of a CPU, and watermarks ---- */

#ifdef BS_HAS_AREA_MAPS

/* 2.4 set the watermarks with the zones, and had no such lists */
#define node_start_bs(node)	((node)->node_start_paddr >> PAGE_SHIFT_BS)
#define WANTS_COLD_BS		0

static void settle_put(void)
{
}

static void look_at_watermarks(void)
{
}

static void look_at_lists(struct page_bs *page)
{
}

#else

#define node_start_bs(node)	((node)->node_start_pfn)
#define WANTS_COLD_BS		__GFP_COLD_BS

/* A page lies at the front of the list that it was put on, unless that has spilled it */
static void settle_put(void)
{
	if (rec.put && record_last()->kind == PUT)
		record_last()->cold = rec.lists[1].list.next == &rec.put->lru;
	rec.put = NULL;
}

static bool watermarks_set(void)
{
	struct zone_bs *zone;

	for_each_zone_bs(zone)
		if (zone->present_pages && zone->pages_min)
			return true;
	return false;
}

static void look_at_watermarks(void)
{
	struct entry e = {
		.kind = rec.min_free_kbytes ? SET_MIN : MIN,
		.a = min_free_kbytes_bs,
	};

	if (rec.min_free_kbytes == min_free_kbytes_bs || !watermarks_set())
		return;
	rec.min_free_kbytes = min_free_kbytes_bs;
	rec.booted = true;
	record_add(&e);
}

/* With another page; before 2.6.13 that page was the next one */
static bool is_full(const struct per_cpu_pages_bs *list)
{
	return list->count + 1 >= list->high;
}

/* Whose list the page is on is not known before the next call */
static void look_at_lists(struct page_bs *page)
{
	rec.put = page;
	rec.lists = page_zone_bs(page)->pageset[smp_processor_id()].pcp;
	rec.may_spill = is_full(&rec.lists[0]) || is_full(&rec.lists[1]);
}

#endif

int record_node_of_pfn(unsigned long pfn)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (pfn - node_start_bs(NODE_DATA_BS(nid)) < node_pages_bs(NODE_DATA_BS(nid)))
			return nid;
	return 0;
}

/* Begin and end of a call that is noted. False: nobody wants it. */
bool record_enter(unsigned long *flags) __acquires(&rec.lock)
{
	raw_spin_lock_irqsave(&rec.lock, *flags);
	if (rec.on)
		settle_put();
	if (rec.on)
		look_at_watermarks();
	else
		rec.missed = true;
	return rec.on;
}

void record_leave(unsigned long flags) __releases(&rec.lock)
{
	raw_spin_unlock_irqrestore(&rec.lock, flags);
}

/* Calls of the boot allocator: a test may have one of its own */
bool record_enter_boot(unsigned long *flags) __acquires(&rec.lock)
{
	bool on = record_enter(flags) && rec.inside == OUTSIDE;

	rec.aside_calls += on && rec.aside;
	return on && !rec.aside;
}

void record_inside(enum inside inside)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	rec.inside = inside;
	rec.settled = rec.nr;
	record_leave(flags);
}

void record_aside_bs(bool aside)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	rec.aside = aside;
	record_leave(flags);
}

void record_instead(const char *words, const struct entry *place, unsigned long addr)
{
	struct entry e = *place;
	unsigned long flags;

	e.kind = MEMBLOCK;
	e.words_of_memblock = words;
	e.e = addr;
	if (record_enter_boot(&flags)) {
		if (record_is_alloc(record_last(), addr, e.a))
			record_drop();
		record_add(&e);
	}
	record_leave(flags);
}

/* ---- what we are told: <bs/record.h> ---- */

void record_reserve_bs(unsigned long addr, unsigned long size)
{
	NOTE_BOOT(.kind = RESERVE, .nid = record_boot_node(addr), .a = addr, .b = size);
}

void record_free_bs(unsigned long addr, unsigned long size)
{
	NOTE_BOOT(.kind = FREE, .nid = record_boot_node(addr), .a = addr, .b = size);
}

void record_alloc_bs(unsigned long addr, unsigned long size, unsigned long align,
		     unsigned long goal)
{
	NOTE_BOOT(.kind = record_boot_alloc(addr, size), .nid = record_boot_node(addr),
		  .a = size, .b = align, .c = goal, .d = addr);
}

void record_fail_bs(unsigned long size, unsigned long align, unsigned long goal)
{
	NOTE_BOOT(.kind = FAIL, .a = size, .b = align, .c = goal);
}

/* A node's bitmap goes over with it, wherever it lies */
static bool same_hand_over(const struct entry *e, unsigned long pfn)
{
	return record_all_at_once || e->nid == record_node_of_pfn(pfn) ||
	       record_boot_holds_map(e->nid, pfn);
}

/* "PFN ORDER" and a newline, without what scnprintf() takes for it: there are hundreds of them */
static const char *block_line(unsigned long pfn, unsigned int order, char *end)
{
	*--end = '\n';
	do {
		*--end = '0' + order % 10;
	} while (order /= 10);
	*--end = ' ';
	do {
		*--end = '0' + pfn % 10;
	} while (pfn /= 10);
	return end;
}

/* All blocks of a node are one record: pages in @a, blocks in @b, their checksum in @c */
static void note_block(unsigned long pfn, unsigned int order)
{
	struct entry *e = record_last();
	char buf[32], *end = buf + sizeof(buf);
	const char *line = block_line(pfn, order, end);

	if (!e || e->kind != HAND || !same_hand_over(e, pfn))
		record_add(&(struct entry){ .kind = HAND, .nid = record_node_of_pfn(pfn) });
	if (rec.full)
		return;
	e = record_last();
	e->a += 1UL << order;
	e->b++;
	e->c = ~crc32_le(~(u32)e->c, line, end - line);
}

void record_hand_over_bs(unsigned long pfn, unsigned int order)
{
	unsigned long flags;

	if (record_enter(&flags)) {
		note_block(pfn, order);
		rec.in_hand_over = true;
	}
	record_leave(flags);
}

static u8 caller(void)
{
	const struct task_bs *task = current_bs();

	return (in_interrupt_bs() ? BY_IRQ : 0) |
	       (task->flags & PF_MEMALLOC_BS ? BY_MEMALLOC : 0) |
	       (task->memdie ? BY_MEMDIE : 0) | (task->rt ? BY_RT : 0);
}

/* Who takes a page that was put last takes it from the list that it asks: it is gone already */
static void settle_taken(unsigned long pfn, unsigned int order, unsigned int gfp_flags)
{
	if (!rec.put || order || rec.put != pfn_to_page_bs(pfn))
		return;
	if (record_last()->kind == PUT)
		record_last()->cold = gfp_flags & WANTS_COLD_BS;
	rec.put = NULL;
}

/*
 * The lists of zones with which pages are asked for at this moment, by task. Most are a node's;
 * a test may have one of its own. Whoever comes when all places are taken is noted as if it had
 * asked the node that answers.
 */
static struct {
	const struct task_struct *task;
	const struct zonelist_bs *list;
} asking[64];

/* Return: the list that the task asked with before, whose call an interrupt has broken off */
static const struct zonelist_bs *ask_with(const struct zonelist_bs *list)
{
	const struct zonelist_bs *before = NULL;
	unsigned long flags;
	int i, place = -1;

	raw_spin_lock_irqsave(&rec.lock, flags);
	for (i = 0; i < ARRAY_SIZE(asking); i++) {
		if (!asking[i].task && place < 0)
			place = i;
		if (asking[i].task != current)
			continue;
		before = asking[i].list;
		place = i;
		break;
	}
	if (place >= 0) {
		asking[place].task = list ? current : NULL;
		asking[place].list = list;
	}
	record_leave(flags);
	return before;
}

static const struct zonelist_bs *asked_with(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(asking); i++)
		if (asking[i].task == current)
			return asking[i].list;
	return NULL;
}

/* The linker leads those here who call it from outside of mm/page_alloc.c */
ALLOC_PAGES_BS(__real___alloc_pages_bs);
ALLOC_PAGES_BS(__wrap___alloc_pages_bs);

ALLOC_PAGES_BS(__wrap___alloc_pages_bs)
{
	const struct zonelist_bs *before;
	struct page_bs *page;

	if (!recording_bs)
		return __real___alloc_pages_bs(ALLOC_PAGES_ARGS_BS);
	before = ask_with(zonelist);
	page = __real___alloc_pages_bs(ALLOC_PAGES_ARGS_BS);
	ask_with(before);
	return page;
}

static int node_of_list(const struct zonelist_bs *list)
{
	const struct pglist_data_bs *node;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		node = NODE_DATA_BS(nid);
		if (list >= node->node_zonelists &&
		    list < node->node_zonelists + ARRAY_SIZE(node->node_zonelists))
			return nid;
	}
	return -1;
}

/* With which list pages were asked for: a node's, or the zones of one's own */
static void note_list(struct entry *e)
{
	const struct zonelist_bs *list = asked_with();
	struct zone_bs * const *z;
	int i = 0, nid = list ? node_of_list(list) : e->nid;

	if (nid >= 0) {
		e->nid = nid;
		return;
	}
	e->own_list = true;
	for (z = list->zones; *z && i < sizeof(e->zones); z++)
		e->zones[i++] = IN_LIST((*z)->zone_pgdat->node_id,
					*z - (*z)->zone_pgdat->node_zones);
	e->more_zones = *z;
}

void record_get_bs(unsigned long pfn, unsigned int order, unsigned int gfp_flags)
{
	struct entry get = {
		.kind = GET, .nid = record_node_of_pfn(pfn), .order = order, .words = caller(),
		.a = gfp_flags, .b = pfn,
	};
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	settle_taken(pfn, order, gfp_flags);
	record_leave(flags);
	if (record_enter(&flags)) {
		note_list(&get);
		record_add(&get);
		rec.booted = true;
		mark_given(pfn, order, true);
	}
	record_leave(flags);
}

void record_none_bs(unsigned int order, unsigned int gfp_flags)
{
	struct entry none = { .kind = NONE, .order = order, .a = gfp_flags };
	unsigned long flags;

	none.words = caller();
	if (record_enter(&flags)) {
		note_list(&none);
		record_add(&none);
	}
	record_leave(flags);
}

static const struct zone_bs *high_zone_of(unsigned long pfn)
{
	const struct zone_bs *zone = page_zone_bs(pfn_to_page_bs(pfn));

	return zone == &zone->zone_pgdat->node_zones[ZONE_HIGHMEM_BS] ? zone : NULL;
}

/* The boot gives pages of high memory to the allocator one by one: a range is a record */
static bool begins_high(struct page_bs *page, unsigned long pfn, unsigned int order)
{
	const struct zone_bs *zone = order || rec.booted ? NULL : high_zone_of(pfn);

	if (!zone)
		return false;
	record_add(&(struct entry){
		.kind = HIGH, .nid = record_node_of_pfn(pfn), .a = pfn, .b = 1,
	});
	rec.next_high = page + 1;
	rec.end_high = zone->zone_mem_map + zone_pages_bs(zone);
	return true;
}

/*
 * One more page of high memory, of which the boot has thousands: as nobody else is there
 * yet, this needs no lock.
 */
static bool is_next_high(struct page_bs *page, unsigned int order)
{
	if (page != rec.next_high || page == rec.end_high || order || rec.full)
		return false;
	record_last()->b++;
	rec.next_high++;
	return true;
}

static void put(struct page_bs *page, unsigned int order)
{
	unsigned long pfn = page_to_pfn_bs(page);

	if (!rec.in_hand_over && !begins_high(page, pfn, order))
		record_add(&(struct entry){
			.kind = PUT, .origin = origin_of(pfn), .nid = record_node_of_pfn(pfn),
			.order = order, .a = pfn,
		});
	mark_given(pfn, order, false);
	rec.in_hand_over = false;
	if (order || rec.full)
		return;
	look_at_lists(page);
}

/* What the hand-over frees has been noted as a block of it */
void record_put_bs(struct page_bs *page, unsigned int order)
{
	unsigned long flags;

	if (is_next_high(page, order))
		return;
	/* It has been noted, and no list of a CPU is touched */
	if (rec.in_hand_over && order) {
		rec.in_hand_over = false;
		return;
	}
	if (record_enter(&flags)) {
		if (rec.inside == IN_HAND_OVER)
			note_block(page_to_pfn_bs(page), order);
		else
			put(page, order);
	}
	record_leave(flags);
}

/* ---- inside a call ---- */

/* What comes before a call is told of settles what was before that; the rest is a part of it */
static void note_event(const struct entry *e)
{
	unsigned long flags;
	bool on;

	if (leads_to_pages(e)) {
		on = record_enter(&flags);
	} else {
		raw_spin_lock_irqsave(&rec.lock, flags);
		on = rec.on;
	}
	if (on && rec.nr)
		record_add(e);
	record_leave(flags);
}

void record_search_bs(u64 first, u64 last)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	if (rec.on && rec.nr && !rec.aside)
		record_add(&(struct entry){
			.kind = SEARCH, .nid = record_boot_node(first), .a = first, .b = last,
		});
	record_leave(flags);
}

void record_refuse_bs(const struct zone_bs *zone, unsigned int order)
{
	note_event(&(struct entry){ .kind = REFUSE, .a = (unsigned long)zone, .b = order });
}

void record_split_bs(unsigned long pfn, unsigned int order)
{
	note_event(&(struct entry){ .kind = SPLIT, .a = pfn, .order = order });
}

void record_merge_bs(unsigned long pfn, unsigned long buddy, unsigned int order)
{
	note_event(&(struct entry){ .kind = MERGE, .a = pfn, .b = buddy, .order = order });
}

void record_refill_bs(const struct zone_bs *zone, int count)
{
	note_event(&(struct entry){ .kind = REFILL, .a = (unsigned long)zone, .b = count });
}

static void note_drain_call(void)
{
	unsigned long flags;

	if (record_enter(&flags) && (!record_last() || record_last()->kind != DRAIN))
		record_add(&(struct entry){ .kind = DRAIN });
	record_leave(flags);
}

/* A page given back makes its list spill once at the most; else somebody asked for it */
static void note_drain(const struct zone_bs *zone)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	if (rec.inside == IN_HAND_OVER ||
	    (rec.put && rec.may_spill && page_zone_bs(rec.put) == zone)) {
		rec.may_spill = false;
		record_leave(flags);
		return;
	}
	record_leave(flags);
	note_drain_call();
}

void record_drain_bs(const struct zone_bs *zone, int count)
{
	if (!rec.next_high)
		note_drain(zone);
	if (rec.events)
		note_event(&(struct entry){
			.kind = DRAINED, .a = (unsigned long)zone, .b = count,
		});
}

#ifndef BS_HAS_AREA_MAPS
/* It says so when it has emptied a list: the linker leads those who call it here, before that */
void __real_drain_local_pages_bs(void);
void __wrap_drain_local_pages_bs(void);

void __wrap_drain_local_pages_bs(void)
{
	note_drain_call();
	__real_drain_local_pages_bs();
}
EXPORT_SYMBOL_GPL(__wrap_drain_local_pages_bs);
#endif

/* ---- on and off ---- */

/* Read by those who tell (watch/trace.c): it hears of all calls, also while it is off */
bool recording_bs __read_mostly, recording_inside_bs __read_mostly;

static int turn_on(bool boot)
{
	if (!rec.entry) {
		rec.room = rec.events ? EVENTS : ENTRIES;
		rec.entry = vmalloc(array_size(rec.room, sizeof(*rec.entry)));
		rec.from_boot = boot;
	}
	if (!rec.entry)
		return -ENOMEM;
	if (rec.missed && rec.nr)
		record_add(&(struct entry){ .kind = GAP });
	rec.on = true;
	recording_bs = true;
	recording_inside_bs = rec.events;
	return 0;
}

/* It is told of calls in between all the same: whether there were any has to be known */
static void turn_off(void)
{
	unsigned long flags;

	if (record_enter(&flags)) {
		rec.on = false;
		rec.next_high = NULL;
		rec.missed = false;
	}
	record_leave(flags);
}

int record_begin_bs(bool boot, bool events, const struct layout_bs *layout)
{
	unsigned int nid;

	record_end_bs();
	rec.events = events;
	if (!boot)
		return 0;
	rec.first = ULONG_MAX;
	for (nid = 0; nid < layout->nr_nodes; nid++) {
		rec.first = min(rec.first, layout->node[nid].start);
		rec.frames = max(rec.frames, layout->node[nid].end);
	}
	rec.frames -= rec.first;
	record_boot_begin(layout);
	rec.given = vzalloc(BITS_TO_LONGS(rec.frames) * sizeof(long));
	rec.head = vzalloc(BITS_TO_LONGS(rec.frames) * sizeof(long));
	return rec.given && rec.head ? turn_on(true) : -ENOMEM;
}

void record_end_bs(void)
{
	unsigned long flags;

	recording_bs = false;
	recording_inside_bs = false;
	raw_spin_lock_irqsave(&rec.lock, flags);
	rec.on = false;
	rec.put = NULL;
	rec.next_high = NULL;
	record_leave(flags);
	vfree(rec.entry);
	vfree(rec.given);
	vfree(rec.head);
	rec.head = NULL;
	rec.given = NULL;
	rec.frames = 0;
	rec.entry = NULL;
	rec.nr = 0;
	rec.lost = 0;
	rec.full = false;
	rec.last = 0;
	rec.settled = 0;
	rec.aside_calls = 0;
	rec.aside = false;
	rec.missed = false;
	rec.booted = false;
	rec.min_free_kbytes = 0;
	rec.in_hand_over = false;
	rec.inside = OUTSIDE;
	record_boot_begin(NULL);
}

/* ---- the trace ---- */

static void show_gfp(struct seq_file *m, unsigned long mask)
{
	const char *between = "";

	if (!mask)
		seq_putc(m, '0');
#define X(name)								\
	if (name##_BS && (mask & name##_BS) == name##_BS) {		\
		seq_printf(m, "%s%s", between, #name);			\
		between = "|";						\
		mask &= ~(unsigned long)name##_BS;			\
	}
	GFP_NAMES_BS(X)
#undef X
	if (mask)
		seq_printf(m, "%s0x%lx", between, mask);
}

static void show_words(struct seq_file *m, const struct entry *e)
{
	static const char * const words[] = { " irq", " memalloc", MEMDIE_WORD, " rt" };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (e->words & 1 << i)
			seq_puts(m, words[i]);
}

static const char *zone_word(int zone)
{
	if (zone == ZONE_HIGHMEM_BS)
		return "HIGHMEM";
	if (zone == ZONE_NORMAL_BS)
		return "NORMAL";
	return zone == ZONE_DMA_BS ? "DMA" : "DMA32";
}

static void show_list(struct seq_file *m, const u8 *zones)
{
	unsigned int i;

	for (i = 0; i < sizeof_field(struct entry, zones) && zones[i]; i++)
		seq_printf(m, "%s%u/%s", i ? "," : "", NID_IN_LIST(zones[i]),
			   zone_word(ZONE_IN_LIST(zones[i])));
	seq_puts(m, i ? " " : "- ");
}

static void show_pages_call(struct seq_file *m, const struct entry *e)
{
	if (e->own_list) {
		if (e->more_zones)
			seq_puts(m, "# of more zones than are noted: ");
		seq_puts(m, "alloc_from ");
		show_list(m, e->zones);
	} else {
		seq_printf(m, "alloc_pages %u ", e->nid);
	}
	show_gfp(m, e->a);
	seq_printf(m, " %u", e->order);
	show_words(m, e);
	if (e->kind == GET)
		seq_printf(m, " = %lu\n", e->b);
	else
		seq_puts(m, " = none\n");
}

/* A test can bring a machine back that died of it; a trace cannot */
static bool survived(const struct entry *fail)
{
	return !halted_bs() || fail != record_last();
}

static void show_fail(struct seq_file *m, const struct entry *e)
{
	if (survived(e))
		seq_puts(m, "# and the machine went on: ");
	seq_printf(m, "alloc - %lu 0x%lx 0x%lx - = panic\n", e->a, e->b, e->c);
}

/* "WORD NODE = ", or - for all of them */
static void show_hand_over_of(struct seq_file *m, const char *word, const struct entry *e)
{
	if (record_all_at_once)
		seq_printf(m, "%s - = ", word);
	else
		seq_printf(m, "%s %u = ", word, e->nid);
}

static void show_hand_over(struct seq_file *m, const struct entry *e)
{
	show_hand_over_of(m, "free_all", e);
	seq_printf(m, "%lu\n", e->a);
}

/* The blocks of a hand-over are told of behind what happened inside it */
static void show_handed(struct seq_file *m, const struct entry *e)
{
	show_hand_over_of(m, "handed", e);
	seq_printf(m, "0x%08lx %lu\n", e->c, e->b);
}

/* Who looks for a place and then reserves it has asked for nothing that the trace says */
static bool asks_for_a_place(const struct entry *e)
{
	while (is_event(e))
		e--;
	return e->kind == ALLOC || e->kind == MEMBLOCK || e->kind == ZONES ||
	       (e->kind == FAIL && !survived(e));
}

static void show_search(struct seq_file *m, const struct entry *e)
{
	if (asks_for_a_place(e))
		seq_printf(m, "#> search 0x%lx 0x%lx\n", e->a, e->b);
}

static void show_event(struct seq_file *m, const struct entry *e)
{
	static const char * const names[] = {
		"refuse", "split", "merge", "refill", "drain",
	};
	const struct zone_bs *zone = (const struct zone_bs *)e->a;

	if (e->kind == SPLIT)
		seq_printf(m, "#> split %lu %u\n", e->a, e->order);
	else if (e->kind == MERGE)
		seq_printf(m, "#> merge %lu %lu %u\n", e->a, e->b, e->order);
	else
		seq_printf(m, "#> %s %d %s %lu\n", names[e->kind - REFUSE],
			   zone->zone_pgdat->node_id, zone->name, e->b);
}

static void show_entry(struct seq_file *m, const struct entry *e)
{
	switch (e->kind) {
	case INIT:
		seq_printf(m, "init %u 0x%lx 0x%lx 0x%lx\n", e->nid, e->a, e->b, e->c);
		break;
	case RESERVE:
		seq_printf(m, "reserve %u 0x%lx 0x%lx = ok\n", e->nid, e->a, e->b);
		break;
	case FREE:
		seq_printf(m, "free %u 0x%lx 0x%lx = ok\n", e->nid, e->a, e->b);
		break;
	case ALLOC:
		seq_printf(m, "alloc %u %lu 0x%lx 0x%lx - = 0x%lx\n", e->nid, e->a, e->b, e->c,
			   e->d);
		break;
	case FAIL:
		show_fail(m, e);
		break;
	case EARLY:
		seq_printf(m, "# memblock gave %lu bytes at 0x%lx\n", e->a, e->d);
		break;
	case MEMBLOCK:
		seq_printf(m, e->words_of_memblock, e->a, e->b, e->c, e->d, e->e);
		seq_putc(m, '\n');
		break;
	case ZONES:
		record_zones_show(m, e->nid);
		break;
	case PAGES:
		record_pages_show(m);
		break;
	case HAND:
		show_hand_over(m, e);
		break;
	case HIGH:
		seq_printf(m, "free_highmem %u %lu %lu = ok\n", e->nid, e->a, e->b);
		break;
	case MIN:
		seq_printf(m, "min_free_kbytes = %lu\n", e->a);
		break;
	case SET_MIN:
		seq_printf(m, "set_min_free_kbytes %lu = ok\n", e->a);
		break;
	case DRAIN:
		seq_puts(m, "drain = ok\n");
		break;
	case GET:
	case NONE:
		show_pages_call(m, e);
		break;
	case PUT:
		if (e->origin == RESERVED)
			seq_printf(m, "clear_flag %lu PG_reserved = ok\n", e->a);
		if (e->origin != ALLOCATED)
			seq_printf(m, "set_page %lu count 1 = ok\n", e->a);
		seq_printf(m, "free_pages %lu %u%s = ok\n", e->a, e->order, e->cold ? " cold" : "");
		break;
	case SEARCH:
		show_search(m, e);
		break;
	case REFUSE:
	case SPLIT:
	case MERGE:
	case REFILL:
	case DRAINED:
		show_event(m, e);
		break;
	case GAP:
		seq_puts(m, "# recording was off: there were calls here that are not in this trace\n");
		break;
	}
}

#ifdef BS_HAS_AREA_MAPS

/* They stand in their place: record_zones_show() */
static void show_machine(struct seq_file *m)
{
}

#else

static bool is_dma32(int zone)
{
#ifdef BS_HAS_ZONE_DMA32
	return zone == ZONE_DMA32_BS;
#else
	return false;
#endif
}

/* Pages of each zone, all of them or those that it lacks */
static void show_zone_sizes(struct seq_file *m, struct pglist_data_bs *node, bool holes)
{
	const struct zone_bs *zone;
	unsigned long pages;
	int i;

	for (i = 0; i < MAX_NR_ZONES_BS; i++) {
		zone = &node->node_zones[i];
		pages = holes ? zone->spanned_pages - zone->present_pages : zone->spanned_pages;
		/* Versions without a zone DMA32 can be asked as long as it is empty */
		if (is_dma32(i) && !zone->spanned_pages)
			seq_puts(m, " -");
		else
			seq_printf(m, " %lu", pages);
#ifndef BS_HAS_ZONE_DMA32
		if (i == ZONE_DMA_BS)
			seq_puts(m, " -");
#endif
	}
	seq_puts(m, " = ok\n");
}

static void show_machine(struct seq_file *m)
{
	struct pglist_data_bs *node;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		node = NODE_DATA_BS(nid);
		if (!node_pages_bs(node))
			continue;
		seq_printf(m, "holes %d", nid);
		show_zone_sizes(m, node, true);
		seq_printf(m, "zones %d 0x%lx", nid, node->node_start_pfn);
		show_zone_sizes(m, node, false);
	}
}

#endif

static void show_header(struct seq_file *m)
{
	seq_printf(m, "trace 1\nkernel " __stringify(BS_VERSION) "\nword_bits %d\npage_shift %d\n",
		   BITS_PER_LONG, PAGE_SHIFT_BS);
	seq_puts(m, rec.from_boot ? "# recorded from the boot on\n" :
		 "# recorded from a running machine: what was before is not in this trace\n");
	show_machine(m);
}

static void *trace_start(struct seq_file *m, loff_t *pos)
{
	return *pos <= rec.nr ? pos : NULL;
}

static void *trace_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return trace_start(m, pos);
}

static void trace_stop(struct seq_file *m, void *v)
{
}

static void show_missing(struct seq_file *m)
{
	const struct entry *e = record_last();

	record_boot_missing(m);
	if (halted_bs() && !(e && e->kind == FAIL))
		seq_printf(m, "# behind this the machine died: %s\n", halt_reason_bs());
	if (rec.aside_calls)
		seq_printf(m, "# aside: %lu calls of tests on nodes of their own are not in this trace\n",
			   rec.aside_calls);
	if (rec.lost)
		seq_printf(m, "# lost: %lu calls behind this one; the record was full\n", rec.lost);
}

/* Before a call, and before the end: was the last call a hand-over? */
static void end_hand_over(struct seq_file *m, unsigned long at)
{
	if (at < rec.nr && is_event(&rec.entry[at]))
		return;
	while (at && is_event(&rec.entry[at - 1]))
		at--;
	if (at && rec.entry[at - 1].kind == HAND)
		show_handed(m, &rec.entry[at - 1]);
}

/* Line @*v; the last one tells what is missing */
static int trace_show(struct seq_file *m, void *v)
{
	unsigned long at = *(loff_t *)v;

	if (!at)
		show_header(m);
	end_hand_over(m, at);
	if (at < rec.nr)
		show_entry(m, &rec.entry[at]);
	else
		show_missing(m);
	return 0;
}

static const struct seq_operations trace_ops = {
	.start = trace_start, .next = trace_next, .stop = trace_stop, .show = trace_show,
};

static int trace_open(struct inode *inode, struct file *file)
{
	unsigned long flags;

	if (!rec.entry)
		return -ENODATA;
	/* Whoever reads ends what is open: the list of the latest page, new watermarks */
	record_enter(&flags);
	record_leave(flags);
	return seq_open(file, &trace_ops);
}

static const struct file_operations trace_fops = {
	.owner = THIS_MODULE, .open = trace_open, .read = seq_read, .llseek = seq_lseek,
	.release = seq_release,
};

static ssize_t record_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	char text[64];
	int n = scnprintf(text, sizeof(text), "%s, %lu records, %lu lost\n", rec.on ? "on" : "off",
			  rec.nr, rec.lost);

	return simple_read_from_buffer(buf, len, pos, text, n);
}

static ssize_t record_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	static const char * const words[] = { "off", "on" };
	char word[sizeof("off\n")] = "";
	int on, err = 0;

	if (len >= sizeof(word))
		return -EINVAL;
	if (copy_from_user(word, buf, len))
		return -EFAULT;
	on = sysfs_match_string(words, word);
	if (on < 0)
		return on;
	if (on)
		err = turn_on(false);
	else
		turn_off();
	return err ?: len;
}

static const struct file_operations record_fops = {
	.owner = THIS_MODULE, .read = record_read, .write = record_write,
};

void record_files_bs(struct dentry *dir)
{
	debugfs_create_file("record", 0644, dir, NULL, &record_fops);
	debugfs_create_file("trace", 0444, dir, NULL, &trace_fops);
}
