// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is asked of the replayed machine, as a trace: the tracepoints tell of calls, and a
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
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include <bs/gfp_names.h>
#include <bs/layout.h>
#include <bs/machine.h>
#include <bs/record.h>
#include <bs/zones.h>
#include <trace/bootmem_bs.h>
#include <trace/buddy_bs.h>

/* Words behind an allocation: who calls */
#define BY_IRQ		1
#define BY_MEMALLOC	2
#define BY_MEMDIE	4
#define BY_RT		8

/**
 * struct entry - a line of the trace
 * @kind: of call
 * @nid: node that it is about
 * @order: of a block
 * @words: BY_xxx
 * @cold: given back to the cold list
 * @foreign: from a zone that is in no list for such a mask: the caller had a list of its own
 * @origin: of what is given back: a block as it was given out, a part of one, or reserved
 *	by the boot; whoever gives the last two back has made them blocks before
 * @a: arguments and result
 * @b: likewise
 * @c: likewise
 * @d: likewise
 */
struct entry {
	enum kind {
		INIT, RESERVE, FREE, ALLOC, FAIL, HAND, HIGH,
		MIN, SET_MIN, DRAIN, GET, NONE, PUT, GAP,
	} kind;
	u8 nid, order, words;
	bool cold, foreign;
	enum origin {
		ALLOCATED, PART, RESERVED,
	} origin;
	unsigned long a, b, c, d;
};

#ifdef BS_HAS_NO_FREE_ALL_NODE
#define ALL_NODES_AT_ONCE	true
#else
#define ALL_NODES_AT_ONCE	false
#endif

#define ENTRIES		(1UL << 16)

static struct {
	raw_spinlock_t lock;
	struct entry *entry;
	unsigned long nr, lost;
	unsigned long aside_calls;	/* those on nodes that the machine knows nothing of */
	bool aside;
	bool on, from_boot, missed;
	unsigned long *given, *head;	/* a bit a frame: given out, first of a block */
	unsigned long first, frames;
	struct {
		bool known;		/* it is in the trace */
		unsigned long pfn, end;
	} map[MAX_NUMNODES_BS];
	int min_free_kbytes;		/* as it was at the last call; 0: not set yet */
	struct page_bs *put;		/* the page given back last, whose list is not known yet */
	struct per_cpu_pages_bs *lists;	/* those of the CPU that gave it back */
	bool may_spill;			/* ... one of which is full then */
	bool in_hand_over;
} rec = { .lock = __RAW_SPIN_LOCK_UNLOCKED(rec.lock) };

/* ---- adding: with the lock held ---- */

static struct entry *last_entry(void)
{
	return rec.nr ? &rec.entry[rec.nr - 1] : NULL;
}

static void add(const struct entry *e)
{
	if (rec.nr < ENTRIES && !rec.lost)
		rec.entry[rec.nr++] = *e;
	else
		rec.lost++;
}

/* A page lies at the front of the list that it was put on, unless that has spilled it */
static void settle_put(void)
{
	if (rec.put && rec.lists && last_entry()->kind == PUT)
		last_entry()->cold = rec.lists[1].list.next == &rec.put->lru;
	rec.put = NULL;
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
	add(&e);
}

static void note_map(int nid, const bootmem_data_t_bs *bdata)
{
	unsigned long first = bootmem_first_pfn_bs(bdata), end = bdata->node_low_pfn;
	unsigned long pfn = virt_to_phys_bs(bdata->node_bootmem_map) >> PAGE_SHIFT_BS;
	unsigned long bytes = BITS_TO_LONGS(end - first) * sizeof(long);

	add(&(struct entry){ .kind = INIT, .nid = nid, .a = pfn, .b = first, .c = end });
	rec.map[nid].known = true;
	rec.map[nid].pfn = pfn;
	rec.map[nid].end = pfn + DIV_ROUND_UP(bytes, PAGE_SIZE_BS);
}

