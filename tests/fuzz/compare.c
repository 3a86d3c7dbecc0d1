// SPDX-License-Identifier: GPL-2.0-only
/* One trace, two answers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include "../replay/trace.h"
#include "fuzz.h"

struct model_rules fuzz_rules(void)
{
	return (struct model_rules){
#ifdef PG_highmem_bs			/* 2.6.12 */
		.high_mark = true,
#endif
#ifdef BS_HAS_COMPOUND			/* 2.6.15 */
		.compound = true,
#endif
#ifdef BS_HAS_SHOW_MEM			/* 2.6.13 */
		.spill_after = true,
		.strict_alloc = true,
#endif
#if defined(BS_HAS_BOOTMEM_LIMIT) || defined(BS_HAS_BOOTMEM_ANY_LIMIT)	/* 2.6.14, 2.6.27 */
		.limit = true,
#endif
#ifdef BS_HAS_HINT_IDX			/* 2.6.27 */
		.rewritten = true,
#endif
#ifdef BS_HAS_ALIGN_BY_FRAME		/* 2.6.27-rc4 */
		.by_frame = true,
#endif
#ifdef BS_HAS_HAND_OVER_ALL		/* 2.6.34 */
		.all_nodes = true,
#endif
#if defined(BS_HAS_HAND_OVER_JOINED)	/* 3.8 */
		.hand_over = MODEL_JOINED,
#elif defined(BS_HAS_NODE_NOPANIC_LIMIT)	/* 3.5 */
		.hand_over = MODEL_SHIFTED,
#elif defined(BS_HAS_HAND_OVER_BULK)	/* 3.3 */
		.hand_over = MODEL_BULK,
#endif
#ifdef BS_HAS_NODE_NOPANIC_LIMIT	/* 3.5 */
		.node_again = true,
#endif
#ifdef BS_HAS_NO_FREE_ALL_NODE		/* 4.4 */
		.map_ends = true,
#endif
#ifdef BS_HAS_SEARCH_END		/* 2.6.15 */
		.search_ends = true,
#endif
#ifdef BS_HAS_ALLOC_FLAGS		/* 2.6.15 */
		.small_lists = true,
		.high_steps = true,
		.dma32 = true,
		.reserved_counts = true,
#endif
	};
}

struct comparison {
	struct model_machine model;
	struct fuzz_result *result;
	unsigned int header;
	bool gave_up;
};

/* Records that change nothing: whether the model knows them is not important */
static bool only_asks(const char *call)
{
	static const char * const names[] = {
		"wait_table ", "zonelist ", "nr_free", "proc ", "vmstat ",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strncmp(call, names[i], strlen(names[i])))
			return true;
	return false;
}

static void differ(struct comparison *c, const char *call, const char *replay,
		   const char *model)
{
	c->result->differ = true;
	snprintf(c->result->call, sizeof(c->result->call), "%s", call);
	snprintf(c->result->replay, sizeof(c->result->replay), "%s", replay);
	snprintf(c->result->model, sizeof(c->result->model), "%s", model);
}

/* "desc NID FIELD=VALUE ... =": each field has to be one that the model has as well */
static void compare_desc(struct comparison *c, char *line)
{
	char call[32], *fields = strchr(line + 5, ' '), *field, wanted[600], all[600];
	const char *model;

	if (!fields)
		return;
	snprintf(call, sizeof(call), "%.*s", (int)(fields - line), line);
	model = model_answer(&c->model, call);
	snprintf(all, sizeof(all), " %s ", model ? model : "");
	for (field = strtok(fields, " "); field && strcmp(field, "="); field = strtok(NULL, " ")) {
		snprintf(wanted, sizeof(wanted), " %s ", field);
		if (!strstr(all, wanted))
			differ(c, call, field, all);
	}
	c->result->compared++;
}

static void compare_record(struct comparison *c, char *line)
{
	char *is = strstr(line, " = ");
	const char *model;

	if (!is)
		return;
	*is = '\0';
	model = model_answer(&c->model, line);
	if (!model) {
		c->gave_up = !only_asks(line);
		return;
	}
	c->result->compared++;
	if (strcmp(model, is + 3))
		differ(c, line, is + 3, model);
}

static void compare_line(void *sink, const char *line)
{
	struct comparison *c = sink;
	char copy[2 * TRACE_LINE];

	if (line[0] == '#' || !line[0] || ++c->header <= 4 || c->gave_up || c->result->differ)
		return;
	snprintf(copy, sizeof(copy), "%s", line);
	if (!strncmp(copy, "desc ", 5))
		compare_desc(c, copy);
	else
		compare_record(c, copy);
}

void fuzz_compare(const char *text, size_t len, struct fuzz_result *result)
{
	static struct comparison c;
	struct trace *t = calloc(1, sizeof(*t));
	char *copy = malloc(len + 1);

	memset(result, 0, sizeof(*result));
	memcpy(copy, text, len);
	copy[len] = '\0';
	c = (struct comparison){ .result = result };
	model_start(&c.model, fuzz_rules());

	t->name = "ext_fuzz";
	t->answer_line = compare_line;
	t->sink = &c;
	trace_run(t, copy, len);
	snprintf(result->error, sizeof(result->error), "%s", t->error);

	model_stop(&c.model);
	free(copy);
	free(t);
}
