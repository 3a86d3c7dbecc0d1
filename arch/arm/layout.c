// SPDX-License-Identifier: GPL-2.0-only
/*
 * From the numbers of the device tree to nodes, zones, banks and reservations.
 * Plain arithmetic: compiled for host programs as well, which feed it nonsense.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <bs/early.h>
#include <bs/machine.h>

/* The old ARM kernel kept its first page table right below its image. */
#define PGDIR_SIZE	0x4000UL

static bool page_aligned(u64 bytes)
{
	return !(bytes & (PAGE_SIZE_BS - 1));
}

static unsigned long pfn_of(u64 addr)
{
	return (unsigned long)(addr >> PAGE_SHIFT_BS);
}

/* ---- one region ---- */

static int check_extent(const struct region_bs *r)
{
	const struct span_bs *mem = &r->mem;

	if (!mem->size) {
		pr_err("%s: reg is empty; give the region some memory\n", r->name);
		return -EINVAL;
	}
	if (!page_aligned(mem->start) || !page_aligned(mem->size)) {
		pr_err("%s: reg 0x%llx 0x%llx is not made of whole pages; let both be multiples of 0x%lx\n",
		       r->name, mem->start, mem->size, PAGE_SIZE_BS);
		return -EINVAL;
	}
	/* Even the address behind its last byte has to be an unsigned long. */
	if (mem->start > ULONG_MAX || mem->size > ULONG_MAX - mem->start) {
		pr_err("%s: reg 0x%llx 0x%llx lies beyond the addresses of this kernel; let it end below 0x%lx\n",
		       r->name, mem->start, mem->size, ULONG_MAX);
		return -EOVERFLOW;
	}
	return 0;
}

static int check_zone(const struct region_bs *r, const char *zone, u64 size)
{
	if (!page_aligned(size)) {
		pr_err("%s: %s 0x%llx is not made of whole pages; let it be a multiple of 0x%lx\n",
		       r->name, zone, size, PAGE_SIZE_BS);
		return -EINVAL;
	}
	if (size > r->mem.size) {
		pr_err("%s: %s 0x%llx is larger than the region, 0x%llx; make it smaller, or reg larger\n",
		       r->name, zone, size, r->mem.size);
		return -EINVAL;
	}
	return 0;
}

static u64 zone_sum(const struct region_bs *r)
{
	return r->dma + r->normal + r->high;
}

/* Each of them fits, so no difference below wraps but for a sum that is too large. */
static int check_zone_sum(const struct region_bs *r)
{
	if (r->normal <= r->mem.size - r->dma &&
	    r->high <= r->mem.size - r->dma - r->normal)
		return 0;

	pr_err("%s: dma-zone, normal-zone and high-zone add up to 0x%llx, the region has 0x%llx; make one of them smaller, or reg larger\n",
	       r->name, zone_sum(r), r->mem.size);
	return -EINVAL;
}

static int check_zones(const struct region_bs *r)
{
	if (check_zone(r, "dma-zone", r->dma) ||
	    check_zone(r, "dma32-zone", r->dma32) ||
	    check_zone(r, "normal-zone", r->normal) ||
	    check_zone(r, "high-zone", r->high) || check_zone_sum(r))
		return -EINVAL;

	if (r->dma32 > r->dma) {
		pr_err("%s: dma32-zone 0x%llx is cut from the end of dma-zone, which has only 0x%llx; make one of them fit the other\n",
		       r->name, r->dma32, r->dma);
		return -EINVAL;
	}
	if (!r->dma && !r->normal) {
		pr_err("%s: no low memory; make dma-zone or normal-zone larger than 0\n",
		       r->name);
		return -EINVAL;
	}
	return 0;
}

/* ---- all regions ---- */

static int check_overlap(const struct devtree_bs *dt, const struct region_bs *r)
{
	const struct region_bs *other;
	bool twice;

	for (other = dt->region; other < r; other++) {
		if (r->mem.start >= other->mem.start + other->mem.size ||
		    other->mem.start >= r->mem.start + r->mem.size)
			continue;
		twice = !strcmp(r->name, other->name) && r->mem.start == other->mem.start;
		pr_err("%s: overlaps the region %s; %s\n", r->name, other->name,
		       twice ? "name it once in ram" : "move one of them");
		return -EINVAL;
	}
	return 0;
}

