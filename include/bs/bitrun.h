/* SPDX-License-Identifier: GPL-2.0-only */
/* Searching a bitmap for several clear bits in a row, a word at a time. */
#ifndef _BS_BITRUN_H
#define _BS_BITRUN_H

/**
 * bitrun_find() - the first run of clear bits
 * @map: bitmap
 * @end: bits in it that may be looked at
 * @from: first bit that the run may begin at
 * @run: clear bits wanted, at least 1
 *
 * Finds what bitmap_find_next_zero_area() finds, but where free and taken bits
 * alternate it costs a few instructions a word instead of two calls a bit.
 *
 * Return: position of the run's first bit, or @end if there is no such run.
 */
unsigned long bitrun_find(const unsigned long *map, unsigned long end,
			  unsigned long from, unsigned long run);

#endif /* _BS_BITRUN_H */
