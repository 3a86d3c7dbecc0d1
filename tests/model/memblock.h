/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A second memblock, for versions whose tables grow (3.6 on), written for obviousness: it
 * shares no code with the replay. Entries are in an array that is searched from end to end,
 * whatever is asked; a free place is looked for by trying the highest one in every gap.
 */
#ifndef MODEL_MEMBLOCK_H
#define MODEL_MEMBLOCK_H

#include <stdbool.h>

#define MODEL_MB_ENTRIES	16384
#define MODEL_MB_NO_NODE	(-1)

/**
 * struct model_mb_rules - what the versions differ in
 * @entry: bytes of an entry
 * @rounds: sizes are rounded up to the alignment, and 0 is none (up to 3.13)
 * @flags: entries have some (by 3.14)
 * @bottom_up: 0: there is no such thing; 1: above the kernel, in an int; 2: above the
 *	kernel; 3: from the lowest address, or not at all (6.1)
 * @hotplug_upwards: HOTPLUG memory is passed over in both directions (by 4.19)
 * @nomap: memory may be NOMAP (by 4.19)
 * @no_leak_trace: a limit of 1 is none (6.1)
 */
struct model_mb_rules {
	unsigned long entry;
	bool rounds, flags, hotplug_upwards, nomap, no_leak_trace;
	int bottom_up;
};

/** model_mb_start() - empty tables */
void model_mb_start(struct model_mb_rules rules);

/**
 * model_mb_answer() - make the call of a record
 * @record: its line, without a result
 *
 * Return: the result, or NULL if the model does not know such records.
 */
const char *model_mb_answer(const char *record);

#endif /* MODEL_MEMBLOCK_H */
