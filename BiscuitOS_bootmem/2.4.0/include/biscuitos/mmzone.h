/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Zones and nodes of Linux 2.4.0.
 *
 *   node ---+--- zone DMA ------+--- free_area[0]  blocks of 1 page, and a bit a pair of them
 *           |                   +--- free_area[1]  blocks of 2 pages, and a bit a pair
 *           |                   ...
 *           |                   +--- free_area[9]  blocks of 512 pages
 *           |                   +--- inactive_clean_list: pages that can be had at once
 *           +--- zone NORMAL ...
 *           +--- zone HIGHMEM ...
 *           +--- node_zonelists[gfp]: where to look, in order
 *
 * A free page carries no mark: it is free because it is on a list. The bit of a pair is 1
 * if exactly one of its two blocks is on the list of their order; which one, it does not
 * tell. Pairs count from the zone's first page, not from frame 0.
 */
#ifndef _BISCUITOS_MMZONE_H
#define _BISCUITOS_MMZONE_H

#include <biscuitos/page.h>

/* Orders of the buddy lists: 0 .. 9, so the largest block is 2 MiB */
#define MAX_ORDER_BS		10

#define ZONE_DMA_BS		0
#define ZONE_NORMAL_BS		1
#define ZONE_HIGHMEM_BS		2
#define MAX_NR_ZONES_BS		3

/* A zonelist for each GFP mask of 8 bits, the mask being its number */
#define NR_GFPINDEX_BS		0x100

#define NODES_SHIFT_BS		3
#define MAX_NUMNODES_BS		(1 << NODES_SHIFT_BS)

struct page_bs;
struct pglist_data_bs;
struct bootmem_data_bs;

#define BS_HAS_AREA_MAPS	/* Linux 2.4.0; until 2.5 */

/**
 * struct free_area_bs - the free blocks of one order
 * @free_list: their first pages, the one to take next in front
 * @map: a bit for each pair of blocks; twice as many bits as are used
 */
typedef struct free_area_bs {
	struct list_head free_list;
	unsigned long *map;
} free_area_t_bs;

/**
 * struct zone_bs - a stretch of a node's memory with one kind of use
 * @lock: of all that follows up to @free_area
 * @offset: index of its first page in the page array
 * @free_pages: pages on its lists
 * @inactive_clean_pages: pages on @inactive_clean_list
 * @inactive_dirty_pages: pages of it on the global list of dirty ones
 * @pages_min: only requests that cannot wait, or of several pages, go below (to a quarter)
 * @pages_low: above it nobody is woken up
 * @pages_high: the first thing that is tried when it is not
 * @inactive_clean_list: pages with contents that nobody needs, the oldest one last
 * @free_area: the buddy lists
 * @name: DMA, Normal or HighMem
 * @size: pages, holes included
 * @zone_pgdat: the node
 * @zone_start_paddr: physical address of its first page; not true of HIGHMEM
 * @zone_start_mapnr: as @offset
 * @zone_mem_map: page structure of its first page
 */
typedef struct zone_bs {
	raw_spinlock_t lock;
	unsigned long offset;
	unsigned long free_pages;
	unsigned long inactive_clean_pages;
	unsigned long inactive_dirty_pages;
	unsigned long pages_min, pages_low, pages_high;

	struct list_head inactive_clean_list;
	struct free_area_bs free_area[MAX_ORDER_BS];

	const char *name;
	unsigned long size;
	struct pglist_data_bs *zone_pgdat;
	unsigned long zone_start_paddr;
	unsigned long zone_start_mapnr;
	struct page_bs *zone_mem_map;
} zone_t_bs;

/**
 * struct zonelist_bs - where to look for a page
 * @zones: in order, NULL at the end
 * @gfp_mask: whose list it is; that is how __alloc_pages_bs() learns the mask
 */
typedef struct zonelist_bs {
	struct zone_bs *zones[MAX_NR_ZONES_BS + 1];
	int gfp_mask;
} zonelist_t_bs;

/**
 * struct pglist_data_bs - a node
 * @node_zones: its zones, empty ones included
 * @node_zonelists: one for each GFP mask
 * @node_mem_map: a page structure for each of its frames
 * @valid_addr_bitmap: for machines with holes; not used
 * @bdata: bootmem's view of it
 * @node_start_paddr: physical address of its first page
 * @node_start_mapnr: pages of the nodes before it
 * @node_size: pages, holes included
 * @node_id: its number
 * @node_next: the node that was registered before it
 * @pgdat_next: the same by its name of 2.5.30, which bootmem.c has
 */
