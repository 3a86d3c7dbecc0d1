// SPDX-License-Identifier: GPL-2.0-only
/* The texts of fs/proc_show.c, on the small machine. */
#include <string.h>
#include <linux/seq_file.h>
#include <bs/proc_show.h>
#include "unit.h"

static const char *text_of(int (*show)(struct seq_file *m))
{
	static char text[8192];
	struct seq_file m = { .buf = text, .size = sizeof(text) - 1 };

	check_number(show(&m), 0);
	text[m.count] = '\0';
	return text;
}

static void buddyinfo(void)
{
	start_small();
	check_text(text_of(buddyinfo_show_bs),
		   "Node 0, zone      DMA      0      0      0      0      1      0      0      0      0      0      0 \n"
		   "Node 0, zone   Normal      0      0      0      0      2      0      0      0      0      0      0 \n"
		   "Node 0, zone  HighMem      0      0      0      0      1      0      0      0      0      0      0 \n");
	small_block(GFP_DMA_BS, 0);
	check(strstr(text_of(buddyinfo_show_bs), "DMA      "));
}

static void vmstat(void)
{
	const char *text;
	char wanted[64];

	start_small();
	page_states_bs[0].pgpgin = 5;
	page_states_bs[1].pgpgin = 4;
	text = text_of(vmstat_show_bs);
	check(!strncmp(text, "nr_dirty 0\n", 11));
	check(strstr(text, "\npgpgin 4\n"));
	snprintf(wanted, sizeof(wanted), "\npgfree %d\n", SMALL_PAGES);
	check(strstr(text, wanted));
	check(strstr(text, "\nnr_bounce 0\n"));
}

static void halted(void)
{
	start_small();
	panic_bs("no more");
	check(!strncmp(text_of(buddyinfo_show_bs), "halted: panic: no more\nNode 0", 29));
	check(!strncmp(text_of(vmstat_show_bs), "halted: panic: no more\nnr_dirty", 31));
}

static void nothing_yet(void)
{
	check_text(text_of(buddyinfo_show_bs), "");
}

#ifdef BS_HAS_ZONEINFO
static void zoneinfo(void)
{
	const char *text;

	start_small();
	small_block(GFP_DMA_BS | __GFP_COLD_BS, 0);
	text = text_of(zoneinfo_show_bs);
	check(!strncmp(text, "Node 0, zone      DMA\n  pages free     15\n        min      0\n", 59));
	check(strstr(text, "\n        spanned  16\n        present  16\n        protection: (0, 0"));
	check(strstr(text, "\n  all_unreclaimable: 0\n  prev_priority:     12\n  temp_priority:     12\n  start_pfn:         4096\n"));
	check(strstr(text, "\nNode 0, zone   Normal\n"));
}
#endif

const struct unit_test proc_tests[] = {
	{ "buddyinfo has a line a zone", buddyinfo },
	{ "vmstat sums all CPUs up", vmstat },
	{ "a dead machine says so first", halted },
	{ "before the boot there is nothing to show", nothing_yet },
#ifdef BS_HAS_ZONEINFO
	{ "zoneinfo has all of a zone's limits", zoneinfo },
#endif
	{ }
};
