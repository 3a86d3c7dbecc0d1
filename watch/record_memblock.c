// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the recorder knows of memblock, where that boots alone. Its functions have no
 * tracepoints: Kbuild has the linker lead whoever calls them from outside here.
 *
 * The trace has bootmem's words for what bootmem can be asked as well, so that all versions
 * can answer: memory is a node that is free (init, free), and what memblock knows of high
 * memory is left out, as nothing is taken from there. What bootmem has no words for is
 * written as memblock's.
 */
#include <linux/seq_file.h>
#include <bs/early.h>
#include <bs/machine.h>
#include <bs/recorder.h>

const bool record_all_at_once = true;

/**
 * struct told - what the trace says of a node
 * @start: first frame
 * @low_end: behind its low memory
 * @map: where bootmem would have a bitmap: in a place that nobody takes or gives back
 * @known: it is in the trace
 */
static struct told {
	unsigned long start, low_end, map;
	bool known;
} nodes[MAX_NUMNODES_BS];

static unsigned long low_end;		/* behind all of it, in bytes */

/* The kernel's first page table stays, and has room for the bits of 512 MB */
static unsigned long place_for_maps(const struct layout_bs *layout)
{
	const struct reserved_bs *r = layout->reserved;

	for (; r < layout->reserved + layout->nr_reserved; r++)
		if (!strncmp(r->what, "page table", strlen("page table")))
			return r->start >> PAGE_SHIFT_BS;
	return layout->node[0].start;
}

void record_boot_begin(const struct layout_bs *layout)
{
	unsigned long map;
	unsigned int nid;

	memset(nodes, 0, sizeof(nodes));
	low_end = 0;
	if (!layout)
		return;
	map = place_for_maps(layout);
	for (nid = 0; nid < layout->nr_nodes; nid++) {
		nodes[nid].start = layout->node[nid].start;
		nodes[nid].low_end = layout->node[nid].low_end;
		nodes[nid].map = map;
		map += DIV_ROUND_UP(nodes[nid].low_end - nodes[nid].start, 8 * PAGE_SIZE_BS);
		low_end = max(low_end, nodes[nid].low_end << PAGE_SHIFT_BS);
	}
}

static void note_node(int nid)
{
	if (nodes[nid].known)
		return;
	nodes[nid].known = true;
	record_add(&(struct entry){
		.kind = INIT, .nid = nid, .a = nodes[nid].map, .b = nodes[nid].start,
		.c = nodes[nid].low_end,
	});
}

int record_boot_node(unsigned long addr)
{
	unsigned long pfn = addr >> PAGE_SHIFT_BS;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		if (pfn < nodes[nid].start || pfn >= nodes[nid].low_end)
			continue;
		note_node(nid);
		return nid;
	}
	return 0;
}

bool record_boot_holds_map(int nid, unsigned long pfn)
{
	return false;
}

/* What was noted of that is no call of its own */
enum kind record_boot_alloc(unsigned long addr, unsigned long size)
{
	const struct entry *e = record_last();

	if (e && ((e->kind == RESERVE && e->a == addr && e->b == size) ||
		  (e->kind == MEMBLOCK && e->d == addr)))
		record_drop();
	return ALLOC;
}

static bool is_high(unsigned long base)
{
	return base >= low_end;
}

#ifdef BS_HAS_MEMBLOCK_FLAGS
static bool has_flags(void)
{
	unsigned long i;

	for (i = 0; i < memblock_bs.memory.cnt; i++)
		if (memblock_region_at_bs(&memblock_bs.memory, i)->flags)
			return true;
	return false;
}
#else
static bool has_flags(void)
{
	return false;
}
#endif

void record_boot_missing(struct seq_file *m)
{
	if (has_flags())
		seq_puts(m, "# memblock's entries have flags, whose calls are not in this trace\n");
	if (memblock_bs.reserved.max > INIT_MEMBLOCK_REGIONS_BS ||
	    memblock_bs.memory.max > INIT_MEMBLOCK_REGIONS_BS)
		seq_puts(m, "# memblock's tables have grown, and took memory for that, which is not in this trace\n");
}

#define MEMBLOCK_CALL(...)	NOTE_BOOT(.kind = MEMBLOCK, .words_of_memblock = __VA_ARGS__)

