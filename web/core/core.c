// SPDX-License-Identifier: GPL-2.0-only
/* Replaying a trace step by step; see core.h. */
#include <stdlib.h>
#include <bs/machine.h>
#include <host/world.h>
#include <replay/trace.h>
#include "core.h"

/* ---- text for the page ---- */

static struct {
	char *at;
	size_t len, room;
} text;

static bool make_room(size_t more)
{
	size_t size = max_t(size_t, text.room, 4096);
	char *at;

	while (size - text.len < more)
		size *= 2;
	at = size == text.room ? text.at : realloc(text.at, size);
	if (!at)
		return false;
	text.at = at;
	text.room = size;
	return true;
}

void say(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (!make_room(len + 1))
		return;
	va_start(args, fmt);
	text.len += vsnprintf(text.at + text.len, len + 1, fmt, args);
	va_end(args);
}

size_t said_length(void)
{
	return text.len;
}

const char *said(void)
{
	text.len = 0;
	return text.at;
}

/* ---- one trace ---- */

static struct trace trace;
static char *given;
static bool ended;

static void say_printed(const char *line)
{
	say("printed\t%s\n", line);
}

static void say_record(const struct trace *t, const struct record *rec, const char *kind)
{
	const char *why = halt_reason_bs();

	say("record\t%lu\t%s\t%s\t%s\t%s\t%s\t%s\t%u\n", t->records, record_domain(rec),
	    rec->state ? "s" : "-", kind, t->call, t->got, why ? why : "", t->line);
}

static void say_state(const struct trace *t)
{
	say("state\t%s = %s\n", t->call, t->got);
}

unsigned long current_call(void)
{
	return trace.records + 1;
}

char *room(size_t len)
{
	free(given);
	given = malloc(len);
	return given;
}

void load(size_t len, bool checked, bool goes_on)
{
	memset(&trace, 0, sizeof(trace));
	trace.name = goes_on ? "ext_" : "trace";
	trace.note = say_record;
	trace.note_state = say_state;
	trace.answers_only = !checked;
	world_line = say_printed;
	shim_ratelimit = true;
	text.len = 0;
	events_reset();
	ended = false;
	trace_begin(&trace, given, len);
}

/* Once: an error is said where it happens, or at the end */
static void end(void)
{
	ended = true;
	if (trace.at)
		trace_end(&trace);
	if (trace.error[0])
		say("%s\t%lu\t%u\t%s\n", trace.cannot ? "cannot" : "malformed",
		    trace.records + 1, trace.line, trace.error);
}

bool step(void)
{
	unsigned long before = trace.records;

	events_begin();
	while (trace.records == before && !ended)
		if (!trace_line(&trace))
			end();
	return trace.records != before && !trace.error[0];
}

unsigned long run(void)
{
	/* What stands behind a death in a trace with results is wrong */
	while (!(trace.over && trace.answers_only) && step())
		;
	/* What differs was printed */
	fflush(stdout);
	return trace.differ;
}

bool dead(void)
{
	return trace.over;
}

void tell(void)
{
	if (halted_bs() || trace.error[0])
		return;
	trace_tell(&trace);
	trace.error[0] = '\0';
}
