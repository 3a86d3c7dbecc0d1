// SPDX-License-Identifier: GPL-2.0-only
/*
 * Coverage-guided bytes for what reads text from outside: the first byte says for whom
 * the rest is - a trace (each record of it runs), the device tree's numbers with a
 * command line, or the seed of a random trace for replay and model.
 */
#include <stdlib.h>
#include <string.h>
#include <bs/machine.h>
#include <bs/layout.h>
#include "../replay/trace.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char header[] = "trace 1\nkernel fuzz\nword_bits 64\npage_shift 12\n";

/* Frame numbers beyond this are refused: they ask for more memory than there is */
static bool modest(const char *text)
{
	size_t digits = 0;

	for (; *text; text++) {
		digits = strchr("0123456789abcdefxABCDEF", *text) ? digits + 1 : 0;
		if (digits > 5)
			return false;
	}
	return true;
}

static void try_trace(const uint8_t *data, size_t size)
{
	struct trace *t = calloc(1, sizeof(*t));
	size_t len = sizeof(header) - 1 + size;
	char *text = malloc(len + 2);

	t->name = "ext_fuzz";
	memcpy(text, header, sizeof(header) - 1);
	memcpy(text + sizeof(header) - 1, data, size);
	text[len] = '\0';
	if (strlen(text) == len && modest(text + sizeof(header) - 1)) {
		text[len] = '\n';
		trace_run(t, text, len + 1);
	}
	free(text);
	free(t);
}

static void try_layout(const uint8_t *data, size_t size)
{
	static struct layout_bs layout;
	static struct devtree_bs dt;
	static char cmdline[2048];
	size_t numbers = offsetof(struct region_bs, initrd) + sizeof(struct span_bs) -
			 offsetof(struct region_bs, mem);
	unsigned int i;

	memset(&dt, 0, sizeof(dt));
	memset(&layout, 0, sizeof(layout));
	for (i = 0; i < 2 && size > numbers; i++, data += numbers, size -= numbers) {
		dt.region[i].name = "memory";
		memcpy(&dt.region[i].mem, data, numbers);
	}
	dt.nr_regions = i;
	size = size < sizeof(cmdline) - 1 ? size : sizeof(cmdline) - 1;
	memcpy(cmdline, data, size);
	cmdline[size] = '\0';
	dt.cmdline = cmdline;
	if (i && !make_layout_bs(&dt, &layout))
		setup_options_bs(&layout);
}

static void try_seed(const uint8_t *data, size_t size)
{
	static char text[FUZZ_TEXT];
	struct fuzz_result result;
	uint64_t seed = 0;

	memcpy(&seed, data, size < sizeof(seed) ? size : sizeof(seed));
	fuzz_compare(text, fuzz_make(text, seed), &result);
	if (result.differ || result.error[0])
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	machine_reset_bs();
	if (data[0] % 4 == 0)
		try_seed(data + 1, size - 1);
	else if (data[0] % 4 == 1)
		try_layout(data + 1, size - 1);
	else
		try_trace(data + 1, size - 1);
	return 0;
}