/* Node of an address in bootmem; its bitmap comes into the trace before the first call */
static int look_at_node(unsigned long addr)
{
	unsigned long pfn = addr >> PAGE_SHIFT_BS;
	bootmem_data_t_bs *bdata;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		bdata = NODE_DATA_BS(nid)->bdata;
		if (!bdata->node_low_pfn || pfn < bootmem_first_pfn_bs(bdata) ||
		    pfn >= bdata->node_low_pfn)
			continue;
		if (!rec.map[nid].known && bdata->node_bootmem_map)
			note_map(nid, bdata);
		return nid;
	}
	return 0;
}

static int node_of_pfn(unsigned long pfn)
{
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		if (pfn - NODE_DATA_BS(nid)->node_start_pfn < node_pages_bs(NODE_DATA_BS(nid)))
			return nid;
	return 0;
}

/* Begin and end of a call that is noted. False: nobody wants it. */
static bool enter(unsigned long *flags) __acquires(&rec.lock)
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

static void leave(unsigned long flags) __releases(&rec.lock)
{
	raw_spin_unlock_irqrestore(&rec.lock, flags);
}

/* Calls of bootmem: a test may have a node of its own */
static bool enter_bootmem(unsigned long *flags) __acquires(&rec.lock)
{
	bool on = enter(flags);

	rec.aside_calls += on && rec.aside;
	return on && !rec.aside;
}

void record_aside_bs(bool aside)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	rec.aside = aside;
	leave(flags);
}

#define NOTE_BOOTMEM(...)						\
	do {							\
		unsigned long flags;				\
								\
		if (enter_bootmem(&flags))				\
			add(&(struct entry){ __VA_ARGS__ });	\
		leave(flags);					\
	} while (0)

/* ---- what the tracepoints tell ---- */

static void on_reserve(void *data, unsigned long addr, unsigned long size)
{
	NOTE_BOOTMEM(.kind = RESERVE, .nid = look_at_node(addr), .a = addr, .b = size);
}

static void on_free(void *data, unsigned long addr, unsigned long size)
{
	NOTE_BOOTMEM(.kind = FREE, .nid = look_at_node(addr), .a = addr, .b = size);
}

static void on_alloc(void *data, unsigned long addr, unsigned long size, unsigned long align,
		     unsigned long goal)
{
	NOTE_BOOTMEM(.kind = ALLOC, .nid = look_at_node(addr), .a = size, .b = align,
		     .c = goal, .d = addr);
}

static void on_fail(void *data, unsigned long size, unsigned long align, unsigned long goal)
{
	NOTE_BOOTMEM(.kind = FAIL, .a = size, .b = align, .c = goal);
}

/* A node's bitmap goes over with it, wherever it lies */
static bool same_hand_over(const struct entry *e, unsigned long pfn)
{
	return ALL_NODES_AT_ONCE || e->nid == node_of_pfn(pfn) ||
	       (pfn >= rec.map[e->nid].pfn && pfn < rec.map[e->nid].end);
}

/* All blocks of a node are one record: pages in @a, blocks in @b, their checksum in @c */
static void note_block(unsigned long pfn, unsigned int order)
{
	struct entry *e = last_entry();
	char line[32];
	int len = scnprintf(line, sizeof(line), "%lu %u\n", pfn, order);

	if (!e || e->kind != HAND || !same_hand_over(e, pfn))
		add(&(struct entry){ .kind = HAND, .nid = node_of_pfn(pfn) });
	if (rec.lost)
		return;
	e = last_entry();
	e->a += 1UL << order;
	e->b++;
	e->c = ~crc32_le(~(u32)e->c, line, len);
}

static void on_hand_over(void *data, unsigned long pfn, unsigned int order)
{
	unsigned long flags;

	if (enter(&flags)) {
		note_block(pfn, order);
		rec.in_hand_over = true;
	}
	leave(flags);
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
	if (last_entry()->kind == PUT)
		last_entry()->cold = gfp_flags & __GFP_COLD_BS;
	rec.put = NULL;
}

static bool is_foreign(unsigned long pfn, unsigned int gfp_flags)
{
	const struct zone_bs *zone = page_zone_bs(pfn_to_page_bs(pfn));
	const struct zone_bs *zones = zone->zone_pgdat->node_zones;

	return (zone == &zones[ZONE_HIGHMEM_BS] && !(gfp_flags & __GFP_HIGHMEM_BS)) ||
	       (zone != &zones[ZONE_DMA_BS] && (gfp_flags & __GFP_DMA_BS));
}

