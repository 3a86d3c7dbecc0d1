// SPDX-License-Identifier: GPL-2.0-only
/*
 * What many versions answer to one trace, and which commits made the difference:
 *
 *	answers -i INDEX -b BUILDER [-w BITS] [-f FORMAT] [-r RECORD] [-s] [-n COMMAND]
 *		TRACE [VERSION ...]
 *
 * -i: the chain, written by tools/stack; -b: builds the programs; -w: the word size of a
 * trace that does not say; -r: only this record, and the memory behind it; -s: what the
 * allocators show of their state counts as well; -n: the command to be named for a
 * repetition. FORMAT is text, json or html; compare and bisect want two versions. All are
 * asked if none is named.
 *
 * Status: 0 all answer alike, 1 they differ, 2 the question cannot be put.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "answers.h"

void fail(const char *fmt, ...)
{
	va_list args;

	fflush(stdout);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(CANNOT);
}

void *get_zeroed(size_t nr, size_t size)
{
	void *p = calloc(nr ? nr : 1, size);

	if (!p)
		fail("answers: out of memory");
	return p;
}

char *format(const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		fail("answers: out of memory");
	va_end(args);
	return text;
}

char *read_all(FILE *f)
{
	size_t len = 0, room = 1 << 16, got;
	char *text = get_zeroed(room, 1);

	while ((got = fread(text + len, 1, room - len - 1, f))) {
		len += got;
		if (len < room - 1)
			continue;
		room *= 2;
		text = realloc(text, room);
		if (!text)
			fail("answers: out of memory");
	}
	text[len] = '\0';
	return text;
}

char *cut(char **rest, char by)
{
	char *part = *rest, *end = part ? strchr(part, by) : NULL;

	if (end)
		*end++ = '\0';
	*rest = end;
	return part;
}

/* The versions that the user named, in the order of history */
static void choose_versions(struct table *t, char **names, int nr)
{
	const struct version *v;
	unsigned int i;
	int n;

	t->asked = get_zeroed(t->h->nr_versions + nr, sizeof(*t->asked));
	for (n = 0; n < nr; n++)
		if (!find_version(t->h, names[n]))
			fail("there is no version '%s'%s", names[n],
			     near_versions(t->h, names[n]));
	for (i = 0; i < t->h->nr_versions; i++) {
		v = &t->h->versions[i];
		for (n = 0; n < nr && find_version(t->h, names[n]) != v; n++)
			;
		if (!nr || n < nr)
			t->asked[t->nr_asked++] = v;
	}
}

static unsigned int number(const char *option, const char *text)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (!*text || *end || n < 1 || n > 1000000)
		fail("%s is a number from 1, not '%s'", option, text);
	return n;
}

static unsigned int word_bits(const char *text)
{
	if (strcmp(text, "32") && strcmp(text, "64"))
		fail("WORD_BITS is 32 or 64, not '%s'", text);
	return atoi(text);
}

typedef void (*show_t)(const struct table *t);

static show_t shown_as(const char *name)
{
	static const struct {
		const char *name;
		show_t show;
	} formats[] = {
		{ "text", show_text }, { "json", show_json }, { "html", show_html },
		{ "compare", show_comparison }, { "bisect", show_bisection },
		{ "bisect-json", show_bisection_json },
	};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (!strcmp(formats[i].name, name))
			return formats[i].show;
	fail("FORMAT is text, json or html, not '%s'", name);
}

/* Does the trace itself say how long its words are? 0 if not */
static unsigned int bits_of_trace(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[256];
	unsigned int bits = 0;

	if (!f)
		fail("%s: cannot be read", path);
	while (!bits && fgets(line, sizeof(line), f))
		if (!strncmp(line, "word_bits ", 10))
			bits = atoi(line + 10);
	fclose(f);
	return bits;
}

static bool bisects(show_t show)
{
	return show == show_bisection || show == show_bisection_json;
}

static void need_two(const struct table *t)
{
	if (t->nr_asked != 2)
		fail("name two versions: A=2.6.13 B=2.6.15");
}

int main(int argc, char **argv)
{
	struct question q = { 0 };
	struct history h = { 0 };
	struct table t = { .q = &q, .h = &h };
	show_t show = show_text;
	unsigned int bits;
	int opt;

	while ((opt = getopt(argc, argv, "i:b:w:f:r:sn:")) != -1) {
		switch (opt) {
		case 'i':
			read_history(&h, optarg);
			break;
		case 'b':
			q.builder = optarg;
			break;
		case 'w':
			q.bits = word_bits(optarg);
			break;
		case 'f':
			show = shown_as(optarg);
			break;
		case 'r':
			q.state_at = number("the record", optarg);
			q.only = true;
			break;
		case 's':
			q.with_state = true;
			break;
		case 'n':
			q.repeat = optarg;
			break;
		default:
			return CANNOT;
		}
	}
	if (optind == argc || !q.builder || !h.nr_versions)
		fail("usage: answers -i INDEX -b BUILDER [OPTION ...] TRACE [VERSION ...]");

	q.trace = argv[optind++];
	q.name = basename(q.trace);
	bits = bits_of_trace(q.trace);
	q.bits = bits ? bits : q.bits ? q.bits : 32;
	read_lines(&q);
	if (q.state_at > record_calls())
		fail("%s has %u records, not %u", q.name, record_calls(), q.state_at);
	choose_versions(&t, argv + optind, argc - optind);
	if (show == show_comparison || bisects(show))
		need_two(&t);
	/* Two versions are compared in all records, wherever their memory is looked at */
	q.only = q.only && show != show_comparison;
	make_table(&t);
	if (bisects(show))
		ask_way(&t);
	if (show == show_comparison && t.nr_rows && !q.state_at) {
		q.state_at = t.rows[0];
		ask_state(&t);
	}
	show(&t);
	return t.nr_sets > 1 ? DIFFERS : SAME;
}
