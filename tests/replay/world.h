/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the trace runner asks of the world it runs in: a host program
 * (tests/host/custom/world.c) or a module in the guest.
 */
#ifndef REPLAY_WORLD_H
#define REPLAY_WORLD_H

#include <linux/types.h>

/** world_reset() - a new machine: nothing backed, nothing allocated, nobody calling */
void world_reset(void);

/**
 * world_alloc() - memory outside the machine, until the next world_reset()
 * @bytes: how much
 *
 * Return: zeroed memory, or NULL.
 */
void *world_alloc(size_t bytes);

/**
 * world_frames() - announce memory that the machine has
 * @pfn: first frame
 * @count: of frames; may overlap what was announced before
 *
 * Return: false if there cannot be that much.
 */
bool world_frames(unsigned long pfn, unsigned long count);

/** world_open() - all memory is announced; false if there is not that much here */
bool world_open(void);

/** world_of_addresses() - the machine has all the memory that a word can name, none of it there */
void world_of_addresses(void);

/**
 * world_back() - see to it that a stretch of the machine's memory can be written
 * @paddr: first byte
 * @bytes: length
 *
 * All the rest of the machine may be addresses only, with nothing behind them.
 *
 * Return: false if that cannot be had here.
 */
bool world_back(unsigned long paddr, size_t bytes);

/** world_unback() - nobody needs what world_back() put into a stretch any more */
void world_unback(unsigned long paddr, size_t bytes);

/** world_in_interrupt() - what in_interrupt_bs() shall say */
void world_in_interrupt(bool yes);

/** world_print() - a line of the report, without its newline */
__printf(1, 2) void world_print(const char *fmt, ...);

#endif /* REPLAY_WORLD_H */
