/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite a file; main.c runs them in this order. */
#ifndef _MODULES_PCP_TESTS_H
#define _MODULES_PCP_TESTS_H

#include <bs/test.h>

int hot_cold_tests(void);
int fill_spill_tests(void);

/** pcp_of() - the running CPU's lists: [0] hot, [1] cold; a test stays on its CPU */
static inline struct per_cpu_pages_bs *pcp_of(struct zone_bs *zone)
{
	return zone->pageset[raw_smp_processor_id()].pcp;
}

/** normal_zone() - the zone that ordinary requests of the kernel try first */
static inline struct zone_bs *normal_zone(void)
{
	return NODE_DATA_BS(0)->node_zonelists[0].zones[0];
}

#endif /* _MODULES_PCP_TESTS_H */
