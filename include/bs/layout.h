/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the machine is made of: first as the device tree says (nothing of it checked),
 * then as the boot needs it (all of it checked).
 *
 *   devtree.c   device tree       -> struct devtree_bs
 *   layout.c    struct devtree_bs -> struct layout_bs    plain arithmetic, also compiled
 *   cmdline.c   its command line                         for host programs
 *   memory.c    struct layout_bs  -> the window, after a look at the host's memory
 *   setup.c     struct layout_bs  -> bootmem, nodes, zones
 */
#ifndef _BS_LAYOUT_H
#define _BS_LAYOUT_H

#include <biscuitos/mmzone.h>

/** struct span_bs - bytes: @start .. @start + @size - 1 */
struct span_bs {
	u64 start;
	u64 size;
};

/* The parts of the pretended kernel, in the order of the property kernel-image */
enum { IMAGE_ALL_BS, IMAGE_INIT_BS, IMAGE_TEXT_BS, IMAGE_DATA_BS, IMAGE_PARTS_BS };

/* Two banks a node by default, more only through the command line */
#define MAX_BANKS_BS		(4 * MAX_NUMNODES_BS)
/* Image, page table, initrd, and a bitmap for each node */
#define MAX_RESERVED_BS		(3 + MAX_NUMNODES_BS)
#define COMMAND_LINE_SIZE_BS	1024

/**
 * struct region_bs - one node's memory in the device tree
 * @name: of its node
 * @mem: physical
 * @dma: size of this zone, as are @normal and @high; DMA comes first, HIGHMEM last
 * @dma32: size of ZONE_DMA32, cut from the end of @dma
 * @page_offset: where low memory begins in the old kernel's address space
 * @image: virtual; a size of 0 if there is none
 * @initrd: physical; a size of 0 if there is none
 */
struct region_bs {
	const char *name;
	struct span_bs mem;
	u64 dma, dma32, normal, high;
	u64 page_offset;
	struct span_bs image[IMAGE_PARTS_BS];
	struct span_bs initrd;
};

/** struct devtree_bs - all that the device tree says about the machine */
struct devtree_bs {
	unsigned int nr_regions;
	struct region_bs region[MAX_NUMNODES_BS];
	const char *cmdline;
};

/** struct bank_bs - frames that exist: @start .. @end - 1, of one node */
struct bank_bs {
	unsigned long start, end;
	int nid;
	bool high;
};

/** struct reserved_bs - bytes that bootmem must not give away: @start .. @end - 1 */
struct reserved_bs {
	const char *what;
	unsigned long start, end;
	int nid;
};

/**
 * struct node_bs - a node, in frames
 * @name: of its region, for messages
 * @start: first
 * @low_end: behind its low memory
 * @end: behind its last
 * @unused: frames of its region behind that
 * @bitmap: first of bootmem's bitmap
 * @zones: size of each zone
 * @holes: of these, pages that are in no bank
 */
struct node_bs {
	const char *name;
	unsigned long start, low_end, end, unused;
	unsigned long bitmap;
	unsigned long zones[MAX_NR_ZONES_BS];
	unsigned long holes[MAX_NR_ZONES_BS];
};

/**
 * struct layout_bs - the machine, checked
 * @dma_end: physical address behind the first node's DMA zone
 * @initrd_at: of the device tree, or of initrd= in the command line
 * @initrd: frames that the initrd touches, its start and the one behind its end
 * @init: whole frames of the image's init section, likewise
 */
struct layout_bs {
	unsigned int nr_nodes, nr_banks, nr_reserved;
	struct node_bs node[MAX_NUMNODES_BS];
	struct bank_bs bank[MAX_BANKS_BS];
	struct reserved_bs reserved[MAX_RESERVED_BS];
	unsigned long dma_end;
	struct span_bs initrd_at;
	unsigned long initrd[2], init[2];
	unsigned long init_size, text_size, data_size;
	char cmdline[COMMAND_LINE_SIZE_BS];
};

/**
 * make_layout_bs() - check what the device tree says, and work out the rest
 * @dt: the device tree's numbers
 * @layout: zeroed; gets the result. Keeps pointers to @dt's names.
 *
 * Touches no memory of the machine. Prints what is wrong, if anything is.
 *
 * Return: 0 or a negative error number.
 */
int make_layout_bs(const struct devtree_bs *dt, struct layout_bs *layout);

/**
 * add_bank_bs() - note that frames exist
 * @layout: has the nodes
 * @start: first frame
 * @end: frame behind the last
 * @high: high memory
 *
 * Return: 0, -ERANGE if no node has all of it in its low (high) memory, -EINVAL if
 * it overlaps another bank, -E2BIG if there are too many.
 */
int add_bank_bs(struct layout_bs *layout, unsigned long start, unsigned long end,
		bool high);

/**
 * parse_cmdline_bs() - apply the options that change the banks, and initrd=
 * @layout: has the banks and the initrd of the device tree, and the command line
 *
 * Return: 0 or a negative error number, with a message.
 */
int parse_cmdline_bs(struct layout_bs *layout);

/** setup_options_bs() - apply all other options, name those that nobody knows */
void setup_options_bs(const struct layout_bs *layout);

#endif /* _BS_LAYOUT_H */
