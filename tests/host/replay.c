// SPDX-License-Identifier: GPL-2.0-only
/*
 * Replays traces on the host:
 *
 *	replay [-k VERSION] [-w KERNEL] [-o DIR] [-t] [-v] FILE|FOLDER ...
 *	replay -a [-s RECORD] FILE
 *
 * Folders are searched for *.trace, folders in them too. Traces of the other word
 * size are passed over, and with -w those whose header names another kernel. -k says
 * whose answers these are. -o writes the answered traces to DIR, by their paths below
 * the folder they were found in; without it the answers to a trace that has no results go
 * to standard output. -t prints TAP instead of a summary; -v prints the
 * replayed kernel's log. Status: 0 all results as expected, 1 some differ, 2 a trace
 * could not be read or replayed, 125 nothing was replayed (`git bisect` skips that).
 *
 * -a prints the answers for tests/host/answers, one a line, whatever the trace expects;
 * -s with the state of the memory behind a record. What the lines are is told there.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <linux/kernel.h>
#include <bs/machine.h>
#include "../replay/trace.h"
#include "behind.h"
#include "world.h"

static const char *out_dir, *version, *wanted;
static bool tap;

static unsigned long traces, answers, differ, failed, passed_over, others;

/* ---- files ---- */

static void complain(const char *path, const char *why)
{
	fprintf(stderr, "%s: %s\n", path, why);
	failed++;
}

/* The whole file with a NUL behind it; NULL after a complaint */
static char *read_file(const char *path, size_t *len)
{
	FILE *f = fopen(path, "r");
	struct stat st;
	char *text = NULL;

	if (f && !fstat(fileno(f), &st) && S_ISREG(st.st_mode))
		text = malloc(st.st_size + 1);
	if (text) {
		*len = fread(text, 1, st.st_size, f);
		text[*len] = '\0';
	} else {
		complain(path, errno ? strerror(errno) : "not a file");
	}
	if (f)
		fclose(f);
	return text;
}

/* Creates the folders that lead to @path */
static void make_folders(char *path)
{
	char *slash;

	for (slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
}

static FILE *open_answer(const char *below)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", out_dir, below);
	make_folders(path);
	/* It may be the trace itself, or the answers to one of the same name */
	f = fopen(path, "wx");
	if (!f)
		complain(path, errno == EEXIST ? "is there already; give an empty folder" :
						 strerror(errno));
	return f;
}

/* Whose results these are is what we are asked to be, not what the trace was made by */
static void answer_line(void *sink, const char *line)
{
	if (version && !strncmp(line, "kernel ", 7))
		fprintf(sink, "kernel %s\n", version);
	else
		fprintf(sink, "%s\n", line);
}

/* ---- one trace ---- */

/* The last three parts of a path tell version, word size and trace */
static const char *path_below_top(const char *path)
{
	const char *at = path + strlen(path);
	int slashes = 0;

	while (at > path && !(at[-1] == '/' && ++slashes == 3))
		at--;
	return at;
}

/* @first: number of the first record that differs, 0 for none */
static void report(const struct trace *t, unsigned long first)
{
	traces++;
	answers += t->records;
	differ += t->differ;
	if (t->error[0]) {
		fflush(stdout);
		fprintf(stderr, "%s:%u: %s\n", t->name, t->line, t->error);
		failed++;
	}
	if (tap && (t->differ || t->error[0]))
		printf("# size: %lu\n", first ?: t->records);
	if (tap)
		printf("%sok %lu - replay %s (%lu records, %d bits)\n",
		       t->differ || t->error[0] ? "not " : "", traces, path_below_top(t->name),
		       t->records, BITS_PER_LONG);
	if (tap && (t->differ || t->error[0]))
		printf("# repeat: make replay VERSION=%s WORD_BITS=%d TRACES=%s\n",
		       version ? version : "?", BITS_PER_LONG, t->name);
}

/* Is it a question: calls, and not one result? */
static bool asks(const char *text)
{
	const char *is;

	for (is = strstr(text, " = "); is; is = strstr(is + 1, " = ")) {
		while (is > text && is[-1] != '\n')
			is--;
		if (*is != '#')
			return false;
		is = strchr(is, '\n');
		if (!is)
			break;
	}
	return true;
}

/* Does the header name the kernel whose traces are wanted? */
static bool is_wanted_kernel(const char *text)
{
	const char *at = strstr(text, "\nkernel "), *end = at ? strchr(at + 1, '\n') : NULL;

	if (!wanted || !end)
		return !wanted;
	at += strlen("\nkernel ");
	return end - at == strlen(wanted) && !strncmp(at, wanted, end - at);
}

/* ---- answers ---- */

/* Lines that the replayed kernel printed during the current record */
static void print_line(const char *line)
{
	printf("printed\t%s\n", line);
}