static int check_region(const struct devtree_bs *dt, const struct region_bs *r)
{
	int err;

	err = check_extent(r);
	if (!err)
		err = check_zones(r);
	if (!err)
		err = check_overlap(dt, r);
	if (err)
		return err;

	if (r != dt->region && (r->image[IMAGE_ALL_BS].size || r->initrd.size)) {
		pr_err("%s: kernel-image and initrd belong into the first region; move them to %s\n",
		       r->name, dt->region->name);
		return -EINVAL;
	}
	return 0;
}

static int check_regions(const struct devtree_bs *dt)
{
	const struct region_bs *r;
	int err = 0;

	for (r = dt->region; r < dt->region + dt->nr_regions && !err; r++)
		err = check_region(dt, r);
	return err;
}

/* ---- nodes and banks ---- */

static void make_node(struct node_bs *node, const struct region_bs *r)
{
	node->name = r->name;
	node->start = pfn_of(r->mem.start);
	node->low_end = node->start + pfn_of(r->dma + r->normal);
	node->end = node->start + pfn_of(zone_sum(r));
	node->unused = pfn_of(r->mem.size - zone_sum(r));
	if (node->unused)
		pr_info("%s: its zones end at 0x%llx; the 0x%llx bytes behind that stay unused\n",
			r->name, r->mem.start + zone_sum(r), r->mem.size - zone_sum(r));

	node->zones[ZONE_DMA_BS] = pfn_of(r->dma);
	node->zones[ZONE_NORMAL_BS] = pfn_of(r->normal);
	node->zones[ZONE_HIGHMEM_BS] = pfn_of(r->high);
#ifdef BS_HAS_ZONE_DMA32
	node->zones[ZONE_DMA_BS] -= pfn_of(r->dma32);
	node->zones[ZONE_DMA32_BS] = pfn_of(r->dma32);
#else
	if (r->dma32)
		pr_info("%s: dma32-zone has no effect: this version has no such zone\n",
			r->name);
#endif
}

/* The node that has all these frames in its low, or high, memory; -1 if none does */
static int find_node(const struct layout_bs *layout, unsigned long start,
		     unsigned long end, bool high)
{
	const struct node_bs *node;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		node = &layout->node[nid];
		if (start >= (high ? node->low_end : node->start) &&
		    end <= (high ? node->end : node->low_end))
			return nid;
	}
	return -1;
}

static bool touches_bank(const struct layout_bs *layout, unsigned long start,
			 unsigned long end)
{
	const struct bank_bs *bank = layout->bank;
	unsigned int i;

	for (i = 0; i < layout->nr_banks; i++)
		if (start < bank[i].end && bank[i].start < end)
			return true;
	return false;
}

int add_bank_bs(struct layout_bs *layout, unsigned long start, unsigned long end,
		bool high)
{
	struct bank_bs bank = {
		.start = start,
		.end = end,
		.nid = find_node(layout, start, end, high),
		.high = high,
	};

	if (bank.nid < 0)
		return -ERANGE;
	if (touches_bank(layout, start, end))
		return -EINVAL;
	if (layout->nr_banks == MAX_BANKS_BS)
		return -E2BIG;
	layout->bank[layout->nr_banks++] = bank;
	return 0;
}

/* Low memory begins at one address, whatever a second region says of it */
static void name_page_offset(const struct region_bs *first, const struct region_bs *r)
{
	if (r->page_offset && r->page_offset != first->page_offset)
		pr_info("%s: page-offset means nothing here; that of %s counts\n", r->name,
			first->name);
}

