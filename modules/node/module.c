// SPDX-License-Identifier: GPL-2.0-only
/* The nodes of a running machine, one or more. */
#include <linux/module.h>
#include <bs/test.h>

static void check_node(struct test_bs *t, struct pglist_data_bs *pgdat)
{
	unsigned long end = pgdat->node_start_pfn + pgdat->node_spanned_pages, pfn;
	unsigned long wrong = 0;

	for (pfn = pgdat->node_start_pfn; pfn < end; pfn++)
		wrong += pfn_to_nid_bs(pfn) != pgdat->node_id ||
			 page_to_pfn_bs(pfn_to_page_bs(pfn)) != pfn ||
			 page_to_nid_bs(pfn_to_page_bs(pfn)) != pgdat->node_id;
	EXPECT_EQ_BS(t, wrong, 0);
	test_say_bs(t, "node %d: pages 0x%lx .. 0x%lx", pgdat->node_id,
		    pgdat->node_start_pfn, end - 1);
}

static void every_page_knows_its_node(struct test_bs *t)
{
	struct pglist_data_bs *pgdat;

	for_each_pgdat_bs(pgdat)
		check_node(t, pgdat);
}

static void every_node_has_memory(struct test_bs *t)
{
	struct pglist_data_bs *pgdat;
	struct page_bs *page;

	for_each_pgdat_bs(pgdat) {
		page = alloc_pages_node_bs(pgdat->node_id, GFP_KERNEL_BS, 1);
		if (!EXPECT_BS(t, page))
			continue;
		EXPECT_EQ_BS(t, page_to_nid_bs(page), pgdat->node_id);
		__free_pages_bs(page, 1);
	}
}

static const struct test_case_bs cases[] = {
	{ "every page knows its frame number and its node", every_page_knows_its_node },
	{ "every node has memory to give", every_node_has_memory },
};

static int __init node_module_init(void)
{
	return RUN_TESTS_BS("node", cases);
}

static void __exit node_module_exit(void)
{
}

module_init(node_module_init);
module_exit(node_module_exit);

MODULE_DESCRIPTION("Tests of the nodes of a running machine");
MODULE_LICENSE("GPL");
