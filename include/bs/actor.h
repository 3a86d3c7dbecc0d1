/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which function of ours acts for somebody: a test, an initcall, a call by hand. The book of
 * owners and the story of a death name it; what lies between it and the allocator is nobody's
 * business.
 */
#ifndef _BS_ACTOR_H
#define _BS_ACTOR_H

/**
 * actor_begins_bs() - this process is about to do what @fn is for
 * @fn: the function that people shall read
 *
 * For whatever runs in process context, one after the other: calls do not nest. If too many
 * act at the same time, nobody knows the last ones.
 */
void actor_begins_bs(const void *fn);

/** actor_ends_bs() - it is done */
void actor_ends_bs(void);

/** actor_bs() - the function that this process acts for; 0 if nobody said */
unsigned long actor_bs(void);

#endif /* _BS_ACTOR_H */
