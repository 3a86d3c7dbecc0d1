// SPDX-License-Identifier: GPL-2.0-only
/* arch/arm/layout.c: from the device tree's numbers to a machine, or to a refusal. */
#include <string.h>
#include <linux/errno.h>
#include <bs/layout.h>
#include "unit.h"

#define MB	0x100000UL

/*
 * 64 MB from 0x70000000: 4 DMA, 44 Normal, 16 HighMem; the image at 5 MB, the initrd
 * at 6 MB.
 */
static struct devtree_bs dt;
static struct layout_bs layout;

static void good(void)
{
	dt = (struct devtree_bs){ .nr_regions = 1, .cmdline = "" };
	dt.region[0] = (struct region_bs){
		.name = "memory@70000000",
		.mem = { 0x70000000, 64 * MB },
		.dma = 4 * MB, .normal = 44 * MB, .high = 16 * MB,
		.page_offset = 0x90000000,
		.image = {
			{ 0x90500000, 0x10000 }, { 0x90500000, 0x2000 },
			{ 0x90502000, 0x8000 }, { 0x9050a000, 0x6000 },
		},
		.initrd = { 0x70600000, MB },
	};
	layout = (struct layout_bs){ };
}

static void second(void)
{
	dt.region[dt.nr_regions++] = (struct region_bs){
		.name = "memory@78000000",
		.mem = { 0x78000000, 8 * MB },
		.dma = 8 * MB,
	};
}

static int make(void)
{
	layout = (struct layout_bs){ };
	return make_layout_bs(&dt, &layout);
}

static void one_node(void)
{
	const struct node_bs *node = &layout.node[0];

	good();
	check_number(make(), 0);
	check_number(layout.nr_nodes, 1);
	check_number(node->start, 0x70000);
	check_number(node->low_end, 0x73000);
	check_number(node->end, 0x74000);
	check_number(node->zones[ZONE_DMA_BS], 1024);
	check_number(node->zones[ZONE_NORMAL_BS], 11264);
	check_number(node->zones[ZONE_HIGHMEM_BS], 4096);
	check_number(node->holes[ZONE_NORMAL_BS], 0);
	check_number(layout.nr_banks, 2);
	check(!layout.bank[0].high && layout.bank[1].high);
	check_number(layout.dma_end, 0x70400000);
	check_number(layout.text_size, 0x8000);
	check_number(layout.init_size, 0x2000);
	check_number(layout.init[0], 0x70500);
	check_number(layout.init[1], 0x70502);
	check_number(layout.initrd[0], 0x70600);
	check_number(layout.initrd[1], 0x70700);
	check_number(layout.data_size, 0x6000);
}

static void reservations(void)
{
	const struct reserved_bs *r = layout.reserved;

	good();
	check_number(make(), 0);
	check_number(layout.nr_reserved, 4);
	check_text(r[0].what, "kernel-image");
	check_number(r[0].start, 0x70500000);
	check_number(r[0].end, 0x70510000);
	check_number(r[1].start, 0x704fc000);
	check_number(r[1].end, 0x70500000);
	check_text(r[2].what, "initrd");
	check_text(r[3].what, "bitmap of bootmem");
	check_number(r[3].start, 0x70510000);
	check_number(r[3].end, 0x70511000);
	check_number(layout.node[0].bitmap, 0x70510);
}

/* The bitmap goes behind the image, past whatever lies there */
static void bitmap_dodges(void)
{
	good();
	dt.region[0].initrd.start = 0x70510800;
	check_number(make(), 0);
	check_number(layout.node[0].bitmap, 0x70611);
}

/* Frames that only the init section has, and all that the initrd touches */
static void parts_of_frames(void)
{
	good();
	dt.region[0].image[IMAGE_INIT_BS] = (struct span_bs){ 0x90500100, 0x2000 };
	dt.region[0].initrd = (struct span_bs){ 0x70600800, 0x1000 };
	check_number(make(), 0);
	check_number(layout.init[0], 0x70501);
	check_number(layout.init[1], 0x70502);
	check_number(layout.initrd[0], 0x70600);
	check_number(layout.initrd[1], 0x70602);
}

