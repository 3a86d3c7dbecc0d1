/* SPDX-License-Identifier: GPL-2.0-only */
/* What the death of the machine means, for people. */
#ifndef _BS_STORY_H
#define _BS_STORY_H

/** story_init_bs() - from now on a death is explained, in the host's log and in /proc */
void story_init_bs(void);

struct page_bs;

/**
 * story_about_bs() - this process is about to free a page: a death means that one
 * @page: a page of the machine; NULL when it is done
 */
void story_about_bs(const struct page_bs *page);

/** story_exit_bs() - the inverse; nobody uses the machine any more */
void story_exit_bs(void);

#endif /* _BS_STORY_H */
