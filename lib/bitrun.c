// SPDX-License-Identifier: GPL-2.0-only
/* Runs of clear bits; see bitrun.h for the contract. */
#include <bs/bitrun.h>
#include <bs/kernel.h>

/* The bits of one word that are clear in @map and lie in [@from, @end) */
static unsigned long free_bits(const unsigned long *map, unsigned long end,
			       unsigned long from, unsigned long word)
{
	unsigned long first = word * BITS_PER_LONG;
	unsigned long bits;

	if (first >= end)
		return 0;

	bits = ~map[word];
	if (from > first)
		bits &= BITMAP_FIRST_WORD_MASK(from);
	if (end - first < BITS_PER_LONG)
		bits &= BITMAP_LAST_WORD_MASK(end - first);
	return bits;
}

/*
 * The bits of @low that begin a run of @run set bits, which may go on in @high.
 * In each round bit i stands for "a run of len bits begins at i": two such runs, one
 * behind the other, make a run of up to twice the length.
 */
static unsigned long run_starts(unsigned long low, unsigned long high,
				unsigned long run)
{
	unsigned long len, step;

	for (len = 1; low && len < run; len += step) {
		step = min(len, run - len);
		low &= low >> step | high << (BITS_PER_LONG - step);
		high &= high >> step;
	}
	return low;
}

unsigned long bitrun_find(const unsigned long *map, unsigned long end,
			  unsigned long from, unsigned long run)
{
	unsigned long word = from / BITS_PER_LONG;
	unsigned long low, high, starts, i;

	/* Also because the search below takes an unsigned int */
	if (from >= end || run > end - from)
		return end;

	if (run > BITS_PER_LONG) {
		i = bitmap_find_next_zero_area((unsigned long *)map, end, from,
					       run, 0);
		return min(i, end);
	}

	low = free_bits(map, end, from, word);
	for (; word * BITS_PER_LONG < end; word++, low = high) {
		high = free_bits(map, end, from, word + 1);
		starts = run_starts(low, high, run);
		if (starts)
			return word * BITS_PER_LONG + __ffs(starts);
	}
	return end;
}
