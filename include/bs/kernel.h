/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the replayed kernel gets from the kernel, or host program, it lives in.
 *
 * The files of mm/ include nothing but <biscuitos/...>, and whatever they need of
 * the outside comes through this one header: a handful of plain Linux headers and
 * the functions below. That is what lets the same file be compiled as a module and
 * as a host program (tests/host has shims for the Linux headers named here).
 */
#ifndef _BS_KERNEL_H
#define _BS_KERNEL_H

#include <linux/atomic.h>
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/log2.h>
#include <linux/printk.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/threads.h>
#include <linux/types.h>
#include <bs/bitrun.h>
#include <bs/owned.h>
#include <bs/trace.h>
#include <bs/lock.h>

/* ---- the log of the replayed kernel ---- */

/**
 * printk_bs() - print a line, or a part of one, of the replayed kernel's log
 * @fmt: format, KERN_xxx level included
 *
 * Old kernels built lines out of several calls, so text is kept until its newline
 * arrives; the whole line then goes to the host's log behind "bs: ".
 *
 * Return: the number of characters printed.
 */
__printf(1, 2) int printk_bs(const char *fmt, ...);

/* Set by bs_debug_enable(), by "bootmem_debug" and by the module parameter "debug" */
extern bool debug_bs;

/** bs_debug() - printk_bs() while debugging is switched on */
#define bs_debug(fmt, ...)						\
	do {								\
		if (READ_ONCE(debug_bs))				\
			printk_bs(KERN_DEBUG fmt, ##__VA_ARGS__);	\
	} while (0)

#define bs_debug_enable()	WRITE_ONCE(debug_bs, true)
#define bs_debug_disable()	WRITE_ONCE(debug_bs, false)

/* ---- the death of the replayed kernel ---- */

/**
 * bug_bs() - the replayed kernel ran into BUG()
 * @file: source file
 * @line: line in it
 * @what: the condition that held
 *
 * Marks the replayed machine as halted. Unlike the original this comes back: the
 * host must live on, so each caller leaves by `return`.
 *
 * Return: true, always.
 */
bool bug_bs(const char *file, int line, const char *what);

#define BUG_BS()	bug_bs(__FILE__, __LINE__, "BUG()")
#define BUG_ON_BS(cond)	(unlikely(cond) && bug_bs(__FILE__, __LINE__, #cond))

/**
 * wild_bs() - history would have written to memory that is not the allocator's
 * @file: source file
 * @line: line in it
 * @what: the condition that held
 *
 * No machine could tell what came of that, so this answer is ours: as bug_bs(), but
 * nothing has been written yet, and nothing is.
 *
 * Return: true, always.
 */
bool wild_bs(const char *file, int line, const char *what);

/**
 * forever_bs() - history would never have come back from here: as wild_bs()
 * @file: source file
 * @line: line in it
 * @what: the condition that held
 *
 * Return: true, always.
 */
bool forever_bs(const char *file, int line, const char *what);

#define WILD_ON_BS(cond)    (unlikely(cond) && wild_bs(__FILE__, __LINE__, #cond))
#define FOREVER_ON_BS(cond) (unlikely(cond) && forever_bs(__FILE__, __LINE__, #cond))

/**
 * warn_bs() - the replayed kernel ran into WARN(): it says so, and goes on
 * @file: source file
 * @line: line in it
 * @what: the condition that held
 */
void warn_bs(const char *file, int line, const char *what);

#define WARN_ON_BS(cond)						\
	do {								\
		if (unlikely(cond))					\
			warn_bs(__FILE__, __LINE__, #cond);		\
	} while (0)

/**
 * dump_stack_bs() - history printed the stack of its calls here
 *
 * Ours is another one: the log gets a word in its place, as the recorded traces do.
 */
#define dump_stack_bs()	printk_bs("(stack dump)\n")

/**
 * panic_bs() - the replayed kernel panicked; marks the machine as halted, returns
 * @fmt: the reason, without a newline
 */
__printf(1, 2) void panic_bs(const char *fmt, ...);

/* Ask halted_bs() */
extern bool machine_dead_bs;

/** halted_bs() - true once the replayed machine has died; takes no lock */
static inline bool halted_bs(void)
{
	return unlikely(READ_ONCE(machine_dead_bs));
}

/** halt_reason_bs() - one line of text, or NULL while the machine lives */
const char *halt_reason_bs(void);

#define TAINT_BAD_PAGE_BS	(1 << 5)

/**
 * add_taint_bs() - note that the replayed kernel is no longer to be trusted
 * @flag: TAINT_xxx_BS
 */
void add_taint_bs(unsigned int flag);

/** bad_pages_bs() - how often TAINT_BAD_PAGE_BS was reported */
unsigned long bad_pages_bs(void);

/* ---- the memory of the replayed machine ---- */

/**
 * phys_to_virt_bs() - where the replay finds a byte of its memory
 * @paddr: physical address
 */
void *phys_to_virt_bs(unsigned long paddr);

/**
 * virt_to_phys_bs() - inverse of phys_to_virt_bs()
 * @vaddr: address in the window, its end included
 */
unsigned long virt_to_phys_bs(const void *vaddr);

/**
 * phys_valid_bs() - is this memory of the replayed machine?
 * @paddr: first byte, physical
 * @bytes: length
 */
bool phys_valid_bs(unsigned long paddr, unsigned long bytes);

/**
 * clear_memory_bs() - zero memory that an allocator hands out
 * @vaddr: first byte
 * @bytes: length
 */
void clear_memory_bs(void *vaddr, unsigned long bytes);

/* ---- who is calling ---- */

#define PF_MEMALLOC_BS	0x00000800

/**
 * struct task_bs - what the allocator asks about the calling process
 * @flags: PF_xxx_BS
 * @memdie: the out-of-memory killer chose it
 * @rt: runs under a real-time policy
 */
struct task_bs {
	unsigned long flags;
	bool memdie;
	bool rt;
};

/** current_bs() - the calling process of the replayed machine; never NULL */
struct task_bs *current_bs(void);

/** comm_bs() - name of the calling process */
const char *comm_bs(void);

/** in_interrupt_bs() - true in interrupt context */
bool in_interrupt_bs(void);

/* One per-CPU list for each CPU that the host kernel may have */
#define NR_CPUS_BS	NR_CPUS

/** smp_processor_id_bs() - the running CPU; call with interrupts off */
#ifndef smp_processor_id_bs
#define smp_processor_id_bs()	smp_processor_id()
#endif

/** cpu_possible_bs() - may this CPU ever run? */
bool cpu_possible_bs(int cpu);

/** cpu_online_bs() - does this CPU run now? */
bool cpu_online_bs(int cpu);

#endif /* _BS_KERNEL_H */
