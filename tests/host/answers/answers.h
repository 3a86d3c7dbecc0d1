/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One question put to many versions. A trace is answered by the host program of every
 * tree of the stack (replay -a); here the answers are compared, and for each difference
 * the commit is looked for that made it.
 *
 *	index.c    the chain of commits and the versions on it
 *	lines.c    the trace itself
 *	run.c      answers of a tree, from its program
 *	causes.c   which commits made two answers differ
 *	table.c    which versions agree, and in what the others differ
 *	text.c json.c html.c    the same table, shown
 *	compare.c  two versions side by side, one record through history
 *	main.c     the command line
 *
 * Versions and commits have an order, that of the index, which is the order of history.
 * Nothing is freed: the program answers one question and ends.
 */
#ifndef HOST_ANSWERS_H
#define HOST_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit status: all the same (or nothing to compare), something differs, cannot be done */
enum { SAME = 0, DIFFERS = 1, CANNOT = 2 };

/* ---- index.c ---- */

/**
 * struct commit - a commit of the stack; the first one is the root of history
 * @id: its object name
 * @tree: that of its files
 * @subject: first line of its message
 * @upstream: 12 hex digits of the commit that it replays; "none" or "unknown"
 * @release: in which that came: v2.6.14-rc5
 * @author: of the upstream commit
 * @date: of the upstream commit
 * @name: of the patch file without number and ending
 */
struct commit {
	const char *id, *tree, *subject, *upstream, *release, *author, *date, *name;
	struct answers *answers;
};

/**
 * struct version - a row of the list of versions, or a commit that was asked for
 * @name: as in VERSION=
 * @released: day of its release, "" if it never was
 * @boots: which allocator the boot uses: bootmem, memblock, memblock+bootmem
 * @pages: the version whose page allocator it has
 * @at: index of its commit
 */
struct version {
	const char *name, *released, *boots, *pages;
	unsigned int at;
};

/** struct history - the chain, and the versions in their order */
struct history {
	struct commit *commits;
	unsigned int nr_commits;
	struct version *versions;
	unsigned int nr_versions;
};

/** read_history() - from the index that tools/stack writes; ends the program if it cannot */
void read_history(struct history *h, const char *path);

/** find_version() - by its name, or a commit by the beginning of its id; NULL if there is none */
const struct version *find_version(struct history *h, const char *name);

/** near_versions() - " (did you mean A or B?)", or a text that says what there is */
const char *near_versions(const struct history *h, const char *name);

/* ---- lines.c ---- */

struct question;

/**
 * read_lines() - read the trace, before anybody is asked
 *
 * Says so on standard error if bootmem may give out the memory of its own bitmap.
 */
void read_lines(const struct question *q);

/** record_call() - record @n, from 1, without its result; "" if there is none */
const char *record_call(unsigned int n);

/** record_result() - what stands behind it in the trace, NULL if nothing does */
const char *record_result(unsigned int n);

/** results_of() - the kernel whose results these are, as the trace names it; "-" if it does not */
const char *results_of(void);

/** record_calls() - how many records there are */
unsigned int record_calls(void);

/* ---- run.c ---- */

/* What became of a call. Those behind ANSWER_NONE are not the caller's business any more. */
enum kind { ANSWER, ANSWER_NONE, ANSWER_BUG, ANSWER_PANIC, ANSWER_BAD, ANSWER_FOREVER,
	    ANSWER_WILD, ANSWER_DEAD, ANSWER_NOT_THERE };

/**
 * struct answer - to one record
 * @call: the record without its result
 * @domain: bootmem, memblock or buddy: which allocator it asks
 * @state: it shows the state of the allocator; nobody who only allocates would notice
 * @text: the answer as it is shown; what the dead machine said is in @why
 * @why: of a BUG or panic: its text
 * @printed: what the kernel printed meanwhile, lines with '\n' between
 */
struct answer {
	const char *call, *domain, *text, *why, *printed;
	enum kind kind;
	bool state;
};

/**
 * struct answers - of one tree to all records of a trace
 * @at: the answers that the machine lived to give
 * @nr: of them
 * @total: records of the trace
 * @error: why it has none: a call that it does not know; NULL if it answered
 * @error_line: of the trace, 0 if that is not the reason
 * @error_record: likewise, counted in records
 * @malformed: no version could read it
 */
struct answers {
	struct answer *at;
	unsigned int nr, total;
	const char *error;
	unsigned int error_line, error_record;
	bool malformed;
	const char **state;
	unsigned int nr_state;
};

/**
 * struct question - what is asked
 * @trace: file
 * @name: how the report calls it
 * @bits: word size
 * @builder: command that builds programs: it gets the word size and trees, and prints
 *	the folder of each
 * @repeat: command that asks this again, for the report
 * @state_at: record behind which the state of the memory is wanted, 0: nowhere
 * @only: this is the only record of interest
 * @with_state: descriptor fields, list checksums and printed lines count as answers
 */
struct question {
	const char *trace, *name, *builder, *repeat;
	unsigned int bits, state_at;
	bool only, with_state;
};

/** ask_commits() - have all of these trees answer, unless they have already */
void ask_commits(const struct question *q, struct commit **commits, unsigned int nr);

/** answer_to() - record @n, from 1, of a tree that answered; of a dead machine, that it is */
const struct answer *answer_to(const struct answers *all, unsigned int n);