static void on_get(void *data, unsigned long pfn, unsigned int order, unsigned int gfp_flags)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	settle_taken(pfn, order, gfp_flags);
	leave(flags);
	if (enter(&flags)) {
		add(&(struct entry){
			.kind = GET, .nid = node_of_pfn(pfn), .order = order, .words = caller(),
			.foreign = is_foreign(pfn, gfp_flags), .a = gfp_flags, .b = pfn,
		});
		mark_given(pfn, order, true);
	}
	leave(flags);
}

static void on_none(void *data, unsigned int order, unsigned int gfp_flags)
{
	unsigned long flags;

	if (enter(&flags))
		add(&(struct entry){ .kind = NONE, .order = order, .words = caller(), .a = gfp_flags });
	leave(flags);
}

static bool is_high(unsigned long pfn)
{
	return page_zone_bs(pfn_to_page_bs(pfn)) ==
	       &NODE_DATA_BS(node_of_pfn(pfn))->node_zones[ZONE_HIGHMEM_BS];
}

/* The boot gives pages of high memory to the allocator one by one: a range is a record */
static bool joins_high(unsigned long pfn, unsigned int order)
{
	struct entry *e = last_entry();

	if (order || rec.min_free_kbytes || !is_high(pfn))
		return false;
	if (e && e->kind == HIGH && e->a + e->b == pfn && !rec.lost)
		e->b++;
	else
		add(&(struct entry){ .kind = HIGH, .nid = node_of_pfn(pfn), .a = pfn, .b = 1 });
	return true;
}

/* With another page; before 2.6.13 that page was the next one */
static bool is_full(const struct per_cpu_pages_bs *list)
{
	return list->count + 1 >= list->high;
}

static void put(unsigned long pfn, unsigned int order)
{
	struct page_bs *page = pfn_to_page_bs(pfn);

	if (!rec.in_hand_over && !joins_high(pfn, order))
		add(&(struct entry){
			.kind = PUT, .origin = origin_of(pfn), .nid = node_of_pfn(pfn),
			.order = order, .a = pfn,
		});
	mark_given(pfn, order, false);
	rec.in_hand_over = false;
	if (order || rec.lost)
		return;
	rec.put = page;
	rec.lists = page_zone_bs(page)->pageset[smp_processor_id()].pcp;
	rec.may_spill = is_full(&rec.lists[0]) || is_full(&rec.lists[1]);
}

/* What the hand-over frees has been noted as a block of it */
static void on_put(void *data, unsigned long pfn, unsigned int order)
{
	unsigned long flags;

	if (enter(&flags))
		put(pfn, order);
	leave(flags);
}

/* A page given back makes its list spill once at the most; else somebody asked for it */
static void on_drain(void *data, const struct zone_bs *zone, int count)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rec.lock, flags);
	if (rec.put && rec.may_spill && page_zone_bs(rec.put) == zone) {
		rec.may_spill = false;
		leave(flags);
		return;
	}
	leave(flags);
	if (enter(&flags) && (!last_entry() || last_entry()->kind != DRAIN))
		add(&(struct entry){ .kind = DRAIN });
	leave(flags);
}

/* ---- on and off ---- */

#define PROBES(X)							\
	X(bootmem_reserve, on_reserve) X(bootmem_free, on_free)		\
	X(bootmem_alloc, on_alloc) X(bootmem_fail, on_fail)		\
	X(bootmem_hand_over, on_hand_over) X(buddy_alloc, on_get)	\
	X(buddy_fail, on_none) X(buddy_free, on_put)	\
	X(buddy_drain, on_drain)

static bool attached;

static void detach(void)
{
	if (!attached)
		return;
#define X(event, probe)	unregister_trace_##event(probe, NULL);
	PROBES(X)
#undef X
	tracepoint_synchronize_unregister();
	attached = false;
}

static int attach(void)
{
	int err = 0;

#define X(event, probe)	err = err ?: register_trace_##event(probe, NULL);
	PROBES(X)
#undef X
	attached = !err;
	return err;
}

