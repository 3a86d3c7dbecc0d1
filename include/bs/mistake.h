/* SPDX-License-Identifier: GPL-2.0-only */
/* What those who use the machine get wrong, and history would not have noticed. */
#ifndef _BS_MISTAKE_H
#define _BS_MISTAKE_H

#include <linux/compiler.h>

struct seq_file;

/**
 * mistake_bs() - note a mistake of a test, and put it into the host's log
 * @fmt: one line, without a newline: who did what, and what to do instead
 *
 * The same line is said once. May be called from anywhere.
 */
__printf(1, 2) void mistake_bs(const char *fmt, ...);

/** mistakes_bs() - how many there were in this machine */
unsigned int mistakes_bs(void);

/**
 * mistake_text_bs() - one of them
 * @i: its number, from 0
 *
 * Return: its line, which stays as it is while the machine runs; NULL if there is none, or
 * if there were too many to keep.
 */
const char *mistake_text_bs(unsigned int i);

/**
 * mistakes_show_bs() - print them, a line each
 * @m: gets them
 */
void mistakes_show_bs(struct seq_file *m);

/** mistakes_forget_bs() - for the next machine */
void mistakes_forget_bs(void);

#endif /* _BS_MISTAKE_H */
