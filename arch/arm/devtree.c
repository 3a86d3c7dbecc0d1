// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the machine's device node and its regions; that the numbers make sense is
 * layout.c's business. BiscuitOS.dts shows all properties and what they mean.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/of.h>
#include <linux/of_address.h>
#include <linux/of_reserved_mem.h>
#include "arch.h"

/**
 * struct property_bs - a property of a region
 * @name: as in the device tree
 * @numbers: how many it has, each of one cell, or each of two
 * @needed: the first region cannot do without
 * @offset: of the first of them in struct region_bs
 */
struct property_bs {
	const char *name;
	int numbers;
	bool needed;
	size_t offset;
};

#define NUMBERS(count, member)	(count), .offset = offsetof(struct region_bs, member)

static const struct property_bs properties[] = {
	{ "dma-zone", NUMBERS(1, dma) },
	{ "dma32-zone", NUMBERS(1, dma32) },
	{ "normal-zone", NUMBERS(1, normal) },
	{ "high-zone", NUMBERS(1, high) },
	{ "page-offset", NUMBERS(1, page_offset), .needed = true },
	{ "kernel-image", NUMBERS(2 * IMAGE_PARTS_BS, image), .needed = true },
	{ "initrd", NUMBERS(2, initrd) },
};

static int read_number(const struct device_node *np, const char *name, int cells,
		       int i, u64 *number)
{
	u32 small = 0;
	int err;

	if (cells == 2)
		return of_property_read_u64_index(np, name, i, number);
	err = of_property_read_u32_index(np, name, i, &small);
	*number = small;
	return err;
}

static int read_property(const struct device_node *np, const struct property_bs *p,
			 struct region_bs *r)
{
	u64 *number = (void *)((char *)r + p->offset);
	int bytes, cells, i, err = 0;

	if (!of_find_property(np, p->name, &bytes))
		return 0;

	cells = bytes / (4 * p->numbers);
	if (bytes % (4 * p->numbers) || cells < 1 || cells > 2) {
		pr_err("%s: %s has %d bytes; it should be %d number%s of 4 bytes each\n",
		       r->name, p->name, bytes, p->numbers, p->numbers > 1 ? "s" : "");
		return -EINVAL;
	}
	for (i = 0; i < p->numbers && !err; i++)
		err = read_number(np, p->name, cells, i, number + i);
	return err;
}

static int read_properties(const struct device_node *np, struct region_bs *r,
			   bool first)
{
	const struct property_bs *p;
	int err;

	for (p = properties; p < properties + ARRAY_SIZE(properties); p++) {
		if (first && p->needed && !of_find_property(np, p->name, NULL)) {
			pr_err("%s: no %s; the first region has to have one\n",
			       r->name, p->name);
			return -EINVAL;
		}
		err = read_property(np, p, r);
		if (err)
			return err;
	}
	return 0;
}

static int read_extent(struct device_node *np, struct region_bs *r)
{
	struct resource res;

	if (of_address_to_resource(np, 0, &res)) {
		pr_err("%s: cannot make sense of reg; it should be an address and a size\n",
		       r->name);
		return -EINVAL;
	}
	r->mem.start = res.start;
	r->mem.size = resource_size(&res);

	if (!of_address_to_resource(np, 1, &res)) {
		pr_err("%s: reg has several ranges; make each a node of its own\n",
		       r->name);
		return -EINVAL;
	}
	return 0;
}

/* Says the device tree that the host keeps away from it, and nobody else uses it? */
static int check_reserved(struct device_node *np, const struct region_bs *r)
{
	const struct reserved_mem *rmem = of_reserved_mem_lookup(np);

	if (!rmem || rmem->base != r->mem.start || rmem->size != r->mem.size) {
		pr_err("%s: not reserved; move the node below /reserved-memory, whose #address-cells are those of the root\n",
		       r->name);
		return -EPERM;
	}
	if (rmem->ops) {
		pr_err("%s: is a DMA or CMA pool of the host; take its compatible away\n",
		       r->name);
		return -EBUSY;
	}
	return 0;
}

static int read_region(struct device *dev, struct device_node *np,
		       struct devtree_bs *dt)
{
	struct region_bs *r;
	int err;

	if (dt->nr_regions == MAX_NUMNODES_BS) {
		pr_err("%pOF: more than %d regions\n", dev->of_node, MAX_NUMNODES_BS);
		return -E2BIG;
	}
	r = &dt->region[dt->nr_regions];
	r->name = devm_kstrdup(dev, kbasename(np->full_name), GFP_KERNEL);
	if (!r->name) {
		pr_err("no memory to note a region's name\n");
		return -ENOMEM;
	}

	err = read_extent(np, r);
	if (!err && r->mem.size)
		err = check_reserved(np, r);
	if (!err)
		err = read_properties(np, r, !dt->nr_regions);
	if (!err)
		dt->nr_regions++;
	return err;
}

int read_devtree_bs(struct device *dev, struct devtree_bs *dt)
{
	struct device_node *np = dev->of_node, *region;
	const char *list = "ram";
	int i, err = 0;

	if (!of_find_property(np, list, NULL))
		list = "memory-region";

	for (i = 0; !err && (region = of_parse_phandle(np, list, i)); i++) {
		err = read_region(dev, region, dt);
		of_node_put(region);
	}
	if (!i) {
		pr_err("%pOF: no memory; let ram name a node of /reserved-memory\n", np);
		return -EINVAL;
	}
	of_property_read_string(np, "cmdline", &dt->cmdline);
	return err;
}
