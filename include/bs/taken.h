/* SPDX-License-Identifier: GPL-2.0-only */
/* What the boot took out of bootmem, in the order in which it took it. */
#ifndef _BS_TAKEN_H
#define _BS_TAKEN_H

#include <linux/types.h>

struct seq_file;

/**
 * taken_for_bs() - say what the next allocations are for
 * @what: a text that lives as long as the module; NULL: they are not the boot's
 */
void taken_for_bs(const char *what);

/** taken_note_bs() - bootmem gave @bytes bytes at the physical address @addr */
void taken_note_bs(unsigned long addr, unsigned long bytes);

/** taken_forget_bs() - for the next boot */
void taken_forget_bs(void);

/**
 * taken_get_bs() - one of them
 * @i: number, from 0
 * @what: gets what it is for
 * @addr: gets its physical address
 * @bytes: gets its size
 *
 * Return: is there one?
 */
bool taken_get_bs(unsigned int i, const char **what, unsigned long *addr,
		  unsigned long *bytes);

/** taken_show_bs() - a line for each allocation */
void taken_show_bs(struct seq_file *m);

#endif /* _BS_TAKEN_H */
