// SPDX-License-Identifier: GPL-2.0-only
/* A kernel without bootmem has none of its nodes. */
#include "core.h"

bool bits_of(int nid, struct bits *bits)
{
	return false;
}

void say_bits(int nid)
{
}
