// SPDX-License-Identifier: GPL-2.0-only
/* What the views ask of memblock's tables; see core.h. */
#include <bs/machine.h>
#include "core.h"

bool range_of(bool reserved, unsigned long i, u64 *base, u64 *end)
{
	const struct memblock_type_bs *type = reserved ? &memblock_bs.reserved :
							 &memblock_bs.memory;
	const struct memblock_region_bs *r;

	if (i >= type->cnt)
		return false;
	r = memblock_region_at_bs(type, i);
	*base = r->base;
	*end = (u64)r->base + r->size;
	return true;
}
