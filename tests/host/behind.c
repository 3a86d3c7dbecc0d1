// SPDX-License-Identifier: GPL-2.0-only
/* See behind.h. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/kernel.h>
#include "../replay/handover.h"
#include "../replay/trace.h"
#include "behind.h"
#include "world.h"

/* Begins what belongs to the line above; apart, as codespell takes the t for a letter */
#define IN "\t"

/* ---- texts that were summed up ---- */

/**
 * struct text - what a CRC-32 is of
 * @crc: of all of @bytes
 * @age: when it was touched last
 */
struct text {
	u32 crc;
	unsigned long age;
	size_t len, size;
	char *bytes;
};

/* The hand-over's is asked for late, after others */
static struct text heard[256];
static unsigned long clock_now;
static bool listening;

static struct text *oldest(void)
{
	struct text *old = heard, *x;

	for (x = heard; x < heard + ARRAY_SIZE(heard); x++)
		if (x->age < old->age)
			old = x;
	old->len = 0;
	return old;
}

/* The youngest one with this sum; NULL if there is none */
static struct text *text_of(u32 crc)
{
	struct text *found = NULL, *x;

	for (x = heard; x < heard + ARRAY_SIZE(heard); x++)
		if (x->len && x->crc == crc && (!found || x->age > found->age))
			found = x;
	return found;
}

void sum_heard(u32 before, u32 after, const char *text, size_t len)
{
	struct text *x;

	if (!listening)
		return;
	x = before ? text_of(before) : oldest();
	if (!x)
		return;
	if (x->len + len > x->size) {
		x->size = 2 * (x->len + len);
		x->bytes = realloc(x->bytes, x->size);
		if (!x->bytes)
			abort();
	}
	memcpy(x->bytes + x->len, text, len);
	x->len += len;
	x->crc = after;
	x->age = ++clock_now;
}

/* ---- the sums of a trace ---- */

#define CHANGES	3
/* A list may have a million pages: not each record of a long trace is looked behind */
#define WINDOW	400

/**
 * struct sum - a record that gives a checksum, and another one than the trace has
 * @record: its number
 * @line: its line
 * @call: the record
 * @got: what we gave
 * @wanted: checksum that the trace has
 * @counts: the result has other words, which agree
 * @own: what our checksum is of
 * @text: what stands behind the record in the trace, if it does
 * @agreed: line at which the same record agreed last; 0 for none
 * @changes: latest records that changed the answer since then, each with its line
 * @nr_changes: how many there were
 * @was: line of the last record behind which our answer was the trace's; 0 for none
 * @last: the answer of the latest probe
 */
struct sum {
	unsigned long record;
	unsigned int line;
	char *call, *got;
	u32 wanted;
	bool counts;
	struct text own;
	char *text;
	unsigned int agreed;
	char *changes[CHANGES];
	unsigned int nr_changes;
	unsigned int was;
	char *last;
};

static struct sum sums[2];
static unsigned int nr_sums, first_line;
static struct trace *now;		/* the one that is being replayed */

static char *copy(const char *text)
{
	char *to = strdup(text);

	if (!to)
		abort();
	return to;
}

static void replace(char **at, char *with)
{
	free(*at);
	*at = with;
}

/*
 * The words of both results that differ, if each of them could be a checksum and ours is
 * one of a text that was heard; NULL otherwise.
 */
static const struct text *differing_sum(const char *got, const char *expected, u32 *wanted,
					bool *counts)
{
	const struct text *own = NULL;
	unsigned long ours, theirs;
	int got_len, expected_len;
	bool is_sum;

	for (*counts = true; *got && *expected; got += got_len, expected += expected_len) {
		got += strspn(got, " ");
		expected += strspn(expected, " ");
		got_len = strcspn(got, " ");
		expected_len = strcspn(expected, " ");
		if (got_len == expected_len && !strncmp(got, expected, got_len))
			continue;
		is_sum = !strncmp(got, "0x", 2) && !strncmp(expected, "0x", 2);
		ours = strtoul(got, NULL, 16);
		theirs = strtoul(expected, NULL, 16);
		if (is_sum && !own && text_of(ours)) {
			own = text_of(ours);
			*wanted = theirs;
		} else {
			*counts = false;
		}
	}
	return own;
}

