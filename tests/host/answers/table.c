// SPDX-License-Identifier: GPL-2.0-only
/* Which versions agree, and in what the others differ: see answers.h. */
#include <ctype.h>
#include <string.h>
#include "answers.h"

/* ---- asking ---- */

static struct commit *commit_of(const struct table *t, const struct version *v)
{
	return &t->h->commits[v->at];
}

const struct answers *answers_of(const struct table *t, const struct version *v)
{
	return commit_of(t, v)->answers;
}

static void count_trees(struct table *t)
{
	unsigned int i, j;

	for (i = 0; i < t->nr_asked; i++) {
		for (j = 0; j < i; j++)
			if (!strcmp(commit_of(t, t->asked[i])->tree,
				    commit_of(t, t->asked[j])->tree))
				break;
		t->nr_trees += i == j;
	}
}

static void ask_versions(struct table *t)
{
	struct commit **commits = get_zeroed(t->nr_asked, sizeof(*commits));
	unsigned int i;

	for (i = 0; i < t->nr_asked; i++)
		commits[i] = commit_of(t, t->asked[i]);
	ask_commits(t->q, commits, t->nr_asked);
}

/* Somebody has to have an answer. What nobody understands is a mistake in the trace. */
static void need_answers(struct table *t)
{
	const struct answers *all = NULL, *one;
	unsigned int i;

	for (i = 0; i < t->nr_asked; i++) {
		one = answers_of(t, t->asked[i]);
		if (!one->error) {
			t->nr_records = one->total;
			return;
		}
		/* What nobody can read says more than what one version lacks */
		if (!all || !all->malformed)
			all = one;
	}
	fail("%s:%u: %s", t->q->trace, all->error_line, all->error);
}

/* ---- rows: the records that differ ---- */

static bool differs(const struct table *t, unsigned int record)
{
	const struct answer *first = NULL, *a;
	unsigned int i;

	for (i = 0; i < t->nr_asked; i++) {
		if (answers_of(t, t->asked[i])->error)
			continue;
		a = answer_to(answers_of(t, t->asked[i]), record);
		if (first && !same_answer(t->q, first, a))
			return true;
		first = first ? first : a;
	}
	return false;
}

static void find_rows(struct table *t)
{
	unsigned int n;

	t->rows = get_zeroed(t->nr_records, sizeof(*t->rows));
	for (n = 1; n <= t->nr_records; n++)
		if ((!t->q->only || t->q->state_at == n) && differs(t, n))
			t->rows[t->nr_rows++] = n;
}

/* ---- groups ---- */

static bool agree(const struct table *t, const struct answers *a, const struct answers *b)
{
	unsigned int i;

	if (a->error || b->error)
		return a->error && b->error && !strcmp(a->error, b->error);
	for (i = 0; i < t->nr_rows; i++)
		if (!same_answer(t->q, answer_to(a, t->rows[i]), answer_to(b, t->rows[i])))
			return false;
	return true;
}

static unsigned int find_set(const struct table *t, const struct answers *all)
{
	unsigned int i;

	for (i = 0; i < t->nr_groups; i++)
		if (agree(t, t->groups[i].answers, all))
			break;
	return i;
}

static void add_version(struct table *t, unsigned int n)
{
	const struct answers *all = answers_of(t, t->asked[n]);
	struct group *g;

	if (t->nr_groups && agree(t, t->groups[t->nr_groups - 1].answers, all)) {
		t->groups[t->nr_groups - 1].last = n;
		return;
	}
	g = &t->groups[t->nr_groups];
	g->first = g->last = n;
	g->answers = all;
	g->set = find_set(t, all);
	t->nr_sets += g->set == t->nr_groups && !all->error;
	t->nr_groups++;
}

static void find_groups(struct table *t)
{
	unsigned int i;

	t->groups = get_zeroed(t->nr_asked, sizeof(*t->groups));
	for (i = 0; i < t->nr_asked; i++)
		add_version(t, i);
}

/* ---- cells, and what made them differ ---- */

/* The last group before @g that has answers; NULL if it is the first */
static const struct group *group_before(const struct table *t, const struct group *g)
{
	while (g-- > t->groups)
		if (!g->answers->error)
			return g;
	return NULL;
}

static unsigned int first_with(const struct table *t, unsigned int record,
			       const struct answer *a)
{
	unsigned int i;

	for (i = 0; i < t->nr_groups; i++)
		if (!t->groups[i].answers->error &&
		    same_answer(t->q, answer_to(t->groups[i].answers, record), a))
			break;
	return i;
}

