// SPDX-License-Identifier: GPL-2.0-only
/* Expect the second node's bitmap in its own memory, not beside the first one's. */
#include "../../arch/arm/cmdline.c"
#include "../../arch/arm/early_bootmem.c"
#include "../../arch/arm/layout.c"
#include "witness.h"

bool witness(void)
{
	static struct layout_bs layout;
	static const struct devtree_bs dt = {
		.nr_regions = 2,
		.region = {
			{ .name = "a", .mem = { 0x70000000, 0x2000000 },
			  .normal = 0x2000000, .page_offset = 0x90000000,
			  .image = { { 0x90500000, 0x10000 }, { 0x90500000, 0x2000 },
				     { 0x90502000, 0x8000 }, { 0x9050a000, 0x6000 } } },
			{ .name = "b", .mem = { 0x74000000, 0x2000000 },
			  .normal = 0x2000000 },
		},
	};

	return !make_layout_bs(&dt, &layout) && layout.node[0].bitmap == 0x70510 &&
	       layout.node[1].bitmap == 0x74000;
}
