/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The replayed machine as a whole: starting it anew, and its log. Used by whoever
 * runs one: the module, the host programs, the trace runner.
 */
#ifndef _BS_MACHINE_H
#define _BS_MACHINE_H

#include <biscuitos/mm.h>

/* A version has one boot allocator, or both */
#ifndef BS_HAS_NO_BOOTMEM
#include <biscuitos/bootmem.h>
#define BS_HAS_BOOTMEM
#endif
#ifdef BS_HAS_MEMBLOCK_H
#include <biscuitos/memblock.h>
#endif

/**
 * machine_reset_bs() - put every variable of the replay back to its first value
 *
 * The first call only notes these values, so it has to come before the first boot.
 * Also ends a halt and empties the log. Nobody may use the machine meanwhile.
 */
void machine_reset_bs(void);

/**
 * machine_revive_bs() - end a halt and go on where the machine died
 *
 * For tests that die on purpose: what the dead kernel was doing stays half done.
 */
void machine_revive_bs(void);

/** Characters of the log that are kept; older ones are overwritten */
#define LOG_SIZE_BS	16384

/**
 * log_copy_bs() - the latest part of the machine's log, without log levels
 * @buf: gets it, with a NUL at its end
 * @size: bytes of @buf, not 0
 *
 * Return: characters copied, without the NUL.
 */
size_t log_copy_bs(char *buf, size_t size);

/**
 * log_tap_bs - gets each line of the machine's log, without its level; may be NULL
 *
 * For whoever runs the machine alone, as traces do. Called as host_line_bs() is.
 */
extern void (*log_tap_bs)(const char *line);

/**
 * death_tap_bs - gets the reason of a death behind the replayed kernel's own line; may be NULL
 *
 * Called with whatever locks the dying code has.
 */
extern void (*death_tap_bs)(const char *reason);

/* What to do with a dead machine */
#define NEW_MACHINE_BS	"reboot_bs in the guest's shell, or rmmod and insmod of the module, boots a new one"

/** death_story_bs - lines for people behind halt_reason_bs(); NULL if there are none */
extern const char *death_story_bs;

/**
 * host_line_bs() - put a line of the machine's log into the log of the host
 * @level: KERN_xxx, or "" if the replayed kernel named none
 * @line: text without a newline
 *
 * To be offered by the host: machine/host.c in the module. Called with a spinlock held
 * and interrupts off.
 */
void host_line_bs(const char *level, const char *line);

#endif /* _BS_MACHINE_H */
