// SPDX-License-Identifier: GPL-2.0-only
/*
 * Bootmem when all is over: its functions still work on a node that one makes
 * oneself. Here the first steps of a boot, on 32 pages of the page allocator.
 */
#include <linux/module.h>
#include <bs/test.h>

static struct sandbox_bs s;

static void boot_in_miniature(struct test_bs *t)
{
	if (!EXPECT_EQ_BS(t, sandbox_open_bs(&s, 32), 0))
		return;
	EXPECT_MAP_BS(t, &s, "################################");

	/* There is RAM everywhere but in pages 24 .. 27. */
	free_bootmem_node_bs(s.node, s.start, 24 * PAGE_SIZE_BS);
	free_bootmem_node_bs(s.node, s.start + 28 * PAGE_SIZE_BS, 4 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "........................####....");

	/* The kernel, from the middle of page 2 to the middle of page 6 */
	bootmem_reserve_node_bs(s.node, s.start + 2 * PAGE_SIZE_BS + 0x800,
				4 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "..#####.................####....");

	/* Two objects, and a table that finds no room before the kernel */
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 100, 32, 0), 0);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 100, 32, 0), 128);
	EXPECT_EQ_BS(t, sandbox_alloc_bs(&s, 3 * PAGE_SIZE_BS, PAGE_SIZE_BS, 0),
		     7 * PAGE_SIZE_BS);
	EXPECT_MAP_BS(t, &s, "#.########..............####....");
	sandbox_close_bs(&s);
}

static void the_map_of_the_machine_is_gone(struct test_bs *t)
{
	EXPECT_BS(t, bootmem_is_over_bs(NODE_DATA_BS(0)->bdata));
}

static const struct test_case_bs cases[] = {
	{ "the first steps of a boot, in miniature", boot_in_miniature },
	{ "the machine itself has handed its map over", the_map_of_the_machine_is_gone },
};

static int __init bootmem_module_init(void)
{
	return RUN_TESTS_BS("bootmem", cases);
}

static void __exit bootmem_module_exit(void)
{
}

module_init(bootmem_module_init);
module_exit(bootmem_module_exit);

MODULE_DESCRIPTION("Tests of bootmem in a running machine");
MODULE_LICENSE("GPL");
