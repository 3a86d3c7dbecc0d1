/* SPDX-License-Identifier: GPL-2.0-only */
/* One call by hand, and what it did: debugfs call. */
#ifndef _BS_CALL_H
#define _BS_CALL_H

#include <linux/compiler.h>

struct seq_file;

/**
 * call_make_bs() - make a call to the machine's allocators
 * @line: such as "alloc 3 HIGHUSER", "free 0x704e4 3" or "bootmem alloc 100 32"
 *
 * Keeps what it answered, and the memory before and after it, for call_show_bs(). May sleep.
 *
 * Return: 0, -EINVAL if nobody can read @line (nothing was changed), -EIO if the machine is
 * dead, or died of the call, -ENOMEM.
 */
int call_make_bs(char *line);

/** call_show_bs() - print what became of the latest call */
void call_show_bs(struct seq_file *m);

/** call_exit_bs() - give back what the calls still hold; allowed if there were none */
void call_exit_bs(void);

/* ---- for those who make the calls ---- */

/** call_say_bs() - add to what call_show_bs() prints */
__printf(1, 2) void call_say_bs(const char *fmt, ...);

/** call_nonsense_bs() - print that nobody can read @what, and examples; -EINVAL */
int call_nonsense_bs(const char *what);

/* call_bootmem.c, in versions that boot from bootmem; NULL in others */

/** call_bootmem_bs() - make a call to a node of one's own; @word[1] says which */
int call_bootmem_bs(char **word) __weak;

/** call_bootmem_exit_bs() - give the node back; allowed if there is none */
void call_bootmem_exit_bs(void) __weak;

#endif /* _BS_CALL_H */
