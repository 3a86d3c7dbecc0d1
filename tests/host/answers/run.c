// SPDX-License-Identifier: GPL-2.0-only
/*
 * Has a trace answered by the programs of several trees at once. What `replay -a` prints,
 * fields with tabs between:
 *
 *	printed	LINE			the kernel said this during the next record
 *	record	N	DOMAIN	s|-	KIND	CALL	ANSWER	WHY
 *	state	N	LINE		of the memory, behind record N
 *	cannot	N	LINE	WHY	the version has no such call, or no such argument
 *	malformed	N	LINE	WHY	nobody can read that
 *	end	TOTAL
 *
 * Records behind the death of a machine are not printed.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "answers.h"

/* ---- building ---- */

/* One call of the builder for all: it works in parallel, and shows how far it is */
static FILE *start_builder(const struct question *q, struct commit **commits, unsigned int nr)
{
	char *command = format("%s %u", q->builder, q->bits);
	unsigned int i;
	FILE *f;

	for (i = 0; i < nr; i++)
		command = format("%s %s", command, commits[i]->tree);
	f = popen(command, "r");
	if (!f)
		fail("answers: cannot run %s", q->builder);
	return f;
}

static char **build(const struct question *q, struct commit **commits, unsigned int nr)
{
	char **folders = get_zeroed(nr, sizeof(*folders));
	FILE *f = start_builder(q, commits, nr);
	char *text = read_all(f);
	unsigned int i;

	if (pclose(f))
		exit(CANNOT);	/* the builder has said why */
	for (i = 0; i < nr; i++) {
		folders[i] = cut(&text, '\n');
		if (!folders[i])
			fail("answers: %s built %u programs of %u", q->builder, i, nr);
	}
	return folders;
}

/* ---- reading what a program said ---- */

static enum kind kind_of(const char *word)
{
	static const char * const words[] = {
		[ANSWER] = "answer", [ANSWER_NONE] = "none", [ANSWER_BUG] = "BUG",
		[ANSWER_PANIC] = "panic", [ANSWER_BAD] = "bad",
		[ANSWER_FOREVER] = "forever", [ANSWER_WILD] = "wild",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i], word))
			return i;
	fail("answers: a program answered with '%s'", word);
}

static const char *field(char **line)
{
	char *part = cut(line, '\t');

	return part ? part : "";
}

static void read_record(struct answers *all, char *line, const char *printed)
{
	unsigned int n = atoi(field(&line));
	struct answer *a;

	all->at = realloc(all->at, n * sizeof(*all->at));
	if (!all->at || n != all->nr + 1)
		fail("answers: a program answered record %u behind record %u", n, all->nr);
	a = &all->at[all->nr++];
	*a = (struct answer){ .domain = field(&line) };
	a->state = *field(&line) == 's';
	a->kind = kind_of(field(&line));
	a->call = field(&line);
	a->text = field(&line);
	a->why = field(&line);
	a->printed = printed;
}

static void read_state(struct answers *all, char *line)
{
	field(&line);	/* the record's number */
	all->state = realloc(all->state, (all->nr_state + 1) * sizeof(*all->state));
	if (!all->state)
		fail("answers: out of memory");
	all->state[all->nr_state++] = line;
}

static void read_error(struct answers *all, char *line, bool malformed)
{
	all->error_record = atoi(field(&line));
	all->error_line = atoi(field(&line));
	all->error = line ? line : "";
	all->malformed = malformed;
}

static struct answers *read_answers(const char *program, char *text)
{
	struct answers *all = get_zeroed(1, sizeof(*all));
	const char *kind, *printed = "";
	bool ended = false;
	char *line;

	while ((line = cut(&text, '\n'))) {
		kind = field(&line);
		if (!strcmp(kind, "printed")) {
			printed = format("%s%s\n", printed, line);
		} else if (!strcmp(kind, "record")) {
			read_record(all, line, printed);
			printed = "";
		}
		if (!strcmp(kind, "state"))
			read_state(all, line);
		else if (!strcmp(kind, "cannot") || !strcmp(kind, "malformed"))
			read_error(all, line, *kind == 'm');
		else if (!strcmp(kind, "end"))
			all->total = atoi(field(&line)), ended = true;
	}
	if (!ended)
		fail("%s did not come to its end; run it by hand: %s -a TRACE", program, program);
	return all;
}

/* ---- running ---- */

/**
 * struct run - a program that runs
 * @pid: of the process, 0 if none
 * @out: what it prints
 */
struct run {
	pid_t pid;
	FILE *out;
	char *program;
	struct commit *commit;
};

