/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: a whole word at a time, like the kernel's, and never a word too far. */
#ifndef SHIM_LINUX_BITMAP_H
#define SHIM_LINUX_BITMAP_H

#include <linux/bitops.h>

#define DECLARE_BITMAP(name, bits)	unsigned long name[BITS_TO_LONGS(bits)]

/* Those of the @nr bits from @start on that lie in the word of @start */
static inline unsigned long shim_word_mask(unsigned long start, unsigned long nr)
{
	unsigned long mask = BITMAP_FIRST_WORD_MASK(start);

	if (nr < BITS_PER_LONG - start % BITS_PER_LONG)
		mask &= BITMAP_LAST_WORD_MASK(start + nr);
	return mask;
}

static inline unsigned long shim_word_bits(unsigned long start, unsigned long nr)
{
	unsigned long left = BITS_PER_LONG - start % BITS_PER_LONG;

	return nr < left ? nr : left;
}

static inline void bitmap_set(unsigned long *map, unsigned long start, unsigned long nr)
{
	unsigned long step;

	for (; nr; start += step, nr -= step) {
		step = shim_word_bits(start, nr);
		map[BIT_WORD(start)] |= shim_word_mask(start, nr);
	}
}

static inline void bitmap_clear(unsigned long *map, unsigned long start, unsigned long nr)
{
	unsigned long step;

	for (; nr; start += step, nr -= step) {
		step = shim_word_bits(start, nr);
		map[BIT_WORD(start)] &= ~shim_word_mask(start, nr);
	}
}

static inline unsigned long bitmap_weight(const unsigned long *map, unsigned long bits)
{
	unsigned long i, weight = 0;

	for (i = 0; i < bits / BITS_PER_LONG; i++)
		weight += hweight_long(map[i]);
	if (bits % BITS_PER_LONG)
		weight += hweight_long(map[i] & BITMAP_LAST_WORD_MASK(bits));
	return weight;
}

/* @align_mask: one less than a power of two that the place has to be a multiple of */
static inline unsigned long bitmap_find_next_zero_area(unsigned long *map, unsigned long size,
						       unsigned long start, unsigned int nr,
						       unsigned long align_mask)
{
	unsigned long place, taken;

	for (;; start = taken + 1) {
		place = find_next_zero_bit(map, size, start);
		place = (place + align_mask) & ~align_mask;
		if (place + nr > size)
			return place + nr;
		taken = find_next_bit(map, place + nr, place);
		if (taken >= place + nr)
			return place;
	}
}

#endif
