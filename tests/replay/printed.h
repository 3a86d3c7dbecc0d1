/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the kernel printed. A trace whose recorder kept it has it behind each record:
 *
 *	reserve 0 0x1000000 0x1000 = ok
 *	# printk: hm, page 00000000 reserved twice.
 *
 * Of more than six lines the first six and, as one more comment, how many they are in all
 * and the CRC-32 of their text. In such a trace no comment means that nothing was printed.
 */
#ifndef REPLAY_PRINTED_H
#define REPLAY_PRINTED_H

#include <linux/types.h>

struct trace;

#define PRINTED_PREFIX	"# printk: "

/** printed_begin() - listen to the log, and find out whether this trace compares it */
void printed_begin(struct trace *t, const char *text);

/** printed_record() - a record follows whose lines are to be kept; settles the one before */
void printed_record(struct trace *t);

/** printed_kept() - the record is one whose lines the recorder kept; answer them */
void printed_kept(struct trace *t, void (*emit)(struct trace *t, const char *line));

/** printed_expect() - compare the next line with a comment; false if that is none of these */
bool printed_expect(struct trace *t, const char *comment);

/** printed_end() - settle the last record, listen no longer */
void printed_end(struct trace *t);

#endif /* REPLAY_PRINTED_H */
