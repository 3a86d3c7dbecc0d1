// SPDX-License-Identifier: GPL-2.0-only
/* Expect show_free_areas() to tell how many pages wait in each list. */
#include "witness.h"

bool witness(void)
{
	boot(1024, 0, 0);
	show_free_areas_bs();
	return logged("cpu 0 hot: low 2, high 6, batch 1 used:");
}