static int turn_on(bool boot)
{
	int err = 0;

	if (!rec.entry) {
		rec.entry = vmalloc(array_size(ENTRIES, sizeof(*rec.entry)));
		rec.from_boot = boot;
	}
	if (!rec.entry)
		return -ENOMEM;
	if (!attached)
		err = attach();
	if (!err && rec.missed && rec.nr)
		add(&(struct entry){ .kind = GAP });
	rec.on = !err;
	return err;
}

/* The tracepoints stay attached: a call in between has to be known of */
static void turn_off(void)
{
	unsigned long flags;

	if (enter(&flags)) {
		rec.on = false;
		rec.missed = false;
	}
	leave(flags);
}

int record_begin_bs(bool boot, const struct layout_bs *layout)
{
	unsigned int nid;

	record_end_bs();
	if (!boot)
		return 0;
	rec.first = ULONG_MAX;
	for (nid = 0; nid < layout->nr_nodes; nid++) {
		rec.first = min(rec.first, layout->node[nid].start);
		rec.frames = max(rec.frames, layout->node[nid].end);
	}
	rec.frames -= rec.first;
	rec.given = vzalloc(BITS_TO_LONGS(rec.frames) * sizeof(long));
	rec.head = vzalloc(BITS_TO_LONGS(rec.frames) * sizeof(long));
	return rec.given && rec.head ? turn_on(true) : -ENOMEM;
}

void record_end_bs(void)
{
	detach();
	vfree(rec.entry);
	vfree(rec.given);
	vfree(rec.head);
	rec.head = NULL;
	rec.given = NULL;
	rec.frames = 0;
	rec.entry = NULL;
	rec.nr = 0;
	rec.lost = 0;
	rec.aside_calls = 0;
	rec.aside = false;
	rec.on = false;
	rec.missed = false;
	rec.min_free_kbytes = 0;
	rec.put = NULL;
	rec.in_hand_over = false;
	memset(rec.map, 0, sizeof(rec.map));
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
	static const char * const words[] = { " irq", " memalloc", " memdie", " rt" };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (e->words & 1 << i)
			seq_puts(m, words[i]);
}

static void show_pages_call(struct seq_file *m, const struct entry *e)
{
	if (e->foreign)
		seq_puts(m, "# with a list of zones of its own: ");
	seq_printf(m, "alloc_pages %u ", e->nid);
	show_gfp(m, e->a);
	seq_printf(m, " %u", e->order);
	show_words(m, e);
	if (e->kind == GET)
		seq_printf(m, " = %lu\n", e->b);
	else
		seq_puts(m, " = none\n");
}

/* A test can bring a machine back that died of it; a trace cannot */
static void show_fail(struct seq_file *m, const struct entry *e)
{
	if (!halted_bs() || e != last_entry())
		seq_puts(m, "# and the machine went on: ");
	seq_printf(m, "alloc - %lu 0x%lx 0x%lx - = panic\n", e->a, e->b, e->c);
}

static void show_hand_over(struct seq_file *m, const struct entry *e)
{
	char node[8] = "-";

	if (!ALL_NODES_AT_ONCE)
		scnprintf(node, sizeof(node), "%u", e->nid);
	seq_printf(m, "free_all %s = %lu\n", node, e->a);
	seq_printf(m, "handed %s = 0x%08lx %lu\n", node, e->c, e->b);
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
	case GAP:
		seq_puts(m, "# recording was off: there were calls here that are not in this trace\n");
		break;
	}
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
	if (rec.aside_calls)
		seq_printf(m, "# aside: %lu calls of tests on nodes of their own are not in this trace\n",
			   rec.aside_calls);
	if (rec.lost)
		seq_printf(m, "# lost: %lu calls behind this one; the record was full\n", rec.lost);
}

/* Line @*v; the last one tells what is missing */
static int trace_show(struct seq_file *m, void *v)
{
	unsigned long at = *(loff_t *)v;

	if (!at)
		show_header(m);
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
	enter(&flags);
	leave(flags);
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
	bool on;
	int err = kstrtobool_from_user(buf, len, &on);

	if (!err && on)
		err = turn_on(false);
	else if (!err)
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
