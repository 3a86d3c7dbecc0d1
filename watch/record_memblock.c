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

/* Memory that is kept twice goes to those who ask for it as bootmem did, not to page tables */
static bool prefers_mirror(void)
{
#ifdef BS_HAS_MEMBLOCK_MIRROR
	return choose_memblock_flags_bs() != MEMBLOCK_NONE_BS;
#else
	return false;
#endif
}

/* What was noted of that is no call of its own, if bootmem's words mean the same */
enum kind record_boot_alloc(unsigned long addr, unsigned long size)
{
	const struct entry *e = record_last();
	bool taken = e && e->kind == MEMBLOCK && e->d == addr;
	enum kind kind = taken && prefers_mirror() ? EARLY : ALLOC;

	if (kind == ALLOC && (taken || (e && e->kind == RESERVE && e->a == addr && e->b == size)))
		record_drop();
	return kind;
}

unsigned long record_boot_end(void)
{
	return low_end;
}

static bool is_high(unsigned long base)
{
	return base >= low_end;
}

void record_boot_missing(struct seq_file *m)
{
	if (memblock_bs.reserved.max > INIT_MEMBLOCK_REGIONS_BS ||
	    memblock_bs.memory.max > INIT_MEMBLOCK_REGIONS_BS)
		seq_puts(m, "# memblock's tables have grown, and took memory for that, which is not in this trace\n");
}

#define MEMBLOCK_CALL(...)	NOTE_BOOT(.kind = MEMBLOCK, .words_of_memblock = __VA_ARGS__)

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
static void note_reserve(unsigned long base, unsigned long size)
{
	if (!record_is_alloc(record_last(), base, size))
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
static void note_add_flags(unsigned long base, unsigned long size, int nid,
			   unsigned long flags, int err)
{
	static const char * const words[] = EACH_NODE("mb_add 0x%lx 0x%lx ", " 0x%lx = %ld");

	if (flags)
		MEMBLOCK_CALL(words[which_node(nid)], .a = base, .b = size, .c = flags,
			      .d = err);
	else
		note_add(base, size);
}

WRAP_INT(memblock_add_node_bs, (unsigned long base, unsigned long size, int nid,
				enum memblock_flags_bs flags), (base, size, nid, flags),
	 note_add_flags(base, size, nid, flags, err))
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

/* ---- what entries are like ---- */

static void note_set_node(unsigned long base, unsigned long size, bool reserved, int nid,
			  int err)
{
	static const char * const of_memory[] =
		EACH_NODE("mb_set_node 0x%lx 0x%lx ", " memory = %ld");
	static const char * const of_reserved[] =
		EACH_NODE("mb_set_node 0x%lx 0x%lx ", " reserved = %ld");

	MEMBLOCK_CALL((reserved ? of_reserved : of_memory)[which_node(nid)], .a = base,
		      .b = size, .c = err);
}

#ifdef BS_HAS_MEMBLOCK_SET_NODE_TYPE
WRAP_INT(memblock_set_node_bs, (unsigned long base, unsigned long size,
				struct memblock_type_bs *type, int nid), (base, size, type, nid),
	 note_set_node(base, size, type == &memblock_bs.reserved, nid, err))
#else
WRAP_INT(memblock_set_node_bs, (unsigned long base, unsigned long size, int nid),
	 (base, size, nid), note_set_node(base, size, false, nid, err))
#endif

#define WRAP_MARK(name, words)						\
	WRAP_INT(name, RANGE, (base, size),				\
		 MEMBLOCK_CALL(words " 0x%lx 0x%lx = %ld", .a = base, .b = size, .c = err))

#ifdef BS_HAS_MEMBLOCK_FLAGS
WRAP_MARK(memblock_mark_hotplug_bs, "mb_mark hotplug")
WRAP_MARK(memblock_clear_hotplug_bs, "mb_clear hotplug")
#endif
#ifdef BS_HAS_MEMBLOCK_MIRROR
WRAP_MARK(memblock_mark_mirror_bs, "mb_mark mirror")
#endif
#ifdef BS_HAS_MEMBLOCK_NOMAP
WRAP_MARK(memblock_mark_nomap_bs, "mb_mark nomap")
WRAP_MARK(memblock_clear_nomap_bs, "mb_clear nomap")
#endif
#ifdef BS_HAS_MEMBLOCK_TRIM
WRAP_VOID(memblock_trim_memory_bs, (unsigned long align), (align),
	  MEMBLOCK_CALL("mb_trim 0x%lx = ok", .a = align))
#endif
#ifdef BS_HAS_MEMBLOCK_BOTTOM_UP
static void note_bottom_up(bool enable)
{
#ifdef BS_HAS_MEMBLOCK_KERNEL_END
	/* Behind this an upward search begins */
	if (enable)
		MEMBLOCK_CALL("mb_env kernel_end 0x%lx = ok", .a = kernel_end_bs);
#endif
	MEMBLOCK_CALL("mb_bottom_up %lu = ok", .a = enable);
}

WRAP_VOID(memblock_set_bottom_up_bs, (bool enable), (enable), note_bottom_up(enable))
#endif
#ifdef BS_HAS_MEMBLOCK_CAP
WRAP_VOID(memblock_cap_memory_range_bs, RANGE, (base, size),
	  MEMBLOCK_CALL("mb_cap_range 0x%lx 0x%lx = ok", .a = base, .b = size))
WRAP_VOID(memblock_mem_limit_remove_map_bs, (unsigned long limit), (limit),
	  MEMBLOCK_CALL("mb_limit_remove_map 0x%lx = ok", .a = limit))
#endif

/* ---- allocating ---- */

#define OF_NODE		(unsigned long size, unsigned long align, int nid)
#define PLACE		(unsigned long size, unsigned long align, unsigned long min_addr,	\
			 unsigned long max_addr, int nid)

