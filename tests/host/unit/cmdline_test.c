// SPDX-License-Identifier: GPL-2.0-only
/* arch/arm/cmdline.c: options that change the banks, and others. */
#include <string.h>
#include <linux/errno.h>
#include <bs/layout.h>
#include "unit.h"

static struct layout_bs layout;

/* 16 MB low and 4 MB high memory from 0x70000000 on */
static int parse(const char *cmdline)
{
	layout = (struct layout_bs){ .nr_nodes = 1 };
	layout.node[0].start = 0x70000;
	layout.node[0].low_end = 0x71000;
	layout.node[0].end = 0x71400;
	add_bank_bs(&layout, 0x70000, 0x71000, false);
	add_bank_bs(&layout, 0x71000, 0x71400, true);
	strscpy(layout.cmdline, cmdline, sizeof(layout.cmdline));
	return parse_cmdline_bs(&layout);
}

/* "start-end" of each bank, in frames, and an 'h' behind high ones */
static const char *banks(void)
{
	static char text[1000];
	unsigned int i;

	text[0] = '\0';
	for (i = 0; i < layout.nr_banks; i++)
		sprintf(text + strlen(text), " %lx-%lx%s", layout.bank[i].start,
			layout.bank[i].end, layout.bank[i].high ? "h" : "");
	return text;
}

static void no_options(void)
{
	check_number(parse(""), 0);
	check_text(banks(), " 70000-71000 71000-71400h");
	check_number(parse("  \t quiet memory=1M xmem_bs=1M \n"), 0);
	check_text(banks(), " 70000-71000 71000-71400h");
}

static void sizes(void)
{
	check_number(parse("mem_bs=8M"), 0);
	check_text(banks(), " 71000-71400h 70000-70800");
	check_number(parse("highmem_bs=1M"), 0);
	check_text(banks(), " 70000-71000 71000-71100h");
}

static void several(void)
{
	check_number(parse("mem_bs=1M mem_bs=2M@0x70400000  highmem_bs=1M@0x71100000"), 0);
	check_text(banks(), " 70000-70100 70400-70600 71100-71200h");
}

/* What a board's own command line says */
static void as_history(void)
{
	check_number(parse("console=ttySAC0 mem=8M root=/dev/ram"), 0);
	check_text(banks(), " 71000-71400h 70000-70800");
	check_number(parse("mem=1M@0x70100000 mem=1M@0x70400000"), 0);
	check_text(banks(), " 71000-71400h 70100-70200 70400-70500");
	check_number(parse("mem=8M@0x30000000"), -ERANGE);
	check_number(parse("mem=all"), -EINVAL);

	layout.initrd_at.size = 0;
	check_number(parse("noinitrd initrd=0x70800000,2M"), 0);
	check_number(layout.initrd_at.start, 0x70800000);
	check_number(layout.initrd_at.size, 0x200000);
	/* A number that ends in a digit which is a unit elsewhere */
	check_number(parse("initrd=0x70800000,0x12e"), 0);
	check_number(layout.initrd_at.size, 0x12e);
	check_number(parse("initrd=0x70800000"), -EINVAL);
	check_number(parse("initrd=0x70800000,"), -EINVAL);
	check_number(parse("initrd=,2M"), -EINVAL);
	check_number(parse("initrd=0x70800000,2Mb"), -EINVAL);
	check_number(parse("initrd=0x70800000,0"), -EINVAL);
}

/* Parts of a page are left out, at both ends */
static void whole_pages(void)
{
	check_number(parse("mem_bs=0x3000@0x70000800"), 0);
	check_text(banks(), " 71000-71400h 70001-70003");
}

static void nonsense(void)
{
	check_number(parse("mem_bs="), -EINVAL);
	check_number(parse("mem_bs=0"), -EINVAL);
	check_number(parse("mem_bs=1M@"), -EINVAL);
	check_number(parse("mem_bs=1Mx"), -EINVAL);
	check_number(parse("mem_bs=4095@0x70000001"), -EINVAL);
	check_number(parse("mem_bs=1M@0xffffffffffffffff"), -EINVAL);
	check_number(parse("mem_bs=0x10000000001000000"), -EINVAL);
	check_number(parse("mem_bs=17179869185G"), -EINVAL);
	check_number(parse("mem_bs=1E"), -EINVAL);
}

static void elsewhere(void)
{
	check_number(parse("mem_bs=17M"), -ERANGE);
	check_number(parse("mem_bs=1M@0x6ff00000"), -ERANGE);
	check_number(parse("highmem_bs=1M@0x70000000"), -ERANGE);
	check_number(parse("mem_bs=1M@0x7fffffff00000000"), -ERANGE);
	check_number(parse("mem_bs=1M mem_bs=1M@0x70080000"), -EINVAL);
}

static void too_many(void)
{
	char text[COMMAND_LINE_SIZE_BS] = "";
	unsigned int i;

	for (i = 0; i <= MAX_BANKS_BS; i++)
		sprintf(text + strlen(text), "mem_bs=4K@%x ", 0);
	check_number(parse(text), -ERANGE);
	text[0] = '\0';
	for (i = 0; i < MAX_BANKS_BS; i++)
		sprintf(text + strlen(text), "mem_bs=4K@0x%x ", 0x70000000 + i * 8192);
	check_number(parse(text), -E2BIG);
	check_number(layout.nr_banks, MAX_BANKS_BS);
}

static void others(void)
{
	bs_debug_disable();
	parse("hashdist_bs=1 mem_bs=4M mem=1M@0x70800000 initrd=0x70800000,1M bootmem_debug bootmem_debugger nonsense=7 highmem_bs=1M");
	setup_options_bs(&layout);
#ifndef BS_HAS_AREA_MAPS
	check_number(hashdist_bs, 1);
#endif
	check(debug_bs);
	bs_debug_disable();
	check_logged("Unknown boot option `bootmem_debugger': ignoring\n");
	check_logged("Unknown boot option `nonsense=7': ignoring\n");
	check(!log_has("`mem") && !log_has("`highmem") && !log_has("`initrd"));
#ifndef BS_HAS_AREA_MAPS
	check(!log_has("`hash"));
	parse("hashdist_bs=0");
	setup_options_bs(&layout);
	check_number(hashdist_bs, 0);
#endif
}

static void long_words(void)
{
	char text[200];

	memset(text, 'z', sizeof(text));
	text[150] = '\0';
	check_number(parse(text), 0);
	setup_options_bs(&layout);
	text[63] = '\0';
	check(log_has(text));
}

const struct unit_test cmdline_tests[] = {
	{ "without options the device tree's banks stay", no_options },
	{ "a size alone begins where the memory does", sizes },
	{ "the first bank replaces, others add", several },
	{ "a board's own mem= and initrd= are understood", as_history },
	{ "banks are made of whole pages", whole_pages },
	{ "nonsense is refused", nonsense },
	{ "memory that the machine does not have is refused", elsewhere },
	{ "so are too many banks", too_many },
	{ "other options are obeyed, or named", others },
	{ "endless words are cut", long_words },
	{ }
};