static void make_nodes(const struct devtree_bs *dt, struct layout_bs *layout)
{
	struct node_bs *node;
	unsigned int i;

	layout->nr_nodes = dt->nr_regions;
	for (i = 0; i < dt->nr_regions; i++) {
		node = &layout->node[i];
		make_node(node, &dt->region[i]);
		name_page_offset(dt->region, &dt->region[i]);
		add_bank_bs(layout, node->start, node->low_end, false);
		if (node->end > node->low_end)
			add_bank_bs(layout, node->low_end, node->end, true);
	}
	layout->dma_end = dt->region[0].mem.start + dt->region[0].dma;
}

/* Pages of the frames @start .. @end - 1 that @bank has */
static unsigned long pages_in_bank(const struct bank_bs *bank, unsigned long start,
				   unsigned long end)
{
	start = max(start, bank->start);
	end = min(end, bank->end);
	return start < end ? end - start : 0;
}

static unsigned long pages_in_banks(const struct layout_bs *layout,
				    unsigned long start, unsigned long end)
{
	unsigned long pages = 0;
	unsigned int i;

	for (i = 0; i < layout->nr_banks; i++)
		pages += pages_in_bank(&layout->bank[i], start, end);
	return pages;
}

static void make_holes(const struct layout_bs *layout, struct node_bs *node)
{
	unsigned long start = node->start, end;
	int i;

	for (i = 0; i < MAX_NR_ZONES_BS; i++, start = end) {
		end = start + node->zones[i];
		node->holes[i] = end - start - pages_in_banks(layout, start, end);
	}
}

/* ---- reservations ---- */

static int find_low_bank(const struct layout_bs *layout, u64 start, u64 end)
{
	const struct bank_bs *bank;

	if (start >= end)
		return -1;
	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (!bank->high && start >= (u64)bank->start << PAGE_SHIFT_BS &&
		    end <= (u64)bank->end << PAGE_SHIFT_BS)
			return bank->nid;
	return -1;
}

/* Bootmem reserves whole pages: two things that share a page overlap. */
static bool overlap(const struct reserved_bs *r, unsigned long start,
		    unsigned long end)
{
	return (start & PAGE_MASK_BS) < PAGE_ALIGN_BS(r->end) &&
	       (r->start & PAGE_MASK_BS) < PAGE_ALIGN_BS(end);
}

static const struct reserved_bs *find_overlap(const struct layout_bs *layout,
					      unsigned long start,
					      unsigned long end)
{
	unsigned int i;

	for (i = 0; i < layout->nr_reserved; i++)
		if (overlap(&layout->reserved[i], start, end))
			return &layout->reserved[i];
	return NULL;
}

/* With what there is: the first bank, as most machines have one. Without it nothing boots. */
static void say_not_low(const struct layout_bs *layout, const char *what, u64 start, u64 end)
{
	const struct bank_bs *bank = layout->bank;

	while (bank < layout->bank + layout->nr_banks - 1 && bank->high)
		bank++;
	pr_err("%s: 0x%llx..0x%llx is not inside of low memory; let it lie in 0x%llx..0x%llx\n",
	       what, start, end - 1, (u64)bank->start << PAGE_SHIFT_BS,
	       ((u64)bank->end << PAGE_SHIFT_BS) - 1);
}

static int reserve(struct layout_bs *layout, const char *what, u64 start, u64 size)
{
	struct reserved_bs *r = &layout->reserved[layout->nr_reserved];
	const struct reserved_bs *other;
	u64 end = start + size;
	int nid;

	nid = find_low_bank(layout, start, end);
	if (nid < 0) {
		say_not_low(layout, what, start, end);
		return -ERANGE;
	}
	other = find_overlap(layout, start, end);
	if (other) {
		pr_err("%s: 0x%llx..0x%llx overlaps %s, 0x%lx..0x%lx; move one of them\n",
		       what, start, end - 1, other->what, other->start, other->end - 1);
		return -EINVAL;
	}

	*r = (struct reserved_bs){
		.what = what, .start = start, .end = end, .nid = nid,
	};
	layout->nr_reserved++;
	return 0;
}

/* ---- the pretended kernel ---- */

