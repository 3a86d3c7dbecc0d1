// SPDX-License-Identifier: GPL-2.0-only
/* machine/machine.c: the log, death, and a new life. */
#include <string.h>
#include "unit.h"

static const char *log_text(void)
{
	static char text[LOG_SIZE_BS + 1];

	log_copy_bs(text, sizeof(text));
	return text;
}

static void lines(void)
{
	printk_bs(KERN_INFO "one");
	check_text(log_text(), "");
	printk_bs(", two");
	printk_bs(KERN_CONT " and three\nfour\nfive");
	check_text(log_text(), "one, two and three\nfour\n");
	printk_bs("\n");
	check_text(log_text(), "one, two and three\nfour\nfive\n");
	check_number(printk_bs(KERN_DEBUG "%d\n", 42), 5);
}

static void long_lines(void)
{
	char text[600];

	memset(text, 'x', sizeof(text));
	text[300] = '\0';
	printk_bs("%s\n", text);
	check_number(strlen(log_text()), 300 + 2);
	check_number(strcspn(log_text(), "\n"), 255);
}

static void old_lines(void)
{
	char part[8];
	int i;

	for (i = 0; i < 3000; i++)
		printk_bs("%07d\n", i);
	check_number(strlen(log_text()), LOG_SIZE_BS);
	check_text(log_text() + LOG_SIZE_BS - 16, "0002998\n0002999\n");
	check_number(log_copy_bs(part, sizeof(part)), 7);
	check_text(part, "002999\n");
	check_number(log_copy_bs(part, 1), 0);
	check_text(part, "");
}

static void debugging(void)
{
	bs_debug("unseen\n");
	bs_debug_enable();
	bs_debug("seen %d\n", 1);
	bs_debug_disable();
	check_text(log_text(), "seen 1\n");
}

static void first_death(void)
{
	check(!halted_bs() && !halt_reason_bs());
	check(bug_bs("/somewhere/else/mm/slab.c", 7, "x > y"));
	check(halted_bs());
	check_text(halt_reason_bs(), "BUG at mm/slab.c:7: x > y");
	panic_bs("and more");
	check_text(halt_reason_bs(), "BUG at mm/slab.c:7: x > y");
	check_text(log_text(), "kernel BUG at mm/slab.c:7!\n");
}

static void panics(void)
{
	panic_bs("no %s", "luck");
	check_text(halt_reason_bs(), "panic: no luck");
	check_text(log_text(), "Kernel panic - not syncing: no luck\n");
}

static void conditions(void)
{
	check(!BUG_ON_BS(1 > 2));
	check(!halted_bs());
	check(BUG_ON_BS(2 > 1));
	check_died("2 > 1");
}

/* What no machine could have answered */
static void answers_of_ours(void)
{
	check(!WILD_ON_BS(1 > 2) && !FOREVER_ON_BS(1 > 2) && !halted_bs());
	check(wild_bs("mm/slab.c", 8, "x > y"));
	check_text(halt_reason_bs(), "wild at mm/slab.c:8: x > y");
	machine_revive_bs();
	check(forever_bs("mm/slab.c", 9, "!x"));
	check_text(halt_reason_bs(), "forever at mm/slab.c:9: !x");
	check_text(log_text(),
		   "replay: halted before a write into memory that is not the allocator's at mm/slab.c:8\n"
		   "replay: halted before a loop without an end at mm/slab.c:9\n");
}

static void taints(void)
{
	add_taint_bs(1);
	check_number(bad_pages_bs(), 0);
	add_taint_bs(TAINT_BAD_PAGE_BS);
	check_number(bad_pages_bs(), 1);
}

static void born_again(void)
{
	printk_bs("old\nhalf");
#ifdef BS_HAS_AREA_MAPS
	zone_balance_ratio_bs[0] = 3;
#else
	min_free_kbytes_bs = 7;
	sysctl_lowmem_reserve_ratio_bs[0] = 3;
#endif
	start_small();
	add_taint_bs(TAINT_BAD_PAGE_BS);
	panic_bs("end");
	machine_reset_bs();
	check(!halted_bs() && !halt_reason_bs());
	check_number(bad_pages_bs(), 0);
#ifdef BS_HAS_AREA_MAPS
	check_number(zone_balance_ratio_bs[0], 32);
#else
	check_number(min_free_kbytes_bs, 1024);
	check_number(sysctl_lowmem_reserve_ratio_bs[0], 256);
#endif
	check(!pgdat_list_bs && !NODE_DATA_BS(0)->node_mem_map);
#ifdef BS_HAS_BOOTMEM
	check(NODE_DATA_BS(7)->bdata == &node_bootmem_data_bs[7]);
#endif
	check_text(log_text(), "");
	printk_bs("new\n");
	check_text(log_text(), "new\n");
}

const struct unit_test machine_tests[] = {
	{ "lines are logged when they are complete", lines },
	{ "too long lines are cut in two", long_lines },
	{ "the latest lines are kept", old_lines },
	{ "debugging can be switched", debugging },
	{ "the first death counts, without the path of the build", first_death },
	{ "a panic says why", panics },
	{ "a condition that does not hold kills nobody", conditions },
	{ "wild writes and endless loops halt the machine", answers_of_ours },
	{ "only bad pages are counted", taints },
	{ "a reset brings the first values back", born_again },
	{ }
};
