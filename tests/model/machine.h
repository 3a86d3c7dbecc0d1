/* SPDX-License-Identifier: GPL-2.0-only */
/* A machine of the model, that answers the records of traces. */
#ifndef MODEL_MACHINE_H
#define MODEL_MACHINE_H

#include <stdint.h>
#include "model.h"

#define MODEL_WORDS	16

/**
 * struct model_machine - both allocators, and what records ask about them
 * @map: frame of each node's bitmap
 * @holes: of the next zones
 * @handed_crc: of the blocks that went over last, and @handed of them
 * @argv: words of the current record, @argc of them
 * @result: of the current record
 */
struct model_machine {
	struct model_bootmem boot;
	struct model_buddy buddy;
	unsigned long map[MODEL_NODES];
	unsigned long holes[MODEL_ZONES];
	uint32_t handed_crc;
	unsigned long handed;
	char line[512];
	char *argv[MODEL_WORDS];
	int argc;
	char result[512];
};

void model_start(struct model_machine *m, struct model_rules rules);
void model_stop(struct model_machine *m);

/**
 * model_answer() - make the call of a record
 * @m: the machine
 * @record: its line, without a result
 *
 * Return: the result, or NULL if the model does not know such records.
 */
const char *model_answer(struct model_machine *m, const char *record);

/** model_died() - did a BUG or a panic end it? */
bool model_died(const struct model_machine *m);

#endif /* MODEL_MACHINE_H */
