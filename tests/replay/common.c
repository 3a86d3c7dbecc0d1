// SPDX-License-Identifier: GPL-2.0-only
/* The record that is about the hand-over of whichever allocator had one. */
#include <bs/machine.h>
#include "handover.h"
#include "trace.h"

static void do_handed(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long blocks;
	u32 crc;

	blocks = handover_result(&crc);
	trace_answer(t, "0x%08x %lu", crc, blocks);
}

static const struct record common_records[] = {
	{ "handed", "N", do_handed, .state = true },
	{ }
};

const struct record_table common_table = { "bootmem", common_records };
