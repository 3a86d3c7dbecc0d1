// SPDX-License-Identifier: GPL-2.0-only
/*
 * Misbehaviour on demand:
 *
 *	insmod ... keep=3 order=2	takes blocks and never gives them back
 *	insmod ... keep=1 order=2 half=1	gives half of each back, so that the rest is lost
 *	insmod ... fill=1 order=6	writes to each page that blocks of 64 pages reach
 *	insmod ... die=5		kills the replayed machine in the fifth way
 *
 * Behind the last way to die, die=N fails with "Numerical result out of range".
 */
#include <linux/module.h>
#include <biscuitos/highmem.h>
#include <bs/test.h>

static unsigned int keep;
module_param(keep, uint, 0444);
MODULE_PARM_DESC(keep, "blocks to take");

static unsigned int order;
module_param(order, uint, 0444);
MODULE_PARM_DESC(order, "their order");

static bool half;
module_param(half, bool, 0444);
MODULE_PARM_DESC(half, "free the lower half of each of these blocks");

static bool fill;
module_param(fill, bool, 0444);
MODULE_PARM_DESC(fill, "take all such blocks, write to each of their pages, give them back");

static unsigned int way;
module_param_named(die, way, uint, 0444);
MODULE_PARM_DESC(die, "the way to kill the machine, counted from 1");

static struct sandbox_bs s;

/* ---- bootmem ---- */

static void bootmem_after_hand_over(void)
{
	alloc_bootmem_bs(100);
}

static void hand_over_twice(void)
{
	free_all_bootmem_bs();
}

static void register_twice(void)
{
	init_bootmem_node_bs(NODE_DATA_BS(0), min_low_pfn_bs, min_low_pfn_bs, max_low_pfn_bs);
}

static void node_ends_before_it_starts(void)
{
	init_bootmem_node_bs(s.node, min_low_pfn_bs, min_low_pfn_bs + 1, min_low_pfn_bs);
}

static void bitmap_outside_memory(void)
{
	init_bootmem_node_bs(s.node, max_pfn_bs + 1, 0, 1);
}

static void reserve_nothing(void)
{
	bootmem_reserve_node_bs(s.node, s.start, 0);
}

static void reserve_behind_the_end(void)
{
	bootmem_reserve_node_bs(s.node, s.start + 64 * PAGE_SIZE_BS, 1);
}

static void reserve_over_the_end(void)
{
	bootmem_reserve_node_bs(s.node, s.start, 65 * PAGE_SIZE_BS);
}

static void reserve_below(void)
{
	bootmem_reserve_node_bs(s.node, s.start - 2 * PAGE_SIZE_BS, PAGE_SIZE_BS);
}

static void free_nothing(void)
{
	free_bootmem_node_bs(s.node, s.start, 0);
}

static void free_over_the_end(void)
{
	free_bootmem_node_bs(s.node, s.start, 65 * PAGE_SIZE_BS);
}

static void free_twice(void)
{
	free_bootmem_node_bs(s.node, s.start, PAGE_SIZE_BS);
	free_bootmem_node_bs(s.node, s.start, PAGE_SIZE_BS);
}

static void alloc_nothing(void)
{
	sandbox_alloc_bs(&s, 0, 32, 0);
}

static void align_to_48(void)
{
	sandbox_alloc_bs(&s, 100, 48, 0);
}

/* ---- the page allocator ---- */

static void free_block_twice(void)
{
	struct page_bs *page = alloc_pages_bs(GFP_KERNEL_BS, 3);

	__free_pages_bs(page, 3);
	__free_pages_bs(page, 3);
}

static void free_at_odd_place(void)
{
	struct page_bs *page = alloc_pages_bs(GFP_KERNEL_BS, 3);

	set_page_count_bs(page + 1, 1);
	__free_pages_bs(page + 1, 2);
}

static void free_no_page(void)
{
	__free_pages_bs((struct page_bs *)&s, 0);
}

static void free_hot_no_page(void)
{
	free_hot_page_bs((struct page_bs *)&s);
}

static void free_cold_no_page(void)
{
	free_cold_page_bs((struct page_bs *)&s);
}

static void free_no_address(void)
{
	free_pages_bs((unsigned long)&s, 0);
}

static void zeroed_high_page(void)
{
	get_zeroed_page_bs(GFP_HIGHUSER_BS);
}

static void zeroed_high_page_now(void)
{
	alloc_page_bs(GFP_ATOMIC_BS | __GFP_HIGHMEM_BS | __GFP_ZERO_BS);
}

static void alloc_of_no_node(void)
{
	alloc_pages_node_bs(MAX_NUMNODES_BS, GFP_KERNEL_BS, 0);
}

