// SPDX-License-Identifier: GPL-2.0-only
/*
 * Bootmem with two nodes. These tests ask the machine's own nodes, and put them back
 * to what they were.
 */
#include "tests.h"

static struct bootmem_data_bs saved[2];

static void remember(void)
{
	saved[0] = *NODE_DATA_BS(0)->bdata;
	saved[1] = *NODE_DATA_BS(1)->bdata;
}

/* @p, of @size bytes, and the marks of where to go on */
static void forget(unsigned int nid, void *p, unsigned long size)
{
	if (p)
		free_bootmem_node_bs(NODE_DATA_BS(nid), __pa_bs(p), size);
	*NODE_DATA_BS(0)->bdata = saved[0];
	*NODE_DATA_BS(1)->bdata = saved[1];
}

/* Which node's memory is this? There are no page structures to tell yet. */
static int nid_of(const void *p)
{
	const struct bootmem_data_bs *bdata = NODE_DATA_BS(1)->bdata;
	unsigned long pfn = __pa_bs(p) >> PAGE_SHIFT_BS;

	return pfn >= bootmem_first_pfn_bs(bdata) &&
	       pfn < bdata->node_low_pfn;
}

/* ARM registered its nodes from the last one down, later from the first one up */
#ifdef BS_HAS_BOOT_NODE_BY_NODE
#define REGISTERED_LAST	1
#else
#define REGISTERED_LAST	0
#endif

/* Two release candidates put a node behind those that were there */
#if defined(BS_HAS_PGDAT_SORTED) || defined(BS_HAS_PGDAT_LAST)
#define FIRST_IN_LIST	(1 - REGISTERED_LAST)
#else
#define FIRST_IN_LIST	REGISTERED_LAST
#endif

/* Who is asked first: the one in front of the list, or, since 2.6.17, the lowest */
#ifdef BS_HAS_BDATA_LIST
#define ASKED_FIRST	0
#else
#define ASKED_FIRST	FIRST_IN_LIST
#endif

static void one_is_first(struct test_bs *t)
{
	void *p;

	if (!two_nodes(t))
		return;
	EXPECT_BS(t, pgdat_list_bs == NODE_DATA_BS(FIRST_IN_LIST));
	remember();
	p = alloc_bootmem_low_pages_bs(PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, nid_of(p), ASKED_FIRST);
	forget(ASKED_FIRST, p, PAGE_SIZE_BS);
}

static void a_node_can_be_named(struct test_bs *t)
{
	void *p;

	if (!two_nodes(t))
		return;
	remember();
	p = alloc_bootmem_pages_node_bs(NODE_DATA_BS(0), PAGE_SIZE_BS);
	EXPECT_EQ_BS(t, nid_of(p), 0);
	forget(0, p, PAGE_SIZE_BS);
}

#ifndef BS_HAS_NO_NODE_FALLBACK
/* More than node 1 has: the request goes on to the next node in the list */
static void a_full_node_passes_on(struct test_bs *t)
{
	struct bootmem_data_bs *bdata = NODE_DATA_BS(1)->bdata;
	unsigned long pages = bdata->node_low_pfn -
			      bootmem_first_pfn_bs(bdata);
	unsigned long size = (pages + 1) << PAGE_SHIFT_BS;
	void *p;

	if (!two_nodes(t))
		return;
	remember();
	/* Low memory of a named node did not, between 2.6.16 and 2.6.26 */
	p = alloc_bootmem_pages_node_bs(NODE_DATA_BS(1), size);
	EXPECT_BS(t, p);
	EXPECT_EQ_BS(t, nid_of(p), 0);
	forget(0, p, size);
}
#endif

static const struct test_case_bs cases[] = {
	{ "the first of the list, or the lowest, is asked first", one_is_first },
	{ "a node can be asked by name", a_node_can_be_named },
#ifndef BS_HAS_NO_NODE_FALLBACK
	{ "what a node has no room for comes from another", a_full_node_passes_on },
#endif
};

int node_bootmem_tests(void)
{
	return RUN_TESTS_BS("node_bootmem", cases);
}
