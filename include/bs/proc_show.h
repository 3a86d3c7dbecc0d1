/* SPDX-License-Identifier: GPL-2.0-only */
/* The texts of the files in /proc, as the replayed version wrote them. */
#ifndef _BS_PROC_SHOW_H
#define _BS_PROC_SHOW_H

#include <biscuitos/mm.h>

struct seq_file;

int buddyinfo_show_bs(struct seq_file *m);
int vmstat_show_bs(struct seq_file *m);
#ifdef BS_HAS_AREA_MAPS
int meminfo_show_bs(struct seq_file *m);
#endif
#ifdef BS_HAS_ZONEINFO
int zoneinfo_show_bs(struct seq_file *m);
#endif

#endif /* _BS_PROC_SHOW_H */
