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
			printf(causes->at[i].to->kind == ANSWER_NOT_THERE ?
				       " (%s)" : ", which made it %s",
			       outcome(causes->at[i].to));
		printf("\n");
	}
}

static void show_record(const struct table *t, unsigned int row)
{
	const struct cell *b = &last_group(t)->cells[row];
	const struct answer *a = t->groups[0].cells[row].answer;

	printf("\n  %3u  %s\n", t->rows[row], record_call(t->rows[row]));
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

/* @who: a version, or the id of the commit @subject that made it so */
static void show_step(const char *who, const struct answer *a, const char *subject)
{
	printf(*subject ? "  %-14s %-24s %s\n" : "  %-14s %s\n", who, a->text, subject);
	if (a->kind == ANSWER_NOT_THERE)
		printf("                 %s\n", a->why);
}

/* One end of the way */
static void show_end(const struct table *t, const struct version *v, unsigned int record)
{
	show_step(v->name, commit_answer(t->h, v->at, record), "");
}

/* What stands in the place of an id, where there is none, is explained below the steps */
static const struct no_id {
	const char *upstream, *shown, *meaning;
} no_ids[] = {
	{ "unknown", "no id known", "a commit of Linux whose id our sources do not give" },
	{ "none", "not of Linux", "a step of this project that is no single commit of Linux" },
	{ }
};

static const struct no_id *without_id(const struct commit *c)
{
	const struct no_id *n = no_ids;

	while (n->upstream && strcmp(n->upstream, c->upstream))
		n++;
	return n;
}

static void explain_ids(const struct table *t)
{
	const char *before = "\n";
	const struct no_id *n;
	unsigned int i;

	for (n = no_ids; n->upstream; n++) {
		for (i = t->asked[0]->at + 1; i <= t->asked[1]->at; i++)
			if (is_step(t, i) && without_id(&t->h->commits[i]) == n)
				break;
		if (i > t->asked[1]->at)
			continue;
		printf("%s%s: %s\n", before, n->shown, n->meaning);
		before = "";
	}
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
	       record_call(record));
	show_end(t, good, record);
	for (i = good->at + 1; i <= bad->at; i++) {
		const struct commit *c = &t->h->commits[i];

		if (is_step(t, i))
			show_step(without_id(c)->shown ?: c->upstream,
				  commit_answer(t->h, i, record),
				  format(*c->release ? "%s (%s)" : "%s", c->subject,
					 c->release));
	}
	show_end(t, bad, record);
	explain_ids(t);
	if (t->q->repeat)
		printf("\nagain: %s\n", t->q->repeat);
}
