/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One suite a file; main.c runs them in this order. What all of them use: empty tables, and
 * pictures of both, a character a page from 16 MB on:
 *
 *	memory    "====  =========="	there is memory, or not
 *	reserved  "#     ##        "	it is taken, or not
 */
#ifndef _MODULES_MEMBLOCK_TESTS_H
#define _MODULES_MEMBLOCK_TESTS_H

#include <bs/test.h>

int tables_tests(void);
int search_tests(void);
int grow_tests(void);
int memblock_hand_over_tests(void);

/** First address of a picture, and an address in it by its page */
#define BASE		0x1000000UL
#define PAGE(nr)	(BASE + (nr) * PAGE_SIZE_BS)
#define PAGES(nr)	((nr) * PAGE_SIZE_BS)

/**
 * tables_push() - put the machine's tables away; there are empty ones instead
 *
 * Return: false if there is no memory for that.
 */
bool tables_push(struct test_bs *t);

/** tables_pop() - the inverse */
void tables_pop(void);

/** EXPECT_TABLES() - compare both tables with pictures of the same length */
#define EXPECT_TABLES(t, memory, reserved) expect_tables(t, memory, reserved, __LINE__)
void expect_tables(struct test_bs *t, const char *memory, const char *reserved, int line);

/* What changed its name or its arguments from version to version */

/** give_back() - free what was reserved */
int give_back(unsigned long base, unsigned long size);

/** take() - pages at a multiple of as many; the page they begin at, -1 if there are none */
long take(unsigned long pages, unsigned long limit);

/** add_to_node() - memory of a node */
void add_to_node(unsigned long base, unsigned long size, int nid);

#endif /* _MODULES_MEMBLOCK_TESTS_H */
