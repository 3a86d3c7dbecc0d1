/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite a file; main.c runs them. They need two nodes: dts/two-nodes.dts. */
#ifndef _MODULES_NODE_TESTS_H
#define _MODULES_NODE_TESTS_H

#include <bs/test.h>

int node_bootmem_tests(void);
int node_zonelist_tests(void);

/** two_nodes() - are there two? Otherwise the test is skipped */
static inline bool two_nodes(struct test_bs *t)
{
	if (pgdat_list_bs && pgdat_list_bs->pgdat_next)
		return true;
	test_skip_bs(t, "this machine has one node, dts/two-nodes.dts has two");
	return false;
}

#endif /* _MODULES_NODE_TESTS_H */
