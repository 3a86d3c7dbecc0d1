// SPDX-License-Identifier: GPL-2.0-only
/* See taken.h. Only the boot writes, and it is over when the first reader comes. */
#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <biscuitos/mmzone.h>
#include <bs/taken.h>

/* A page array and the wait tables of each node, resources, some twenty others */
#define MAX_TAKEN	(16 * MAX_NUMNODES_BS)

static struct taken {
	const char *what;
	unsigned long addr, bytes;
} taken[MAX_TAKEN];
static unsigned int nr_taken;
static const char *next_is_for;

void taken_for_bs(const char *what)
{
	next_is_for = what;
}

void taken_note_bs(unsigned long addr, unsigned long bytes)
{
	if (next_is_for && nr_taken < MAX_TAKEN)
		taken[nr_taken++] = (struct taken){ next_is_for, addr, bytes };
}

void taken_forget_bs(void)
{
	nr_taken = 0;
}

bool taken_get_bs(unsigned int i, const char **what, unsigned long *addr,
		  unsigned long *bytes)
{
	if (i >= nr_taken)
		return false;
	*what = taken[i].what;
	*addr = taken[i].addr;
	*bytes = taken[i].bytes;
	return true;
}

void taken_show_bs(struct seq_file *m)
{
	const struct taken *t;

	for (t = taken; t < taken + nr_taken; t++)
		seq_printf(m, "0x%08lx %6lu %s\n", t->addr, t->bytes, t->what);
}
