/* SPDX-License-Identifier: GPL-2.0-only */
/* A look inside: /sys/kernel/debug/bootmem_bs/. */
#ifndef _BS_DEBUGFS_H
#define _BS_DEBUGFS_H

#include <linux/compiler.h>
#include <linux/mutex.h>
#include <bs/optional.h>

struct layout_bs;

/**
 * debugfs_init_bs() - make the files; without debugfs there are none, and no harm is done
 * @layout: of the machine; lives as long as the files
 */
void debugfs_init_bs(const struct layout_bs *layout);

/** debugfs_exit_bs() - remove them; allowed if there are none */
void debugfs_exit_bs(void);

struct dentry;

/* Of the allocator that is not built in, these are NULL */

/** bitmap_files_bs() - make the files of bootmem in a folder */
void bitmap_files_bs(struct dentry *dir) __weak;

/** tables_files_bs() - make the files of memblock in a folder */
void tables_files_bs(struct dentry *dir) __weak;

/* Held by who reads memblock's tables after the boot, or puts others in their place */
extern struct mutex tables_lock_bs;

/** bitmap_keep_bs() - note what bootmem's maps look like now: they end with the hand-over */
void bitmap_keep_bs(void) __weak;

/** bitmap_forget_bs() - the inverse; allowed if there is nothing */
void bitmap_forget_bs(void) __weak;

#endif /* _BS_DEBUGFS_H */
