// SPDX-License-Identifier: GPL-2.0-only
/*
 * The table as a page that needs nothing: a row a record, a column a version; equal
 * answers have the same letter and the same shade.
 */
#include <string.h>
#include "answers.h"

static const char head[] =
	"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n";

static const char style[] =
	"<style>\n"
	":root { color-scheme: light dark }\n"
	"body { font: 15px/1.4 system-ui, sans-serif; margin: 2em }\n"
	"table { border-collapse: collapse }\n"
	"th, td { border: 1px solid #8888; padding: .2em .5em; text-align: left; vertical-align: top }\n"
	"td.a { text-align: center } code { white-space: nowrap }\n"
	".s0 { background: #8881 } .s1 { background: #47c5 } .s2 { background: #c745 }\n"
	".s3 { background: #4a65 } .s4 { background: #a4a5 } .s5 { background: #ca35 }\n"
	"#all:not(:checked) ~ table .same { display: none }\n"
	"</style>\n";

static void escaped(const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '<':
			printf("&lt;");
			break;
		case '>':
			printf("&gt;");
			break;
		case '&':
			printf("&amp;");
			break;
		case '"':
			printf("&quot;");
			break;
		default:
			putchar(*text);
		}
	}
}

/* How many other answers to this record were given before this one; -1: by nobody */
static int letter_of(const struct table *t, unsigned int record, const struct answer *a)
{
	const struct answer *seen;
	int letter = 0;
	unsigned int i, j;

	for (i = 0; i < t->nr_groups; i++) {
		if (t->groups[i].answers->error)
			continue;
		seen = answer_to(t->groups[i].answers, record);
		if (same_answer(t->q, seen, a))
			return letter;
		for (j = 0; j < i; j++)
			if (!t->groups[j].answers->error &&
			    same_answer(t->q, answer_to(t->groups[j].answers, record), seen))
				break;
		letter += j == i;
	}
	return -1;
}

static bool is_row(const struct table *t, unsigned int record)
{
	unsigned int i;

	for (i = 0; i < t->nr_rows; i++)
		if (t->rows[i] == record)
			return true;
	return false;
}

static const struct group *group_of(const struct table *t, unsigned int version)
{
	const struct group *g = t->groups;

	while (g->last < version)
		g++;
	return g;
}

static void show_answer(const struct table *t, unsigned int version, unsigned int record)
{
	const struct group *g = group_of(t, version);
	const struct answer *a;
	int letter;

	if (g->answers->error) {
		printf("<td class=a>-</td>");
		return;
	}
	a = answer_to(g->answers, record);
	letter = letter_of(t, record, a);
	printf("<td class=\"a s%d\" title=\"", letter % 6);
	escaped(a->text);
	printf("\">%c</td>", 'A' + letter % 26);
}

static void show_record(const struct table *t, unsigned int record)
{
	unsigned int i;

	printf("<tr%s><th scope=row>%u</th><td><code>", is_row(t, record) ? "" : " class=same",
	       record);
	escaped(record_call(record));
	printf("</code></td>");
	for (i = 0; i < t->nr_asked; i++)
		show_answer(t, i, record);
	printf("</tr>\n");
}

static void show_table(const struct table *t)
{
	unsigned int i;

	printf("<table>\n<tr><th scope=col>record</th><th scope=col>call</th>");
	for (i = 0; i < t->nr_asked; i++) {
		printf("<th scope=col>");
		escaped(t->asked[i]->name);
		printf("</th>");
	}
	printf("</tr>\n");
	for (i = 1; i <= t->nr_records; i++)
		show_record(t, i);
	printf("</table>\n");
}

static void show_causes(const struct cell *c)
{
	unsigned int i;

	for (i = 0; i < c->causes.nr; i++) {
		printf(i ? ", then " : ", since ");
		escaped(cause_name(c->causes.at[i].commit));
	}
}

/* What the letters stand for, group by group, with the causes */
static void show_group(const struct table *t, const struct group *g)
{
	unsigned int i;

	printf("<h2>");
	escaped(group_name(t, g));
	printf("</h2>\n");
	if (foreign_pages(t, g))
		printf("<p>from %s on the page allocator is %s's</p>\n", foreign_pages(t, g)->name,
		       foreign_pages(t, g)->pages);
	if (g->answers->error) {
		printf("<p>no answer: ");
		escaped(g->answers->error);
		printf(" (record %u)</p>\n", g->answers->error_record);
	}
	if (g->since) {
		printf("<p>%s since ", g->answers->error ? "so" : "can answer");
		escaped(cause_name(g->since));
		printf("</p>\n");
	}
	if (g->answers->error)
		return;
	printf("<ul>\n");
	for (i = 0; i < t->nr_rows; i++) {
		if (!g->cells[i].changed)
			continue;
		printf("<li>%u %c: <code>", t->rows[i],
		       'A' + letter_of(t, t->rows[i], g->cells[i].answer) % 26);
		escaped(g->cells[i].answer->text);
		printf("</code>");
		show_causes(&g->cells[i]);
		printf("</li>\n");
	}
	printf("</ul>\n");
}

void show_html(const struct table *t)
{
	const struct group *g;

	printf("%s<title>", head);
	escaped(t->q->name);
	printf("</title>\n%s<h1>", style);
	escaped(t->q->name);
	printf(", %u-bit</h1>\n<p>%u records, %u differ; %u versions, %u trees, %u sets of answers</p>\n",
	       t->q->bits, t->nr_records, t->nr_rows, t->nr_asked, t->nr_trees, t->nr_sets);
	printf("<input type=checkbox id=all> <label for=all>show the records that all answer alike</label>\n");
	show_table(t);
	for (g = t->groups; g < t->groups + t->nr_groups; g++)
		show_group(t, g);
	if (t->q->repeat) {
		printf("<p>again: <code>");
		escaped(t->q->repeat);
		printf("</code></p>\n");
	}
	printf("</html>\n");
}
