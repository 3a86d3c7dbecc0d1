// SPDX-License-Identifier: GPL-2.0-only
/* Reading traces, and comparing or answering them; the calls are in records.c. */
#include <bs/machine.h>
#include <biscuitos/mm.h>
#include "handover.h"
#include "inside.h"
#include "printed.h"
#include "trace.h"
#include "world.h"

static void give_up(struct trace *t, bool cannot, const char *fmt, va_list args)
{
	if (t->error[0])
		return;
	vsnprintf(t->error, sizeof(t->error), fmt, args);
	t->cannot = cannot;
}

void trace_error(struct trace *t, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	give_up(t, false, fmt, args);
	va_end(args);
}

void trace_cannot(struct trace *t, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	give_up(t, true, fmt, args);
	va_end(args);
}

void trace_answer(struct trace *t, const char *fmt, ...)
{
	size_t len = strlen(t->got);
	va_list args;

	if (len)
		len += scnprintf(t->got + len, sizeof(t->got) - len, " ");
	va_start(args, fmt);
	vsnprintf(t->got + len, sizeof(t->got) - len, fmt, args);
	va_end(args);
}

void trace_append(struct trace *t, const char *text)
{
	size_t len = strlen(t->got);

	scnprintf(t->got + len, sizeof(t->got) - len, "%s", text);
}

bool trace_number(const char *word, u64 *val)
{
	bool negative = word[0] == '-';
	unsigned int base = 10;

	if (negative) {
		word++;
	} else if (word[0] == '0' && word[1] == 'x') {
		word += 2;
		base = 16;
	}
	if (*word < '0' || kstrtoull(word, base, val))	/* no second sign */
		return false;
	if (!negative)
		return true;
	if (*val > (u64)LLONG_MAX + 1)
		return false;
	*val = 0 - *val;
	return true;
}

/* ---- words ---- */

/* Cut the first word off *@rest; NULL at the end */
static char *next_word(char **rest)
{
	char *word = *rest, *blank;

	if (!*word)
		return NULL;
	blank = strchr(word, ' ');
	if (blank)
		*blank = '\0';
	*rest = blank ? blank + 1 : word + strlen(word);
	return word;
}

/* Is it the same value? `name=value` is compared in both halves. */
static bool same_word(const char *a, const char *b)
{
	const char *a_is = strchr(a, '='), *b_is = strchr(b, '=');
	u64 a_val, b_val;

	if (!strcmp(a, b))
		return true;
	if (a_is && b_is) {
		if (a_is - a != b_is - b || strncmp(a, b, a_is - a))
			return false;
		a = a_is + 1;
		b = b_is + 1;
	}
	return trace_number(a, &a_val) && trace_number(b, &b_val) && a_val == b_val &&
	       (*a == '-') == (*b == '-');
}

bool trace_agrees(struct trace *t)
{
	char *e_rest = t->words[0], *g_rest = t->words[1];
	const char *e_word, *g_word;

	strscpy(e_rest, t->expected, TRACE_LINE);
	strscpy(g_rest, t->got, TRACE_LINE);
	do {
		e_word = next_word(&e_rest);
		g_word = next_word(&g_rest);
		if (e_word && g_word && !same_word(e_word, g_word))
			return false;
	} while (e_word && g_word);
	return !e_word && !g_word;
}

/* ---- arguments ---- */

/* A number that is an unsigned long; a negative one stands for its last bits */
static bool get_number(struct trace *t, struct arg *a)
{
	if (trace_number(a->word, &a->val) &&
	    (a->val <= ULONG_MAX || (a->word[0] == '-' && a->val >= (u64)LONG_MIN))) {
		a->val = (unsigned long)a->val;
		return true;
	}
	trace_error(t, "'%s' is no number of %d bits", a->word, BITS_PER_LONG);
	return false;
}

/* An address, which may have more bits than a word */
static bool get_address(struct trace *t, struct arg *a)
{
	if (trace_number(a->word, &a->val))
		return true;
	trace_error(t, "'%s' is no number", a->word);
	return false;
}

static bool get_nothing(struct trace *t, struct arg *a)
{
	if (!strcmp(a->word, "-"))
		return true;
	trace_error(t, "there is nothing to be said with '%s' here; write -", a->word);
	return false;
}

static bool get_node(struct trace *t, struct arg *a)
{
	if (!get_number(t, a))
		return false;
	if (a->val < MAX_NUMNODES_BS)
		return true;
	trace_error(t, "node %llu: there are nodes 0 to %d", a->val, MAX_NUMNODES_BS - 1);
	return false;
}

