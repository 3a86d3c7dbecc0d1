// SPDX-License-Identifier: GPL-2.0-only
/* The table for programs; docs/schema/answers.json describes it. */
#include "answers.h"

void json_string(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < ' ')
			printf("\\u%04x", *text);
		else
			putchar(*text);
	}
	putchar('"');
}

static void member(const char *name, const char *value)
{
	printf("\"%s\": ", name);
	json_string(value);
}

const char *kind_name(enum kind kind)
{
	static const char * const names[] = {
		[ANSWER] = "answer", [ANSWER_NONE] = "none", [ANSWER_BUG] = "BUG",
		[ANSWER_PANIC] = "panic", [ANSWER_BAD] = "bad",
		[ANSWER_FOREVER] = "forever", [ANSWER_WILD] = "wild",
		[ANSWER_DEAD] = "dead", [ANSWER_NOT_THERE] = "cannot",
	};

	return names[kind];
}

static void show_answer(const struct answer *a)
{
	member("call", a->call);
	printf(", ");
	member("kind", kind_name(a->kind));
	printf(", ");
	member("answer", a->text);
	if (*a->why) {
		printf(", ");
		member("why", a->why);
	}
}

static void show_commit(const struct commit *c)
{
	member("subject", c->subject);
	printf(", ");
	member("upstream", c->upstream);
	printf(", ");
	member("release", c->release);
	printf(", ");
	member("author", c->author);
	printf(", ");
	member("date", c->date);
	printf(", ");
	member("patch", c->name);
}

static void show_cause(const struct cause *c)
{
	printf("{");
	show_commit(c->commit);
	printf(", ");
	member("to", c->to->text);
	printf("}");
}

static void show_cell(const struct table *t, const struct cell *c, unsigned int record)
{
	unsigned int i;

	printf("{\"record\": %u, ", record);
	show_answer(c->answer);
	printf(", \"changed\": %s, \"as\": %u, \"causes\": [", c->changed ? "true" : "false",
	       c->as);
	for (i = 0; i < c->causes.nr; i++) {
		printf("%s", i ? ", " : "");
		show_cause(&c->causes.at[i]);
	}
	printf("]}");
}

static void show_versions(const struct table *t, const struct group *g)
{
	unsigned int i;

	printf("\"versions\": [");
	for (i = g->first; i <= g->last; i++) {
		printf("%s", i == g->first ? "" : ", ");
		json_string(t->asked[i]->name);
	}
	printf("]");
}

static void show_cells(const struct table *t, const struct group *g)
{
	unsigned int i;

	printf(", \"answers\": [");
	for (i = 0; i < t->nr_rows; i++) {
		printf("%s\n   ", i ? "," : "");
		show_cell(t, &g->cells[i], t->rows[i]);
	}
	printf("]");
}

static void show_state(const struct answers *all)
{
	unsigned int i;

	printf(", \"state\": [");
	for (i = 0; i < all->nr_state; i++) {
		printf("%s", i ? ", " : "");
		json_string(all->state[i]);
	}
	printf("]");
}

static void show_group(const struct table *t, const struct group *g)
{
	printf("  {");
	show_versions(t, g);
	printf(", \"set\": %u", g->set);
	if (foreign_pages(t, g)) {
		printf(", ");
		member("page_allocator", foreign_pages(t, g)->pages);
	}
	if (g->since) {
		printf(", \"since\": {");
		show_commit(g->since);
		printf("}");
	}
	if (g->answers->error) {
		printf(", ");
		member("error", g->answers->error);
		printf(", \"record\": %u", g->answers->error_record);
	} else {
		show_cells(t, g);
		if (t->q->state_at)
			show_state(g->answers);
	}
	printf("}");
}

void show_json(const struct table *t)
{
	unsigned int i;

	printf("{");
	member("trace", t->q->name);
	printf(", \"word_bits\": %u, \"records\": %u, \"differ\": %u,\n", t->q->bits,
	       t->nr_records, t->nr_rows);
	printf(" \"versions\": %u, \"trees\": %u, \"sets\": %u,\n \"groups\": [\n",
	       t->nr_asked, t->nr_trees, t->nr_sets);
	for (i = 0; i < t->nr_groups; i++) {
		show_group(t, &t->groups[i]);
		printf("%s\n", i + 1 < t->nr_groups ? "," : "");
	}
	printf(" ]");
	if (t->q->repeat) {
		printf(",\n ");
		member("again", t->q->repeat);
	}
	printf("}\n");
}

/* ---- one record through history ---- */

static void show_end(const struct table *t, const struct version *v)
{
	const char *error = answers_of(t, v)->error;

	printf("  {");
	member("version", v->name);
	printf(", ");
	show_answer(commit_answer(t->h, v->at, t->q->state_at));
	if (error) {
		printf(", ");
		member("error", error);
	}
	printf("}");
}

static void show_step(const struct commit *c, const struct answer *now)
{
	printf("  {\"commit\": {");
	show_commit(c);
	printf("}, ");
	show_answer(now);
	printf("},\n");
}

void show_bisection_json(const struct table *t)
{
	const struct version *good = t->asked[0], *bad = t->asked[1];
	unsigned int i;

	printf("{");
	member("trace", t->q->name);
	printf(", \"word_bits\": %u, \"record\": %u, \"steps\": [\n", t->q->bits,
	       t->q->state_at);
	show_end(t, good);
	printf(",\n");
	for (i = good->at + 1; i <= bad->at; i++)
		if (is_step(t, i))
			show_step(&t->h->commits[i], commit_answer(t->h, i, t->q->state_at));
	show_end(t, bad);
	printf("\n ]");
	if (t->q->repeat) {
		printf(",\n ");
		member("again", t->q->repeat);
	}
	printf("}\n");
}
