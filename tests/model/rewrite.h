/* SPDX-License-Identifier: GPL-2.0-only */
/* What model_bootmem_...() do in 2.6.26, and since 2.6.27; the arguments are theirs. */
#ifndef MODEL_REWRITE_H
#define MODEL_REWRITE_H

#include "model.h"

bool moved_reserve(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size,
		   bool exclusive);
unsigned long moved_core(struct model_bootmem *m, int nid, unsigned long size,
			 unsigned long align, unsigned long goal, unsigned long limit);

/** rewrite_sort() - put the node that was registered last, m->order[0], in its place */
void rewrite_sort(struct model_bootmem *m);
void rewrite_reserve(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size);
void rewrite_free(struct model_bootmem *m, int nid, unsigned long addr, unsigned long size);
unsigned long rewrite_core(struct model_bootmem *m, int nid, unsigned long size,
			   unsigned long align, unsigned long goal, unsigned long limit);
unsigned long rewrite_alloc(struct model_bootmem *m, int nid, unsigned long size,
			    unsigned long align, unsigned long goal, unsigned long limit);
unsigned long rewrite_handover(struct model_bootmem *m, int nid, unsigned long map,
			       void (*block)(void *sink, unsigned long pfn, int order),
			       void *sink);

#endif /* MODEL_REWRITE_H */
