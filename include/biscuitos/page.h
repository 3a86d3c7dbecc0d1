/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Pages, and the three names of a byte: physical address, virtual address, frame
 * number. All of ARM32's era: 4 KiB pages, physical addresses of one word.
 */
#ifndef _BISCUITOS_PAGE_H
#define _BISCUITOS_PAGE_H

#include <bs/kernel.h>

#define PAGE_SHIFT_BS	12
#define PAGE_SIZE_BS	(1UL << PAGE_SHIFT_BS)
#define PAGE_MASK_BS	(~(PAGE_SIZE_BS - 1))

/* Bytes up to the next page */
#define PAGE_ALIGN_BS(addr)	(((addr) + PAGE_SIZE_BS - 1) & PAGE_MASK_BS)

#define __pa_bs(vaddr)	virt_to_phys_bs((const void *)(unsigned long)(vaddr))
#define __va_bs(paddr)	phys_to_virt_bs((unsigned long)(paddr))

/**
 * get_order_bs() - the smallest order whose block holds @size bytes
 * @size: bytes, not 0
 */
static inline int get_order_bs(unsigned long size)
{
	unsigned long pages = (size - 1) >> PAGE_SHIFT_BS;

	return pages ? fls_long(pages) : 0;
}

#endif /* _BISCUITOS_PAGE_H */
