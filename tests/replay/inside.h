/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What happens inside a call. A trace that was recorded with events has them behind each
 * record, in the order in which they came:
 *
 *	alloc_pages 0 GFP_KERNEL 3 = 476136
 *	#> split 476144 4
 *	#> split 476136 3
 *
 *	search FIRST LAST	bootmem or memblock finds no place between these addresses
 *	refuse NODE ZONE ORDER	a zone that was asked gives no block of that order
 *	split PFN ORDER		a free block was halved; the upper half, of that order, stays free
 *	merge PFN PFN ORDER	two free blocks of that order became one: the page, its buddy
 *	refill NODE ZONE COUNT	so many pages came to a list of the CPU
 *	drain NODE ZONE COUNT	so many went back from it: a spill, or because of `drain`
 *
 * Only programs that are compiled for it (BS_WATCHED) have inside.c, and hear of them. To the
 * others these lines are comments.
 */
#ifndef REPLAY_INSIDE_H
#define REPLAY_INSIDE_H

#include <linux/types.h>

struct trace;

#define INSIDE_PREFIX	"#> "

/** inside_begin() - a new trace; one that has such lines is compared with what happens */
void inside_begin(const char *text) __weak;

/** inside_record() - a record follows, or none any more; settles the one before */
void inside_record(struct trace *t) __weak;

/** inside_emit() - the record was made: answer with what happened inside it */
void inside_emit(struct trace *t, void (*emit)(struct trace *t, const char *line)) __weak;

/** inside_expect() - compare the next event with a comment; false if that is none of these */
bool inside_expect(struct trace *t, const char *comment) __weak;

#endif /* REPLAY_INSIDE_H */
