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

/** owner_took_bs() - a block was handed out, so far to somebody unknown */
void owner_took_bs(const struct page_bs *page, unsigned int order);

/** owner_gave_bs() - a block, or a part of one, is no longer held by anybody */
void owner_gave_bs(const struct page_bs *page, unsigned int order);

/** owner_holds_bs() - is this page, or the block it belongs to, held by somebody? */
bool owner_holds_bs(const struct page_bs *page);

/** owner_has_code_bs() - is there a submodule's code at this address? */
bool owner_has_code_bs(unsigned long addr);

/** owner_joins_bs() - a submodule is about to run */
void owner_joins_bs(struct module *mod);

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
void free_pages_owned_bs(unsigned long addr, order_bs order);

#endif /* _BS_OWNER_H */
