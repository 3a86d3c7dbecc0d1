/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: bit numbers and results are the kernel's; atomic where the kernel's are. */
#ifndef SHIM_LINUX_BITOPS_H
#define SHIM_LINUX_BITOPS_H

#include <linux/bits.h>

static inline unsigned long __ffs(unsigned long word)
{
	return __builtin_ctzl(word);
}

static inline unsigned long __fls(unsigned long word)
{
	return BITS_PER_LONG - 1 - __builtin_clzl(word);
}

#define ffz(word)	__ffs(~(word))

static inline int fls(unsigned int word)
{
	return word ? 32 - __builtin_clz(word) : 0;
}

static inline int fls_long(unsigned long word)
{
	return word ? (int)__fls(word) + 1 : 0;
}

#undef ffs
#define ffs(word)		__builtin_ffs(word)
#define hweight_long(word)	((unsigned long)__builtin_popcountl(word))
#define hweight32(word)		((unsigned int)__builtin_popcount(word))

static inline bool test_bit(unsigned long nr, const volatile unsigned long *map)
{
	return map[BIT_WORD(nr)] >> (nr % BITS_PER_LONG) & 1;
}

static inline void __set_bit(unsigned long nr, volatile unsigned long *map)
{
	map[BIT_WORD(nr)] |= BIT_MASK(nr);
}

static inline void __clear_bit(unsigned long nr, volatile unsigned long *map)
{
	map[BIT_WORD(nr)] &= ~BIT_MASK(nr);
}

static inline bool test_and_set_bit(unsigned long nr, volatile unsigned long *map)
{
	return __atomic_fetch_or(map + BIT_WORD(nr), BIT_MASK(nr), __ATOMIC_SEQ_CST) &
	       BIT_MASK(nr);
}

static inline bool test_and_clear_bit(unsigned long nr, volatile unsigned long *map)
{
	return __atomic_fetch_and(map + BIT_WORD(nr), ~BIT_MASK(nr), __ATOMIC_SEQ_CST) &
	       BIT_MASK(nr);
}

#define set_bit(nr, map)		((void)test_and_set_bit(nr, map))
#define clear_bit(nr, map)		((void)test_and_clear_bit(nr, map))
#define __test_and_set_bit(nr, map)	test_and_set_bit(nr, map)
#define __test_and_clear_bit(nr, map)	test_and_clear_bit(nr, map)

/* The first bit at or after @from that is set in (map ^ @flip); @size if there is none */
static inline unsigned long shim_find_bit(const unsigned long *map, unsigned long size,
					  unsigned long from, unsigned long flip)
{
	unsigned long at, word;

	if (from >= size)
		return size;

	word = (map[BIT_WORD(from)] ^ flip) & BITMAP_FIRST_WORD_MASK(from);
	for (at = from - from % BITS_PER_LONG; !word;) {
		at += BITS_PER_LONG;
		if (at >= size)
			return size;
		word = map[BIT_WORD(at)] ^ flip;
	}
	at += __ffs(word);
	return at < size ? at : size;
}

#define find_next_bit(map, size, from)		shim_find_bit(map, size, from, 0UL)
#define find_next_zero_bit(map, size, from)	shim_find_bit(map, size, from, ~0UL)
#define find_first_bit(map, size)		find_next_bit(map, size, 0UL)
#define find_first_zero_bit(map, size)		find_next_zero_bit(map, size, 0UL)

#define for_each_set_bit(bit, map, size)				\
	for ((bit) = find_first_bit(map, size); (bit) < (size);		\
	     (bit) = find_next_bit(map, size, (bit) + 1))

#endif
