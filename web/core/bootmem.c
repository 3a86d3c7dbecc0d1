// SPDX-License-Identifier: GPL-2.0-only
/* What the views ask of bootmem; see core.h. */
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include "core.h"

bool bits_of(int nid, struct bits *bits)
{
	const struct bootmem_data_bs *bdata = NODE_DATA_BS(nid)->bdata;

	if (!bdata || !bdata->node_low_pfn)
		return false;
	bits->first = bootmem_first_pfn_bs(bdata);
	bits->end = bdata->node_low_pfn;
	bits->map = bootmem_is_over_bs(bdata) ? NULL : bdata->node_bootmem_map;
	return true;
}

#define SAY_FIELD(field)	say("\t%s=0x%lx", #field, bdata->field);

void say_bits(int nid)
{
	const struct bootmem_data_bs *bdata = NODE_DATA_BS(nid)->bdata;
	struct bits bits;

	if (!bits_of(nid, &bits))
		return;
	say("bootmem\t%d\t%lu\t%lu", nid, bits.first, bits.end);
	BOOTMEM_FIELDS_BS(SAY_FIELD)
	say("\n");
}
