// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two versions side by side: each record that differs, with its cause, and the memory
 * behind one of them. And one record on its whole way through history.
 */
#include <string.h>
#include "answers.h"

static const struct group *last_group(const struct table *t)
{
	return &t->groups[t->nr_groups - 1];
}

static int name_width(const struct table *t)
{
	int a = strlen(t->asked[0]->name), b = strlen(t->asked[1]->name);

	return a > b ? a : b;
}

static void show_side(const struct version *v, int width, const struct answer *a)
{
	printf("        %-*s  %s", width, v->name, a->text);
	printf(*a->why ? "  (%s)\n" : "%s\n", a->why);
}

static void show_causes(const struct causes *causes)
{
	unsigned int i;

	for (i = 0; i < causes->nr; i++) {
		printf("      %s %s", i ? "then" : "since", cause_name(causes->at[i].commit));
		if (i + 1 < causes->nr)
			printf(", which made it %s", causes->at[i].to->text);
		printf("\n");
	}
}

static void show_record(const struct table *t, unsigned int row)
{
	const struct cell *b = &last_group(t)->cells[row];
	const struct answer *a = t->groups[0].cells[row].answer;

	printf("\n  %3u  %s\n", t->rows[row], *a->call ? a->call : b->answer->call);
	show_side(t->asked[0], name_width(t), a);
	show_side(t->asked[1], name_width(t), b->answer);
	show_causes(&b->causes);
}

static bool has_line(const struct answers *all, const char *line)
{
	unsigned int i;

	for (i = 0; i < all->nr_state; i++)
		if (!strcmp(all->state[i], line))
			return true;
	return false;
}

/* What the memory of @v shows and that of the other one does not */
static void show_own_state(const struct table *t, const struct version *v,
			   const struct version *other)
{
	const struct answers *all = answers_of(t, v);
	unsigned int i;

	for (i = 0; i < all->nr_state; i++)
		if (!has_line(answers_of(t, other), all->state[i]))
			printf("        %-*s  %s\n", name_width(t), v->name, all->state[i]);
}

static void show_states(const struct table *t)
{
	printf("\nthe memory behind record %u, where it differs:\n", t->q->state_at);
	show_own_state(t, t->asked[0], t->asked[1]);
	show_own_state(t, t->asked[1], t->asked[0]);
}

/* Nobody would have noticed: what lies between them, then? */
static void show_patches(const struct table *t)
{
	unsigned int i;

	if (t->asked[0]->at == t->asked[1]->at) {
		printf("\nthey are the same tree: nothing can tell them apart\n");
		return;
	}
	printf("\nbetween them, without an effect on this trace (make witness NAME=... shows where each has one):\n");
	for (i = t->asked[0]->at + 1; i <= t->asked[1]->at; i++)
		printf("  %s  %s\n", t->h->commits[i].name, cause_name(&t->h->commits[i]));
}

static void show_error(const struct table *t, const struct version *v)
{
	const struct answers *all = answers_of(t, v);

	if (all->error)
		fail("%s cannot answer %s:%u: %s", v->name, t->q->trace, all->error_line,
		     all->error);
}

void show_comparison(const struct table *t)
{
	unsigned int row;

	show_error(t, t->asked[0]);
	show_error(t, t->asked[1]);
	printf("%s and %s, %s, %u-bit: %u records, %u differ\n", t->asked[0]->name,
	       t->asked[1]->name, t->q->name, t->q->bits, t->nr_records, t->nr_rows);
	for (row = 0; row < t->nr_rows; row++)
		show_record(t, row);
	if (t->q->state_at)
		show_states(t);
	if (!t->nr_rows)
		show_patches(t);
	if (t->q->repeat)
		printf("\nagain: %s\n", t->q->repeat);
}

/* ---- one record through history ---- */

/* @why: the commit that made it so, or what hinders a version */
static void show_step(const char *id, const struct answer *a, const char *why)
{
	printf(*why ? "  %-14s %-24s %s\n" : "  %-14s %s\n", id, a->text, why);
}

/* One end of the way: a version, which may have no answer */
static void show_end(const struct table *t, const struct version *v,
				     unsigned int record)
{
	const struct answer *a = commit_answer(t->h, v->at, record);
	const char *error = answers_of(t, v)->error;

	show_step(v->name, a, error ? error : "");
}

/* The record as it is called, by the first tree on the way that takes it */
static const char *call_of(const struct table *t, unsigned int record)
{
	const struct answer *a;
	unsigned int i;

	for (i = t->asked[0]->at; i <= t->asked[1]->at; i++) {
		a = commit_answer(t->h, i, record);
		if (*a->call)
			return a->call;
	}
	return "";
}

bool is_step(const struct table *t, unsigned int i)
{
	unsigned int record = t->q->state_at;

	if (passes_by(t->h, i, t->asked[0]->at, t->asked[1]->at))
		return false;
	return !same_answer(t->q, commit_answer(t->h, i - 1, record),
			    commit_answer(t->h, i, record));
}

void show_bisection(const struct table *t)
{
	const struct version *good = t->asked[0], *bad = t->asked[1];
	unsigned int record = t->q->state_at, i;

	printf("%s, %u-bit, record %u: %s\n", t->q->name, t->q->bits, record,
	       call_of(t, record));
	show_end(t, good, record);
	for (i = good->at + 1; i <= bad->at; i++) {
		const struct commit *c = &t->h->commits[i];

		if (is_step(t, i))
			show_step(c->upstream, commit_answer(t->h, i, record),
				  format("%s (%s)", c->subject, c->release));
	}
	show_end(t, bad, record);
	if (t->q->repeat)
		printf("\nagain: %s\n", t->q->repeat);
}
