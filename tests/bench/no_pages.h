/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Stubbed: the hand-over without the page structures that it writes to. Their memory
 * would be all that is measured. bench.mk includes this in front of mm/bootmem.c.
 */
#ifndef BENCH_NO_PAGES_H
#define BENCH_NO_PAGES_H

#include <biscuitos/mm.h>

#define __ClearPageReserved_bs(page)	((void)(page))
#undef set_page_count_bs
#define set_page_count_bs(page, v)	((void)(page))

#endif
