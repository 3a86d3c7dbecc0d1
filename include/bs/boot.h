/* SPDX-License-Identifier: GPL-2.0-only */
/* The steps of a boot that belong to no architecture. */
#ifndef _BS_BOOT_H
#define _BS_BOOT_H

struct layout_bs;

/**
 * start_kernel_bs() - boot the replayed kernel
 * @layout: the machine; its memory is accessible
 *
 * Return: 0, or a negative error number, -EIO if the replayed kernel died.
 */
int start_kernel_bs(const struct layout_bs *layout);

/**
 * watch_cpus_bs() - from now on a CPU that is switched off gives its lists' pages back
 *
 * Return: 0 or a negative error number.
 */
int watch_cpus_bs(void);

/** unwatch_cpus_bs() - no longer; allowed if nobody watched */
void unwatch_cpus_bs(void);

/** setup_per_cpu_areas_bs() - a copy of the variables that each processor has of its own */
void setup_per_cpu_areas_bs(void);

/** zonelists_init_bs() - decide where each kind of request looks, if no zone did it before */
void zonelists_init_bs(void);

/** watermarks_init_bs() - how much of each zone is kept free, likewise */
void watermarks_init_bs(void);

/** pidhash_init_bs() - the tables in which processes were found */
void pidhash_init_bs(void);

/** console_init_bs() - the first console and its screen */
void console_init_bs(void);

/** vfs_caches_init_bs() - the first table that the page allocator pays for */
void vfs_caches_init_bs(void);

/** vfs_caches_init_early_bs() - the two large hash tables that bootmem has to pay for */
void vfs_caches_init_early_bs(void);

/** proc_init_bs() - make the files in /proc; 0 or a negative error number, with a message */
int proc_init_bs(void);

/** proc_exit_bs() - remove them and wait for their readers; allowed if there are none */
void proc_exit_bs(void);

#endif /* _BS_BOOT_H */