/** outcome() - of a step on the way of an answer, for people: what it made of it, and why */
const char *outcome(const struct answer *a);

/** same_text() - are these the same words, or numbers of the same value? */
bool same_text(const char *a, const char *b);

/** same_answer() - would a caller notice a difference, or, if @q says so, an observer? */
bool same_answer(const struct question *q, const struct answer *a, const struct answer *b);

/* ---- causes.c ---- */

/**
 * struct cause - a step on the way from one answer to another
 * @commit: that took it
 * @to: the answer from there on
 */
struct cause {
	const struct commit *commit;
	const struct answer *to;
};

/** struct causes - all steps, in the order of history; none if nobody knows */
struct causes {
	struct cause *at;
	unsigned int nr;
};

/**
 * commit_answer() - of the commit with index @i, which has been asked, to a record
 *
 * Of a version that cannot take a call of this trace it says so in @text, and in @why which
 * call, and what it lacks.
 */
const struct answer *commit_answer(const struct history *h, unsigned int i,
				   unsigned int record);

/**
 * find_causes() - which commits made two answers differ
 * @h: history
 * @q: the question; all commits between have been asked
 * @from: index of a commit
 * @to: index of another, before or behind it
 * @record: from 1
 *
 * The way is walked one commit at a time. What was changed and changed back is left out,
 * so that what remains is the shortest list that leads from the one answer to the other.
 */
struct causes find_causes(const struct history *h, const struct question *q,
			  unsigned int from, unsigned int to, unsigned int record);

/** passes_by() - is commit @i a build of its own, which the way between two others leaves out? */
bool passes_by(const struct history *h, unsigned int i, unsigned int from, unsigned int to);

/** find_answered() - first commit from @from on to @to that can (@can) or cannot answer */
const struct commit *find_answered(const struct history *h, unsigned int from,
				   unsigned int to, bool can);

/* ---- table.c ---- */

/**
 * struct cell - a group's answer to one of the records that not all answer alike
 * @answer: it
 * @changed: it is not that of the group before
 * @as: the first group that gave it; this group itself if it is new
 * @causes: of the change
 */
struct cell {
	const struct answer *answer;
	bool changed;
	unsigned int as;
	struct causes causes;
};

/**
 * struct group - neighbours in history that agree in all answers
 * @first: number of its first version among those asked
 * @last: of its last one
 * @set: number of the first group with the same answers: its own, if they are new
 * @answers: of its tree; without any if it has an error
 * @since: the commit with which there were answers at all, or there were none any more
 * @cells: one for each differing record
 */
struct group {
	unsigned int first, last, set;
	const struct answers *answers;
	const struct commit *since;
	struct cell *cells;
};

/**
 * struct table - the whole result
 * @q: what was asked
 * @h: history
 * @asked: the versions
 * @nr_trees: distinct ones among their trees
 * @nr_sets: of answers
 * @nr_records: of the trace
 * @rows: numbers of the records that differ, from 1
 * @groups: in the order of history
 */
struct table {
	const struct question *q;
	struct history *h;
	const struct version **asked;
	unsigned int nr_asked, nr_trees, nr_sets, nr_records;
	unsigned int *rows, nr_rows;
	struct group *groups;
	unsigned int nr_groups;
};

/** make_table() - ask, compare, look for causes; ends the program if no version answers */
void make_table(struct table *t);

/** ask_way() - ask all commits from the first of two versions to the second */
void ask_way(struct table *t);

/** ask_state() - ask two versions once more, for the memory behind the first difference */
void ask_state(struct table *t);

/** answers_of() - a version's */
const struct answers *answers_of(const struct table *t, const struct version *v);

/* ---- showing ---- */

void show_text(const struct table *t);
void show_comparison(const struct table *t);
void show_bisection(const struct table *t);
void show_json(const struct table *t);
void show_bisection_json(const struct table *t);
void show_html(const struct table *t);

/** is_step() - is the answer to the record in question another one from commit @i on? */
bool is_step(const struct table *t, unsigned int i);

/** json_string() - in quotation marks */
void json_string(const char *text);

/** kind_name() - of an answer, as in JSON */
const char *kind_name(enum kind kind);

/** group_name() - "2.6.12 - 2.6.12.6", or one version */
const char *group_name(const struct table *t, const struct group *g);

/**
 * foreign_pages() - do answers of a group come from another version's page allocator?
 *
 * Return: the first of the group's versions that has one; NULL if none has, or it was not
 * asked.
 */
const struct version *foreign_pages(const struct table *t, const struct group *g);

/** cause_name() - "subject (id, release)" */
const char *cause_name(const struct commit *c);

/* ---- main.c ---- */

/** fail() - one line on standard error; ends the program with CANNOT */
__attribute__((format(printf, 1, 2), noreturn)) void fail(const char *fmt, ...);

/** get_zeroed() - memory, or the end of the program */
void *get_zeroed(size_t nr, size_t size);

/** format() - a text of its own */
__attribute__((format(printf, 1, 2))) char *format(const char *fmt, ...);

/** read_all() - everything from @f with a NUL behind it */
char *read_all(FILE *f);

/** cut() - the part up to @by; *@rest moves on, or becomes NULL at the end */
char *cut(char **rest, char by);

#endif /* HOST_ANSWERS_H */