static bool get_zone(struct trace *t, struct arg *a)
{
	int zone = trace_zone(a->word);

	a->val = zone;
	if (zone >= 0)
		return true;
	trace_cannot(t, "this version has no zone '%s'", a->word);
	return false;
}

static struct zone_bs *listed_zone(struct trace *t, char *word)
{
	char *slash = strchr(word, '/');
	struct arg node = { .word = word }, zone;

	if (!slash) {
		trace_error(t, "'%s' is no zone of a node; write NODE/ZONE", word);
		return NULL;
	}
	*slash = '\0';
	zone.word = slash + 1;
	if (!get_node(t, &node) || !get_zone(t, &zone))
		return NULL;
	return &NODE_DATA_BS(node.val)->node_zones[zone.val];
}

bool trace_zonelist(struct trace *t, const char *words, struct zonelist_bs *list)
{
	/* Of as many zones as there can be, and one that is too many */
	char copy[ARRAY_SIZE(list->zones) * sizeof("0/HIGHMEM,")], *rest = copy, *word;
	size_t nr = 0;

	*list = (struct zonelist_bs){ };
	if (!strcmp(words, "-"))
		return true;
	snprintf(copy, sizeof(copy), "%s", words);
	while ((word = strsep(&rest, ","))) {
		if (nr == ARRAY_SIZE(list->zones) - 1) {
			trace_cannot(t, "this version's lists have %zu zones at most", nr);
			return false;
		}
		list->zones[nr] = listed_zone(t, word);
		if (!list->zones[nr++])
			return false;
	}
	return true;
}

static bool get_arg(struct trace *t, char type, struct arg *a)
{
	switch (type) {
	case 'N':
		a->val = NO_NODE;
		return !strcmp(a->word, "-") || get_node(t, a);
	case 'n':
		return get_node(t, a);
	case 'M':
		a->val = NO_NODE;
		return !strcmp(a->word, "-") || get_number(t, a);
	case 'a':
		a->val = 0;
		return !strcmp(a->word, "-") || get_address(t, a);
	case '-':
		return get_nothing(t, a);
	case 'l':
		return !strcmp(a->word, "-") || get_number(t, a);
	case 'u':
		return get_number(t, a);
	case 'z':
		return get_zone(t, a);
	case 'g':
		return trace_gfp(t, a->word, &a->val);
	default:
		return true;
	}
}

/* Cuts @text into arguments of the record's types. Gives their number, -1 on an error. */
static int get_args(struct trace *t, const struct record *rec, char *text,
		    struct arg *args)
{
	const char *type = rec->args;
	bool optional = false;
	int n = 0;
	char *word;

	while ((word = next_word(&text))) {
		if (*type == '?') {
			optional = true;
			type++;
		}
		if (!*type || n == TRACE_ARGS) {
			trace_error(t, "%s: '%s' is one argument too many", rec->name, word);
			return -1;
		}
		args[n].word = word;
		if (!get_arg(t, *type, &args[n++]))
			return -1;
		if (*type != '*')
			type++;
	}
	if (*type && *type != '?' && *type != '*' && !optional) {
		trace_error(t, "%s: argument %d is missing", rec->name, n + 1);
		return -1;
	}
	return n;
}

/* ---- records ---- */

static const struct record *find_in(const struct record_table *table, const char *name)
{
	const struct record *rec;

	for (rec = table->records; rec->name; rec++)
		if (!strcmp(rec->name, name))
			return rec;
	return NULL;
}

/* The allocators; which of them there are is decided when a program is linked */
static const struct record_table * const tables[] = {
	&bootmem_table, &memblock_table, &nobootmem_table, &buddy_table, &common_table,
	&i386_table,
};

static const struct record *find_record(const char *name)
{
	const struct record *rec = NULL;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables) && !rec; i++)
		rec = tables[i] ? find_in(tables[i], name) : NULL;
	return rec;
}

static const struct record_table *table_of(const struct record *rec)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables); i++)
		if (tables[i] && find_in(tables[i], rec->name) == rec)
			return tables[i];
	return NULL;
}

const char *record_domain(const struct record *rec)
{
	const struct record_table *table = table_of(rec);

	return table ? table->name : "";
}

/* The word for a death; the last two are answers of ours: wild_bs() */
static const char *death_word(void)
{
	static const char * const words[] = { "panic", "wild", "forever" };
	const char *reason = halt_reason_bs();
	size_t i;

	if (str_has_prefix(reason, "Kernel panic"))
		return "panic";
	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (str_has_prefix(reason, words[i]))
			return words[i];
	return "BUG";
}