typedef struct pglist_data_bs {
	struct zone_bs node_zones[MAX_NR_ZONES_BS];
	struct zonelist_bs node_zonelists[NR_GFPINDEX_BS];
	struct page_bs *node_mem_map;
	unsigned long *valid_addr_bitmap;
	struct bootmem_data_bs *bdata;
	unsigned long node_start_paddr;
	unsigned long node_start_mapnr;
	unsigned long node_size;
	int node_id;
	union {
		struct pglist_data_bs *node_next;
		struct pglist_data_bs *pgdat_next;
	};
} pg_data_t_bs;

/* All nodes by number, and those that bootmem has started, the last one first */
extern struct pglist_data_bs node_data_bs[MAX_NUMNODES_BS];
extern struct pglist_data_bs *pgdat_list_bs;

#define NODE_DATA_BS(nid)	(&node_data_bs[nid])

/* Callers that name no node run on node 0 */
#define numa_node_id_bs()	0

#define for_each_pgdat_bs(pgdat) \
	for (pgdat = pgdat_list_bs; pgdat; pgdat = pgdat->node_next)

/** first_zone_bs() - the first zone of the first node that has zones, NULL if none has */
static inline struct zone_bs *first_zone_bs(struct pglist_data_bs *pgdat)
{
	for (; pgdat; pgdat = pgdat->node_next)
		if (pgdat->node_zones[0].zone_pgdat)
			return pgdat->node_zones;
	return NULL;
}

/** next_zone_bs() - the zone behind @zone, empty ones included; NULL behind the last */
static inline struct zone_bs *next_zone_bs(struct zone_bs *zone)
{
	struct pglist_data_bs *pgdat = zone->zone_pgdat;

	if (zone < pgdat->node_zones + MAX_NR_ZONES_BS - 1)
		return zone + 1;
	return first_zone_bs(pgdat->node_next);
}

#define for_each_zone_bs(zone) \
	for (zone = first_zone_bs(pgdat_list_bs); zone; zone = next_zone_bs(zone))

#define zone_idx_bs(zone)	((zone) - (zone)->zone_pgdat->node_zones)

/** memclass_bs() - may a page of @pgzone stand for one of @classzone? */
static inline int memclass_bs(struct zone_bs *pgzone, struct zone_bs *classzone)
{
	return pgzone->zone_pgdat == classzone->zone_pgdat && pgzone <= classzone;
}

static inline bool is_highmem_bs(struct zone_bs *zone)
{
	return zone_idx_bs(zone) == ZONE_HIGHMEM_BS;
}

/* A node's page array, and the place of a frame in it */
#define NODE_MEM_MAP_BS(nid)	(NODE_DATA_BS(nid)->node_mem_map)
#define node_localnr_bs(pfn, nid) \
	((pfn) - (NODE_DATA_BS(nid)->node_start_paddr >> PAGE_SHIFT_BS))

/** pfn_to_nid_bs() - the node that has this frame, -1 if none */
int pfn_to_nid_bs(unsigned long pfn);

static inline bool pfn_valid_bs(unsigned long pfn)
{
	return pfn_to_nid_bs(pfn) >= 0;
}

/* ---- limits ---- */

/**
 * struct freepages_bs - the zones' marks, summed up: /proc/sys/vm/freepages
 * @min: pages
 * @low: pages
 * @high: pages
 */
typedef struct freepages_bs {
	unsigned int min, low, high;
} freepages_t_bs;

extern struct freepages_bs freepages_bs;

/** A zone keeps one page of so many: set_marks() in page_alloc.c */
extern int zone_balance_ratio_bs[MAX_NR_ZONES_BS];

/**
 * setup_mem_frac_bs() - the boot option memfrac=
 * @text: up to three numbers with commas between: the parts of DMA, NORMAL and HIGHMEM of
 *	which one is kept free
 *
 * Works for zones that are set up afterwards; on i386 that is never. A fourth number went
 * past the table: such a text is refused as wild.
 *
 * Return: 1
 */
int setup_mem_frac_bs(char *text);

#endif /* _BISCUITOS_MMZONE_H */
