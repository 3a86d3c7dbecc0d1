/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Replaying a trace: a list of calls with the results that a real kernel gave. One
 * record a line:
 *
 *	alloc 0 100 32 0x1010000 - = 0x1010000
 *	|     |                    |
 *	|     arguments, each of a  expected result, compared by value
 *	|     type that the table
 *	|     in records.c names
 *	which call
 *
 * A trace without results can be answered instead of checked.
 */
#ifndef REPLAY_TRACE_H
#define REPLAY_TRACE_H

#include <linux/types.h>

#define TRACE_LINE	65536	/* longest line, and longest result */
#define TRACE_ARGS	16

/**
 * struct arg - an argument of a record
 * @val: its value; for a node `-` is NO_NODE
 * @word: as it was written
 */
struct arg {
	u64 val;
	const char *word;
};

#define NO_NODE		(~0ULL)

/** trace_given() - is it more than a `-`? */
static inline bool trace_given(const struct arg *a)
{
	return a->word[0] != '-' || a->word[1];
}

struct record;
struct zonelist_bs;

/**
 * struct trace - a trace and how far it has been replayed
 * @name: of the file, for messages
 * @answer_line: gets each line of the answered trace; may be NULL
 * @sink: for @answer_line and @note
 * @note: told of each record that was replayed, with what became of it; may be NULL
 * @note_state: told of the memory behind record @state_at, in @call and @got
 * @state_at: number of a record, 0 for none
 * @line: number of the current line
 * @records: how many have been replayed
 * @differ: how many of them gave another result
 * @error: why the trace cannot be read or replayed, "" as long as it can
 * @cannot: that is the version's fault: it has no such call, zone, field ...
 * @answers_only: nothing is compared; a header may be missing
 * @goes_on: bad_page() is an answer of its own and the trace goes on (ext_* traces)
 * @over: a BUG or panic ended it
 * @header: lines of the header read so far
 * @skip_text: the text of the latest `proc` record is being replaced
 * @zonelists: they have been built
 * @starts_unset: nodes get to know their first frame only after bootmem has started
 * @holes: pages missing in each zone, for the next `zones` record
 * @has_holes: there was a `holes` record
 * @dma_end: physical address behind what devices reach, if a record said so (2.4)
 * @too_big: there is not as much memory as it wants
 * @at: the next line
 * @end: of the text
 * @before_end: records that were replayed before the machine died
 * @got: result of the current record
 * @text: what stands in the file behind it, as `#| ` comments
 * @call: the current record without its result
 * @expected: what the trace says that it gives; NULL if nothing
 * @words: expected result and @got while they are being compared
 * @out: line to be answered
 */
struct trace {
	const char *name;
	void (*answer_line)(void *sink, const char *line);
	void (*note)(const struct trace *t, const struct record *rec, const char *kind);
	void (*note_state)(const struct trace *t);
	unsigned long state_at;
	void *sink;

	unsigned int line;
	unsigned long records;
	unsigned long differ;
	char error[160];
	bool cannot;

	bool answers_only;
	bool goes_on;
	bool over;
	unsigned int header;
	bool skip_text;

	bool zonelists;
	bool starts_unset;
	unsigned long holes[4];
	bool has_holes;
	unsigned long dma_end;
	bool too_big;

	char *at, *end;
	unsigned long before_end;

	char got[TRACE_LINE];
	char text[8192];
	char call[TRACE_LINE];
	const char *expected;
	char words[2][TRACE_LINE];
	char out[2 * TRACE_LINE];
};

/**
 * struct record - a kind of record
 * @name: first word of the line
 * @args: types of the arguments, a letter each: n node, N node or `-`, M any number of a
 *	node or `-`, u number, l number or `-`, a number of 64 bits or `-`, z zone, g GFP
 *	mask, s word, - nothing but that; behind `?` optional ones, and `*` at the end for
 *	any number of words more
 * @call: makes the call and puts the result into @got
 * @bad: "bad" instead of the result if bad_page() reported something
 * @silent: has no result
 * @in_args: the results are the arguments behind the first (desc)
 * @state: shows what the allocator keeps for itself; no caller would notice
 */
