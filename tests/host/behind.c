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
 * @crc: of all of @bytes, which end with a NUL
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
	if (x->len + len >= x->size) {
		x->size = 2 * (x->len + len);
		x->bytes = realloc(x->bytes, x->size);
		if (!x->bytes)
			abort();
	}
	memcpy(x->bytes + x->len, text, len);
	x->len += len;
	x->bytes[x->len] = '\0';
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
 * @own: what our checksum is of
 * @text: what stands behind the record in the trace, if it does
 * @agreed: line at which the same record agreed last; 0 for none
 * @changes: latest records that changed the answer since then, each with its line
 * @nr_changes: how many there were
 * @last: the answer of the latest probe
 */
struct sum {
	unsigned long record;
	unsigned int line;
	char *call, *got;
	u32 wanted;
	struct text own;
	char *text;
	unsigned int agreed;
	char *changes[CHANGES];
	unsigned int nr_changes;
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

/* Our text, if the first word that differs could be a checksum and ours is one of a text that was heard */
static const struct text *differing_sum(const char *got, const char *expected, u32 *wanted)
{
	const char *from = got;

	while (*got && *got == *expected) {
		if (*got++ == ' ')
			from = got;
		expected++;
	}
	expected -= got - from;
	if (strncmp(from, "0x", 2) || strncmp(expected, "0x", 2))
		return NULL;
	*wanted = strtoul(expected, NULL, 16);
	return text_of(strtoul(from, NULL, 16));
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
	own = differing_sum(t->got, t->expected, &sum->wanted);
	if (!own)
		return;
	sum->record = t->records;
	sum->line = t->line;
	sum->call = copy(t->call);
	sum->got = copy(t->got);
	sum->text = text_behind(t);
	sum->own = *own;
	sum->own.bytes = malloc(own->len + 1);
	if (!sum->own.bytes)
		abort();
	memcpy(sum->own.bytes, own->bytes, own->len + 1);
	nr_sums++;
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
		probed->nr_changes = 0;
	}
	if (t->records + WINDOW < probed->record)
		return;
	call = copy(t->call);
	got = copy(t->got);
	if (trace_look(now, probed->call)) {
		if (!first && strcmp(t->got, probed->last))
			note_change(probed, t, call, got);
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

/* With its newline */
static size_t line_len(const char *at)
{
	size_t len = strcspn(at, "\n");

	return len + !!at[len];
}

/* Blocks "FRAME ORDER", or "FRAME": each as far from the last one as the next, all of one order */
struct blocks {
	long first, last, step;
	unsigned int nr;
	const char *order, *second;
};

/* Gives the line behind them */
static const char *blocks_at(const char *at, struct blocks *b)
{
	char *order;
	size_t len;
	long pfn;

	*b = (struct blocks){ .first = strtol(at, &order, 10), .nr = 1, .order = order };
	b->last = b->first;
	len = line_len(order);
	b->second = at = order + len;
	for (; *at; b->nr++, b->last = pfn, at = order + len) {
		pfn = strtol(at, &order, 10);
		if (order == at || strncmp(order, b->order, len) ||
		    (b->nr > 1 && pfn - b->last != b->step))
			break;
		b->step = pfn - b->last;
	}
	return at;
}

/* A line; or of blocks, three of which are in a row at least, one for all: "460048..460080 by 8 order 3" */
static const char *print_some(const char *at)
{
	int len = strcspn(at, "\n");
	struct blocks b;
	const char *next = blocks_at(at, &b);

	if (b.order == at) {
		world_print("\t    %.*s", len, at);
		return at + line_len(at);
	}
	len = strcspn(b.order, "\n");
	if (b.nr < 3) {
		world_print("\t    %ld%s%.*s", b.first, len ? " order" : "", len, b.order);
		return b.second;
	}
	world_print("\t    %ld..%ld by %ld%s%.*s (%u blocks)", b.first, b.last, b.step,
		    len ? " order" : "", len, b.order, b.nr);
	return next;
}

static void print_lines(const char *at)
{
	unsigned int runs, more = 0;

	for (runs = 0; *at && runs < RUNS; runs++)
		at = print_some(at);
	for (; *at; at += line_len(at))
		more++;
	if (more)
		world_print("\t    ... and %u more", more);
}

/* The first line that another text has otherwise, or does not have */
static void print_difference(const char *ours, const char *theirs)
{
	unsigned int line = 1;
	size_t len;

	for (; *ours && !strncmp(ours, theirs, len = line_len(ours)); line++) {
		ours += len;
		theirs += len;
	}
	world_print("\t    its line %u, the trace: %.*s", line, (int)strcspn(theirs, "\n"), theirs);
	world_print("\t    its line %u, ours:      %.*s", line, (int)strcspn(ours, "\n"), ours);
}

/* ---- what would have given the trace's checksum? ---- */

static u32 sum_from_end(const struct text *x)
{
	const char *end = x->bytes + x->len, *at;
	u32 crc = 0;

	for (; end > x->bytes; end = at) {
		for (at = end - 1; at > x->bytes && at[-1] != '\n'; at--)
			;
		crc = crc32_text(crc, at, end - at);
	}
	return crc;
}

/* Is all that the trace has otherwise the line @at? Then it is said how. */
static bool guess_line(const struct text *x, const char *at, size_t len, u32 wanted)
{
	const char *next = at + len, *end = x->bytes + x->len;
	u32 without = crc32_text(crc32_text(0, x->bytes, at - x->bytes), next, end - next);
	u32 first = crc32_text(crc32_text(0, at, len), x->bytes, at - x->bytes);
	const char *place = "";

	if (without != wanted) {
		if (crc32_text(without, at, len) == wanted)
			place = " as its last";
		else if (crc32_text(first, next, end - next) == wanted)
			place = " as its first";
		else
			return false;
	}
	world_print(IN "the trace's checksum is that of our list %s %.*s%s",
		    *place ? "with" : "without", (int)strcspn(at, "\n"), at, place);
	return true;
}

/* More would take long: it is a square */
#define TRIED	1000

static void guess_lines(const struct text *x, u32 wanted)
{
	const char *at = x->bytes;
	unsigned int tried;

	if (sum_from_end(x) == wanted) {
		world_print(IN "the trace's checksum is that of our list from its end");
		return;
	}
	for (tried = 0; *at && tried < TRIED && !guess_line(x, at, line_len(at), wanted); tried++)
		at += line_len(at);
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
	if (is_bits(&sum->own)) {
		print_bits(&sum->own);
		guess_bits(&sum->own, sum->wanted);
	} else if (sum->text) {
		print_difference(sum->own.bytes, sum->text);
	} else {
		print_lines(sum->own.bytes);
		guess_lines(&sum->own, sum->wanted);
	}
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
}

static void print_sum(const char *path, const struct sum *sum)
{
	world_print("%s:%u: behind %s = %s:", path, sum->line, sum->call, sum->got);
	print_own(sum);
	if (!sum->text)
		world_print("\tof the trace's there is the checksum only");
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
