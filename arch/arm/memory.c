// SPDX-License-Identifier: GPL-2.0-only
/*
 * The window: where the host kernel sees the memory of the replayed machine. One
 * piece for each node, all zones in it. Nothing outside of it is ever touched.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/mm.h>
#include <linux/pfn.h>
#include <biscuitos/kernel.h>
#include "../../init/fault.h"
#include "arch.h"

/**
 * struct pane - one piece of the window
 * @phys: physical address
 * @size: bytes
 * @virt: where it is mapped
 * @claimed: is in the host's table of resources, on our behalf
 */
static struct pane {
	unsigned long phys, size;
	char *virt;
	bool claimed;
} panes[MAX_NUMNODES_BS];

static unsigned int nr_panes;

/*
 * Is @addr one of the @size bytes from @start on? With @tail 1 the address behind
 * the last byte is one of them, too: the end of a zone is an address as well.
 */
static bool within(unsigned long addr, unsigned long start, unsigned long size,
		   unsigned int tail)
{
	return addr >= start && addr - start < size + tail;
}

void *phys_to_virt_bs(unsigned long paddr)
{
	const struct pane *p;
	unsigned int tail;

	for (tail = 0; tail <= 1; tail++)
		for (p = panes; p < panes + nr_panes; p++)
			if (within(paddr, p->phys, p->size, tail))
				return p->virt + (paddr - p->phys);
	return NULL;
}

/* An address that is not in the window becomes one that is in no memory. */
unsigned long virt_to_phys_bs(const void *vaddr)
{
	unsigned long addr = (unsigned long)vaddr;
	const struct pane *p;
	unsigned int tail;

	for (tail = 0; tail <= 1; tail++)
		for (p = panes; p < panes + nr_panes; p++)
			if (within(addr, (unsigned long)p->virt, p->size, tail))
				return p->phys + (addr - (unsigned long)p->virt);
	return ~0UL;
}

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	const struct pane *p;

	for (p = panes; p < panes + nr_panes; p++)
		if (within(paddr, p->phys, p->size, 0) &&
		    bytes <= p->size - (paddr - p->phys))
			return true;
	return false;
}

void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	if (BUG_ON_BS(!phys_valid_bs(virt_to_phys_bs(vaddr), bytes)))
		return;
	memset(vaddr, 0, bytes);
}

/* ---- opening it ---- */

/* RAM comes and goes by the megabyte at least; to ask for each page takes too long. */
#define RAM_STEP	256UL

static unsigned long next_pfn(unsigned long pfn, unsigned long end)
{
	return pfn < end - 1 ? min(pfn + RAM_STEP, end - 1) : end;
}

/*
 * memremap() would do for addresses behind the end of RAM as well, and the first
 * access would kill the host: look at both ends, and in between.
 */
static int check_ram(const struct node_bs *node)
{
	unsigned long pfn;

	for (pfn = node->start; pfn < node->end; pfn = next_pfn(pfn, node->end)) {
		if (pfn_valid(pfn))
			continue;
		pr_err("%s: no RAM at 0x%llx, the region is 0x%llx..0x%llx; give the machine more memory, or move the region\n",
		       node->name, (u64)PFN_PHYS(pfn), (u64)PFN_PHYS(node->start),
		       (u64)PFN_PHYS(node->end) - 1);
		return -ENXIO;
	}
	return 0;
}

static bool is_system_ram(phys_addr_t start, phys_addr_t size)
{
	return region_intersects(start, size, IORESOURCE_SYSTEM_RAM,
				 IORES_DESC_NONE) != REGION_DISJOINT;
}

/* "no-map" memory is no System RAM; old hosts do not set up its page structures. */
static int check_unused(const struct node_bs *node)
{
	unsigned long pfn;

	if (!is_system_ram(PFN_PHYS(node->start), PFN_PHYS(node->end - node->start)))
		return 0;

	for (pfn = node->start; pfn < node->end; pfn++) {
		if (PageReserved(pfn_to_page(pfn)))
			continue;
		pr_err("%s: the host uses the page at 0x%llx; move the region to where nothing else is\n",
		       node->name, (u64)PFN_PHYS(pfn));
		return -EBUSY;
	}
	return 0;
}

/* What is no System RAM to the host can be claimed as a device's memory is. */
static int claim(struct pane *p, const char *name)
{
	if (is_system_ram(p->phys, p->size))
		return 0;

	if (fail_bs("entry in /proc/iomem") ||
	    !request_mem_region(p->phys, p->size, "BiscuitOS_bootmem")) {
		pr_err("%s: claimed by another driver, see /proc/iomem\n", name);
		return -EBUSY;
	}
	p->claimed = true;
	return 0;
}

static int open_pane(struct pane *p, const struct node_bs *node)
{
	int err;

	p->phys = PFN_PHYS(node->start);
	p->size = PFN_PHYS(node->end - node->start);
	p->claimed = false;
	err = claim(p, node->name);
	if (err)
		return err;

	p->virt = fail_bs("mapping of the region") ? NULL :
		  memremap(p->phys, p->size, MEMREMAP_WB);
	if (p->virt)
		return 0;

	pr_err("%s: cannot map 0x%lx bytes; try a smaller region, or leave out no-map\n",
	       node->name, p->size);
	if (p->claimed)
		release_mem_region(p->phys, p->size);
	return -ENOMEM;
}

int open_window_bs(const struct layout_bs *layout)
{
	const struct node_bs *node, *end = layout->node + layout->nr_nodes;
	int err = 0;

	for (node = layout->node; node < end && !err; node++)
		err = check_ram(node) ?: check_unused(node);

	for (node = layout->node; node < end && !err; node++) {
		err = open_pane(&panes[nr_panes], node);
		if (!err)
			nr_panes++;
	}
	if (err)
		close_window_bs();
	return err;
}

void close_window_bs(void)
{
	struct pane *p;

	while (nr_panes) {
		p = &panes[--nr_panes];
		memunmap(p->virt);
		if (p->claimed)
			release_mem_region(p->phys, p->size);
	}
}
