/* SPDX-License-Identifier: GPL-2.0-only */
/* What is measured: a file of cases for each allocator. */
#ifndef BENCH_H
#define BENCH_H

#include <bs/machine.h>
#include <bs/owner.h>

#define GIB		(1UL << 30)
#define NODE_BYTES	(4 * GIB)
#define NODE_PAGES	(NODE_BYTES >> PAGE_SHIFT_BS)
#define NODE_START	GIB		/* physical; its bitmap lies below */

#define ROUNDS		9
#define DEEP		4096
#define COUNTED		(25 * DEEP)	/* calls of a case whose instructions are counted */

/** struct bench - a case: what is set up is not timed; @run makes @calls calls */
struct bench {
	const char *name, *what;
	unsigned long calls;
	void (*set_up)(void);
	void (*run)(unsigned long calls);
	int rounds;	/* ROUNDS if 0 */
};

/** What a file measures, until an entry without a name; NULL where the version has no such thing */
extern const struct bench bootmem_cases[] __weak, pages_cases[] __weak, memblock_cases[] __weak;

/** The same calls, answered by a naive allocator; a case of another name has none */
extern const struct bench bootmem_naive[] __weak, memblock_naive[] __weak;

/** memory - the machine's, from physical address 0 */
extern char *memory;

/** handed_over - pages that bootmem or memblock gave to the page allocator; nothing is written */
extern unsigned long handed_over;

void bench_free_pages(struct page_bs *page, order_bs order);
struct page_bs *bench_pfn_to_page(unsigned long pfn);

#endif /* BENCH_H */