static int check_image_part(const struct region_bs *r, int part, const char *name)
{
	const struct span_bs *all = &r->image[IMAGE_ALL_BS];
	const struct span_bs *span = &r->image[part];

	if (span->start >= all->start && span->size <= all->size &&
	    span->start - all->start <= all->size - span->size)
		return 0;
	pr_err("%s: kernel-image: its %s 0x%llx 0x%llx is not inside of 0x%llx 0x%llx; make the first pair, which is all of it, larger\n",
	       r->name, name, span->start, span->size, all->start, all->size);
	return -ERANGE;
}

/* Each address of low memory has to be one, and none is NULL */
static int check_page_offset(const struct region_bs *r)
{
	u64 low = r->dma + r->normal;

	if (r->page_offset && page_aligned(r->page_offset) && r->page_offset <= ULONG_MAX &&
	    low <= ULONG_MAX - r->page_offset)
		return 0;
	pr_err("%s: page-offset 0x%llx: low memory, 0x%llx bytes, cannot begin there; take 0xc0000000, as most boards had\n",
	       r->name, r->page_offset, low);
	return -EINVAL;
}

static int check_image(const struct region_bs *r)
{
	const struct span_bs *all = &r->image[IMAGE_ALL_BS];

	if (!all->size) {
		pr_err("%s: no kernel-image; give the first region one, as in BiscuitOS.dts\n",
		       r->name);
		return -EINVAL;
	}
	if (all->start < r->page_offset) {
		pr_err("%s: kernel-image 0x%llx lies below page-offset 0x%llx; give its virtual addresses\n",
		       r->name, all->start, r->page_offset);
		return -ERANGE;
	}
	if (check_image_part(r, IMAGE_INIT_BS, "init") ||
	    check_image_part(r, IMAGE_TEXT_BS, "text") ||
	    check_image_part(r, IMAGE_DATA_BS, "data"))
		return -ERANGE;
	return 0;
}

/* The image is given where the old kernel saw it: low memory is at page-offset. */
static int reserve_image(struct layout_bs *layout, const struct region_bs *r)
{
	const struct span_bs *all = &r->image[IMAGE_ALL_BS];
	u64 phys = all->start - r->page_offset + r->mem.start;
	int err;

	err = check_page_offset(r) ?: check_image(r);
	if (!err)
		err = reserve(layout, "kernel-image", phys, all->size);
	if (!err)
		err = reserve(layout, "page table below kernel-image",
			      phys - PGDIR_SIZE, PGDIR_SIZE);
	if (err)
		return err;

	phys += r->image[IMAGE_INIT_BS].start - all->start;
	layout->init_size = r->image[IMAGE_INIT_BS].size;
	layout->init[0] = pfn_of(phys + PAGE_SIZE_BS - 1);
	layout->init[1] = pfn_of(phys + layout->init_size);
	layout->text_size = r->image[IMAGE_TEXT_BS].size;
	layout->data_size = r->image[IMAGE_DATA_BS].size;
	return 0;
}

/* ---- bitmaps ---- */

/*
 * The first room for @size bytes in the low memory of a node, behind the kernel. History
 * did not look whether an initrd lay there; it would have been overwritten.
 */
static unsigned long find_room(const struct layout_bs *layout, unsigned int nid,
			       unsigned long size)
{
	const struct bank_bs *bank;
	const struct reserved_bs *r;
	unsigned long at, end;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++) {
		if (bank->nid != nid || bank->high)
			continue;
		at = max(PAGE_ALIGN_BS(layout->reserved[0].end),
			 bank->start << PAGE_SHIFT_BS);
		end = bank->end << PAGE_SHIFT_BS;
		while (at < end && size <= end - at) {
			r = find_overlap(layout, at, at + size);
			if (!r)
				return at;
			pr_info("%s lies where the old kernel put bootmem's bitmap; that goes behind it\n",
				r->what);
			at = PAGE_ALIGN_BS(r->end);
		}
	}
	return 0;
}

static unsigned long bitmap_pages(const struct node_bs *node)
{
	return early_bitmap_pages_bs(node->low_end - node->start);
}

static bool has_low_bank(const struct layout_bs *layout, unsigned int nid)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (bank->nid == nid && !bank->high)
			return true;
	return false;
}