static void two_nodes(void)
{
	good();
	second();
	check_number(make(), 0);
	check_number(layout.nr_nodes, 2);
	check_number(layout.nr_banks, 3);
#ifdef BS_HAS_BOOT_NODE_BY_NODE
	check_number(layout.node[0].bitmap, 0x70510);
	check_number(layout.node[1].bitmap, 0x78000);
	check_number(layout.nr_reserved, 5);
	check_number(layout.reserved[4].nid, 1);
#else
	/* In the first node, and the last one's comes first */
	check_number(layout.node[1].bitmap, 0x70510);
	check_number(layout.node[0].bitmap, 0x70511);
	check_number(layout.nr_reserved, 4);
	check_number(layout.reserved[3].end, 0x70512000);
#endif
}

/* From 2.6.15 on every node needs room behind the kernel; before, only the first one */
static void node_below_kernel(void)
{
	good();
	second();
	dt.region[1].mem.start = 0x60000000;
#ifdef BS_HAS_BOOT_NODE_BY_NODE
	check_number(make(), -ENOSPC);
#else
	check_number(make(), 0);
	check_number(layout.node[1].bitmap, 0x70510);
#endif
}

static void memory_at_zero(void)
{
	good();
	dt.region[0].mem.start = 0;
	dt.region[0].initrd.start = 6 * MB;
	check_number(make(), 0);
	check_number(layout.reserved[0].start, 5 * MB);
	check_number(layout.node[0].bitmap, 0x510);
}

/* Each case spoils one number */
static void refused(int err)
{
	check_number(make(), err);
	good();
}

static void bad_extents(void)
{
	good();
	dt.region[0].mem.size = 0;
	refused(-EINVAL);
	dt.region[0].mem.start++;
	refused(-EINVAL);
	dt.region[0].mem.size++;
	refused(-EINVAL);
	dt.region[0].mem.start = ~0ULL << 20;
	dt.region[0].mem.size = MB;
	refused(-EOVERFLOW);
}

static void bad_zones(void)
{
	good();
	dt.region[0].dma++;
	refused(-EINVAL);
	dt.region[0].normal += MB;
	refused(-EINVAL);
	dt.region[0].high = 65 * MB;
	refused(-EINVAL);
	dt.region[0].dma32 = 5 * MB;
	refused(-EINVAL);
	dt.region[0].dma = 64 * MB;
	refused(-EINVAL);
	dt.region[0].dma = dt.region[0].normal = 0;
	dt.region[0].high = 64 * MB;
	refused(-EINVAL);
	/* a sum that wraps around */
	dt.region[0].dma = dt.region[0].normal = 64 * MB;
	dt.region[0].high = -64 * MB;
	refused(-EINVAL);
}

/* What no zone has is nobody's: the node ends before it */
static void smaller_zones(void)
{
	const struct node_bs *node = &layout.node[0];

	good();
	dt.region[0].high -= 3 * MB;
	check_number(make(), 0);
	check_number(node->end, 0x73d00);
	check_number(node->unused, 768);
	check_number(node->zones[ZONE_HIGHMEM_BS], 3328);
	check_number(layout.bank[1].end, 0x73d00);
	good();
	dt.region[0].high = 0;
	check_number(make(), 0);
	check_number(node->end, 0x73000);
	check_number(node->unused, 4096);
	check_number(layout.nr_banks, 1);
	good();
	check_number(make(), 0);
	check_number(node->unused, 0);
}

