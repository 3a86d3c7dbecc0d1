/* SPDX-License-Identifier: GPL-2.0-only */
/* The steps of a boot that belong to the architecture. */
#ifndef _BS_ARCH_H
#define _BS_ARCH_H

#include "layout.h"

struct device;
struct device_node;

/**
 * read_devtree_bs() - collect what the device tree says
 * @dev: the machine's device, which owns the memory that @dt points to
 * @dt: zeroed; gets it
 *
 * Return: 0 or a negative error number, with a message.
 */
int read_devtree_bs(struct device *dev, struct devtree_bs *dt);

/**
 * check_others_bs() - does the device tree give the machine's memory to others, too?
 * @machine: the machine's node
 * @list: its property that names the regions
 * @dt: where these are
 *
 * Looks at other nodes of /reserved-memory, at other users of ours, at the host's
 * initrd and at /memreserve/.
 *
 * Return: 0, or -EBUSY with a message that names the other.
 */
int check_others_bs(const struct device_node *machine, const char *list,
		    const struct devtree_bs *dt);

/**
 * open_window_bs() - make the machine's memory accessible
 * @layout: what there should be
 *
 * All of it must be RAM that the host kernel keeps its hands off.
 *
 * Return: 0 or a negative error number, with a message.
 */
int open_window_bs(const struct layout_bs *layout);

/** close_window_bs() - the inverse; allowed even if there is no window */
void close_window_bs(void);

/** setup_arch_bs() - bootmem, its initcalls, then nodes and zones; 0 or an error number */
int setup_arch_bs(const struct layout_bs *layout);

/** mem_init_bs() - hand all free memory over to the page allocator */
void mem_init_bs(const struct layout_bs *layout);

/**
 * free_boot_memory_bs() - give the page allocator what only the boot needed
 *
 * The initrd (nothing was in it to be unpacked) and the image's init section.
 */
void free_boot_memory_bs(const struct layout_bs *layout);

#endif /* _BS_ARCH_H */