static void start(struct run *r, const struct question *q, struct commit *commit,
		  const char *folder)
{
	char at[16];

	r->commit = commit;
	r->program = format("%s/replay", folder);
	r->out = tmpfile();
	if (!r->out)
		fail("answers: no temporary file; is /tmp full?");
	snprintf(at, sizeof(at), "%u", q->state_at);
	r->pid = fork();
	if (r->pid < 0)
		fail("answers: cannot start another program");
	if (r->pid)
		return;
	dup2(fileno(r->out), 1);
	execl(r->program, r->program, "-a", "-s", at, q->trace, NULL);
	fprintf(stderr, "answers: cannot run %s\n", r->program);
	_exit(127);
}

static void finish(struct run *r)
{
	rewind(r->out);
	r->commit->answers = read_answers(r->program, read_all(r->out));
	fclose(r->out);
	r->pid = 0;
}

static void wait_for_one(struct run *runs, unsigned int nr)
{
	pid_t pid = wait(NULL);
	unsigned int i;

	for (i = 0; i < nr; i++)
		if (runs[i].pid == pid)
			finish(&runs[i]);
}

static struct run *free_run(struct run *runs, unsigned int nr)
{
	unsigned int i;

	for (;;) {
		for (i = 0; i < nr; i++)
			if (!runs[i].pid)
				return &runs[i];
		wait_for_one(runs, nr);
	}
}

static bool any_running(const struct run *runs, unsigned int nr)
{
	while (nr--)
		if (runs[nr].pid)
			return true;
	return false;
}

static void run_all(const struct question *q, struct commit **commits, char **folders,
		    unsigned int nr)
{
	unsigned int places = sysconf(_SC_NPROCESSORS_ONLN), i;
	struct run *runs = get_zeroed(places, sizeof(*runs));

	for (i = 0; i < nr; i++)
		start(free_run(runs, places), q, commits[i], folders[i]);
	while (any_running(runs, places))
		wait_for_one(runs, places);
}

static struct commit *same_tree(struct commit **commits, unsigned int nr, const char *tree)
{
	unsigned int i;

	for (i = 0; i < nr; i++)
		if (!strcmp(commits[i]->tree, tree))
			return commits[i];
	return NULL;
}

void ask_commits(const struct question *q, struct commit **commits, unsigned int nr)
{
	struct commit **ask = get_zeroed(nr, sizeof(*ask));
	unsigned int nr_ask = 0, i;

	for (i = 0; i < nr; i++)
		if (!commits[i]->answers && !same_tree(ask, nr_ask, commits[i]->tree))
			ask[nr_ask++] = commits[i];
	if (nr_ask)
		run_all(q, ask, build(q, ask, nr_ask), nr_ask);
	for (i = 0; i < nr; i++)
		if (!commits[i]->answers)
			commits[i]->answers = same_tree(ask, nr_ask, commits[i]->tree)->answers;
}

/* ---- comparing ---- */

const struct answer *answer_to(const struct answers *all, unsigned int n)
{
	struct answer *dead;

	if (n <= all->nr)
		return &all->at[n - 1];
	dead = get_zeroed(1, sizeof(*dead));
	*dead = (struct answer){
		.call = record_call(n), .domain = "", .why = "", .printed = "",
		.kind = ANSWER_DEAD, .text = format("dead since record %u", all->nr),
	};
	return dead;
}

const char *outcome(const struct answer *a)
{
	return a->kind == ANSWER_NOT_THERE ? format("%s; %s", a->text, a->why) : a->text;
}

static bool same_word(const char *a, size_t a_len, const char *b, size_t b_len)
{
	char *a_end, *b_end;
	unsigned long long a_val, b_val;

	if (a_len == b_len && !strncmp(a, b, a_len))
		return true;
	a_val = strtoull(a, &a_end, 0);
	b_val = strtoull(b, &b_end, 0);
	return a_len && b_len && a_end == a + a_len && b_end == b + b_len && a_val == b_val;
}

bool same_text(const char *a, const char *b)
{
	size_t a_len, b_len;

	while (*a && *b) {
		a_len = strcspn(a, " ");
		b_len = strcspn(b, " ");
		if (!same_word(a, a_len, b, b_len))
			return false;
		a += a_len + strspn(a + a_len, " ");
		b += b_len + strspn(b + b_len, " ");
	}
	return !*a && !*b;
}

bool same_answer(const struct question *q, const struct answer *a, const struct answer *b)
{
	if (a->kind != b->kind)
		return false;
	if (q->with_state && strcmp(a->printed, b->printed))
		return false;
	return (a->state && !q->with_state) || !strcmp(a->text, b->text);
}
