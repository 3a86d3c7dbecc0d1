// SPDX-License-Identifier: GPL-2.0-only
/* One trace, two answers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <biscuitos/bootmem.h>
#include <biscuitos/mm.h>
#include "../replay/trace.h"
#include "fuzz.h"

/* bootmem up to 2.6.12, and what became of it */
static void first_rules(struct model_rules *r)
{
#ifndef BS_HAS_NO_NEXT_NODE		/* 2.4.4 */
	r->next_node = true;
#endif
#ifndef BS_HAS_ANY_ALIGNMENT		/* 2.4.5 */
	r->range_checks = true;
#endif
#ifndef BS_HAS_NODE_BUG			/* 2.4.10 */
	r->node_panics = true;
#endif
#if defined(BS_HAS_ENDLESS_SEARCH) || !defined(BS_HAS_NO_LAST_SUCCESS)	/* 2.4.17 */
	r->real_align = true;
#endif
#ifndef BS_HAS_NO_LAST_SUCCESS		/* 2.5.68 */
	r->hint = true;
#ifndef BS_HAS_ENDLESS_SEARCH		/* 2.5.75 */
	r->ends = true;
#endif
#endif
#ifndef BS_HAS_SMALL_STEPS		/* 2.6.0-test2 */
	r->skips = true;
#endif
#if defined(BS_HAS_PGDAT_SORTED) || defined(BS_HAS_BDATA_LIST)	/* 2.6.0-test3, 2.6.17 */
	r->sorted = true;
#endif
#ifndef BS_HAS_NO_NODE_FALLBACK		/* 2.6.8 */
	r->falls_back = true;
#endif
#ifndef BS_HAS_NO_FREE_WORDS		/* 2.6.9 */
	r->words = true;
#endif
}

/* Until it was written anew */
static void later_rules(struct model_rules *r)
{
#ifdef BS_HAS_PGDAT_LAST		/* 2.6.14-rc1 */
	r->loses_nodes = true;
#endif
#if defined(BS_HAS_BOOTMEM_LOW) && !defined(BS_HAS_HINT_IDX)	/* 2.6.16 */
	r->low_limit = true;
	r->limit = true;
#endif
#ifdef ARCH_LOW_ADDRESS_LIMIT_BS	/* 2.6.19, its neighbour there */
	r->any_order = true;
	r->whole_map = true;
#endif
#ifdef BS_HAS_EMPTY_NODES		/* 2.6.20 */
	r->empty_nodes = true;
#endif
#if defined(BS_HAS_BOOTMEM_FLAGS) && !defined(BS_HAS_HINT_IDX)	/* 2.6.25-rc1 */
	r->exclusive = true;
#endif
#ifdef BS_HAS_FREE_CLIPS		/* 2.6.25-rc7 */
	r->free_clips = true;
#endif
#ifdef BS_HAS_RESERVE_CLIPS		/* 2.6.26 */
	r->moves = true;
#endif
#if defined(BS_HAS_BOOTMEM_LIMIT) || defined(BS_HAS_BOOTMEM_ANY_LIMIT)	/* 2.6.14, 2.6.27 */
	r->limit = true;
#endif
#ifdef BS_HAS_SEARCH_END		/* 2.6.15 */
	r->search_ends = true;
#endif
}

/* From 2.6.27 on, and the hand-over */
static void rewritten_rules(struct model_rules *r)
{
#ifdef BS_HAS_HINT_IDX			/* 2.6.27 */
	r->rewritten = true;
#endif
#ifdef BS_HAS_ALIGN_BY_FRAME		/* 2.6.27-rc4 */
	r->by_frame = true;
#endif
#ifdef BS_HAS_HAND_OVER_ALL		/* 2.6.34 */
	r->all_nodes = true;
#endif
#if defined(BS_HAS_HAND_OVER_JOINED)	/* 3.8 */
	r->hand_over = MODEL_JOINED;
#elif defined(BS_HAS_NODE_NOPANIC_LIMIT)	/* 3.5 */
	r->hand_over = MODEL_SHIFTED;
#elif defined(BS_HAS_HAND_OVER_BULK)	/* 3.3 */
	r->hand_over = MODEL_BULK;
#endif
#ifdef BS_HAS_NODE_NOPANIC_LIMIT	/* 3.5 */
	r->node_again = true;
#endif
#ifdef BS_HAS_NO_FREE_ALL_NODE		/* 4.4 */
	r->map_ends = true;
#endif
}

/* The page allocator */
static void pages_rules(struct model_rules *r)
{
#ifdef PG_highmem_bs			/* 2.6.12 */
	r->high_mark = true;
#endif
#ifdef BS_HAS_COMPOUND			/* 2.6.15 */
	r->compound = true;
#endif
#ifdef BS_HAS_SHOW_MEM			/* 2.6.13 */
	r->spill_after = true;
	r->strict_alloc = true;
#endif
#ifdef BS_HAS_ALLOC_FLAGS		/* 2.6.15 */
	r->small_lists = true;
	r->high_steps = true;
#endif
#ifdef BS_HAS_ZONE_DMA32		/* 2.6.15 */
	r->dma32 = true;
#endif
#ifdef BS_HAS_RESERVED_COUNTS		/* 2.6.15 */
	r->reserved_counts = true;
#endif
}

struct model_rules fuzz_rules(void)
{
	struct model_rules rules = { };

	first_rules(&rules);
	later_rules(&rules);
	rewritten_rules(&rules);
	pages_rules(&rules);
	return rules;
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