static void fill_cells(struct table *t, struct group *g)
{
	const struct group *before = group_before(t, g);
	struct cell *c;
	unsigned int i;

	g->cells = get_zeroed(t->nr_rows, sizeof(*g->cells));
	for (i = 0; i < t->nr_rows; i++) {
		c = &g->cells[i];
		c->answer = answer_to(g->answers, t->rows[i]);
		c->as = first_with(t, t->rows[i], c->answer);
		c->changed = !before ||
			     !same_answer(t->q, before->cells[i].answer, c->answer);
	}
}

/* The versions at which a group begins, and the one before it ends */
static unsigned int end_of(const struct table *t, const struct group *g)
{
	return t->asked[g->last]->at;
}

static unsigned int start_of(const struct table *t, const struct group *g)
{
	return t->asked[g->first]->at;
}

/* All commits on the ways between groups, at once: they are built in parallel */
static void ask_ways(struct table *t)
{
	struct commit **commits = get_zeroed(t->h->nr_commits * t->nr_groups, sizeof(*commits));
	const struct group *g, *before;
	unsigned int nr = 0, i;

	for (g = t->groups + 1; g < t->groups + t->nr_groups; g++) {
		before = g->answers->error ? g - 1 : group_before(t, g) ?: g - 1;
		for (i = end_of(t, before) + 1; i < start_of(t, g); i++)
			commits[nr++] = &t->h->commits[i];
	}
	ask_commits(t->q, commits, nr);
}

void ask_way(struct table *t)
{
	unsigned int from = t->asked[0]->at, nr = t->asked[1]->at - from + 1, i;
	struct commit **commits = get_zeroed(nr, sizeof(*commits));

	for (i = 0; i < nr; i++)
		commits[i] = &t->h->commits[from + i];
	ask_commits(t->q, commits, nr);
}

/* From which commit on a group that follows one without answers has some, or has none */
static void fill_since(struct table *t, struct group *g)
{
	bool can = !g->answers->error;

	if (g > t->groups && can != !g[-1].answers->error)
		g->since = find_answered(t->h, end_of(t, g - 1) + 1, start_of(t, g), can);
}

static void fill_causes(struct table *t, struct group *g)
{
	const struct group *before = group_before(t, g);
	unsigned int i;

	for (i = 0; before && i < t->nr_rows; i++)
		if (g->cells[i].changed)
			g->cells[i].causes = find_causes(t->h, t->q, end_of(t, before),
							 start_of(t, g), t->rows[i]);
}

void make_table(struct table *t)
{
	struct group *g;

	count_trees(t);
	ask_versions(t);
	need_answers(t);
	find_rows(t);
	find_groups(t);
	for (g = t->groups; g < t->groups + t->nr_groups; g++)
		if (!g->answers->error)
			fill_cells(t, g);
	ask_ways(t);
	for (g = t->groups; g < t->groups + t->nr_groups; g++) {
		fill_since(t, g);
		if (!g->answers->error)
			fill_causes(t, g);
	}
}

void ask_state(struct table *t)
{
	struct commit *commits[2];
	unsigned int i;

	for (i = 0; i < t->nr_asked; i++) {
		commits[i] = commit_of(t, t->asked[i]);
		commits[i]->answers = NULL;
	}
	ask_commits(t->q, commits, t->nr_asked);
}

/* ---- names ---- */

const char *group_name(const struct table *t, const struct group *g)
{
	const char *first = t->asked[g->first]->name, *last = t->asked[g->last]->name;

	return g->first == g->last ? first : format("%s - %s", first, last);
}

/* 2.6.12.1 and 2.6.14-rc1 are as good as 2.6.12 and 2.6.14 */
static bool has_own_pages(const struct version *v)
{
	size_t len = strlen(v->pages);

	return !strncmp(v->name, v->pages, len) && !(len && isdigit(v->name[len]));
}

static bool asks_buddy(const struct table *t, const struct group *g)
{
	unsigned int i;

	for (i = 0; i < t->nr_rows; i++)
		if (!strcmp(g->cells[i].answer->domain, "buddy"))
			return true;
	return false;
}

const struct version *foreign_pages(const struct table *t, const struct group *g)
{
	unsigned int i;

	for (i = g->first; i <= g->last && !g->answers->error; i++)
		if (!has_own_pages(t->asked[i]) && asks_buddy(t, g))
			return t->asked[i];
	return NULL;
}

const char *cause_name(const struct commit *c)
{
	if (!*c->release)
		return c->subject;
	if (!strcmp(c->upstream, "none") || !strcmp(c->upstream, "unknown"))
		return format("%s (%s)", c->subject, c->release);
	return format("%s (%s, %s)", c->subject, c->upstream, c->release);
}
