// SPDX-License-Identifier: GPL-2.0-only
/* Runs all unit tests; prints TAP. With an argument: those whose sentence contains it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <biscuitos/mm.h>
#include "../../replay/handover.h"
#include "../world.h"
#include "unit.h"

static bool failed;

void check_at(const char *file, int line, bool ok, const char *what)
{
	if (ok)
		return;
	failed = true;
	printf("# %s:%d: not so: %s\n", file, line, what);
}

void check_number_at(const char *file, int line, const char *what, unsigned long got,
		     unsigned long wanted)
{
	if (got == wanted)
		return;
	failed = true;
	printf("# %s:%d: %s\n#\twanted %lu (0x%lx)\n#\tgot    %lu (0x%lx)\n", file, line,
	       what, wanted, wanted, got, got);
}

/* Texts of several lines: each a comment */
static void print_text(const char *name, const char *text)
{
	printf("#\t%s ", name);
	for (; *text; text++) {
		putchar(*text);
		if (*text == '\n')
			printf("#\t       ");
	}
	putchar('\n');
}

void check_text_at(const char *file, int line, const char *what, const char *got,
		   const char *wanted)
{
	if (!strcmp(got, wanted))
		return;
	failed = true;
	printf("# %s:%d: %s\n", file, line, what);
	print_text("wanted", wanted);
	print_text("got   ", got);
}

void check_died_at(const char *file, int line, const char *why)
{
	const char *reason = halt_reason_bs();

	if (reason && strstr(reason, why))
		return;
	failed = true;
	printf("# %s:%d: should have died of '%s', but: %s\n", file, line, why,
	       reason ? reason : "it lives");
}

unsigned int log_count(const char *text)
{
	static char log[LOG_SIZE_BS + 1];
	unsigned int count = 0;
	const char *at;

	log_copy_bs(log, sizeof(log));
	for (at = log; (at = strstr(at, text)); at++)
		count++;
	return count;
}

bool log_has(const char *text)
{
	return log_count(text);
}

static void run(const struct unit_test *test, const char *suite, unsigned int number)
{
	const char *repeat = getenv("REPEAT");

	failed = false;
	machine_reset_bs();
	world_reset();
	handover_reset();
	test->run();
	check_number(shim_irqs_off, 0);
	if (failed)
		printf("# size: 0\n");
	printf("%sok %u - %s: %s (%d bits)\n", failed ? "not " : "", number, suite,
	       test->says, BITS_PER_LONG);
	if (failed && repeat)
		printf("# repeat: %s NAME=\"%s\"\n", repeat, test->says);
	fflush(stdout);
}

static const struct {
	const char *name;
	const struct unit_test *tests;
} suites[] = {
	{ "bootmem", bootmem_tests },
	{ "memblock", memblock_tests },
	{ "memblock", lmb_tests },
	{ "nobootmem", nobootmem_tests },
	{ "page_alloc", page_alloc_tests },
	{ "page_alloc", pages24_tests },
	{ "bitrun", bitrun_tests },
	{ "proc", proc_tests },
	{ "machine", machine_tests },
	{ "layout", layout_tests },
	{ "cmdline", cmdline_tests },
	{ "locks", lock_tests },
};

int main(int argc, char **argv)
{
	const struct unit_test *test;
	unsigned int i, number = 0;
	bool ok = true;

	for (i = 0; i < ARRAY_SIZE(suites); i++)
		for (test = suites[i].tests; test && test->says; test++) {
			if (argc > 1 && !strstr(test->says, argv[1]))
				continue;
			run(test, suites[i].name, ++number);
			ok &= !failed;
		}
	printf("1..%u\n", number);
	return !ok;
}
