// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads the machine's device node and its regions; that the numbers make sense is
 * layout.c's business. BiscuitOS.dts shows all properties and what they mean.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/device.h>
#include <linux/ioport.h>
#include <linux/mm.h>
#include <linux/of.h>
#include <linux/of_address.h>
#include <linux/of_reserved_mem.h>
#include <bs/arch.h>

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

/* Those that are accepted, and those that the host's kernel reads */
static const char * const others[] = {
	"name", "reg", "compatible", "status", "phandle", "linux,phandle", "no-map", "reusable", "label",
	"alignment", "vmalloc-size", "pkmap-size", "fixmap-size",
};

static bool is_known(const char *name)
{
	const struct property_bs *p;

	for (p = properties; p < properties + ARRAY_SIZE(properties); p++)
		if (!strcmp(p->name, name))
			return true;
	return match_string(others, ARRAY_SIZE(others), name) >= 0;
}

/* Most likely one that is misspelt: what it was to say is not said */
static void name_unknown(const struct device_node *np, const struct region_bs *r)
{
	const struct property *property;

	for_each_property_of_node(np, property)
		if (!is_known(property->name))
			pr_notice("%s: property %s means nothing here; BiscuitOS.dts shows all that do\n",
				  r->name, property->name);
}

static int read_properties(const struct device_node *np, struct region_bs *r,
			   bool first)
{
	const struct property_bs *p;
	int err;

	name_unknown(np, r);

	for (p = properties; p < properties + ARRAY_SIZE(properties); p++) {
		if (first && p->needed && !of_find_property(np, p->name, NULL)) {
			pr_err("%s: no %s; give the first region one, as in BiscuitOS.dts\n",
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

	if (!of_find_property(np, "reg", NULL)) {
		pr_err("%s: has no reg; give it an address and a size: the zones need a fixed place\n",
		       r->name);
		return -EINVAL;
	}
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

/* Is it where the host's kernel looks for regions, and written as it reads them? */
static bool can_be_reserved(struct device_node *np)
{
	struct device_node *list = of_get_parent(np);
	struct device_node *root = of_get_parent(list);
	bool can;

	can = of_node_name_eq(list, "reserved-memory") && of_node_is_root(root) &&
	      of_n_addr_cells(np) == of_n_addr_cells(list) &&
	      of_n_size_cells(np) == of_n_size_cells(list);
	of_node_put(root);
	of_node_put(list);
	return can;
}

/* What is "no-map" is no System RAM, if the kernel did as it was told. */
static bool is_reserved(struct device_node *np, const struct region_bs *r)
{
	const struct reserved_mem *rmem = of_reserved_mem_lookup(np);

	if (!rmem || rmem->base != r->mem.start || rmem->size != r->mem.size)
		return false;
	return !of_property_read_bool(np, "no-map") ||
	       region_intersects(rmem->base, rmem->size, IORESOURCE_SYSTEM_RAM,
				 IORES_DESC_NONE) == REGION_DISJOINT;
}

/* Before its numbers are read: of a node that is no region they mean something else */
static int check_place(struct device_node *np, const struct region_bs *r)
{
	if (can_be_reserved(np))
		return 0;
	pr_err("%s: not reserved; move the node below /reserved-memory, whose #address-cells are those of the root\n",
	       r->name);
	return -EPERM;
}

/* Says the device tree that the host keeps away from it, and nobody else uses it? */
static int check_reserved(struct device_node *np, const struct region_bs *r)
{
	if (!is_reserved(np, r)) {
		pr_err("%s: the host's kernel refused to reserve it, see \"Reserved memory\" at the start of its log; move it to where nothing else is\n",
		       r->name);
		return -EPERM;
	}
	if (of_reserved_mem_lookup(np)->ops) {
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
		pr_err("%pOF: more than %d regions; join some, or leave them out\n",
		       dev->of_node, MAX_NUMNODES_BS);
		return -E2BIG;
	}
	r = &dt->region[dt->nr_regions];
	r->name = devm_kstrdup(dev, kbasename(np->full_name), GFP_KERNEL);
	if (!r->name) {
		pr_err("no memory to note a region's name; give the host more\n");
		return -ENOMEM;
	}

	if (!of_device_is_available(np)) {
		pr_err("%s: is disabled; take its status away\n", r->name);
		return -ENODEV;
	}
	err = check_place(np, r) ?: read_extent(np, r);
	if (!err && r->mem.size)
		err = check_reserved(np, r);
	if (!err)
		err = read_properties(np, r, !dt->nr_regions);
	if (!err)
		dt->nr_regions++;
	return err;
}

/* One text at most: of others nothing would be read */
static int read_cmdline(const struct device_node *np, struct devtree_bs *dt)
{
	int texts = of_property_count_strings(np, "cmdline");

	if (texts == -EILSEQ || texts > 1) {
		pr_err("%pOF: cmdline is %s; make it one, with blanks between the words\n", np,
		       texts > 1 ? "several texts" : "no text");
		return -EINVAL;
	}
	of_property_read_string(np, "cmdline", &dt->cmdline);
	return 0;
}

static const char *name_of_list(const struct device_node *np)
{
	return of_find_property(np, "ram", NULL) ? "ram" : "memory-region";
}

int read_devtree_bs(struct device *dev, struct devtree_bs *dt)
{
	struct device_node *np = dev->of_node, *region;
	const char *list = name_of_list(np);
	int i, err = 0;

	for (i = 0; !err && (region = of_parse_phandle(np, list, i)); i++) {
		err = read_region(dev, region, dt);
		of_node_put(region);
	}
	if (!i) {
		pr_err("%pOF: no memory; let ram name a node of /reserved-memory\n", np);
		return -EINVAL;
	}
	if (!err && i < of_count_phandle_with_args(np, list, NULL)) {
		pr_err("%pOF: %s number %d names no node; let it be <&LABEL>, or <&LABEL &LABEL>\n",
		       np, list, i + 1);
		return -EINVAL;
	}
	return err ?: read_cmdline(np, dt) ?: check_others_bs(np, list, dt);
}
