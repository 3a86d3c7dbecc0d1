// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the tracepoints of bootmem do not tell: that a request had a limit, and who got nothing
 * and went on. Kbuild has the linker lead whoever asks so here.
 */
#include <linux/module.h>
#include <biscuitos/bootmem.h>
#include <bs/machine.h>
#include <bs/recorder.h>

#if defined(BS_HAS_BOOTMEM_NOPANIC) || defined(BS_HAS_BOOTMEM_LIMIT)

/* Behind all of its memory it limits nothing */
static bool is_limit(unsigned long limit)
{
	return limit && limit < record_boot_end();
}

#define ANY		(unsigned long size, unsigned long align, unsigned long goal)
#define LIMITED		(unsigned long size, unsigned long align, unsigned long goal,	\
			 unsigned long limit)
#define OF_NODE		(struct pglist_data_bs *pgdat, unsigned long size,		\
			 unsigned long align, unsigned long goal)
#define OF_NODE_LIMITED	(struct pglist_data_bs *pgdat, unsigned long size,		\
			 unsigned long align, unsigned long goal, unsigned long limit)

/* One that panics says so itself */
static void note_got(const char *const *limited, const char *const *none, int nid,
		     const struct entry *e, const void *ptr)
{
	if (ptr && is_limit(e->d))
		record_instead(limited[which_node(nid)], e, virt_to_phys_bs(ptr));
	else if (!ptr && none && !halted_bs())
		record_instead(none[which_node(nid)], e, 0);
}

#define WRAP_REQUEST(name, proto, args, word, nid, limit, none)		\
	WRAP(void *, name, proto)					\
	{								\
		static const char * const limited[] =			\
			EACH_NODE(word " ", " 0x%lx 0x%lx 0x%lx 0x%lx = 0x%lx"); \
		void *ptr = __real_##name args;				\
									\
		note_got(limited, none, nid, &(struct entry){		\
			.a = size, .b = align, .c = goal, .d = limit,	\
		}, ptr);						\
		return ptr;						\
	}

#if defined(BS_HAS_BOOTMEM_NOPANIC)
static const char * const got_none[] =
	EACH_NODE("alloc_nopanic ", " 0x%lx 0x%lx 0x%lx - = none");

WRAP_REQUEST(__alloc_bootmem_nopanic_bs, ANY, (size, align, goal), "alloc_nopanic", -1, 0,
	     got_none)
#endif
#ifdef BS_HAS_NODE_NOPANIC
WRAP_REQUEST(__alloc_bootmem_node_nopanic_bs, OF_NODE, (pgdat, size, align, goal),
	     "alloc_nopanic", pgdat->node_id, 0, got_none)
#endif
#if defined(BS_HAS_BOOTMEM_ANY_LIMIT)
static const char * const got_none_below[] =
	EACH_NODE("alloc_nopanic ", " 0x%lx 0x%lx 0x%lx 0x%lx = none");

WRAP_REQUEST(___alloc_bootmem_bs, LIMITED, (size, align, goal, limit), "alloc", -1, limit,
	     NULL)
WRAP_REQUEST(___alloc_bootmem_nopanic_bs, LIMITED, (size, align, goal, limit),
	     "alloc_nopanic", -1, limit, limit ? got_none_below : got_none)
WRAP_REQUEST(___alloc_bootmem_node_bs, OF_NODE_LIMITED, (pgdat, size, align, goal, limit),
	     "alloc", pgdat->node_id, limit, NULL)
#elif defined(BS_HAS_BOOTMEM_LIMIT)
WRAP_REQUEST(__alloc_bootmem_limit_bs, LIMITED, (size, align, goal, limit), "alloc", -1,
	     limit, NULL)
WRAP_REQUEST(__alloc_bootmem_node_limit_bs, OF_NODE_LIMITED,
	     (pgdat, size, align, goal, limit), "alloc", pgdat->node_id, limit, NULL)
#endif

#endif
