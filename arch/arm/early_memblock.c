// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the boot tells memblock, and the page tables that come out of it: see
 * <bs/early.h>. This is how Linux 3.1 and 3.6 did it on ARM: banks are added, what is in use is
 * reserved, page tables lie at the top of low memory. Of later kernels it is not known to us
 * whether that changed; and nodes are ours, an ARM had one.
 */
#include <bs/early.h>
#include <bs/init.h>
#include <bs/machine.h>

static void add_memory(const struct bank_bs *bank)
{
	unsigned long start = bank->start << PAGE_SHIFT_BS;
	unsigned long size = (bank->end - bank->start) << PAGE_SHIFT_BS;

#ifdef BS_HAS_MEMBLOCK_ADD_FLAGS
	memblock_add_node_bs(start, size, bank->nid, MEMBLOCK_NONE_BS);
#else
	memblock_add_node_bs(start, size, bank->nid);
#endif
}

/* High memory of a node below another one's low memory would be taken for low memory */
static void add_banks(const struct layout_bs *layout)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (!bank->high || bank->start >= max_low_pfn_bs)
			add_memory(bank);
}

static void reserve_used(const struct layout_bs *layout)
{
	const struct reserved_bs *r;

	for (r = layout->reserved; r < layout->reserved + layout->nr_reserved; r++) {
		bs_debug("reserved: 0x%lx..0x%lx %s\n", r->start, r->end - 1, r->what);
		memblock_reserve_bs(r->start, r->end - r->start);
	}
}

/* A machine of one node kept no node ids, and its tables were smaller */
static void choose_entries(const struct layout_bs *layout)
{
	if (layout->nr_nodes > 1)
		return;
	memblock_keeps_nids_bs = false;
	memblock_region_bytes_bs = MEMBLOCK_SHORT_REGION_BYTES_BS;
}

int early_tables_bs(const struct layout_bs *layout)
{
	choose_entries(layout);
	add_banks(layout);
	reserve_used(layout);
#ifdef BS_HAS_MEMBLOCK_KERNEL_END
	kernel_end_bs = layout->reserved[0].end;
#endif
	memblock_set_current_limit_bs(max_low_pfn_bs << PAGE_SHIFT_BS);
	memblock_allow_resize_bs();
	memblock_dump_all_bs();
	return run_memblock_initcalls_bs();
}

#ifdef BS_HAS_MEMBLOCK_NO_PANIC

void *early_alloc_bs(unsigned long bytes)
{
	void *ptr = memblock_alloc_bs(bytes, bytes);

	if (!ptr)
		panic_bs("%s: Failed to allocate %lu bytes align=0x%lx\n", "early_alloc", bytes,
			 bytes);
	return ptr;
}

#else

void *early_alloc_bs(unsigned long bytes)
{
	unsigned long addr = memblock_alloc_bs(bytes, bytes);
	void *ptr = addr ? phys_to_virt_bs(addr) : NULL;

	if (!ptr)
		return NULL;
	trace_bootmem_alloc_bs(addr, bytes, bytes, 0);
	clear_memory_bs(ptr, bytes);
	return ptr;
}

#endif
