/* SPDX-License-Identifier: GPL-2.0-only */
/* What those who use the machine get wrong, and history would not have noticed. */
#ifndef _BS_MISTAKE_H
#define _BS_MISTAKE_H

#include <linux/types.h>

struct seq_file;

/* Characters of its line, with a NUL */
#define MISTAKE_SIZE_BS	256

/**
 * mistake_bs() - note a mistake of a test, and put it into the host's log
 * @fmt: one line, without a newline: who did what, and what to do instead
 *
 * It is counted each time, and said the first time. May be called from anywhere.
 */
__printf(1, 2) void mistake_bs(const char *fmt, ...);

/** mistakes_bs() - how many there were in this machine */
unsigned int mistakes_bs(void);

/**
 * mistake_latest_bs() - the line of the latest
 * @buf: gets it
 * @size: bytes of @buf
 */
void mistake_latest_bs(char *buf, size_t size);

/**
 * mistakes_show_bs() - print them, a line each
 * @m: gets them
 */
void mistakes_show_bs(struct seq_file *m);

/** mistakes_forget_bs() - for the next machine */
void mistakes_forget_bs(void);

#endif /* _BS_MISTAKE_H */
