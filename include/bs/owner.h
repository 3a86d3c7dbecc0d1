/* SPDX-License-Identifier: GPL-2.0-only */
/* The book of who holds which pages. */
#ifndef _BS_OWNER_H
#define _BS_OWNER_H

#include <biscuitos/mm.h>

struct layout_bs;
struct module;
struct seq_file;

/** owner_open_bs() - start a book for this machine; 0 or a negative error number */
int owner_open_bs(const struct layout_bs *layout);

/** owner_close_bs() - end it; allowed if there is none */
void owner_close_bs(void);

/** owner_took_bs() - a block was handed out, to whoever acts (<bs/actor.h>), as far as known */
void owner_took_bs(const struct page_bs *page, unsigned int order);

/** owner_took_for_bs() - a block was handed out to the code at @caller */
void owner_took_for_bs(const struct page_bs *page, unsigned int order, unsigned long caller);

/** owner_gives_bs() - the code at @freer, which holds the block, is about to free it */
void owner_gives_bs(const struct page_bs *page, unsigned int order, unsigned long freer);

/** owner_gave_bs() - a block, or a part of one, is no longer held by anybody */
void owner_gave_bs(const struct page_bs *page, unsigned int order);

/**
 * owner_order_bs() - as what a page was allocated
 * @page: a page of the machine
 *
 * Return: the order of the block that it is the first page of, -1 if it is inside of one,
 * -ENOENT if nobody holds it.
 */
int owner_order_bs(const struct page_bs *page);

/** owner_never_bs() - has nobody ever held this page of the machine? */
bool owner_never_bs(const struct page_bs *page);

/** owner_boot_holds_bs() - is it held since the boot, by the boot itself? */
bool owner_boot_holds_bs(const struct page_bs *page);

/** owner_holds_bs() - is this page, or the block it belongs to, held by somebody? */
bool owner_holds_bs(const struct page_bs *page);

/**
 * owner_tell_bs() - what became of a page so far, for people
 * @page: a page of the machine
 * @when: tell since when, too
 * @buf: gets what follows "it is "
 * @size: bytes of @buf
 */
void owner_tell_bs(const struct page_bs *page, bool when, char *buf, size_t size);

/** owner_boot_ends_bs() - what is held so far is the boot's, what comes now its tests' */
void owner_boot_ends_bs(void);

/** owner_tests_end_bs() - the tests of the boot are over: what they still hold is a mistake */
void owner_tests_end_bs(void);

/** owner_has_code_bs() - is there a submodule's code at this address? */
bool owner_has_code_bs(unsigned long addr);

/** owner_joins_bs() - a submodule is about to run */
void owner_joins_bs(struct module *mod);

/** owner_asks_bs() - code got nothing: if the machine is dead, say so, once to each submodule */
void owner_asks_bs(unsigned long caller);

/** owner_leaves_bs() - a submodule has ended: report what it still holds, and free that */
void owner_leaves_bs(struct module *mod);

/** owner_show_bs() - all blocks that somebody holds, one a line */
void owner_show_bs(struct seq_file *m);

/* What <bs/owned.h> puts in the place of the historic names */
#ifdef BS_HAS_AREA_MAPS
#define ALLOC_PAGES_BS(name) \
	struct page_bs *name(struct zonelist_bs *zonelist, unsigned long order)
#define ALLOC_PAGES_ARGS_BS	zonelist, order
typedef int gfp_bs;
typedef unsigned long order_bs;
#else
#define ALLOC_PAGES_BS(name) \
	struct page_bs *name(unsigned int gfp_mask, unsigned int order, \
			     struct zonelist_bs *zonelist)
#define ALLOC_PAGES_ARGS_BS	gfp_mask, order, zonelist
typedef unsigned int gfp_bs, order_bs;
#endif

ALLOC_PAGES_BS(__alloc_pages_owned_bs);
unsigned long __get_free_pages_owned_bs(gfp_bs gfp_mask, order_bs order);
unsigned long get_zeroed_page_owned_bs(gfp_bs gfp_mask);
unsigned long page_to_pfn_owned_bs(const struct page_bs *page);
void __free_pages_owned_bs(struct page_bs *page, order_bs order);
void free_pages_owned_bs(unsigned long addr, order_bs order);

#endif /* _BS_OWNER_H */