#define WRAP_OF_NODE(name, word)					\
	WRAP(unsigned long, name, OF_NODE)				\
	{								\
		static const char * const words[] =			\
			EACH_NODE(word " 0x%lx 0x%lx - - ", " = 0x%lx"), * const none[] = \
			EACH_NODE(word " 0x%lx 0x%lx - - ", " = none");	\
		unsigned long addr = __real_##name(size, align, nid);	\
									\
		MEMBLOCK_CALL((addr ? words : none)[which_node(nid)], .a = size, .b = align, \
			      .c = addr);				\
		return addr;						\
	}

#if defined(BS_HAS_MEMBLOCK_ALLOC_RANGE) || defined(BS_HAS_MEMBLOCK_NO_PANIC)
static void note_range(unsigned long size, unsigned long align, unsigned long start,
		       unsigned long end, unsigned long addr)
{
	MEMBLOCK_CALL(addr ? "mb_alloc_range 0x%lx 0x%lx 0x%lx 0x%lx - = 0x%lx" :
		      "mb_alloc_range 0x%lx 0x%lx 0x%lx 0x%lx - = none",
		      .a = size, .b = align, .c = start, .d = end, .e = addr);
}
#endif

#if defined(BS_HAS_MEMBLOCK_VIRT_ALLOC) || defined(BS_HAS_MEMBLOCK_NO_PANIC)
/* Behind low memory there is nothing to take: whoever names that names no limit */
static bool is_limit(unsigned long max_addr)
{
	return max_addr && max_addr < low_end;
}

/* @own: what it means is in no word of bootmem, whatever the arguments */
#define WRAP_PLACE(name, word, own)					\
	WRAP(void *, name, PLACE)					\
	{								\
		static const char * const words[] =			\
			EACH_NODE(word " 0x%lx 0x%lx 0x%lx 0x%lx ", " = 0x%lx"), * const none[] = \
			EACH_NODE(word " 0x%lx 0x%lx 0x%lx 0x%lx ", " = none"); \
		void *ptr = __real_##name(size, align, min_addr, max_addr, nid); \
									\
		if ((own) || is_limit(max_addr) || !ptr)		\
			record_instead((ptr ? words : none)[which_node(nid)], \
				   &(struct entry){ .a = size, .b = align,	\
						    .c = min_addr, .d = max_addr }, \
				   ptr ? virt_to_phys_bs(ptr) : 0);	\
		return ptr;						\
	}
#endif

#ifdef BS_HAS_MEMBLOCK_NO_PANIC

WRAP(unsigned long, memblock_phys_alloc_range_bs, BETWEEN)
{
	unsigned long addr = __real_memblock_phys_alloc_range_bs(size, align, start, end);

	note_range(size, align, start, end, addr);
	return addr;
}

WRAP_OF_NODE(memblock_phys_alloc_try_nid_bs, "mb_alloc_try_nid")
WRAP_PLACE(memblock_alloc_try_nid_bs, "mb_virt_alloc", false)
WRAP_PLACE(memblock_alloc_try_nid_raw_bs, "mb_virt_alloc", false)
WRAP_PLACE(memblock_alloc_exact_nid_raw_bs, "mb_alloc_exact_nid", true)

#else

/* Page tables are asked for like this; then the boot says that bootmem's words will do */
static void note_taken(const char *words, const char *none, unsigned long size,
		       unsigned long align, unsigned long limit, unsigned long addr)
{
	NOTE_BOOT(.kind = MEMBLOCK, .words_of_memblock = addr ? words : none, .a = size,
		  .b = align, .c = limit, .d = addr);
}

#define NOTE_TAKEN(words, size, align, limit, addr)			\
	note_taken(words " = 0x%lx", words " = none", size, align, limit, addr)

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

WRAP_OF_NODE(memblock_alloc_nid_bs, "mb_alloc_nid")
WRAP_OF_NODE(memblock_alloc_try_nid_bs, "mb_alloc_try_nid")
#ifdef BS_HAS_MEMBLOCK_ALLOC_RANGE
WRAP(unsigned long, memblock_alloc_range_bs, (unsigned long size, unsigned long align,
					      unsigned long start, unsigned long end,
					      enum memblock_flags_bs flags))
{
	unsigned long addr = __real_memblock_alloc_range_bs(size, align, start, end, flags);

	note_range(size, align, start, end, addr);
	return addr;
}
#endif
#ifdef BS_HAS_MEMBLOCK_VIRT_ALLOC
WRAP_PLACE(memblock_virt_alloc_try_nid_bs, "mb_virt_alloc", false)
WRAP_PLACE(memblock_virt_alloc_try_nid_nopanic_bs, "mb_virt_alloc_nopanic", false)
#endif

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
