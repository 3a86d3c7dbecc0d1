// SPDX-License-Identifier: GPL-2.0-only
/*
 * Differential fuzzing of memblock: the replay and a model (tests/model/memblock.c) get the
 * same calls.
 *
 *	fuzzmb [-s SEED] [-n TRACES] [-o DIR]	random traces
 *	fuzzmb FILE ...				these traces
 *
 * The first trace whose answers differ is written to DIR, up to the record that differs.
 * Prints TAP. Status 1 if there was one.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <bs/machine.h>
#include "../model/memblock.h"
#include "../replay/trace.h"

static const struct model_mb_rules rules = {
	.entry = MEMBLOCK_REGION_BYTES_BS,
#ifndef BS_HAS_MEMBLOCK_SIZE_FIRST
	.rounds = true,
#endif
#ifdef BS_HAS_MEMBLOCK_FLAGS
	.flags = true,
#endif
#ifdef BS_HAS_MEMBLOCK_MIRROR
	.hotplug_upwards = true,
#endif
#ifdef BS_HAS_MEMBLOCK_NOMAP
	.nomap = true,
#endif
#if defined(BS_HAS_MEMBLOCK_KERNEL_END) && defined(BS_HAS_MEMBLOCK_MIRROR)
	.bottom_up = 2,
#elif defined(BS_HAS_MEMBLOCK_KERNEL_END)
	.bottom_up = 1,
#elif defined(BS_HAS_MEMBLOCK_BOTTOM_UP)
	.bottom_up = 3,
#endif
#ifdef MEMBLOCK_ALLOC_NOLEAKTRACE_BS
	.no_leak_trace = true,
#endif
};

/* ---- making ---- */

static uint64_t dice;
static char text[1 << 18];
static size_t len;

static unsigned long roll(unsigned long below)
{
	dice ^= dice >> 12;
	dice ^= dice << 25;
	dice ^= dice >> 27;
	return (uint32_t)(dice * 0x2545f4914f6cdd1dULL >> 32) % below;
}

__attribute__((format(printf, 1, 2)))
static void add(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	len += vsnprintf(text + len, sizeof(text) - len, fmt, args);
	va_end(args);
	text[len++] = '\n';
}

/* Mostly near each other, so that ranges meet; a few where addresses wrap */
static unsigned long address(void)
{
	switch (roll(20)) {
	case 0:
		return -roll(0x4000);
	case 1:
		return roll(0x3000);
	case 2:
		return 0x7ffff000 + roll(0x4000);
	default:
		return 0x1000000 + roll(256) * 0x1000 + (roll(5) ? 0 : roll(0x1000));
	}
}

static unsigned long size(void)
{
	switch (roll(20)) {
	case 0:
		return roll(3);
	case 1:
		return ~0UL - roll(0x2000);
	case 2:
		return roll(0x4000000);
	default:
		return (1 + roll(12)) * 0x1000 - (roll(5) ? 0 : roll(0x1000));
	}
}

static unsigned long align(void)
{
	return roll(12) ? 1UL << roll(16) : roll(4) * 24;
}

static const char *nid(void)
{
	static const char * const names[] = { "-", "0", "1", "2" };

	return names[roll(4)];
}

static void add_setting(void)
{
	switch (roll(8)) {
	case 0:
		add("mb_allow_resize");
		break;
	case 1:
		add("mb_current_limit 0x%lx", roll(2) ? ~0UL : address());
		break;
	case 2:
		add("mb_enforce_limit 0x%lx", size());
		break;
	case 3:
		if (rules.bottom_up)
			add("mb_bottom_up %lu", roll(2));
		break;
	case 4:
		if (rules.bottom_up && rules.bottom_up < 3)
			add("mb_env kernel_end 0x%lx", address());
		break;
	case 5:
		if (rules.flags)
			add("mb_env movable_node %lu", roll(2));
		break;
	default:
		if (rules.flags)
			add("mb_%s %s 0x%lx 0x%lx", roll(3) ? "mark" : "clear",
			    rules.nomap && roll(2) ? "nomap" : "hotplug", address(), size());
	}
}

static void add_question(void)
{
	switch (roll(8)) {
	case 0:
		add("mb_is_memory 0x%lx", address());
		break;
	case 1:
		add("mb_is_reserved 0x%lx", address());
		break;
	case 2:
		add("mb_is_region_reserved 0x%lx 0x%lx", address(), size());
		break;
	case 3:
		add("mb_free_ranges up %s", nid());
		break;
	case 4:
		add("mb_free_ranges down %s", nid());
		break;
	case 5:
		add("mb_phys_mem_size");
		break;
	case 6:
		add("mb_regions memory");
		break;
	default:
		add("mb_regions reserved");
	}
}

