/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who holds which pages. Code below modules/ gets, under the historic names, functions
 * that note the caller and then do what the name says (watch/owned.c); the replay itself
 * is left as it is. Included by <bs/kernel.h>, before anything declares these names.
 */
#ifndef _BS_OWNED_H
#define _BS_OWNED_H

#ifdef BS_SUBMODULE
#define __alloc_pages_bs	__alloc_pages_owned_bs
#define __get_free_pages_bs	__get_free_pages_owned_bs
#define get_zeroed_page_bs	get_zeroed_page_owned_bs
#define page_to_pfn_bs		page_to_pfn_owned_bs
#define __free_pages_bs		__free_pages_owned_bs
#define free_pages_bs		free_pages_owned_bs
#endif

/** refused_bs() - the caller asked for memory and got none: of too many in a row it is ended */
void refused_bs(void);

#endif /* _BS_OWNED_H */