/* A death, or a page in a bad state, is the result, whatever the call gave back */
static const char *note_misfortune(struct trace *t, const struct record *rec,
				   unsigned long bad_before)
{
	const char *result = NULL;

	if (halted_bs())
		result = death_word();
	else if (bad_pages_bs() != bad_before && !t->goes_on)
		result = "BUG";

	t->over = result;
	if (!result && bad_pages_bs() != bad_before && rec->bad)
		result = "bad";
	if (result)
		strscpy(t->got, result, sizeof(t->got));
	return result;
}

/* A word for what became of it: the misfortune, none, or an answer */
static void note_record(const struct trace *t, const struct record *rec,
			const char *misfortune)
{
	if (!t->note)
		return;
	if (!misfortune)
		misfortune = strcmp(t->got, "none") ? "answer" : "none";
	t->note(t, rec, misfortune);
}

static void compare(struct trace *t)
{
	const char *why = t->over && halted_bs() ? halt_reason_bs() : NULL;

	if (!t->expected || t->answers_only || trace_agrees(t))
		return;
	t->differ++;
	world_print("%s:%u: %s", t->name, t->line, t->call);
	world_print("\texpected %s", t->expected);
	world_print("\tgot      %s%s%s%s", t->got, why ? " (" : "", why ? why : "",
		    why ? ")" : "");
}

static void emit(struct trace *t, const char *line)
{
	if (t->answer_line)
		t->answer_line(t->sink, line);
}

/* The text behind a record, a comment a line */
static void emit_text(struct trace *t)
{
	char *at = t->text, *end;

	t->skip_text = t->text[0];
	for (; *at; at = end + 1) {
		end = strchr(at, '\n');
		if (!end)
			break;
		scnprintf(t->out, sizeof(t->out), "#| %.*s", (int)(end - at), at);
		emit(t, t->out);
	}
}

static void emit_record(struct trace *t, const struct record *rec,
			const struct arg *args)
{
	if (rec->silent)
		strscpy(t->out, t->call, sizeof(t->out));
	else if (rec->in_args)
		scnprintf(t->out, sizeof(t->out), "%s %s %s =", rec->name, args[0].word,
			  t->got);
	else
		scnprintf(t->out, sizeof(t->out), "%s = %s", t->call, t->got);
	emit(t, t->out);
	emit_text(t);
}

/* "a b = c" becomes "a b" and "c"; NULL if there is no result */
static char *cut_result(char *line)
{
	char *is = strstr(line, " = ");
	size_t len = strlen(line);

	if (is) {
		*is = '\0';
		return is + 3;
	}
	if (len > 2 && !strcmp(line + len - 2, " ="))
		line[len - 2] = '\0';
	return NULL;
}

/* The fields of a `desc` are what is expected of it, unless they are names only */
static const char *result_in_args(const char *call)
{
	const char *fields = strchr(call, ' ');

	fields = fields ? strchr(fields + 1, ' ') : NULL;
	return fields && strchr(fields, '=') ? fields + 1 : NULL;
}

static void lacks_record(struct trace *t, const char *name)
{
	if (!str_has_prefix(name, "mb_"))
		trace_cannot(t, "this version has no '%s'", name);
	else if (!&memblock_table)
		trace_cannot(t, "this version has no memblock, and no '%s'; of a log, make import BOOTS=bootmem asks bootmem", name);
	else
		trace_cannot(t, "the memblock of this version has no '%s'", name);
}

/* Some do first what they have put off until now */
static void before_call(struct trace *t, const struct record *rec)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables); i++)
		if (tables[i] && tables[i]->before)
			tables[i]->before(t, rec);
}

/* Makes the call that @line asks for; NULL and an error if that cannot be done */
static const struct record *make_call(struct trace *t, char *line, struct arg *args)
{
	const struct record *rec;
	char *rest = line;
	int n;

	next_word(&rest);
	rec = find_record(line);
	if (!rec) {
		lacks_record(t, line);
		return NULL;
	}
	n = get_args(t, rec, rest, args);
	if (n < 0)
		return NULL;

	before_call(t, rec);
	if (!halted_bs())
		rec->call(t, args, n);
	return t->error[0] ? NULL : rec;
}

static void begin_result(struct trace *t)
{
	t->got[0] = '\0';
	t->text[0] = '\0';
}

bool trace_also(struct trace *t, const char *fmt, ...)
{
	struct arg also_args[TRACE_ARGS] = { };
	va_list args;

	va_start(args, fmt);
	vsnprintf(t->out, sizeof(t->out), fmt, args);
	va_end(args);
	return make_call(t, t->out, also_args) && !halted_bs();
}

