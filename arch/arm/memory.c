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
#include <linux/sizes.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <bs/kernel.h>
#include <bs/fault.h>
#include <bs/arch.h>

/**
 * struct pane - one piece of the window
 * @phys: physical address
 * @size: bytes
 * @virt: where it is mapped
 * @vmapped: by vmap(), not by memremap()
 * @claim: tells others, in /proc/iomem, that it is ours
 */
static struct pane {
	unsigned long phys, size;
	char *virt;
	bool vmapped;
	struct resource claim;
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
EXPORT_SYMBOL_GPL(phys_to_virt_bs);

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
EXPORT_SYMBOL_GPL(virt_to_phys_bs);

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	const struct pane *p;

	for (p = panes; p < panes + nr_panes; p++)
		if (within(paddr, p->phys, p->size, 0) &&
		    bytes <= p->size - (paddr - p->phys))
			return true;
	return false;
}
EXPORT_SYMBOL_GPL(phys_valid_bs);

void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	if (BUG_ON_BS(!phys_valid_bs(virt_to_phys_bs(vaddr), bytes)))
		return;
	memset(vaddr, 0, bytes);
}
EXPORT_SYMBOL_GPL(clear_memory_bs);

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

static int ram_kind(const struct node_bs *node)
{
	return region_intersects(PFN_PHYS(node->start), PFN_PHYS(node->end - node->start),
				 IORESOURCE_SYSTEM_RAM, IORES_DESC_NONE);
}

/* "no-map" memory is no System RAM; old hosts do not set up its page structures. */
static int check_unused(const struct node_bs *node)
{
	unsigned long pfn;

	switch (ram_kind(node)) {
	case REGION_DISJOINT:
		return 0;
	case REGION_MIXED:
		pr_err("%s: is System RAM only in part, see /proc/iomem; move the region\n",
		       node->name);
		return -EBUSY;
	}
	for (pfn = node->start; pfn < node->end; pfn++) {
		if (PageReserved(pfn_to_page(pfn)))
			continue;
		pr_err("%s: the host uses the page at 0x%llx; move the region to where nothing else is\n",
		       node->name, (u64)PFN_PHYS(pfn));
		return -EBUSY;
	}
	return 0;
}

/* ---- the claim: an entry in the host's table of resources ---- */

/* RAM, or nothing at all, may be around it; whatever else is, or is inside, is taken. */
static const struct resource *find_clash(const struct resource *claim)
{
	const struct resource *around = claim->parent;

	if (claim->child)
		return claim->child;
	if (around == &iomem_resource || (around->parent == &iomem_resource &&
					  resource_type(around) == IORESOURCE_MEM &&
					  (around->flags & IORESOURCE_SYSRAM)))
		return NULL;
	return around;
}

static int try_claim(struct resource *claim, phys_addr_t start, phys_addr_t size)
{
	*claim = (struct resource)DEFINE_RES_MEM_NAMED(start, size, "BiscuitOS_bootmem");
	claim->flags |= IORESOURCE_BUSY;
	return insert_resource(&iomem_resource, claim);
}

/* Whose is the page? Its entry is copied, as it may be gone any moment. */
static bool find_owner(phys_addr_t page, struct resource *owner)
{
	const struct resource *other;
	struct resource probe;

	if (try_claim(&probe, page, PAGE_SIZE))
		return false;
	other = find_clash(&probe);
	if (other)
		*owner = *other;
	remove_resource(&probe);
	return other;
}

/* What reaches over the region's edge is not told by the table: look at each page. */
static int report_clash(const char *name, phys_addr_t start, phys_addr_t end)
{
	struct resource owner;
	phys_addr_t page;

	for (page = start; page < end; page += PAGE_SIZE) {
		if (!find_owner(page, &owner))
			continue;
		pr_err("%s: overlaps \"%s\", see /proc/iomem; move the region\n", name,
		       owner.name);
		return -EBUSY;
	}
	pr_err("%s: claimed by another driver, see /proc/iomem; unload that, or move the region\n",
	       name);
	return -EBUSY;
}

static int claim(struct pane *p, const char *name)
{
	int err = fail_bs("entry in /proc/iomem") ? -ENOMEM :
		  try_claim(&p->claim, p->phys, p->size);

	if (err)
		return report_clash(name, p->phys, p->phys + p->size);
	if (!find_clash(&p->claim))
		return 0;
	remove_resource(&p->claim);
	return report_clash(name, p->phys, p->phys + p->size);
}

/* ARM's kernel has its page tables right below its code, and no entry for them. */
#define PAGE_TABLES	SZ_32K

static int check_page_tables(const struct node_bs *node)
{
	phys_addr_t end = PFN_PHYS(node->end), page;
	struct resource owner;

	for (page = end; page < end + PAGE_TABLES; page += PAGE_SIZE) {
		if (!find_owner(page, &owner) || !(owner.flags & IORESOURCE_SYSRAM))
			continue;
		pr_err("%s: overlaps the page tables below \"%s\"; move the region\n",
		       node->name, owner.name);
		return -EBUSY;
	}
	return 0;
}

/* ---- the mapping ---- */

/*
 * Where the kernel's own mapping of RAM ends inside of a node, memremap() would take
 * what is behind that for mapped as well. Such a node is mapped page by page.
 */
static bool is_half_mapped(const struct node_bs *node)
{
	return ram_kind(node) == REGION_INTERSECTS &&
	       PageHighMem(pfn_to_page(node->start)) !=
	       PageHighMem(pfn_to_page(node->end - 1));
}

static void *map_pages(unsigned long pfn, unsigned long nr)
{
	struct page **pages = kvmalloc_array(nr, sizeof(*pages), GFP_KERNEL);
	unsigned long i;
	void *virt;

	if (!pages)
		return NULL;
	for (i = 0; i < nr; i++)
		pages[i] = pfn_to_page(pfn + i);
	virt = vmap(pages, nr, VM_MAP, PAGE_KERNEL);
	kvfree(pages);
	return virt;
}

static void *map(const struct pane *p, const struct node_bs *node)
{
	if (fail_bs("mapping of the region"))
		return NULL;
	if (p->vmapped)
		return map_pages(node->start, node->end - node->start);
	return memremap(p->phys, p->size, MEMREMAP_WB);
}

static int map_pane(struct pane *p, const struct node_bs *node)
{
	p->vmapped = is_half_mapped(node);
	p->virt = map(p, node);
	if (p->virt)
		return 0;
	pr_err("%s: cannot map 0x%lx bytes; try a smaller region, or leave out no-map\n",
	       node->name, p->size);
	return -ENOMEM;
}

static int open_pane(struct pane *p, const struct node_bs *node)
{
	int err;

	p->phys = PFN_PHYS(node->start);
	p->size = PFN_PHYS(node->end - node->start);
	err = check_ram(node) ?: check_page_tables(node) ?: claim(p, node->name);
	if (err)
		return err;

	err = check_unused(node) ?: map_pane(p, node);
	if (err)
		remove_resource(&p->claim);
	return err;
}

static void close_pane(struct pane *p)
{
	if (p->vmapped)
		vunmap(p->virt);
	else
		memunmap(p->virt);
	remove_resource(&p->claim);
}

int open_window_bs(const struct layout_bs *layout)
{
	int err;

	for (; nr_panes < layout->nr_nodes; nr_panes++) {
		err = open_pane(&panes[nr_panes], &layout->node[nr_panes]);
		if (!err)
			continue;
		close_window_bs();
		return err;
	}
	return 0;
}

void close_window_bs(void)
{
	while (nr_panes)
		close_pane(&panes[--nr_panes]);
}
