/* SPDX-License-Identifier: GPL-2.0-only */
/* The results that modules/lib/ktap.c keeps. */
#ifndef _BS_KTAP_H
#define _BS_KTAP_H

struct module;
struct seq_file;

/** results_show_bs() - the latest results of every suite, in KTAP */
void results_show_bs(struct seq_file *m);

/** results_leave_bs() - @mod is gone: other suites may have the names of its own */
void results_leave_bs(const struct module *mod);

/** results_free_bs() - forget them */
void results_free_bs(void);

#endif /* _BS_KTAP_H */
