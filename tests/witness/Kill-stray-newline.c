// SPDX-License-Identifier: GPL-2.0-only
/* Expect no empty line in front of "Free pages:". */
#include "witness.h"

bool witness(void)
{
	boot(1024, 0, 0);
	show_free_areas_bs();
	return logged("\nFree pages:") && !logged("\n\nFree pages:");
}
