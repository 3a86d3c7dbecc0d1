// SPDX-License-Identifier: GPL-2.0-only
/* One CPU of four is online. Expect only its lists to be printed. */
#include "witness.h"

bool witness(void)
{
	bool ok;

	world_online(1);
	boot(1024, 0, 0);
	show_free_areas_bs();
	ok = logged("cpu 0 hot:") && !logged("cpu 1 hot:");
	world_online(NR_CPUS_BS);
	return ok;
}
