// SPDX-License-Identifier: GPL-2.0-only
/* Expect /proc/zoneinfo to tell watermarks and where a zone begins. */
#include <string.h>
#include <linux/seq_file.h>
#include <bs/proc_show.h>
#include "witness.h"

bool witness(void)
{
#ifdef BS_HAS_ZONEINFO
	static char text[16384];
	struct seq_file m = { .buf = text, .size = sizeof(text) };

	boot(1024, 4096, 256);
	zoneinfo_show_bs(&m);
	return strstr(text, "  pages free     ") && strstr(text, "start_pfn:         458752");
#else
	return false;
#endif
}
