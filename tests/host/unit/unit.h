/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unit tests: each is a sentence that has to be true, on a machine of its own. What
 * memory looks like is compared as a picture, so that nothing is left out.
 */
#ifndef HOST_UNIT_H
#define HOST_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <bs/machine.h>

/** struct unit_test - @says: what is true; @run: calls check...() */
struct unit_test {
	const char *says;
	void (*run)(void);
};

/** A file's tests, with an entry without a sentence at the end; NULL if it is left out */
extern const struct unit_test bootmem_tests[] __weak, memblock_tests[] __weak,
	nobootmem_tests[] __weak, lmb_tests[] __weak,
	page_alloc_tests[] __weak, bitrun_tests[], proc_tests[] __weak, machine_tests[] __weak,
	layout_tests[] __weak, cmdline_tests[], lock_tests[] __weak,
	pages24_tests[] __weak;

#define check(cond) \
	check_at(__FILE__, __LINE__, cond, #cond)
#define check_number(got, wanted) \
	check_number_at(__FILE__, __LINE__, #got, (unsigned long)(got), (unsigned long)(wanted))
#define check_text(got, wanted) \
	check_text_at(__FILE__, __LINE__, #got, got, wanted)

void check_at(const char *file, int line, bool ok, const char *what);
void check_number_at(const char *file, int line, const char *what, unsigned long got,
		     unsigned long wanted);
void check_text_at(const char *file, int line, const char *what, const char *got,
		   const char *wanted);

/** check_died() - the machine has halted, and its reason contains @why */
#define check_died(why) \
	check_died_at(__FILE__, __LINE__, why)
void check_died_at(const char *file, int line, const char *why);

/** check_logged() - the machine's log contains @text */
#define check_logged(text) \
	check_at(__FILE__, __LINE__, log_has(text), "log has " text)
bool log_has(const char *text);

/** log_count() - how often @text is in the machine's log */
unsigned int log_count(const char *text);

/* ---- machines ---- */

#define FRAME(pfn)	((unsigned long)(pfn) * PAGE_SIZE_BS)

/* Where the small machine begins: frames BASE .. BASE + 63 */
#define BASE		0x1000UL
#define SMALL_LOW	48
#define SMALL_PAGES	64

/** start_bootmem() - @pages frames from BASE on in node 0, its map in the first one */
void start_bootmem(unsigned long pages);

/** hand_over() - give a node, or in some versions all of them, to the page allocator */
unsigned long hand_over(int nid);

/**
 * start_small() - a whole small machine, booted, nothing allocated
 *
 *	BASE                                          +64
 *	|  DMA, 16       |  Normal, 32        | HighMem, 16 |
 *
 * Bootmem's map is in frame 0 and comes free with the rest; no per-CPU list holds a
 * page, and their limits are those that small zones had in 2.6.12. There are no
 * watermarks yet.
 */
void start_small(void);

/** small_page() - the page of frame BASE + @i */
struct page_bs *small_page(unsigned long i);

/** small_zone() - a zone of node 0 by its ZONE_xxx_BS */
struct zone_bs *small_zone(int zone);

/** small_block() - frame of a block that alloc_pages_bs() gives, from BASE; -1: none */
long small_block(unsigned int gfp, unsigned int order);

/** fill_up() - let no world_alloc() succeed any more */
void fill_up(void);

/* ---- pictures ---- */

/** map_picture() - a character a page of node @nid: '.' free, '#' reserved */
const char *map_picture(int nid);

/**
 * zone_picture() - a character a page of a zone
 *
 * A free block is the digit of its order ('a' for 10) and '-' for its other pages; 'h'
 * and 'c' are pages on CPU 0's hot and cold lists, 'R' reserved ones, '#' those in use.
 */
const char *zone_picture(int zone);

#endif /* HOST_UNIT_H */