/* The lines `#| ` that follow in the trace, as a text; NULL if there is none */
static char *text_behind(const struct trace *t)
{
	const char *at = t->at, *end;
	char *text = NULL;
	size_t len = 0;
	FILE *out;

	if (at >= t->end || strncmp(at, "#| ", 3))
		return NULL;
	out = open_memstream(&text, &len);
	if (!out)
		abort();
	for (; at < t->end && !strncmp(at, "#| ", 3); at = end + 1) {
		end = memchr(at, '\n', t->end - at);
		fprintf(out, "%.*s\n", (int)(end - at) - 3, at + 3);
	}
	fclose(out);
	return text;
}

/* First round: which records are there to be explained? */
static void find_sum(const struct trace *t, const struct record *rec, const char *kind)
{
	struct sum *sum = &sums[nr_sums];
	const struct text *own;

	if (!t->expected || trace_agrees(now))
		return;
	if (!first_line)
		first_line = t->line;
	if (nr_sums == ARRAY_SIZE(sums) || (nr_sums && !strcmp(sums[0].call, t->call)))
		return;
	own = differing_sum(t->got, t->expected, &sum->wanted, &sum->counts);
	if (!own)
		return;
	sum->record = t->records;
	sum->line = t->line;
	sum->call = copy(t->call);
	sum->got = copy(t->got);
	sum->text = text_behind(t);
	sum->own = *own;
	sum->own.bytes = malloc(own->len);
	if (!sum->own.bytes)
		abort();
	memcpy(sum->own.bytes, own->bytes, own->len);
	nr_sums++;
}

static void forget_changes(struct sum *sum)
{
	sum->nr_changes = 0;
	sum->was = 0;
}

static bool has_sum(const char *answer, u32 wanted)
{
	const char *at;

	for (at = strstr(answer, "0x"); at; at = strstr(at + 2, "0x"))
		if (strtoul(at, NULL, 16) == wanted)
			return true;
	return false;
}

static void note_change(struct sum *sum, const struct trace *t, const char *call, const char *got)
{
	char *text;

	if (asprintf(&text, "line %u: %s = %s", t->line, call, got) < 0)
		abort();
	replace(&sum->changes[sum->nr_changes++ % CHANGES], text);
}

/* Second round, for one of them: what became of its answer on the way? */
static struct sum *probed;

static void probe_sum(const struct trace *t, const struct record *rec, const char *kind)
{
	bool same = !strcmp(t->call, probed->call), first = !probed->last;
	char *call, *got;

	if (t->records >= probed->record || t->over)
		return;
	if (same && t->expected && trace_agrees(now)) {
		probed->agreed = t->line;
		forget_changes(probed);
	}
	if (t->records + WINDOW < probed->record)
		return;
	call = copy(t->call);
	got = copy(t->got);
	if (trace_look(now, probed->call)) {
		if (!first && strcmp(t->got, probed->last))
			note_change(probed, t, call, got);
		if (has_sum(t->got, probed->wanted))
			probed->was = t->line;
		replace(&probed->last, copy(t->got));
	}
	free(call);
	free(got);
}

static void replay_with(const char *path, const char *text, size_t len,
			void (*note)(const struct trace *t, const struct record *rec,
				     const char *kind))
{
	char *own = malloc(len + 1);

	now = calloc(1, sizeof(*now));
	if (!own || !now)
		abort();
	memcpy(own, text, len);
	own[len] = '\0';
	now->name = path;
	now->note = note;
	now->answers_only = true;
	trace_run(now, own, len);
	free(now);
	free(own);
}

/* ---- as people read it ---- */

#define RUNS	24

static bool is_bits(const struct text *x)
{
	size_t i;

	for (i = 0; i < x->len; i++)
		if ((unsigned char)x->bytes[i] > 1)
			return false;
	return true;
}

/* Runs of set (#) and clear (.) bits */
static void print_bits(const struct text *x)
{
	char line[RUNS * 12 + 8] = "";
	size_t from, to, len = 0;
	int runs = 0;

	for (from = 0; from < x->len && runs < RUNS; from = to, runs++) {
		for (to = from; to < x->len && x->bytes[to] == x->bytes[from]; to++)
			;
		len += scnprintf(line + len, sizeof(line) - len, " %c%zu",
				 x->bytes[from] ? '#' : '.', to - from);
	}
	world_print("\t   %s%s", line, from < x->len ? " ..." : "");
}

/** struct lines - a text as an array, each line with its newline; @at[@nr] is the end */
struct lines {
	unsigned int nr;
	const char **at;
};

static struct lines cut(const struct text *x)
{
	struct lines l = { };
	const char *end = x->bytes + x->len, *at;

	l.at = calloc(x->len + 1, sizeof(*l.at));
	if (!l.at)
		abort();
	for (at = x->bytes; at < end; l.nr++) {
		l.at[l.nr] = at;
		at = memchr(at, '\n', end - at);
		at = at ? at + 1 : end;
	}
	l.at[l.nr] = end;
	return l;
}

