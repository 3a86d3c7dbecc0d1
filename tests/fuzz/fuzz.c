// SPDX-License-Identifier: GPL-2.0-only
/*
 * Differential fuzzing of the replay:
 *
 *	fuzz [-s SEED] [-n TRACES] [-t SECONDS] [-o DIR]	random traces
 *	fuzz FILE ...						these traces
 *
 * Ends with the first trace whose answers differ, or that kills the program; it is
 * shrunk and written to DIR (build/fuzz). Prints TAP. Status 1 if there was one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <linux/bits.h>
#include <biscuitos/bootmem.h>
#include "../host/world.h"
#include "fuzz.h"

/* Shared with the process that does the work, and may die of it */
static struct shared {
	char text[FUZZ_TEXT];
	size_t len;
	uint64_t seed;
	unsigned long traces, compared;
	struct fuzz_result result;
} *shared;

static const char *out_dir = "build/fuzz";

static void run_until(uint64_t traces, time_t end)
{
	struct shared *s = shared;

	for (; s->traces < traces && (!end || time(NULL) < end); s->seed++, s->traces++) {
		s->len = 0;
		s->len = fuzz_make(s->text, s->seed);
		fuzz_compare(s->text, s->len, &s->result);
		s->compared += s->result.compared;
		if (s->result.differ || s->result.error[0])
			_exit(1);
	}
	_exit(0);
}

static void say_result(const struct fuzz_result *r)
{
	if (r->error[0])
		printf("# the replay cannot read it: %s\n", r->error);
	else if (r->differ)
		printf("# %s\n#\treplay %s\n#\tmodel  %s\n", r->call, r->replay, r->model);
	else
		printf("# the program died\n");
}

static void keep(void)
{
	char path[4096];
	FILE *f;

	shared->len = fuzz_shrink(shared->text, shared->len);
	mkdir(out_dir, 0777);
	snprintf(path, sizeof(path), "%s/ext_%llu_w%d.trace", out_dir,
		 (unsigned long long)shared->seed, BITS_PER_LONG);
	f = fopen(path, "w");
	if (!f) {
		perror(path);
		return;
	}
	fwrite(shared->text, 1, shared->len, f);
	fclose(f);
	printf("# shrunk: %s\n", path);
}

static int random_traces(uint64_t traces, unsigned int seconds)
{
	uint64_t first = shared->seed;
	int status = 0;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (!pid)
		run_until(traces, seconds ? time(NULL) + seconds : 0);
	waitpid(pid, &status, 0);
	if (status) {
		say_result(&shared->result);
		keep();
	}
	printf("%sok 1 - fuzz: %lu random traces, %lu records, from seed %llu on (%d bits)\n1..1\n",
	       status ? "not " : "", shared->traces, shared->compared,
	       (unsigned long long)first, BITS_PER_LONG);
	return !!status;
}

/* ---- traces that are there ---- */

static bool read_file(const char *path)
{
	FILE *f = fopen(path, "r");

	if (!f) {
		perror(path);
		return false;
	}
	shared->len = fread(shared->text, 1, sizeof(shared->text) - 1, f);
	shared->text[shared->len] = '\0';
	fclose(f);
	return true;
}

/* Why a trace is not for this version, or NULL */
static const char *not_for_us(void)
{
#ifdef BS_HAS_AREA_MAPS
	if (strstr(shared->text, "\nzones "))
		return "there is no model of the page allocator of 2.4";
#endif
	return strstr(shared->result.error, "this version") ? shared->result.error : NULL;
}

static int given_traces(char **paths)
{
	const char *why;
	bool ok, all_ok = true;
	int n = 0;

	for (; *paths; paths++) {
		ok = read_file(*paths);
		if (ok)
			fuzz_compare(shared->text, shared->len, &shared->result);
		why = ok ? not_for_us() : NULL;
		if (why) {
			printf("ok %d - fuzz: %s # SKIP %s\n", ++n, *paths, why);
			continue;
		}
		ok = ok && !shared->result.differ && !shared->result.error[0];
		if (!ok)
			say_result(&shared->result);
		printf("%sok %d - fuzz: %s (%lu records, %d bits)\n", ok ? "" : "not ", ++n,
		       *paths, shared->result.compared, BITS_PER_LONG);
		all_ok &= ok;
	}
	printf("1..%d\n", n);
	return !all_ok;
}

int main(int argc, char **argv)
{
	uint64_t traces = ~0ULL, seed = 1;
	unsigned int seconds = 0;
	int opt;

	while ((opt = getopt(argc, argv, "s:n:t:o:")) != -1) {
		if (opt == 's')
			seed = strtoull(optarg, NULL, 0);
		else if (opt == 'n')
			traces = strtoull(optarg, NULL, 0);
		else if (opt == 't')
			seconds = atoi(optarg);
		else if (opt == 'o')
			out_dir = optarg;
		else
			return 2;
	}
	if (optind == argc && !seconds && traces == ~0ULL) {
		fprintf(stderr, "usage: %s [-s SEED] [-o DIR] -n TRACES|-t SECONDS | FILE ...\n",
			argv[0]);
		return 2;
	}
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		      -1, 0);
	if (shared == MAP_FAILED)
		return 2;
	shared->seed = seed;
	world_prefix = "# ";
	return optind < argc ? given_traces(argv + optind) : random_traces(traces, seconds);
}
