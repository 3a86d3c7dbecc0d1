// SPDX-License-Identifier: GPL-2.0-only
/*
 * What can be said of a trace before any version is asked: its calls, and whether it keeps
 * the bitmaps of its nodes out of what it gives to bootmem.
 */
#include <stdlib.h>
#include <string.h>
#include "answers.h"

#define HEADER_LINES	4
#define PAGE_BYTES	4096ULL
#define MAX_NODES	64
#define MAP_PAGES	1024	/* of 128 GiB; a larger bitmap is not looked at */

static const char **calls, **results;
static unsigned int nr_calls;
static const char *kernel = "-";

/**
 * struct map - the bitmap of a node
 * @start: its first byte
 * @bytes: how many it takes
 * @pages: how many pages that is, 0 for no bitmap
 * @is_free: pages of it that are free as far as bootmem knows
 */
struct map {
	unsigned long long start, bytes;
	unsigned int pages;
	bool is_free[MAP_PAGES];
};

static struct map maps[MAX_NODES];

const char *record_call(unsigned int n)
{
	return n && n <= nr_calls ? calls[n - 1] : "";
}

const char *record_result(unsigned int n)
{
	return n && n <= nr_calls ? results[n - 1] : NULL;
}

const char *results_of(void)
{
	return kernel;
}

unsigned int record_calls(void)
{
	return nr_calls;
}

static void add_call(const char *line)
{
	const char *is = strstr(line, " = ");

	calls = realloc(calls, (nr_calls + 1) * sizeof(*calls));
	results = realloc(results, (nr_calls + 1) * sizeof(*results));
	if (!calls || !results)
		fail("answers: out of memory");
	results[nr_calls] = is ? is + 3 : NULL;
	calls[nr_calls++] = format("%.*s", is ? (int)(is - line) : (int)strlen(line), line);
}

/* ---- bitmaps ---- */

static void begin_map(unsigned int bits, unsigned long nid, unsigned long long frame,
		      unsigned long long start, unsigned long long end)
{
	unsigned long long bytes = (end - start + bits - 1) / bits * (bits / 8);

	if (nid >= MAX_NODES || end <= start || bytes > MAP_PAGES * PAGE_BYTES)
		return;
	maps[nid] = (struct map){
		.start = frame * PAGE_BYTES, .bytes = bytes,
		.pages = (bytes + PAGE_BYTES - 1) / PAGE_BYTES,
	};
}

/* The pages that bootmem takes for a range: all it touches, or all that it holds whole */
static void mark_maps(unsigned long long start, unsigned long long bytes, bool is_free)
{
	unsigned long long at, end = start + bytes;
	struct map *m;
	unsigned int i;

	for (m = maps; m < maps + MAX_NODES; m++)
		for (i = 0; i < m->pages; i++) {
			at = m->start + i * PAGE_BYTES;
			if (is_free ? start <= at && at + PAGE_BYTES <= end :
				      start < at + PAGE_BYTES && at < end)
				m->is_free[i] = is_free;
		}
}

static bool in_free_memory(const struct map *m)
{
	unsigned int i;

	for (i = 0; i < m->pages; i++)
		if (m->is_free[i])
			return true;
	return false;
}

static void warn_of_maps(const struct question *q)
{
	const struct map *m;

	for (m = maps; m < maps + MAX_NODES; m++)
		if (in_free_memory(m))
			fprintf(stderr, "%s: nobody reserves the bitmap of node %d, so versions may give it out and lose it; behind the free add: reserve %d 0x%llx 0x%llx\n",
				q->name, (int)(m - maps), (int)(m - maps), m->start,
				m->pages * PAGE_BYTES);
}

/* False: from here on memory is given out, and what is reserved later comes too late */
static bool follow_maps(const struct question *q, const char *line)
{
	unsigned long long a, b, c;
	unsigned long nid;

	if (sscanf(line, "init %li %lli %lli %lli", &nid, &a, &b, &c) == 4)
		begin_map(q->bits, nid, a, b, c);
	else if (sscanf(line, "free %*s %lli %lli", &a, &b) == 2)
		mark_maps(a, b, true);
	else if (sscanf(line, "reserve %*s %lli %lli", &a, &b) == 2)
		mark_maps(a, b, false);
	return strncmp(line, "alloc", 5) && strncmp(line, "free_all", 8);
}

void read_lines(const struct question *q)
{
	FILE *f = fopen(q->trace, "r");
	bool follow = true;
	int header = 0;
	char *text, *line;

	if (!f)
		fail("%s: cannot be read", q->trace);
	text = read_all(f);
	fclose(f);
	while ((line = cut(&text, '\n'))) {
		if (!*line || *line == '#')
			continue;
		if (header++ < HEADER_LINES) {
			if (!strncmp(line, "kernel ", 7))
				kernel = line + 7;
			continue;
		}
		add_call(line);
		if (follow && !follow_maps(q, line)) {
			warn_of_maps(q);
			follow = false;
		}
	}
}
