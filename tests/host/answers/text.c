// SPDX-License-Identifier: GPL-2.0-only
/* The table for people: the first group in full, of the others what changed. */
#include <string.h>
#include "answers.h"

static void show_head(const struct table *t)
{
	printf("%s, %u-bit: %u records, %u the same everywhere, %u differ\n", t->q->name,
	       t->q->bits, t->nr_records, t->nr_records - t->nr_rows, t->nr_rows);
	printf("%u version%s asked, %u tree%s, %u set%s of answers\n", t->nr_asked,
	       t->nr_asked == 1 ? "" : "s", t->nr_trees, t->nr_trees == 1 ? "" : "s",
	       t->nr_sets, t->nr_sets == 1 ? "" : "s");
}

/* How many answers that stand in the trace a group gives, too; @all: how many there are */
static unsigned int count_results(const struct group *g, unsigned int *all)
{
	unsigned int i, same = 0;

	for (*all = 0, i = 1; i <= record_calls(); i++) {
		if (!record_result(i))
			continue;
		++*all;
		same += same_text(record_result(i), answer_to(g->answers, i)->text);
	}
	return same;
}

/* Its range, and those of the groups further on that agree with it, if it is the first of them */
static const char *all_names(const struct table *t, const struct group *g)
{
	const char *names = group_name(t, g);
	const struct group *other = g;

	while (++other < t->groups + t->nr_groups)
		if (other->set == g->set && g->set == g - t->groups)
			names = format("%s, %s", names, group_name(t, other));
	return names;
}

/* A trace of a machine has that machine's answers: who gives them all? */
static void show_results(const struct table *t)
{
	const struct group *g;
	const char *sep = ":";
	unsigned int all, same;

	for (g = t->groups; g < t->groups + t->nr_groups; g++) {
		if (g->answers->error || g->set != g - t->groups)
			continue;
		same = count_results(g, &all);
		if (!all)
			return;
		if (*sep == ':')
			printf("the trace holds %u answer%s%s%s", all, all == 1 ? "" : "s",
			       strcmp(results_of(), "-") ? " of " : "",
			       strcmp(results_of(), "-") ? results_of() : "");
		printf("%s %s by %s", sep, !same ? "none" : same == all ? "all" :
		       format("%u", same), all_names(t, g));
		sep = ";";
	}
	printf("\n");
}

static void show_group_names(const struct table *t, const struct group *g)
{
	printf("\n%s", all_names(t, g));
	if (foreign_pages(t, g))
		printf("  (from %s on the page allocator is %s's)",
		       foreign_pages(t, g)->name, foreign_pages(t, g)->pages);
	if (g->set != g - t->groups)
		printf("  again as %s", group_name(t, &t->groups[g->set]));
	printf("\n");
}

static int answer_width(const struct table *t, const struct group *g, bool first)
{
	int width = 0, len;
	unsigned int i;

	for (i = 0; i < t->nr_rows; i++) {
		if (!g->cells[i].changed)
			continue;
		len = strlen(g->cells[i].answer->text) +
		      (first ? strlen(g->cells[i].answer->call) : 3);
		width = len > width && len <= 60 ? len : width;
	}
	return width;
}

static void show_causes(const struct table *t, const struct cell *c, const char *sep)
{
	unsigned int i;

	for (i = 0; i < c->causes.nr; i++) {
		printf("%s%s %s", sep, i ? "then" : "since",
		       cause_name(c->causes.at[i].commit));
		if (i + 1 < c->causes.nr)
			printf(" (%s)", outcome(c->causes.at[i].to));
		sep = ", ";
	}
}

static void show_cell(const struct table *t, const struct group *g, unsigned int row,
		      int width, bool first)
{
	const struct cell *c = &g->cells[row];
	char line[512];
	const char *sep = "    ";

	snprintf(line, sizeof(line), "%s = %s", first ? c->answer->call : "...",
		 c->answer->text);
	printf("  %3u  %-*s", t->rows[row], first ? 0 : width + 3, line);
	if (*c->answer->why)
		printf("  (%s)", c->answer->why);
	if (c->as != g - t->groups && !first) {
		printf("%sas %s", sep, group_name(t, &t->groups[c->as]));
		sep = "; ";
	}
	show_causes(t, c, sep);
	printf("\n");
}

static bool is_dead(const struct table *t, const struct group *g, unsigned int row)
{
	return row < t->nr_rows && g->cells[row].changed &&
	       g->cells[row].answer->kind == ANSWER_DEAD;
}

/* Row @row is one that a dead machine was not asked: the number of the last one like it */
static unsigned int last_dead(const struct table *t, const struct group *g, unsigned int row)
{
	while (is_dead(t, g, row + 1))
		row++;
	return row;
}

/* The cause of the death is told where the machine died */
static unsigned int show_dead(const struct table *t, const struct group *g, unsigned int row)
{
	unsigned int last = last_dead(t, g, row);
	const char *name = format("%u - %u", t->rows[row], t->rows[last]);

	printf("  %s  not asked any more: %s\n", name, g->cells[row].answer->text);
	return last;
}

static void show_group(const struct table *t, const struct group *g, bool first)
{
	int width;
	unsigned int i;

	if (g->answers->error) {
		printf("\nno answer from %s\n  record %u  %s: %s\n", group_name(t, g),
		       g->answers->error_record, record_call(g->answers->error_record),
		       g->answers->error);
		if (g->since)
			printf("  so since %s\n", cause_name(g->since));
		return;
	}
	show_group_names(t, g);
	if (g->since)
		printf("  can answer since %s\n", cause_name(g->since));
	width = answer_width(t, g, first);
	for (i = 0; i < t->nr_rows; i++)
		if (!first && is_dead(t, g, i) && last_dead(t, g, i) > i)
			i = show_dead(t, g, i);
		else if (first || g->cells[i].changed)
			show_cell(t, g, i, width, first);
}

/* What the memory looks like behind the record that was asked for */
static void show_state(const struct table *t, const struct group *g)
{
	unsigned int i;

	if (g->set != g - t->groups || g->answers->error)
		return;
	printf("\nthe memory of %s behind record %u:\n", group_name(t, g), t->q->state_at);
	for (i = 0; i < g->answers->nr_state; i++)
		printf("  %s\n", g->answers->state[i]);
}

void show_text(const struct table *t)
{
	const struct group *g;
	bool first = true;

	show_head(t);
	if (!t->q->only)
		show_results(t);
	for (g = t->groups; g < t->groups + t->nr_groups; g++) {
		if (t->nr_rows || g->answers->error || g->since)
			show_group(t, g, first);
		first = first && g->answers->error;
	}
	for (g = t->groups; t->q->state_at && g < t->groups + t->nr_groups; g++)
		show_state(t, g);
	if (t->q->repeat)
		printf("\nagain: %s\n", t->q->repeat);
}
