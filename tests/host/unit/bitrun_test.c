// SPDX-License-Identifier: GPL-2.0-only
/* lib/bitrun.c against the kernel's own search, which goes bit by bit */
#include <stdlib.h>
#include <linux/bitmap.h>
#include <bs/bitrun.h>
#include "unit.h"

#define BITS	(6 * BITS_PER_LONG)

static unsigned long map[BITS / BITS_PER_LONG];

static unsigned long seed = 1;

static unsigned long roll(unsigned long below)
{
	seed = seed * 1103515245UL + 12345;
	return (seed >> 16) % below;
}

/* @taken of 16 bits are set, in stretches of up to @stretch */
static void fill(unsigned long taken, unsigned long stretch)
{
	unsigned long i, len;
	bool set;

	for (i = 0; i < BITS; i += len) {
		len = min(1 + roll(stretch), BITS - i);
		set = roll(16) < taken;
		if (set)
			bitmap_set(map, i, len);
		else
			bitmap_clear(map, i, len);
	}
}

static void compare(unsigned long end, unsigned long from, unsigned long run)
{
	unsigned long wanted = bitmap_find_next_zero_area(map, end, from, run, 0);

	check_number(bitrun_find(map, end, from, run), min(wanted, end));
}

static void random_maps(void)
{
	unsigned long i, end;

	for (i = 0; i < 20000; i++) {
		if (i % 16 == 0)
			fill(roll(17), 1 + roll(i % 3 ? 4 : 2 * BITS_PER_LONG));
		end = roll(BITS + 1);
		compare(end, roll(end + 1), 1 + roll(i % 2 ? 5 : 2 * BITS_PER_LONG));
	}
}

/* Every run length at every distance from the border of two words */
static void borders(void)
{
	unsigned long first, run;

	for (first = 0; first < 2 * BITS_PER_LONG; first++)
		for (run = 1; run <= 2 * BITS_PER_LONG; run++) {
			bitmap_set(map, 0, BITS);
			bitmap_clear(map, first, run);
			compare(BITS, 0, run);
			compare(BITS, first, run);
			compare(BITS, first + 1, run);
			compare(BITS, 0, run + 1);
			compare(first + run, 0, run);
			compare(first + run - 1, 0, run);
		}
}

static void empty(void)
{
	bitmap_clear(map, 0, BITS);
	check_number(bitrun_find(map, 0, 0, 1), 0);
	check_number(bitrun_find(map, 8, 8, 1), 8);
	check_number(bitrun_find(map, 8, 0, 9), 8);
	check_number(bitrun_find(map, 8, 0, BITS_PER_LONG + 1), 8);
	check_number(bitrun_find(map, BITS, 0, 1UL << (BITS_PER_LONG - 1)), BITS);
	check_number(bitrun_find(map, BITS, BITS + 1, 1), BITS);
}

const struct unit_test bitrun_tests[] = {
	{ "finds what bitmap_find_next_zero_area() finds, in random maps", random_maps },
	{ "and around the borders of words", borders },
	{ "and nothing in a map without bits", empty },
	{ }
};
