/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The allocator of one version as a WebAssembly module. A page loads a trace, makes its calls
 * one by one, and looks at the memory between them, or in the middle of one:
 *
 *	core.c      the calls, and what they answered: the lines of `replay -a`
 *	events.c    what happened inside a call, and which call each page belongs to
 *	view.c      the memory: a few bytes a page, the lists, and lines about zones and nodes
 *
 * Exported functions give addresses in the module's memory; what they point to holds until
 * the next call of an exported function.
 */
#ifndef WEB_CORE_H
#define WEB_CORE_H

#include <linux/types.h>

#define EXPORTED(name)	__attribute__((export_name(#name))) name

/* Frames of a machine with 32-bit addresses */
#define MAX_FRAMES	(1UL << 20)

/** say() - add to the text that the page reads */
__printf(1, 2) void say(const char *fmt, ...);

/** current_call() - number of the record that is being replayed, from 1 */
unsigned long current_call(void);

/** events_reset() - forget events and owners, for a new machine */
void events_reset(void);

/** events_begin() - a call begins: forget what happened inside the last one */
void events_begin(void);

/** owner_of() - number of the call that a frame was last given away by, 0 if it is free */
unsigned int owner_of(unsigned long pfn);

/** take_view() - look at all pages now */
void take_view(void);

#endif /* WEB_CORE_H */