/* WRAP(type, name, parameters): the function that stands before another one, for submodules, too */
#define WRAP(type, name, proto)						\
	type __real_##name proto;					\
	type __wrap_##name proto;					\
	EXPORT_SYMBOL_GPL(__wrap_##name);				\
	type __wrap_##name proto

#define WRAP_INT(name, proto, args, ...)				\
	WRAP(int, name, proto)						\
	{								\
		int err = __real_##name args;				\
									\
		__VA_ARGS__;						\
		return err;						\
	}

#define WRAP_VOID(name, proto, args, ...)				\
	WRAP(void, name, proto)						\
	{								\
		__real_##name args;					\
		__VA_ARGS__;						\
	}

#define RANGE	(unsigned long base, unsigned long size)
#define SIZE	(unsigned long size, unsigned long align)
#define BELOW	(unsigned long size, unsigned long align, unsigned long limit)
#define BETWEEN	(unsigned long size, unsigned long align, unsigned long start, unsigned long end)

static void note_add(unsigned long base, unsigned long size)
{
	if (!is_high(base))
		NOTE_BOOT(.kind = FREE, .nid = record_boot_node(base), .a = base, .b = size);
}

/* Whoever allocates reserves, too, before or after it says so */
static bool is_alloc_of(const struct entry *e, unsigned long base, unsigned long size)
{
	return e && e->kind == ALLOC && e->d == base && e->a == size;
}

static void note_reserve(unsigned long base, unsigned long size)
{
	if (!is_alloc_of(record_last(), base, size))
		NOTE_BOOT(.kind = RESERVE, .nid = record_boot_node(base), .a = base,
			  .b = size);
}

static void note_free(unsigned long base, unsigned long size)
{
	NOTE_BOOT(.kind = FREE, .nid = record_boot_node(base), .a = base, .b = size);
}

/* That of low memory goes without saying */
static void note_limit(unsigned long limit)
{
	if (limit != low_end)
		MEMBLOCK_CALL("mb_current_limit 0x%lx = ok", .a = limit);
}

#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
WRAP_INT(memblock_add_node_bs, (unsigned long base, unsigned long size, int nid,
				enum memblock_flags_bs flags), (base, size, nid, flags),
	 note_add(base, size))
#else
WRAP_INT(memblock_add_node_bs, (unsigned long base, unsigned long size, int nid),
	 (base, size, nid), note_add(base, size))
#endif
WRAP_INT(memblock_add_bs, RANGE, (base, size), note_add(base, size))
WRAP_INT(memblock_reserve_bs, RANGE, (base, size), note_reserve(base, size))
WRAP_INT(memblock_remove_bs, RANGE, (base, size),
	 MEMBLOCK_CALL("mb_remove 0x%lx 0x%lx = %ld", .a = base, .b = size, .c = err))
#ifdef BS_HAS_MEMBLOCK_PHYS_FREE
WRAP_INT(memblock_phys_free_bs, RANGE, (base, size), note_free(base, size))
WRAP_VOID(memblock_free_bs, (void *ptr, size_t size), (ptr, size),
	  note_free(virt_to_phys_bs(ptr), size))
#else
WRAP_INT(memblock_free_bs, RANGE, (base, size), note_free(base, size))
#endif
WRAP_VOID(memblock_enforce_memory_limit_bs, (unsigned long limit), (limit),
	  MEMBLOCK_CALL("mb_enforce_limit 0x%lx = ok", .a = limit))
WRAP_VOID(memblock_set_current_limit_bs, (unsigned long limit), (limit), note_limit(limit))

/* Page tables are asked for like this; then the boot says that bootmem's words will do */
static void note_taken(const char *words, const char *none, unsigned long size,
		       unsigned long align, unsigned long limit, unsigned long addr)
{
	NOTE_BOOT(.kind = MEMBLOCK, .words_of_memblock = addr ? words : none, .a = size,
		  .b = align, .c = limit, .d = addr);
}

#define NOTE_TAKEN(words, size, align, limit, addr)			\
	note_taken(words " = 0x%lx", words " = none", size, align, limit, addr)

#ifdef BS_HAS_MEMBLOCK_NO_PANIC

WRAP(unsigned long, memblock_phys_alloc_range_bs, BETWEEN)
{
	unsigned long addr = __real_memblock_phys_alloc_range_bs(size, align, start, end);

	/* Who names where to begin is told of only */
	if (start)
		NOTE_BOOT(.kind = EARLY, .a = size, .d = addr);
	else
		NOTE_TAKEN("mb_alloc_range 0x%lx 0x%lx 0 0x%lx -", size, align, end, addr);
	return addr;
}

#else

WRAP(unsigned long, memblock_alloc_bs, SIZE)
{
	unsigned long addr = __real_memblock_alloc_bs(size, align);

	NOTE_TAKEN("mb_alloc_base 0x%lx 0x%lx - 0x%lx -", size, align,
		   MEMBLOCK_ALLOC_ACCESSIBLE_BS, addr);
	return addr;
}

WRAP(unsigned long, memblock_alloc_base_bs, BELOW)
{
	unsigned long addr = __real_memblock_alloc_base_bs(size, align, limit);

	NOTE_TAKEN("mb_alloc_base 0x%lx 0x%lx - 0x%lx -", size, align, limit, addr);
	return addr;
}

WRAP(unsigned long, __memblock_alloc_base_bs, BELOW)
{
	unsigned long addr = __real___memblock_alloc_base_bs(size, align, limit);

	NOTE_TAKEN("mb_alloc_base_nopanic 0x%lx 0x%lx - 0x%lx -", size, align, limit, addr);
	return addr;
}

#endif

/* ---- the hand-over ---- */

#ifdef BS_HAS_MEMBLOCK_ONLY
WRAP(void, memblock_free_all_bs, (void))
{
	record_inside(IN_HAND_OVER);
	__real_memblock_free_all_bs();
	record_inside(OUTSIDE);
}
#else
WRAP(unsigned long, free_all_bootmem_bs, (void))
{
	unsigned long pages;

	record_inside(IN_HAND_OVER);
	pages = __real_free_all_bootmem_bs();
	record_inside(OUTSIDE);
	return pages;
}
#endif
