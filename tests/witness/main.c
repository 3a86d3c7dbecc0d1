// SPDX-License-Identifier: GPL-2.0-only
/* What the witnesses that are programs have in common. */
#include <string.h>
#include "witness.h"

#ifdef BS_HAS_BOOTMEM

static void boot_zones(unsigned long dma, unsigned long normal, unsigned long highmem)
{
	struct pglist_data_bs *node = NODE_DATA_BS(0);
	unsigned long sizes[MAX_NR_ZONES_BS] = { };

	sizes[ZONE_DMA_BS] = dma;
	sizes[ZONE_NORMAL_BS] = normal;
	sizes[ZONE_HIGHMEM_BS] = highmem;
	node->node_mem_map = world_alloc((dma + normal + highmem) * sizeof(struct page_bs));
	free_area_init_node_bs(0, node, sizes, FIRST_PFN, NULL);
}

static void hand_over(struct pglist_data_bs *node)
{
#ifdef BS_HAS_NO_FREE_ALL_NODE
	free_all_bootmem_bs();
#else
	free_all_bootmem_node_bs(node);
#endif
}

static void boot_low(unsigned long pages)
{
	struct pglist_data_bs *node = NODE_DATA_BS(0);
	unsigned long start = FIRST_PFN << PAGE_SHIFT_BS;

	world_back(start, BITS_TO_LONGS(pages) * sizeof(long));
	init_bootmem_node_bs(node, FIRST_PFN, FIRST_PFN, FIRST_PFN + pages);
	free_bootmem_node_bs(node, start, pages << PAGE_SHIFT_BS);
	bootmem_reserve_node_bs(node, start, bootmem_bootmap_pages_bs(pages) << PAGE_SHIFT_BS);
	hand_over(node);
}

void boot(unsigned long dma, unsigned long normal, unsigned long highmem)
{
	unsigned long pfn = FIRST_PFN + dma + normal, i;

	boot_zones(dma, normal, highmem);
	boot_low(dma + normal);
	for (i = 0; i < highmem; i++)
		one_highpage_init_bs(pfn_to_page_bs(pfn + i));
	build_all_zonelists_bs();
	init_per_zone_pages_min_bs();
}

#endif

bool logged(const char *text)
{
	static char log[LOG_SIZE_BS + 1];

	log_copy_bs(log, sizeof(log));
	return strstr(log, text);
}

int main(void)
{
	machine_reset_bs();
	world_reset();
	return witness() ? 0 : 1;
}
