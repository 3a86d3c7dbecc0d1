// SPDX-License-Identifier: GPL-2.0-only
/*
 * The index of the stack, lines of fields with tabs between:
 *
 *	commit	ID	TREE	NAME	UPSTREAM	RELEASE	AUTHOR	DATE	SUBJECT
 *	version	NAME	RELEASED	BOOTS	PAGES	ID
 *
 * commits from the root on, and versions in the order of their list; the last one may be
 * HEAD, with whatever the user has committed.
 */
#include <stdlib.h>
#include <string.h>
#include "answers.h"

static unsigned int count_lines(const char *text, const char *kind)
{
	unsigned int nr = 0;
	const char *at;

	for (at = text; at; at = strchr(at, '\n'), at = at ? at + 1 : at)
		nr += !strncmp(at, kind, strlen(kind));
	return nr;
}

/* Cuts a line into exactly @nr fields */
static void fields(char *line, const char **to[], unsigned int nr)
{
	unsigned int i;

	for (i = 0; i < nr; i++) {
		*to[i] = cut(&line, '\t');
		if (!*to[i])
			fail("answers: a line of the index has too few fields");
	}
}

static void read_commit(struct history *h, char *line)
{
	struct commit *c = &h->commits[h->nr_commits++];

	fields(line, (const char **[]){ &c->id, &c->tree, &c->name, &c->upstream,
					&c->release, &c->author, &c->date, &c->subject }, 8);
}

static unsigned int commit_index(const struct history *h, const char *id)
{
	unsigned int i;

	for (i = 0; i < h->nr_commits; i++)
		if (!strcmp(h->commits[i].id, id))
			return i;
	fail("answers: the index has no commit %s; make it anew: make stack", id);
}

static void read_version(struct history *h, char *line)
{
	struct version *v = &h->versions[h->nr_versions++];
	const char *id;

	fields(line, (const char **[]){ &v->name, &v->released, &v->boots, &v->pages, &id }, 5);
	v->at = commit_index(h, id);
}

void read_history(struct history *h, const char *path)
{
	FILE *f = fopen(path, "r");
	char *text, *line, *kind;

	if (!f)
		fail("%s: cannot be read; make stack writes it", path);
	text = read_all(f);
	fclose(f);
	h->commits = get_zeroed(count_lines(text, "commit\t"), sizeof(*h->commits));
	h->versions = get_zeroed(count_lines(text, "version\t") + 2, sizeof(*h->versions));

	while ((line = cut(&text, '\n'))) {
		kind = cut(&line, '\t');
		if (!strcmp(kind, "commit"))
			read_commit(h, line);
		else if (!strcmp(kind, "version"))
			read_version(h, line);
	}
}

/* A commit that is no version's becomes one for this question. */
static const struct version *add_commit(struct history *h, const char *name)
{
	static unsigned int added;
	struct version *v;
	unsigned int i;

	if (strlen(name) < 7 || added == 2)
		return NULL;
	for (i = 0; i < h->nr_commits; i++) {
		if (strncmp(h->commits[i].id, name, strlen(name)) &&
		    strncmp(h->commits[i].upstream, name, strlen(name)))
			continue;
		v = &h->versions[h->nr_versions++];
		*v = (struct version){ name, "", "bootmem", "", i };
		added++;
		return v;
	}
	return NULL;
}

const struct version *find_version(struct history *h, const char *name)
{
	unsigned int i;

	if (name[0] == 'v' && name[1] >= '0' && name[1] <= '9')
		name++;
	for (i = 0; i < h->nr_versions; i++)
		if (!strcmp(h->versions[i].name, name))
			return &h->versions[i];
	return add_commit(h, name);
}

/* Does @a stand before @b in history? Numbers are compared as numbers. */
static bool before(const char *a, const char *b)
{
	return strverscmp(a, b) < 0;
}

const char *near_versions(const struct history *h, const char *name)
{
	const char *below = NULL, *above = NULL;
	unsigned int i;

	if (name[0] < '0' || name[0] > '9')
		return "; make versions lists them";
	for (i = 0; i < h->nr_versions; i++) {
		if (before(h->versions[i].name, name))
			below = h->versions[i].name;
		else if (!above)
			above = h->versions[i].name;
	}
	if (below && above)
		return format("; its neighbours are %s and %s", below, above);
	return format("; the %s is %s", below ? "last one" : "first one", below ? below : above);
}