static void bad_images(void)
{
	good();
	dt.region[0].image[IMAGE_ALL_BS].size = 0;
	refused(-EINVAL);
	dt.region[0].image[IMAGE_ALL_BS].start = 0x8fffffff;
	refused(-ERANGE);
	dt.region[0].image[IMAGE_TEXT_BS].size = 0xf001;
	refused(-ERANGE);
	dt.region[0].image[IMAGE_DATA_BS].start -= 0x10000;
	refused(-ERANGE);
	dt.region[0].image[IMAGE_INIT_BS].size = 0x10001;
	refused(-ERANGE);
	/* at the very start of memory there is no room for its page table */
	dt.region[0].page_offset = 0x90500000;
	refused(-ERANGE);
	/* beyond low memory */
	dt.region[0].page_offset = 0x90500000 - 48 * MB;
	refused(-ERANGE);
}

static void bad_initrds(void)
{
	good();
	dt.region[0].initrd.start = 0x70500000;
	refused(-EINVAL);
	dt.region[0].initrd.start = 0x73000000;
	refused(-ERANGE);
	dt.region[0].initrd.start = ~0ULL;
	refused(-ERANGE);
	/* two things in one page */
	dt.region[0].initrd.start = 0x7050fff0 + 0x10 - 1;
	refused(-EINVAL);
}

static void no_room(void)
{
	good();
	dt.region[0].initrd.start = 0x70510000;
	dt.region[0].initrd.size = 0x73000000 - 0x70510000;
	refused(-ENOSPC);
}

static void bad_neighbours(void)
{
	good();
	second();
	dt.region[1].mem.start = 0x73000000;
	refused(-EINVAL);
	second();
	dt.region[1].initrd.size = 1;
	refused(-EINVAL);
	second();
	dt.region[1].image[0].size = 1;
	refused(-EINVAL);
	/* words that leave one of them nothing */
	second();
	dt.cmdline = "mem_bs=8M";
	refused(-EINVAL);
	second();
	dt.cmdline = "mem_bs=8M mem_bs=8M@0x78000000";
	refused(0);
}

static void long_cmdline(void)
{
	static char text[COMMAND_LINE_SIZE_BS + 1];

	good();
	memset(text, 'a', COMMAND_LINE_SIZE_BS);
	dt.cmdline = text;
	check_number(make(), -E2BIG);
	text[COMMAND_LINE_SIZE_BS - 1] = '\0';
	check_number(make(), 0);
	check_text(layout.cmdline, text);
	dt.cmdline = NULL;
	check_number(make(), 0);
	check_text(layout.cmdline, "");
}

static void dma32(void)
{
	good();
	dt.region[0].dma32 = MB;
	check_number(make(), 0);
#ifdef BS_HAS_ZONE_DMA32
	check_number(layout.node[0].zones[ZONE_DMA_BS], 768);
	check_number(layout.node[0].zones[ZONE_DMA32_BS], 256);
#else
	check_number(layout.node[0].zones[ZONE_DMA_BS], 1024);
#endif
}

const struct unit_test layout_tests[] = {
	{ "a region becomes a node with zones and banks", one_node },
	{ "image, page table, initrd and bitmap are reserved", reservations },
	{ "the bitmap lies in the first room behind the image", bitmap_dodges },
	{ "the init section ends with its last frame, the initrd behind it", parts_of_frames },
	{ "a region more is a node more", two_nodes },
	{ "a node below the kernel has no room for a bitmap of its own", node_below_kernel },
	{ "a region may begin at address 0", memory_at_zero },
	{ "regions of no memory, or not of pages, are refused", bad_extents },
	{ "zones that do not fit are refused", bad_zones },
	{ "zones may leave the end of a region to nobody", smaller_zones },
	{ "an image that is not in low memory is refused", bad_images },
	{ "an initrd in the way is refused", bad_initrds },
	{ "without room for the bitmap there is no machine", no_room },
	{ "regions do not overlap, and the first has the image", bad_neighbours },
	{ "the command line has an end", long_cmdline },
	{ "DMA32 is cut from the end of DMA, where there is such a zone", dma32 },
	{ }
};
