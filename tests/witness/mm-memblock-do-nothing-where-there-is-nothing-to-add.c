// SPDX-License-Identifier: GPL-2.0-only
/* Expect a warning when a piece is added in front of an entry of another node. */
#include "witness.h"

bool witness(void)
{
	memblock_add_node_bs(0x2000000, 0x1000000, 0);
	memblock_add_node_bs(0x1000000, 0x2000000, 1);
	return logged("WARNING");
}