static void print_record(const struct trace *t, const struct record *rec, const char *kind)
{
	const char *why = halt_reason_bs();

	answers = t->records;
	printf("record\t%lu\t%s\t%s\t%s\t%s\t%s\t%s\n", t->records, record_domain(rec),
	       rec->state ? "s" : "-", kind, t->call, t->got, why ? why : "");
}

static void print_state(const struct trace *t)
{
	printf("state\t%lu\t%s = %s\n", t->state_at, t->call, t->got);
}

static int answer(const char *path, unsigned long state_at)
{
	struct trace t = {
		.name = path, .note = print_record, .note_state = print_state,
		.state_at = state_at, .answers_only = true,
	};
	size_t len;
	char *text = read_file(path, &len);

	if (!text)
		return 2;
	world_line = print_line;
	shim_ratelimit = true;
	if (!trace_run(&t, text, len))
		printf("%s\t%lu\t%u\t%s\n", t.cannot ? "cannot" : "malformed",
		       t.records + 1, t.line, t.error);
	printf("end\t%lu\n", t.records);
	free(text);
	return 0;
}

/* Its text was cut into words: read it again */
static void explain(const char *path)
{
	size_t len;
	char *text = read_file(path, &len);

	if (text)
		behind_sums(path, text, len);
	free(text);
}

/* Replays all of it. Gives the number of the first record that differs, 0 for none. */
static unsigned long run(struct trace *t, char *text, size_t len)
{
	unsigned long first = 0;

	trace_begin(t, text, len);
	while (trace_line(t))
		if (t->differ && !first)
			first = t->records;
	if (t->at)
		trace_end(t);
	return first ?: t->differ ? t->records : 0;
}

/* @below: the path without the folder that the user named */
static void replay(const char *path, const char *below)
{
	struct trace t = { .name = path };
	unsigned long bits, first;
	char *text;
	size_t len;

	errno = 0;
	text = read_file(path, &len);
	if (!text)
		return;

	bits = trace_word_bits(text, len);
	if (!is_wanted_kernel(text)) {
		others++;
	} else if (bits && bits != BITS_PER_LONG) {
		passed_over++;
	} else {
		t.sink = out_dir ? open_answer(below) : asks(text) && !tap ? stdout : NULL;
		t.answer_line = t.sink ? answer_line : NULL;
		first = run(&t, text, len);
		if (first)
			explain(path);
		report(&t, first);
		if (out_dir && t.sink && fclose(t.sink))
			complain(below, "could not be written");
	}
	free(text);
}

/* ---- many ---- */

static int is_wanted(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool is_trace(const char *name)
{
	size_t len = strlen(name);

	return len > 6 && !strcmp(name + len - 6, ".trace");
}

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

/* @below: where in @path the part begins that the user did not name */
static void replay_folder(const char *path, size_t below)
{
	struct dirent **entries;
	char sub[4096];
	int i, n;

	n = scandir(path, &entries, is_wanted, alphasort);
	if (n < 0) {
		complain(path, strerror(errno));
		return;
	}
	for (i = 0; i < n; i++) {
		snprintf(sub, sizeof(sub), "%s/%s", path, entries[i]->d_name);
		if (is_folder(sub))
			replay_folder(sub, below);
		else if (is_trace(sub))
			replay(sub, sub + below);
		free(entries[i]);
	}
	free(entries);
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void replay_path(char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		path[--len] = '\0';
	if (is_folder(path))
		replay_folder(path, len + 1);
	else
		replay(path, last_part(path));
}

static void finish(void)
{
	if (passed_over)
		printf("%s%lu traces of another word size than %d bits passed over\n",
		       tap ? "# " : "", passed_over, BITS_PER_LONG);
	if (!traces && !failed && !passed_over && !others)
		complain("replay", "no traces found");
	printf("%s%lu traces, %lu records, %lu differ\n", tap ? "# " : "", traces, answers,
	       differ);
	if (tap)
		printf("1..%lu\n", traces);
}

int main(int argc, char **argv)
{
	unsigned long state_at = 0;
	bool answers_only = false;
	int opt;

	while ((opt = getopt(argc, argv, "ak:o:s:tvw:")) != -1) {
		if (opt == 'a')
			answers_only = true;
		else if (opt == 's')
			state_at = strtoul(optarg, NULL, 10);
		else if (opt == 'k')
			version = optarg;
		else if (opt == 'o')
			out_dir = optarg;
		else if (opt == 't')
			tap = true, world_prefix = "# ";
		else if (opt == 'v')
			shim_loud = true;
		else if (opt == 'w')
			wanted = optarg;
		else
			return 2;
	}
	if (optind == argc) {
		fprintf(stderr, "usage: %s [-k VERSION] [-w KERNEL] [-o DIR] [-t] [-v] FILE|FOLDER ...\n", argv[0]);
		return 2;
	}
	if (answers_only)
		return answer(argv[optind], state_at);
	for (; optind < argc; optind++)
		replay_path(argv[optind]);
	finish();
	if (failed)
		return 2;
	if (differ)
		return 1;
	return traces ? 0 : 125;
}
