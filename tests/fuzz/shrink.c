// SPDX-License-Identifier: GPL-2.0-only
/* From a bad trace to the shortest one that is as bad. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "fuzz.h"

#define MAX_LINES	8192

struct lines {
	const char *at[MAX_LINES];
	size_t len[MAX_LINES];
	unsigned int count;
};

static void cut(struct lines *l, const char *text, size_t len)
{
	const char *end = text + len, *newline;

	for (l->count = 0; text < end && l->count < MAX_LINES; text = newline + 1) {
		newline = memchr(text, '\n', end - text);
		if (!newline)
			return;
		l->at[l->count] = text;
		l->len[l->count++] = newline + 1 - text;
	}
}

/* All lines but those from @from to before @to */
static size_t join(char *text, const struct lines *l, unsigned int from, unsigned int to)
{
	size_t len = 0;
	unsigned int i;

	for (i = 0; i < l->count; i++) {
		if (i >= from && i < to)
			continue;
		memcpy(text + len, l->at[i], l->len[i]);
		len += l->len[i];
	}
	return len;
}

static void be_quiet(void)
{
	int null = open("/dev/null", O_WRONLY);

	dup2(null, 1);
	dup2(null, 2);
}

#define SECONDS	5

static struct fuzz_result *result;	/* shared with the processes that try */

/* What becomes of a process that tries it: 0 if all is well, but also if it hangs */
static int try(const char *text, size_t len)
{
	int status = 0;
	pid_t pid = fork();

	if (!pid) {
		be_quiet();
		alarm(SECONDS);
		fuzz_compare(text, len, result);
		_exit(result->differ);
	}
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? 0 : status;
}

/*
 * The first line that may be left out: not the header, nor the boot of the page
 * allocator. What bootmem keeps back and gives nevertheless has no right answer.
 */
static unsigned int first_line(const struct lines *l)
{
	unsigned int i, first = 4;
	bool zones = false;

	for (i = 0; i < l->count; i++) {
		zones |= !strncmp(l->at[i], "zones ", 6);
		if (zones && !strncmp(l->at[i], "free_all ", 9))
			first = i + 1;
	}
	return first;
}

size_t fuzz_shrink(char *text, size_t len)
{
	static struct lines l;
	unsigned int from, size;
	char *less = malloc(len);
	size_t less_len;
	char call[sizeof(result->call)];
	int bad;

	result = mmap(NULL, sizeof(*result), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	bad = try(text, len);
	strcpy(call, result->call);

	cut(&l, text, len);
	for (size = l.count / 2; size; size /= 2)
		for (from = first_line(&l); from < l.count; ) {
			less_len = join(less, &l, from, from + size);
			if (!bad || try(less, less_len) != bad || strcmp(call, result->call)) {
				from += size;
				continue;
			}
			memcpy(text, less, less_len);
			len = less_len;
			cut(&l, text, len);
		}
	free(less);
	return len;
}