void trace_ask(struct trace *t, const char *fmt, ...)
{
	struct arg answer_args[TRACE_ARGS] = { };
	va_list args;

	va_start(args, fmt);
	vsnprintf(t->out, sizeof(t->out), fmt, args);
	va_end(args);
	strscpy(t->call, t->out, sizeof(t->call));
	begin_result(t);
	if (make_call(t, t->out, answer_args))
		t->note_state(t);
}

bool trace_look(struct trace *t, const char *call)
{
	struct arg args[TRACE_ARGS] = { };

	begin_result(t);
	strscpy(t->out, call, sizeof(t->out));
	if (make_call(t, t->out, args))
		return true;
	t->error[0] = '\0';
	t->cannot = false;
	return false;
}

void trace_tell(struct trace *t)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables); i++)
		if (tables[i] && tables[i]->show_state)
			tables[i]->show_state(t);
}

static void show_state(struct trace *t)
{
	if (t->note_state && t->records == t->state_at)
		trace_tell(t);
}

static void run_settings(struct trace *t, const char *comment)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tables); i++)
		if (tables[i] && tables[i]->setting)
			tables[i]->setting(t, comment);
}

static void run_record(struct trace *t, char *line)
{
	char *expected = cut_result(line);
	unsigned long bad_before = bad_pages_bs();
	struct arg args[TRACE_ARGS] = { };
	const struct record *rec;
	const char *misfortune;

	printed_record(t);
	if (inside_record)
		inside_record(t);
	strscpy(t->call, line, sizeof(t->call));
	begin_result(t);
	rec = make_call(t, line, args);
	if (!rec)
		return;
	misfortune = note_misfortune(t, rec, bad_before);
	t->records++;
	t->expected = rec->in_args ? result_in_args(t->call) : expected;
	note_record(t, rec, misfortune);
	compare(t);
	emit_record(t, rec, args);
	if (table_of(rec)->prints)
		printed_kept(t, emit);
	if (inside_emit)
		inside_emit(t, emit);
	show_state(t);
}

/* ---- lines ---- */

static void check_header(struct trace *t, const char *name, const char *value,
			 unsigned long must_be)
{
	u64 val;

	if (must_be && (!trace_number(value, &val) || val != must_be))
		trace_error(t, "%s %s: this program reads %s %lu", name, value, name, must_be);
}

/* The lines that a trace begins with. Whose results they are is for the reader only. */
static void run_header(struct trace *t, char *line)
{
	static const struct {
		const char *name;
		unsigned long must_be;
	} header[] = {
		{ "trace", 1 },
		{ "kernel", 0 },
		{ "word_bits", BITS_PER_LONG },
		{ "page_shift", PAGE_SHIFT_BS },
	};
	char *value = strchr(line, ' ');
	const char *name = header[t->header].name;

	emit(t, line);
	if (value)
		*value++ = '\0';
	if (!value || strcmp(line, name))
		trace_error(t, "the header wants a line '%s VALUE' here", name);
	else
		check_header(t, name, value, header[t->header].must_be);
	t->header++;
}

static void run_comment(struct trace *t, const char *line)
{
	if (str_has_prefix(line, "# beyond FORMAT.md:") && strstr(line, "result-bad"))
		t->goes_on = true;
	if (!t->records)
		run_settings(t, line);
	if (printed_expect(t, line) || (inside_expect && inside_expect(t, line)))
		return;
	if (t->skip_text && str_has_prefix(line, "#|"))
		return;
	t->skip_text = false;
	emit(t, line);
}

/* The machine has died: a result that the trace has all the same is another one */
static void run_dead(struct trace *t, char *line)
{
	t->records++;
	if (cut_result(line))
		t->differ++;
	scnprintf(t->out, sizeof(t->out), "# dead: %s", line);
	emit(t, t->out);
}

static void run_line(struct trace *t, char *line)
{
	if (strlen(line) >= TRACE_LINE)
		trace_error(t, "the line is longer than %d characters", TRACE_LINE - 1);
	else if (line[0] == '#' || !line[0])
		run_comment(t, line);
	else if (t->header < 4)
		run_header(t, line);
	else if (t->over)
		run_dead(t, line);
	else
		run_record(t, line);
}

/* The line at *@at, its end replaced by NUL; *@at moves on behind it */
static char *cut_line(char **at, char *end)
{
	char *line = *at, *newline = memchr(line, '\n', end - line);

	*newline = '\0';
	*at = newline + 1;
	return line;
}