static void add_call(void)
{
	unsigned long kind = roll(100);

	if (kind < 20)
		add("mb_reserve 0x%lx 0x%lx", address(), size());
	else if (kind < 32)
		add("mb_free 0x%lx 0x%lx", address(), size());
	else if (kind < 42)
		add(roll(2) ? "mb_add 0x%lx 0x%lx" : "mb_add 0x%lx 0x%lx %s", address(), size(), nid());
	else if (kind < 46)
		add("mb_remove 0x%lx 0x%lx", address(), size());
	else if (kind < 50)
		add("mb_set_node 0x%lx 0x%lx %lu", address(), size(), roll(3));
	else if (kind < 62)
		add("mb_alloc_base_nopanic 0x%lx 0x%lx - 0x%lx -", size(), align(),
		    roll(3) ? 0 : address());
	else if (kind < 70)
		add("mb_alloc_nid 0x%lx 0x%lx - - %lu", size(), align(), roll(3));
	else if (kind < 76)
		add("mb_find 0x%lx 0x%lx 0x%lx 0x%lx %s", size(), align(), address(), address(),
		    nid());
	else if (kind < 82)
		add_setting();
	else
		add_question();
}

static void fill(void)
{
	unsigned long i, n = roll(300), step = 0x1000 << roll(3);

	for (i = 0; i < n; i++)
		add("mb_%s 0x%lx 0x800", roll(40) ? "reserve" : "add", 0x1000000 + i * step);
}

static void make(uint64_t seed)
{
	unsigned long calls = 5 + roll(300);

	dice = seed * 0x9e3779b97f4a7c15ULL + 1;
	roll(2), roll(2), roll(2);
	len = 0;
	add("trace 1\nkernel fuzz\nword_bits %d\npage_shift 12", BITS_PER_LONG);
	add("mb_config phys_addr_bits=%d region_bytes=%lu init_regions=128 nids=16 smp_cache_bytes=64 max_order=11",
	    BITS_PER_LONG, (unsigned long)MEMBLOCK_REGION_BYTES_BS);
	add("mb_add 0x1000000 0x%lx %lu", (1 + roll(256)) * 0x1000, roll(2));
	if (!roll(4))
		fill();
	while (calls--)
		add_call();
	add("mb_regions memory");
	add("mb_regions reserved");
}

/* ---- comparing ---- */

static unsigned long compared;
static bool differ;
static char kept[1 << 18];
static size_t kept_len;

static void compare_line(void *sink, const char *line)
{
	static char call[TRACE_LINE];
	const char *is = strstr(line, " = "), *model;

	if (differ || line[0] == '#')
		return;
	kept_len += snprintf(kept + kept_len, sizeof(kept) - kept_len, "%.*s\n",
			     is ? (int)(is - line) : (int)strlen(line), line);
	if (!is)
		return;
	snprintf(call, sizeof(call), "%.*s", (int)(is - line), line);
	model = model_mb_answer(call);
	if (!model)
		return;	/* what an empty table shows, the model does not know */
	compared++;
	/* 0 bytes at the last byte of all: its virtual address is NULL here */
	if (!strcmp(model, is + 3) ||
	    (!strcmp(is + 3, "none") && strtoul(model, NULL, 16) == ~0UL))
		return;
	differ = true;
	printf("# %s\n#\treplay %s\n#\tmodel  %s\n", call, is + 3, model);
}

static void compare(void)
{
	struct trace *t = calloc(1, sizeof(*t));

	kept_len = 0;
	model_mb_start(rules);
	t->name = "fuzz";
	t->answer_line = compare_line;
	if (!trace_run(t, text, len)) {
		printf("# the replay cannot read it: %s\n", t->error);
		differ = true;
	}
	free(t);
}

static void keep(const char *dir, unsigned long long seed)
{
	char path[4096];
	FILE *f;

	mkdir(dir, 0777);
	snprintf(path, sizeof(path), "%s/memblock_%llu_w%d.trace", dir, seed, BITS_PER_LONG);
	f = fopen(path, "w");
	if (!f)
		return;
	fwrite(kept, 1, kept_len, f);
	fclose(f);
	printf("# up to there: %s\n", path);
}

static int given_traces(char **paths)
{
	int n = 0, bad = 0;
	FILE *f;

	for (; *paths; paths++) {
		f = fopen(*paths, "r");
		if (!f) {
			perror(*paths);
			return 2;
		}
		len = fread(text, 1, sizeof(text) - 1, f);
		fclose(f);
		differ = false;
		compared = 0;
		compare();
		bad |= differ;
		printf("%sok %d - fuzz: %s (%lu records, %d bits)\n", differ ? "not " : "", ++n,
		       *paths, compared, BITS_PER_LONG);
	}
	printf("1..%d\n", n);
	return bad;
}

int main(int argc, char **argv)
{
	unsigned long long seed = 1, first, traces = 300;
	const char *dir = "build/fuzz";
	int opt;

	while ((opt = getopt(argc, argv, "s:n:o:")) != -1) {
		if (opt == 's')
			seed = strtoull(optarg, NULL, 0);
		else if (opt == 'n')
			traces = strtoull(optarg, NULL, 0);
		else if (opt == 'o')
			dir = optarg;
		else
			return 2;
	}
	if (optind < argc)
		return given_traces(argv + optind);
	for (first = seed; seed < first + traces && !differ; seed++) {
		make(seed);
		compare();
	}
	if (differ)
		keep(dir, seed - 1);
	printf("%sok 1 - fuzz: %llu random traces of memblock, %lu records, from seed %llu on (%d bits)\n1..1\n",
	       differ ? "not " : "", seed - first, compared, first, BITS_PER_LONG);
	return differ;
}