/* Bootmem of a node without memory has no room for its page structures, and dies of that */
static int check_low_banks(const struct layout_bs *layout)
{
	const struct node_bs *node;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		node = &layout->node[nid];
		if (!bitmap_pages(node) || has_low_bank(layout, nid))
			continue;
		pr_err("cmdline: leaves %s no low memory; give it some, such as mem_bs=%luK@0x%llx\n",
		       node->name, (node->low_end - node->start) << (PAGE_SHIFT_BS - 10),
		       (u64)node->start << PAGE_SHIFT_BS);
		return -EINVAL;
	}
	return 0;
}

/* Put bitmaps of @pages pages in all into the memory of node @nid; gives the first frame */
static unsigned long place_bitmaps(struct layout_bs *layout, unsigned int nid,
				   unsigned long pages)
{
	unsigned long at = find_room(layout, nid, pages << PAGE_SHIFT_BS);

	if (!at) {
		pr_err("%s: no room for bootmem's bitmap, %lu page(s), behind kernel-image; make its low memory larger, or let it lie higher\n",
		       layout->node[nid].name, pages);
		return 0;
	}
	reserve(layout, "bitmap of bootmem", at, pages << PAGE_SHIFT_BS);
	return pfn_of(at);
}

#ifdef BS_HAS_BOOT_NODE_BY_NODE

/* Each node has its own. */
static int make_bitmaps(struct layout_bs *layout)
{
	struct node_bs *node;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++) {
		node = &layout->node[nid];
		if (!bitmap_pages(node))
			continue;
		node->bitmap = place_bitmaps(layout, nid, bitmap_pages(node));
		if (!node->bitmap)
			return -ENOSPC;
	}
	return 0;
}

#else

/* All lie in the first node, that of the last node in front. */
static int make_bitmaps(struct layout_bs *layout)
{
	unsigned long pages = 0, pfn;
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++)
		pages += bitmap_pages(&layout->node[nid]);
	pfn = place_bitmaps(layout, 0, pages);
	if (!pfn)
		return -ENOSPC;

	for (nid = layout->nr_nodes; nid--; pfn += bitmap_pages(&layout->node[nid]))
		layout->node[nid].bitmap = pfn;
	return 0;
}

#endif

/* ---- all of it ---- */

static int copy_cmdline(const struct devtree_bs *dt, struct layout_bs *layout)
{
	const char *cmdline = dt->cmdline ? dt->cmdline : "";

	if (strlen(cmdline) >= COMMAND_LINE_SIZE_BS) {
		pr_err("cmdline: longer than %d characters; leave some words out\n",
		       COMMAND_LINE_SIZE_BS - 1);
		return -E2BIG;
	}
	strscpy(layout->cmdline, cmdline, sizeof(layout->cmdline));
	return 0;
}

static int reserve_initrd(struct layout_bs *layout, const struct span_bs *initrd)
{
	int err = 0;

	if (initrd->size)
		err = reserve(layout, "initrd", initrd->start, initrd->size);
	layout->initrd[0] = pfn_of(initrd->start);
	layout->initrd[1] = pfn_of(initrd->start + initrd->size + PAGE_SIZE_BS - 1);
	return err;
}

static int make_reservations(const struct region_bs *first, struct layout_bs *layout)
{
	return reserve_image(layout, first) ?: reserve_initrd(layout, &layout->initrd_at) ?:
	       check_low_banks(layout) ?: make_bitmaps(layout);
}

int make_layout_bs(const struct devtree_bs *dt, struct layout_bs *layout)
{
	unsigned int nid;
	int err;

	err = check_regions(dt);
	if (!err)
		err = copy_cmdline(dt, layout);
	if (err)
		return err;

	make_nodes(dt, layout);
	layout->initrd_at = dt->region[0].initrd;
	err = parse_cmdline_bs(layout);
	if (err)
		return err;

	for (nid = 0; nid < layout->nr_nodes; nid++)
		make_holes(layout, &layout->node[nid]);
	return make_reservations(&dt->region[0], layout);
}