/* Frame and order of a line; @order is what it was if there is none */
static bool block_of(const struct lines *l, unsigned int i, long *pfn, long *order)
{
	char *end;

	if (i >= l->nr)
		return false;
	*pfn = strtol(l->at[i], &end, 10);
	if (end == l->at[i] || (*end != '\n' && *end != ' '))
		return false;
	*order = *end == ' ' ? strtol(end, &end, 10) : -1;
	return *end == '\n';
}

/* How many lines from @i on are blocks of one order, each as far from the last one as the next */
static unsigned int run_at(const struct lines *l, unsigned int i, long *pfn, long *order, long *step)
{
	long last, next, next_order;
	unsigned int n = 1;

	if (!block_of(l, i, pfn, order))
		return 0;
	*step = 0;
	for (last = *pfn; block_of(l, i + n, &next, &next_order) && next_order == *order; n++) {
		if (n == 1)
			*step = next - last;
		else if (next - last != *step)
			break;
		last = next;
	}
	return n;
}

/* Blocks: "460048..460080 by 8 order 3" for five of them */
static bool print_blocks(const struct lines *l)
{
	unsigned int i, n, runs = 0;
	long pfn, order, step;

	if (!run_at(l, 0, &pfn, &order, &step))
		return false;
	for (i = 0; i < l->nr && runs < RUNS; i += n, runs++) {
		char of[32] = "";

		n = run_at(l, i, &pfn, &order, &step);
		if (!n)
			break;
		if (n == 2)
			n = 1;
		if (order >= 0)
			scnprintf(of, sizeof(of), " order %ld", order);
		if (n == 1)
			world_print("\t    %ld%s", pfn, of);
		else
			world_print("\t    %ld..%ld by %ld%s (%u blocks)", pfn,
				    pfn + step * (long)(n - 1), step, of, n);
	}
	if (i < l->nr)
		world_print("\t    ... and %u more", l->nr - i);
	return true;
}

/* The first line that another text has otherwise */
static void print_text(const struct lines *l, const char *theirs)
{
	unsigned int i;
	int len, their_len;

	for (i = 0; i < l->nr; i++, theirs += their_len + !!theirs[their_len]) {
		len = l->at[i + 1] - l->at[i] - 1;
		their_len = strcspn(theirs, "\n");
		if (len == their_len && !strncmp(l->at[i], theirs, len))
			continue;
		world_print("\t    its line %u, the trace: %.*s", i + 1, their_len, theirs);
		world_print("\t    its line %u, ours:      %.*s", i + 1, len, l->at[i]);
		return;
	}
	if (*theirs)
		world_print("\t    the trace has more behind it: %.*s", (int)strcspn(theirs, "\n"), theirs);
}

static void print_lines(const struct lines *l)
{
	unsigned int i;

	for (i = 0; i < l->nr && i < RUNS; i++)
		world_print("\t    %.*s", (int)(l->at[i + 1] - l->at[i]) - 1, l->at[i]);
	if (i < l->nr)
		world_print("\t    ... and %u more", l->nr - i);
}

/* ---- what would have given the trace's checksum? ---- */

/* Of the lines in the order that @order lists */
static u32 sum_of(const struct lines *l, const unsigned int *order, unsigned int nr)
{
	unsigned int i;
	u32 crc = 0;

	for (i = 0; i < nr; i++)
		crc = crc32_text(crc, l->at[order[i]], l->at[order[i] + 1] - l->at[order[i]]);
	return crc;
}

static int line_len(const struct lines *l, unsigned int i)
{
	return l->at[i + 1] - l->at[i] - 1;
}

/* @order without its element @i; gives how many are left */
static unsigned int without(const struct lines *l, unsigned int i, unsigned int *order)
{
	unsigned int j, nr = 0;

	for (j = 0; j < l->nr; j++)
		if (j != i)
			order[nr++] = j;
	return nr;
}

static bool is_reversed(const struct lines *l, u32 wanted, unsigned int *order)
{
	unsigned int i;

	for (i = 0; i < l->nr; i++)
		order[i] = l->nr - 1 - i;
	return sum_of(l, order, l->nr) == wanted;
}

/* The line without which the sum is right; -1 for none */
static int is_too_much(const struct lines *l, u32 wanted, unsigned int *order)
{
	unsigned int i;

	for (i = 0; i < l->nr; i++)
		if (sum_of(l, order, without(l, i, order)) == wanted)
			return i;
	return -1;
}

