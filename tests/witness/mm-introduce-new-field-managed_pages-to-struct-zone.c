// SPDX-License-Identifier: GPL-2.0-only
#include "witness.h"

/* What the boot took of a zone is present and not managed: here the map's page came over, too */
bool witness(void)
{
	struct zone_bs *zone = NODE_DATA_BS(0)->node_zones;

	boot(256, 768, 0);
	return zone[ZONE_DMA_BS].managed_pages == 256 &&
	       zone[ZONE_NORMAL_BS].managed_pages == 768;
}
