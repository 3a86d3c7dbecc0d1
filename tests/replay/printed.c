// SPDX-License-Identifier: GPL-2.0-only
/* See printed.h. */
#include <bs/machine.h>
#include "handover.h"
#include "printed.h"
#include "trace.h"
#include "world.h"

#define SHOWN	6

/* One trace is replayed at a time */
static struct {
	char line[SHOWN][256];		/* what the record has printed, from its first line */
	unsigned long lines;
	u32 crc;			/* of all of them, each with its newline */
	bool compare;			/* the trace has comments of this kind */
	bool kept;			/* ... and this record is one that they follow */
	unsigned int seen;		/* comments behind it so far */
} printed;

/* What the machine says about its own death is not the kernel's: the result has it */
static void hear(const char *line)
{
	if (halted_bs())
		return;
	if (printed.lines < SHOWN)
		strscpy(printed.line[printed.lines], line, sizeof(printed.line[0]));
	printed.lines++;
	printed.crc = crc32_text(printed.crc, line, strlen(line));
	printed.crc = crc32_text(printed.crc, "\n", 1);
}

/* The comment that stands at place @i behind the record; NULL behind the last */
static const char *comment_at(unsigned int i, char *buf, size_t size)
{
	if (i < min(printed.lines, (unsigned long)SHOWN))
		scnprintf(buf, size, PRINTED_PREFIX "%s", printed.line[i]);
	else if (i == SHOWN && printed.lines > SHOWN)
		scnprintf(buf, size, PRINTED_PREFIX "... %lu lines in all, CRC-32 of the whole text without levels 0x%08x",
			  printed.lines, printed.crc);
	else
		return NULL;
	return buf;
}

static void differ(struct trace *t, const char *expected, const char *got)
{
	if (t->answers_only)
		return;
	t->differ++;
	world_print("%s:%u: %s", t->name, t->line, t->call);
	world_print("\texpected %s", expected ? expected : "nothing more to be printed");
	world_print("\tgot      %s", got ? got : "nothing more printed");
}

void printed_begin(struct trace *t, const char *text)
{
	memset(&printed, 0, sizeof(printed));
	printed.compare = strstr(text, "\n" PRINTED_PREFIX) != NULL;
	log_tap_bs = hear;
}

void printed_record(struct trace *t)
{
	char buf[300];
	const char *left = printed.kept ? comment_at(printed.seen, buf, sizeof(buf)) : NULL;

	if (left)
		differ(t, NULL, left);
	printed.lines = 0;
	printed.crc = 0;
	printed.seen = 0;
	printed.kept = false;
}

void printed_kept(struct trace *t, void (*emit)(struct trace *t, const char *line))
{
	char buf[300];
	unsigned int i;

	if (!printed.compare)
		return;
	printed.kept = true;
	for (i = 0; comment_at(i, buf, sizeof(buf)); i++)
		emit(t, buf);
}

bool printed_expect(struct trace *t, const char *comment)
{
	char buf[300];
	const char *got;

	if (!printed.kept || !str_has_prefix(comment, PRINTED_PREFIX))
		return false;
	got = comment_at(printed.seen++, buf, sizeof(buf));
	if (!got || strcmp(got, comment))
		differ(t, comment, got);
	return true;
}

void printed_end(struct trace *t)
{
	printed_record(t);
	log_tap_bs = NULL;
}