struct record {
	const char *name;
	const char *args;
	void (*call)(struct trace *t, const struct arg *a, unsigned int n);
	bool bad;
	bool silent;
	bool in_args;
	bool state;
};

/**
 * struct record_table - the records of one allocator
 * @name: of the allocator: bootmem, buddy, memblock
 * @records: with one without a name at the end
 * @show_state: trace_ask() what shows the whole state of the allocator
 * @setting: a comment in front of the first record, which may be a setting of this allocator
 * @before: told of each record, of whichever table, that is about to be made
 * @prints: what its records printed may follow them in comments (printed.h)
 */
struct record_table {
	const char *name;
	const struct record *records;
	void (*show_state)(struct trace *t);
	void (*setting)(struct trace *t, const char *comment);
	void (*before)(struct trace *t, const struct record *rec);
	bool prints;
};

/* Those that are not linked into a program are not there */
extern const struct record_table bootmem_table __weak, buddy_table __weak,
	memblock_table __weak, nobootmem_table __weak, common_table __weak, i386_table __weak;

/** trace_ask() - answer one more record, for @note_state */
__printf(2, 3) void trace_ask(struct trace *t, const char *fmt, ...);

/**
 * trace_also() - make another call for the current record: its result becomes part of it
 *
 * Return: false if this version cannot, or the machine died of it.
 */
__printf(2, 3) bool trace_also(struct trace *t, const char *fmt, ...);

/** trace_tell() - have all allocators tell their state to @note_state */
void trace_tell(struct trace *t);

/** trace_look() - one more record, for @note: its answer in @got; false if there is none now */
bool trace_look(struct trace *t, const char *call);

/** trace_agrees() - for @note: is @got what the trace expects? */
bool trace_agrees(struct trace *t);

/** record_domain() - name of the table that a record is in */
const char *record_domain(const struct record *rec);

/**
 * trace_run() - replay a trace on a new machine
 * @t: zeroed but for @name, @answer_line, @sink
 * @text: of the file; gets cut into lines and words
 * @len: its length
 *
 * Return: false if it cannot be read or replayed: see @error, @line.
 */
bool trace_run(struct trace *t, char *text, size_t len);

/**
 * trace_begin() - trace_run() in steps: make the machine, replay nothing yet
 *
 * The arguments are those of trace_run(); the text has to stay.
 *
 * Return: false if there cannot be such a machine: see @error.
 */
bool trace_begin(struct trace *t, char *text, size_t len);

/** trace_line() - replay one more line; false behind the last, or after an error */
bool trace_line(struct trace *t);

/** trace_end() - behind the last line: what is still to be said, and @error if some is missing */
void trace_end(struct trace *t);

/** trace_word_bits() - what the header says, 0 if it does not */
unsigned long trace_word_bits(const char *text, size_t len);

/** trace_error() - give the trace up; the first reason counts */
__printf(2, 3) void trace_error(struct trace *t, const char *fmt, ...);

/** trace_cannot() - trace_error() of what this version cannot do, but another may */
__printf(2, 3) void trace_cannot(struct trace *t, const char *fmt, ...);

/** trace_answer() - add to the result of the record, words separated by blanks */
__printf(2, 3) void trace_answer(struct trace *t, const char *fmt, ...);

/** trace_append() - add to the last word of the result */
void trace_append(struct trace *t, const char *text);

/**
 * trace_number() - read a number of one word
 * @word: decimal, with a - in front if it is negative, or hexadecimal behind 0x
 * @val: gets it; a negative one modulo 2^64
 *
 * Return: false if it is none, or too large.
 */
bool trace_number(const char *word, u64 *val);

/** trace_zone() - number of a zone by name; -1 if this version has none */
int trace_zone(const char *name);

/**
 * trace_zonelist() - a list of zones, as its caller made it
 * @words: NODE/ZONE,NODE/ZONE...; - for none
 * @list: gets them
 *
 * Return: false and an error if a node or a zone is unknown.
 */
bool trace_zonelist(struct trace *t, const char *words, struct zonelist_bs *list);

/** trace_gfp() - a mask by names joined with |; false and an error if one is unknown */
bool trace_gfp(struct trace *t, const char *names, u64 *mask);

#endif /* REPLAY_TRACE_H */
