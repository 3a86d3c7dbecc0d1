/* SPDX-License-Identifier: GPL-2.0-only */
/* Differential fuzzing: the replay and the model (tests/model) get the same traces. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../model/machine.h"

#define FUZZ_TEXT	(256 * 1024)

/** fuzz_rules() - those of the version that this program was built for */
struct model_rules fuzz_rules(void);

/** fuzz_make() - a random trace without results; @seed says which; gives its length */
size_t fuzz_make(char *text, uint64_t seed);

/**
 * struct fuzz_result - what came of a trace
 * @error: the replay cannot read it; "" if it can
 * @compared: records that both answered
 * @differ: they did not agree
 * @call: on this record
 * @replay: said this
 * @model: said that
 */
struct fuzz_result {
	char error[200];
	unsigned long compared;
	bool differ;
	char call[512], replay[512], model[512];
};

/** fuzz_compare() - let both answer a trace, up to their first difference */
void fuzz_compare(const char *text, size_t len, struct fuzz_result *result);

/**
 * fuzz_shrink() - leave out lines as long as the trace stays bad
 * @text: the trace; gets the shortest one found
 *
 * Bad is a difference, or the death of a process that tries it. Return: its length.
 */
size_t fuzz_shrink(char *text, size_t len);

#endif /* FUZZ_H */