/* ---- the machine ---- */

static void frames_of_init(struct trace *t, const char *line)
{
	unsigned long map, start, end, bytes;

	if (sscanf(line, "init %*s %li %li %li", &map, &start, &end) != 3 || end <= start)
		return;
	bytes = BITS_TO_LONGS(end - start) * sizeof(long);
	t->too_big |= !world_frames(start, end - start) ||
		      !world_frames(map, DIV_ROUND_UP(bytes, PAGE_SIZE_BS));
}

/* A PC's machine begins at frame 0 and ends where its RAM does */
static void frames_of_e820(struct trace *t, const char *line)
{
	unsigned long long start, size, end;
	int type;

	if (sscanf(line, "e820 %lli %lli %i", &start, &size, &type) != 3 || type != 1)
		return;
	end = min((start + size) >> PAGE_SHIFT_BS, 1ULL << (32 - PAGE_SHIFT_BS));
	t->too_big |= !world_frames(0, end);
}

/* The bitmap behind its kernel may lie behind all of it */
static void frames_of_map(struct trace *t, const char *line)
{
	unsigned long end;

	if (sscanf(line, "setup_memory %li", &end) == 1)
		t->too_big |= !world_frames(DIV_ROUND_UP(end, PAGE_SIZE_BS), 8);
}

static void frames_of_zones(struct trace *t, const char *line)
{
	unsigned long start, dma, normal, high;
	u64 dma32 = 0;
	char word[16];

	if (sscanf(line, "zones %*s %li %li %15s %li %li", &start, &dma, word, &normal,
		   &high) != 5)
		return;
	trace_number(word, &dma32);
	t->too_big |= !world_frames(start, dma + dma32 + normal + high);
}

/* Memory has to be there before the first call: look for all that the trace names */
static void find_memory(struct trace *t, const char *text, size_t len)
{
	const char *at = text, *end = text + len;

	for (; at && at < end; at = memchr(at, '\n', end - at), at = at ? at + 1 : at) {
		if (str_has_prefix(at, "init "))
			frames_of_init(t, at);
		else if (str_has_prefix(at, "zones "))
			frames_of_zones(t, at);
		else if (str_has_prefix(at, "e820 "))
			frames_of_e820(t, at);
		else if (str_has_prefix(at, "setup_memory "))
			frames_of_map(t, at);
	}
	t->too_big |= !world_open();
	if (t->too_big)
		trace_error(t, "its memory does not fit into that of this machine");
}

static void new_machine(struct trace *t)
{
	machine_reset_bs();
	world_reset();
	handover_reset();
	t->goes_on = str_has_prefix(kbasename(t->name), "ext_");
}

bool trace_begin(struct trace *t, char *text, size_t len)
{
	new_machine(t);
	if (!len || text[len - 1] != '\n' || memchr(text, '\0', len)) {
		trace_error(t, "this is no text file that ends in a newline");
		return false;
	}
	t->at = text;
	t->end = text + len;
	find_memory(t, text, len);
	/* Its last newline ends it as a string, too: there need be nothing behind */
	text[len - 1] = '\0';
	printed_begin(t, text);
	if (inside_begin)
		inside_begin(text);
	text[len - 1] = '\n';
	return !t->error[0];
}

bool trace_line(struct trace *t)
{
	if (t->at >= t->end || t->error[0])
		return false;
	t->line++;
	run_line(t, cut_line(&t->at, t->end));
	if (!t->over)
		t->before_end = t->records;
	return true;
}

void trace_end(struct trace *t)
{
	printed_end(t);
	if (inside_record)
		inside_record(t);
	if (t->header < 4)
		trace_error(t, "the header is not complete");
	if (t->over && t->records > t->before_end + 1 && !t->answers_only)
		world_print("%s: %lu records not replayed: the machine had died", t->name,
			    t->records - t->before_end - 1);
}

bool trace_run(struct trace *t, char *text, size_t len)
{
	trace_begin(t, text, len);
	while (trace_line(t))
		;
	if (t->at)
		trace_end(t);
	return !t->error[0];
}

unsigned long trace_word_bits(const char *text, size_t len)
{
	static const char key[] = "\nword_bits ";
	char head[128];
	u64 bits = 0;
	char *at, *end;

	strscpy(head, text, min(len + 1, sizeof(head)));
	at = strstr(head, key);
	if (!at)
		return 0;
	at += strlen(key);
	end = strchr(at, '\n');
	if (end)
		*end = '\0';
	return trace_number(at, &bits) ? bits : 0;
}
