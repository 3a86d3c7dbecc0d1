/* SPDX-License-Identifier: GPL-2.0-only */
/* One call by hand, and what it did: debugfs call. */
#ifndef _BS_CALL_H
#define _BS_CALL_H

#include <linux/compiler.h>
#include <bs/optional.h>

struct seq_file;

/* Characters of a call, with a NUL */
#define CALL_SIZE_BS	128

/**
 * call_make_bs() - make a call to the machine's allocators
 * @line: such as "alloc 3 HIGHUSER", "free 0x704e4 3" or "bootmem alloc 100 32"
 * @size: bytes of @line
 *
 * Keeps what it answered, and the memory before and after it, for call_show_bs(). May sleep.
 *
 * Without a word in it, what it keeps is a list of all calls.
 *
 * Return: 0, -EINVAL if @line is no call (nothing was changed), -EIO if the machine is
 * dead, or died of the call, -ENOMEM if it got nothing.
 */
int call_make_bs(const char *line, size_t size);

/** call_show_bs() - print what became of the latest call */
void call_show_bs(struct seq_file *m);

/** call_exit_bs() - give back what the calls still hold; allowed if there were none */
void call_exit_bs(void);

/* ---- for those who make the calls ---- */

/** call_say_bs() - add to what call_show_bs() prints */
__printf(1, 2) void call_say_bs(const char *fmt, ...);

/**
 * call_refuse_bs() - in the place of an answer, print why there is none, and an example
 * @fmt: what is wrong and what would be right, without a newline
 *
 * Return: -EINVAL, always.
 */
__printf(1, 2) int call_refuse_bs(const char *fmt, ...);

/**
 * call_number_bs() - read a number
 * @word: the text, in any base that C has
 * @what: what it is, for people
 * @least: the smallest that is allowed
 * @most: the largest
 * @number: gets it
 *
 * Return: 0, or call_refuse_bs().
 */
int call_number_bs(const char *word, const char *what, unsigned long least,
		   unsigned long most, unsigned long *number);

/**
 * call_numbers_bs() - read what is any number
 * @word: the texts, with a NULL behind
 * @what: what they are, for people
 * @number: gets them, in their order
 *
 * Return: 0, or call_refuse_bs().
 */
int call_numbers_bs(char **word, const char * const *what, unsigned long *number);

/**
 * call_no_box_bs() - say why there is no new node, or memblock, to play with
 * @err: what it is
 * @pages: those that it wanted of the page allocator
 *
 * Return: @err, or -EIO if the machine has died of giving back the one before.
 */
int call_no_box_bs(int err, unsigned int pages);

/**
 * struct call_bs - a kind of call
 * @name: its first word; the second, of those of bootmem and memblock
 * @takes: its arguments, for people
 * @does: what it does with them, for people
 * @example: a whole call; NULL if that depends on the machine
 * @least: words behind the name
 * @most: the largest number of these
 * @make: gets them, with a NULL behind; 0 or a negative error number
 */
struct call_bs {
	const char *name, *takes, *does, *example;
	unsigned int least, most;
	int (*make)(char **word);
};

/* call_bootmem.c, in versions that boot from bootmem; NULL in others */

/* Calls to a node of one's own; the last one has no name */
extern const struct call_bs call_bootmem_bs[] __weak;

/** call_bootmem_exit_bs() - give the node back; allowed if there is none */
void call_bootmem_exit_bs(void) __weak;

/* call_memblock.c, in versions that boot from memblock; NULL in others */

/* Calls to a memblock of one's own; the last one has no name */
extern const struct call_bs call_memblock_bs[] __weak;

/** call_memblock_exit_bs() - give its pages back; allowed if there is none */
void call_memblock_exit_bs(void) __weak;

#endif /* _BS_CALL_H */
