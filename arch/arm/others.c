// SPDX-License-Identifier: GPL-2.0-only
/*
 * Others who own memory of the host: all that the device tree tells, and what the boot
 * loader told with it. They may not even run yet, but they rely on what they wrote.
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/kernel_read_file.h>
#include <linux/of.h>
#include <linux/of_address.h>
#include <linux/of_reserved_mem.h>
#include <linux/version.h>
#include <linux/vmalloc.h>
#include <bs/arch.h>

static u64 last_of(u64 start, u64 size)
{
	return start + size - 1;
}

/* @what: the owner of @size bytes from @start on */
static int check_apart(const struct devtree_bs *dt, const char *what, u64 start,
		       u64 size)
{
	const struct region_bs *r;

	for (r = dt->region; r < dt->region + dt->nr_regions; r++) {
		if (!size || !r->mem.size || start > last_of(r->mem.start, r->mem.size) ||
		    r->mem.start > last_of(start, size))
			continue;
		pr_err("%s: overlaps %s, 0x%llx..0x%llx; move one of them\n", r->name,
		       what, start, last_of(start, size));
		return -EBUSY;
	}
	return 0;
}

/* ---- other nodes of /reserved-memory ---- */

static bool is_ours(const struct device_node *machine, const char *list,
		    const struct device_node *region)
{
	struct device_node *np;
	int i;

	for (i = 0; (np = of_parse_phandle(machine, list, i)); i++) {
		of_node_put(np);
		if (np == region)
			return true;
	}
	return false;
}

/* Where it is, and where the kernel put it if it left that to the kernel */
static int check_node(const struct devtree_bs *dt, struct device_node *np)
{
	const struct reserved_mem *rmem = of_reserved_mem_lookup(np);
	const char *name = kbasename(np->full_name);
	struct resource res;
	int i, err = 0;

	for (i = 0; !err && !of_address_to_resource(np, i, &res); i++)
		err = check_apart(dt, name, res.start, resource_size(&res));
	if (!err && rmem)
		err = check_apart(dt, name, rmem->base, rmem->size);
	return err;
}

static int check_reserved_memory(const struct device_node *machine, const char *list,
				 const struct devtree_bs *dt)
{
	struct device_node *all = of_find_node_by_path("/reserved-memory"), *np;
	int err = 0;

	for_each_available_child_of_node(all, np) {
		if (!is_ours(machine, list, np))
			err = check_node(dt, np);
		if (err) {
			of_node_put(np);
			break;
		}
	}
	of_node_put(all);
	return err;
}

/* ---- other users of our nodes ---- */

static bool uses_ours(const struct device_node *machine, const char *list,
		      const struct device_node *user)
{
	struct device_node *region;
	int i;

	for (i = 0; (region = of_parse_phandle(user, "memory-region", i)); i++) {
		of_node_put(region);
		if (is_ours(machine, list, region))
			return true;
	}
	return false;
}

static int check_users(const struct device_node *machine, const char *list)
{
	struct device_node *np;

	for_each_node_with_property(np, "memory-region") {
		if (np == machine || !of_device_is_available(np) ||
		    !uses_ours(machine, list, np))
			continue;
		pr_err("%pOF: its memory is that of %pOF, too; give each its own\n",
		       machine, np);
		of_node_put(np);
		return -EBUSY;
	}
	return 0;
}

/* ---- what the boot loader left ---- */

static bool read_address(const struct device_node *np, const char *name, u64 *address)
{
	u32 small;

	if (!of_property_read_u64(np, name, address))
		return true;
	if (of_property_read_u32(np, name, &small))
		return false;
	*address = small;
	return true;
}

static int check_initrd(const struct devtree_bs *dt)
{
	struct device_node *chosen = of_find_node_by_path("/chosen");
	u64 start, end;
	int err = 0;

	if (read_address(chosen, "linux,initrd-start", &start) &&
	    read_address(chosen, "linux,initrd-end", &end) && start < end)
		err = check_apart(dt, "the host's initrd", start, end - start);
	of_node_put(chosen);
	return err;
}

/* Places in a flattened tree: of the offset of its reservations, in its header */
#define FDT_OFF_RESERVATIONS	16

struct reservation {
	__be64 start, size;
};

/* Boards reserve memory this way as well as with a node: the same extent is ours. */
static bool is_region(const struct devtree_bs *dt, u64 start, u64 size)
{
	const struct region_bs *r;

	for (r = dt->region; r < dt->region + dt->nr_regions; r++)
		if (r->mem.start == start && r->mem.size == size)
			return true;
	return false;
}

/* The list ends with an empty entry. */
static int check_reservations(const struct devtree_bs *dt, const void *fdt, size_t len)
{
	size_t at = be32_to_cpup(fdt + FDT_OFF_RESERVATIONS);
	struct reservation r;
	u64 start, size;
	int err = 0;

	for (; !err && len >= sizeof(r) && at <= len - sizeof(r); at += sizeof(r)) {
		memcpy(&r, fdt + at, sizeof(r));
		start = be64_to_cpu(r.start);
		size = be64_to_cpu(r.size);
		if (!size)
			break;
		if (!is_region(dt, start, size))
			err = check_apart(dt, "a /memreserve/", start, size);
	}
	return err;
}

/*
 * The kernel keeps no list of them that a module may read, but the tree as it came
 * from the boot loader. Before 5.12 it cannot read its own files in /sys.
 */
static int check_memreserve(const struct devtree_bs *dt)
{
	void *fdt = NULL;
	ssize_t len;
	int err = 0;

	if (LINUX_VERSION_CODE < KERNEL_VERSION(5, 12, 0))
		return 0;
	len = kernel_read_file_from_path("/sys/firmware/fdt", 0, &fdt, INT_MAX, NULL,
					 READING_UNKNOWN);
	if (len > FDT_OFF_RESERVATIONS)
		err = check_reservations(dt, fdt, len);
	vfree(fdt);
	return err;
}

int check_others_bs(const struct device_node *machine, const char *list,
		    const struct devtree_bs *dt)
{
	return check_reserved_memory(machine, list, dt) ?: check_users(machine, list) ?:
	       check_initrd(dt) ?: check_memreserve(dt);
}
