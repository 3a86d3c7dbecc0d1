// SPDX-License-Identifier: GPL-2.0-only
/* Expect zone_pcp() to lead to the lists of a CPU. */
#include "witness.h"

bool witness(void)
{
#ifdef zone_pcp_bs
	struct zone_bs *zone = &NODE_DATA_BS(0)->node_zones[ZONE_NORMAL_BS];

	return zone_pcp_bs(zone, 1) == &zone->pageset[1];
#else
	return false;
#endif
}
