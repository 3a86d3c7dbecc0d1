// SPDX-License-Identifier: GPL-2.0-only
/* The page allocator with two nodes: whose zones a request looks through, and when. */
#include "tests.h"

/* "0:Normal 0:DMA 1:Normal" */
static const char *zonelist_text(const struct zonelist_bs *list, char *buf, size_t size)
{
	struct zone_bs *const *z;
	size_t len = 0;

	buf[0] = '\0';
	for (z = list->zones; *z; z++)
		len += scnprintf(buf + len, size - len, "%s%d:%s", len ? " " : "",
				 (*z)->zone_pgdat->node_id, (*z)->name);
	return buf;
}

static void expect_list(struct test_bs *t, int nid, const char *want)
{
	char text[160];

	zonelist_text(&NODE_DATA_BS(nid)->node_zonelists[__GFP_HIGHMEM_BS], text,
		      sizeof(text));
	test_say_bs(t, "node %d, with HighMem: %s", nid, text);
	EXPECT_BS(t, !strncmp(text, want, strlen(want)));
}

static void own_zones_come_first(struct test_bs *t)
{
	if (!two_nodes(t))
		return;
	expect_list(t, 0, "0:Normal 0:DMA");
	expect_list(t, 1, "1:HighMem 1:Normal 0:Normal");
}

static void a_node_can_be_named(struct test_bs *t)
{
	struct page_bs *page;
	int nid;

	if (!two_nodes(t))
		return;
	for (nid = 0; nid < 2; nid++) {
		page = alloc_pages_node_bs(nid, GFP_KERNEL_BS, 2);
		if (!EXPECT_BS(t, page))
			return;
		EXPECT_EQ_BS(t, page_to_nid_bs(page), nid);
		__free_pages_bs(page, 2);
	}
}

static const struct test_case_bs cases[] = {
	{ "a node looks through its own zones first", own_zones_come_first },
	{ "a node can be asked by name", a_node_can_be_named },
};

int node_zonelist_tests(void)
{
	return RUN_TESTS_BS("node_zonelist", cases);
}