static void hash_without_buckets(void)
{
	alloc_large_system_hash_bs("No", 0, 1, 0, 0, NULL, NULL, 0);
}

static void hash_without_memory(void)
{
	alloc_large_system_hash_bs("Huge", 1UL << 24, 2, 0, 0, NULL, NULL, 1);
}

/* ---- any time ---- */

static void bug(void)
{
	BUG_BS();
}

static void panic_itself(void)
{
	panic_bs("on demand");
}

static const struct {
	const char *name;
	void (*run)(void);
} ways[] = {
#define WAY(fn) { #fn, fn }
	WAY(bootmem_after_hand_over),
	WAY(hand_over_twice),
	WAY(register_twice),
	WAY(node_ends_before_it_starts),
	WAY(bitmap_outside_memory),
	WAY(reserve_nothing),
	WAY(reserve_behind_the_end),
	WAY(reserve_over_the_end),
	WAY(reserve_below),
	WAY(free_nothing),
	WAY(free_over_the_end),
	WAY(free_twice),
	WAY(alloc_nothing),
	WAY(align_to_48),
	WAY(free_block_twice),
	WAY(free_at_odd_place),
	WAY(free_no_page),
	WAY(free_hot_no_page),
	WAY(free_cold_no_page),
	WAY(free_no_address),
	WAY(zeroed_high_page),
	WAY(zeroed_high_page_now),
	WAY(alloc_of_no_node),
	WAY(hash_without_buckets),
	WAY(hash_without_memory),
	WAY(bug),
	WAY(panic_itself),
};

/* Alive: an error. Dead: nothing works any more, and nothing is harmed by trying. */
static int check_dead(const char *name)
{
	if (!halted_bs()) {
		pr_err("life: %s did not kill the machine\n", name);
		return -EINVAL;
	}
	if (alloc_page_bs(GFP_KERNEL_BS) || alloc_bootmem_bs(1) ||
	    __get_free_page_bs(GFP_ATOMIC_BS)) {
		pr_err("life: the dead machine gives memory\n");
		return -EINVAL;
	}
	pr_info("life: %s: %s\n", name, halt_reason_bs());
	return 0;
}

static int kill_machine(unsigned int nr)
{
	int err;

	if (nr >= ARRAY_SIZE(ways))
		return -ERANGE;
	err = sandbox_open_bs(&s, 64);
	if (err)
		return err;
	ways[nr].run();
	err = check_dead(ways[nr].name);
	sandbox_close_bs(&s);
	return err;
}

static void keep_blocks(void)
{
	struct page_bs *page;
	unsigned int i;

	for (i = 0; i < keep; i++) {
		page = alloc_pages_bs(GFP_KERNEL_BS, order);
		if (page && order && half)
			__free_pages_bs(page, order - 1);
	}
}

static unsigned long *words_of(const struct page_bs *page)
{
	return phys_to_virt_bs(page_to_pfn_bs(page) << PAGE_SHIFT_BS);
}

#define LAST_WORD	(PAGE_SIZE_BS / sizeof(long) - 1)

static void mark(const struct page_bs *page)
{
	words_of(page)[0] = page_to_pfn_bs(page);
	words_of(page)[LAST_WORD] = ~page_to_pfn_bs(page);
}

static bool is_marked(const struct page_bs *page)
{
	return words_of(page)[0] == page_to_pfn_bs(page) &&
	       words_of(page)[LAST_WORD] == ~page_to_pfn_bs(page);
}

static struct page_bs *filled[1024];

/* Each page keeps what was written to it: it exists, and nobody else's does. */
static int fill_blocks(void)
{
	unsigned long nr = 0, bad = 0, i, pages = 1UL << order;

	while (nr < ARRAY_SIZE(filled) &&
	       (filled[nr] = alloc_pages_bs(GFP_HIGHUSER_BS | __GFP_NOWARN_BS, order)))
		nr++;
	for (i = 0; i < nr * pages; i++)
		mark(filled[i / pages] + i % pages);
	for (i = 0; i < nr * pages; i++)
		bad += !is_marked(filled[i / pages] + i % pages);
	pr_info("life: %lu pages written, %lu lost\n", nr * pages, bad);
	while (nr)
		__free_pages_bs(filled[--nr], order);
	return bad || !i ? -EIO : 0;
}

static int __init life_init(void)
{
	int err = fill ? fill_blocks() : 0;

	if (err)
		return err;
	keep_blocks();
	return way ? kill_machine(way - 1) : 0;
}

static void __exit life_exit(void)
{
}

module_init(life_init);
module_exit(life_exit);

MODULE_DESCRIPTION("Misbehaviour on demand");
MODULE_LICENSE("GPL");