/* The line that stands at @to for the sum to be right; -1 for none */
static int is_elsewhere(const struct lines *l, u32 wanted, unsigned int *order, unsigned int *to)
{
	unsigned int i;

	for (i = 0; i < l->nr; i++)
		for (*to = 0; *to < l->nr; ++*to) {
			without(l, i, order);
			memmove(order + *to + 1, order + *to, (l->nr - 1 - *to) * sizeof(*order));
			order[*to] = i;
			if (sum_of(l, order, l->nr) == wanted)
				return i;
		}
	return -1;
}

/* More would take long: it is a square, or with @is_elsewhere() a cube */
#define TRIED	1000
#define MOVED	100

static void guess_lines(const struct lines *l, u32 wanted)
{
	unsigned int order[TRIED], to;
	int i;

	if (l->nr > TRIED)
		return;
	if (is_reversed(l, wanted, order)) {
		world_print(IN "the trace's checksum is that of our list from its end");
		return;
	}
	i = is_too_much(l, wanted, order);
	if (i >= 0) {
		world_print(IN "the trace's checksum is that of our list without %.*s", line_len(l, i), l->at[i]);
		return;
	}
	i = l->nr <= MOVED ? is_elsewhere(l, wanted, order, &to) : -1;
	if (i >= 0)
		world_print(IN "the trace's checksum is that of our list with %.*s in place %u, not %d",
			    line_len(l, i), l->at[i], to + 1, i + 1);
}

/* One bit more or less at an end of a run */
static void guess_bits(const struct text *x, u32 wanted)
{
	size_t i;
	u32 crc;

	for (i = 0; i < x->len; i++) {
		if (i && i + 1 < x->len && x->bytes[i - 1] == x->bytes[i] && x->bytes[i + 1] == x->bytes[i])
			continue;
		x->bytes[i] ^= 1;
		crc = crc32_text(0, x->bytes, x->len);
		x->bytes[i] ^= 1;
		if (crc != wanted)
			continue;
		world_print(IN "the trace's checksum is that of ours with bit %zu %s", i,
			    x->bytes[i] ? "clear" : "set");
		return;
	}
}

/* ---- the report ---- */

static void print_own(const struct sum *sum)
{
	struct lines l;

	if (is_bits(&sum->own)) {
		print_bits(&sum->own);
		guess_bits(&sum->own, sum->wanted);
		return;
	}
	l = cut(&sum->own);
	if (sum->text)
		print_text(&l, sum->text);
	else if (!print_blocks(&l))
		print_lines(&l);
	if (!sum->text)
		guess_lines(&l, sum->wanted);
	free(l.at);
}

static void print_changes(const struct sum *sum)
{
	unsigned int i = sum->nr_changes > CHANGES ? sum->nr_changes - CHANGES : 0;

	if (sum->agreed)
		world_print("\tit agreed at line %u", sum->agreed);
	if (sum->nr_changes)
		world_print("\tlast changed by%s", i ? ", with others before:" : ":");
	else
		world_print("\tnothing changed it since, as far as was looked: %d records", WINDOW);
	for (; i < sum->nr_changes; i++)
		world_print("\t    %s", sum->changes[i % CHANGES]);
	if (sum->was)
		world_print("\tours was as the trace has it up to line %u", sum->was);
}

static void print_sum(const char *path, const struct sum *sum)
{
	world_print("%s:%u: behind %s = %s:", path, sum->line, sum->call, sum->got);
	print_own(sum);
	if (!sum->text)
		world_print("\tof the trace's there is the checksum only; %s", sum->counts ?
			    "as many as ours, others or in another order" : "not as many as ours");
	print_changes(sum);
	if (first_line != sum->line)
		world_print(IN "the trace parts from ours at line %u already", first_line);
}

static void forget(struct sum *sum)
{
	unsigned int i;

	free(sum->call);
	free(sum->got);
	free(sum->own.bytes);
	free(sum->text);
	free(sum->last);
	for (i = 0; i < CHANGES; i++)
		free(sum->changes[i]);
	*sum = (struct sum){ };
}

void behind_sums(const char *path, const char *text, size_t len)
{
	unsigned int i;

	listening = true;
	nr_sums = first_line = 0;
	replay_with(path, text, len, find_sum);
	listening = false;
	for (i = 0; i < nr_sums; i++) {
		probed = &sums[i];
		replay_with(path, text, len, probe_sum);
		print_sum(path, probed);
		forget(probed);
	}
	for (i = 0; i < ARRAY_SIZE(heard); i++) {
		free(heard[i].bytes);
		heard[i] = (struct text){ };
	}
}
