/* SPDX-License-Identifier: GPL-2.0-only */
/* What the death of the machine means, for people. */
#ifndef _BS_STORY_H
#define _BS_STORY_H

/** story_init_bs() - from now on a death is explained, in the host's log and in /proc */
void story_init_bs(void);

/** story_exit_bs() - the inverse; nobody uses the machine any more */
void story_exit_bs(void);

#endif /* _BS_STORY_H */
