/* SPDX-License-Identifier: GPL-2.0-only */
/* Where the pages of the machine are: debugfs account and zones. */
#ifndef _BS_ACCOUNT_H
#define _BS_ACCOUNT_H

struct layout_bs;
struct seq_file;

/**
 * account_show_bs() - print what each page of the region is used for, so that the sum is
 * the region
 * @m: gets the table
 * @layout: of the machine
 *
 * Return: 0 or -ENOMEM.
 */
int account_show_bs(struct seq_file *m, const struct layout_bs *layout);

/**
 * account_reserved_bs() - what the boot reserved a frame for
 * @layout: of the machine
 * @pfn: the frame
 *
 * Return: the first thing that lies in it; NULL if nothing does.
 */
const char *account_reserved_bs(const struct layout_bs *layout, unsigned long pfn);

/** zones_show_bs() - print the pages, lists and limits of each zone */
int zones_show_bs(struct seq_file *m);

#endif /* _BS_ACCOUNT_H */
