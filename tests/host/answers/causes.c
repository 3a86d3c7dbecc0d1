// SPDX-License-Identifier: GPL-2.0-only
/* Which commits made two answers differ: see answers.h. */
#include <string.h>
#include "answers.h"

/* An answer that no program gives: the version cannot take a call, and is asked none */
static const struct answer *not_there(const struct answers *all, unsigned int record)
{
	struct answer *a = get_zeroed(1, sizeof(*a));

	*a = (struct answer){
		.call = record_call(record), .domain = "", .text = "no answer", .printed = "",
		.why = format("record %u: %s", all->error_record, all->error),
		.kind = ANSWER_NOT_THERE,
	};
	return a;
}

const struct answer *commit_answer(const struct history *h, unsigned int i,
				   unsigned int record)
{
	const struct answers *all = h->commits[i].answers;

	return all->error ? not_there(all, record) : answer_to(all, record);
}

/* The number of steps after which this was the answer already; -1 if it never was */
static int seen(const struct question *q, const struct causes *way,
		const struct answer *start, const struct answer *now)
{
	int i;

	for (i = way->nr - 1; i >= 0; i--)
		if (same_answer(q, way->at[i].to, now))
			return i + 1;
	return same_answer(q, start, now) ? 0 : -1;
}

/* Takes a step, or goes back to where the answer was the same */
static void step(const struct question *q, struct causes *way, const struct answer *start,
		 const struct commit *commit, const struct answer *now)
{
	int back = seen(q, way, start, now);

	if (back >= 0)
		way->nr = back;
	else
		way->at[way->nr++] = (struct cause){ commit, now };
}

/*
 * A tree that a row builds otherwise stands on the chain as two commits of tools/index, there
 * (ID-NAME) and back (ID-back): a way that does not end or begin with it passes by.
 */
bool passes_by(const struct history *h, unsigned int i, unsigned int from, unsigned int to)
{
	const char *mark = strchr(h->commits[i].id, '-');

	if (!mark)
		return false;
	return strcmp(mark, "-back") ? i != to : i - 1 != from;
}

static struct causes walk(const struct history *h, const struct question *q,
			  unsigned int from, unsigned int to, unsigned int record)
{
	struct causes way = { get_zeroed(to - from, sizeof(*way.at)), 0 };
	const struct answer *start = commit_answer(h, from, record);
	unsigned int i;

	for (i = from + 1; i <= to; i++)
		if (!passes_by(h, i, from, to))
			step(q, &way, start, &h->commits[i], commit_answer(h, i, record));
	return way;
}

const struct commit *find_answered(const struct history *h, unsigned int from,
				   unsigned int to, bool can)
{
	for (; from <= to; from++)
		if (!h->commits[from].answers->error == can)
			return &h->commits[from];
	return NULL;
}

struct causes find_causes(const struct history *h, const struct question *q,
			  unsigned int from, unsigned int to, unsigned int record)
{
	return from < to ? walk(h, q, from, to, record) : walk(h, q, to, from, record);
}
