/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Access to pages of high memory. The replay's window covers all zones, so that
 * mapping a page is no more than asking for its address.
 */
#ifndef _BISCUITOS_HIGHMEM_H
#define _BISCUITOS_HIGHMEM_H

#include <biscuitos/mm.h>

#define kmap_bs(page)			page_address_bs(page)
#define kunmap_bs(page)			((void)(page))
#define kmap_atomic_bs(page, type)	page_address_bs(page)
#define kunmap_atomic_bs(addr, type)	((void)(addr))

/** clear_highpage_bs() - zero a page of any zone */
static inline void clear_highpage_bs(struct page_bs *page)
{
	clear_memory_bs(page_address_bs(page), PAGE_SIZE_BS);
}

#endif /* _BISCUITOS_HIGHMEM_H */
