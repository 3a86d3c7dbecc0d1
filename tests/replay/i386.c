// SPDX-License-Identifier: GPL-2.0-only
/* The records of a PC's boot, step by step, as 2.4.0 did it. */
#include <biscuitos/bootmem.h>
#include <biscuitos/i386.h>
#include "handover.h"
#include "trace.h"
#include "world.h"

static void do_e820(struct trace *t, const struct arg *a, unsigned int n)
{
	add_memory_region_bs(a[0].val, a[1].val, a[2].val);
	trace_answer(t, "ok");
}

static void do_image(struct trace *t, const struct arg *a, unsigned int n)
{
	image_bs = (struct image_bs){
		.text = a[0].val, .etext = a[1].val, .edata = a[2].val,
		.init_begin = a[3].val, .init_end = a[4].val,
	};
	trace_answer(t, "ok");
}

static void do_setup_memory(struct trace *t, const struct arg *a, unsigned int n)
{
	unsigned long map = DIV_ROUND_UP(a[0].val, PAGE_SIZE_BS);
	unsigned long most = MAXMEM_PFN_BS / 8;

	if (!world_back(map << PAGE_SHIFT_BS, most)) {
		trace_error(t, "there is no memory for a bitmap at frame %lu", map);
		return;
	}
	setup_memory_bs(a[0].val);
	handover_frames(0, max_low_pfn_bs);
	handover_frames(map, DIV_ROUND_UP(most, PAGE_SIZE_BS));
	trace_answer(t, "%lu %lu %lu %lu", max_pfn_bs, max_low_pfn_bs, highstart_pfn_bs,
		     highend_pfn_bs);
}

static void do_paging_init(struct trace *t, const struct arg *a, unsigned int n)
{
	const struct zone_bs *zones = NODE_DATA_BS(0)->node_zones;

	max_dma_address_bs = (unsigned long)phys_to_virt_bs(0x1000000);
	paging_init_bs();
	trace_answer(t, "%lu %lu %lu 0x%lx", zones[ZONE_DMA_BS].size,
		     zones[ZONE_NORMAL_BS].size, zones[ZONE_HIGHMEM_BS].size,
		     virt_to_phys_bs(NODE_DATA_BS(0)->node_mem_map));
}

static void do_mem_init(struct trace *t, const struct arg *a, unsigned int n)
{
	if (!handover_begin(0)) {
		trace_error(t, "there is no memory for page structures");
		return;
	}
	mem_init_i386_bs();
	trace_answer(t, "%lu %lu", totalram_pages_bs, totalhigh_pages_bs);
}

static void do_free_initmem(struct trace *t, const struct arg *a, unsigned int n)
{
	free_initmem_bs();
	trace_answer(t, "%lu", totalram_pages_bs);
}

static void do_free_initrd_mem(struct trace *t, const struct arg *a, unsigned int n)
{
	free_initrd_mem_bs(a[0].val, a[1].val);
	trace_answer(t, "%lu", totalram_pages_bs);
}

static const struct record i386_records[] = {
	{ "e820", "aau", do_e820 },
	{ "image", "uuuuu", do_image },
	{ "setup_memory", "u", do_setup_memory },
	{ "paging_init", "", do_paging_init },
	{ "mem_init", "", do_mem_init },
	{ "free_initmem", "", do_free_initmem },
	{ "free_initrd_mem", "uu", do_free_initrd_mem },
	{ }
};

const struct record_table i386_table = {
	.name = "i386", .records = i386_records, .prints = true,
};
