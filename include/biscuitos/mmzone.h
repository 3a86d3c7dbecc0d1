/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Zones and nodes of Linux 2.6.12.
 *
 *   node ---+--- zone DMA ------+--- free_area[0]  blocks of 1 page
 *           |                   +--- free_area[1]  blocks of 2 pages, aligned to 2
 *           |                   ...
 *           |                   +--- free_area[10] blocks of 1024 pages
 *           |                   +--- pageset[cpu]  hot and cold single pages
 *           +--- zone NORMAL ...
 *           +--- zone HIGHMEM ...
 *           +--- node_zonelists[gfp & GFP_ZONEMASK_BS]: where to look, in order
 *
 * A zone's free_pages counts the pages in free_area[] only, not those that wait in
 * a pageset. Counts are pages and positions frame numbers unless said otherwise.
 */
#ifndef _BISCUITOS_MMZONE_H
#define _BISCUITOS_MMZONE_H

#include <biscuitos/page.h>

/* Orders of the buddy lists: 0 .. 10, so the largest block is 4 MiB */
#define MAX_ORDER_BS		11

#define ZONE_DMA_BS		0
#define ZONE_NORMAL_BS		1
#define ZONE_HIGHMEM_BS		2
#define MAX_NR_ZONES_BS		3
#define ZONES_SHIFT_BS		2	/* bits that hold a zone number */

/* The zone bits of a GFP mask, and how many zonelists they can name */
#define GFP_ZONEMASK_BS		0x03
#define GFP_ZONETYPES_BS	3

#define NODES_SHIFT_BS		3
#define MAX_NUMNODES_BS		(1 << NODES_SHIFT_BS)

struct page_bs;
struct pglist_data_bs;
struct bootmem_data_bs;

/**
 * struct free_area_bs - the free blocks of one order
 * @free_list: their first pages, the one to take next in front
 * @nr_free: how many
 */
struct free_area_bs {
	struct list_head free_list;
	unsigned long nr_free;
};

/**
 * struct per_cpu_pages_bs - single pages that one CPU keeps at hand
 * @count: pages on the list
 * @low: refill when @count is not above it
 * @high: spill when @count has reached it
 * @batch: how many pages a refill or a spill moves
 * @list: the pages, the one to take next in front
 */
struct per_cpu_pages_bs {
	int count;
	int low;
	int high;
	int batch;
	struct list_head list;
};

/** struct per_cpu_pageset_bs - @pcp: [0] hot pages, [1] cold pages */
struct per_cpu_pageset_bs {
	struct per_cpu_pages_bs pcp[2];
};

/* Nobody waits for a page in here: the wait table is kept for its size and place */
typedef struct wait_queue_head_bs {
	struct list_head task_list;
} wait_queue_head_t_bs;

/**
 * struct zone_bs - a stretch of a node's memory with one kind of use
 * @free_pages: pages in @free_area
 * @pages_min: only GFP_ATOMIC_BS and the like may go below
 * @pages_low: below it the reclaim daemon would wake up
 * @pages_high: where it would go to sleep again
 * @lowmem_reserve: pages kept from requests that would prefer zone [i]
 * @pageset: per-CPU lists
 * @lock: protects @free_pages and @free_area
 * @free_area: the buddy lists
 * @nr_active: pages on the active list (no reclaim here: 0)
 * @nr_inactive: pages on the inactive list (0)
 * @nr_scan_active: 0
 * @nr_scan_inactive: 0
 * @pages_scanned: since a page was freed last (0)
 * @all_unreclaimable: reclaim has given up (0)
 * @temp_priority: of reclaim, while it runs
 * @prev_priority: of reclaim, for statistics
 * @wait_table: hash table of wait queues
 * @wait_table_size: its entries
 * @wait_table_bits: log2 of @wait_table_size
 * @zone_pgdat: the node
 * @zone_mem_map: page structure of the first page
 * @zone_start_pfn: first frame
 * @spanned_pages: pages, holes included
 * @present_pages: pages, without holes
 * @name: as in /proc
 */
struct zone_bs {
	unsigned long free_pages;
	unsigned long pages_min, pages_low, pages_high;
	unsigned long lowmem_reserve[MAX_NR_ZONES_BS];

	struct per_cpu_pageset_bs pageset[NR_CPUS_BS];

	raw_spinlock_t lock;	/* of free_pages and free_area */
	struct free_area_bs free_area[MAX_ORDER_BS];

	unsigned long nr_active;
	unsigned long nr_inactive;
	unsigned long nr_scan_active;
	unsigned long nr_scan_inactive;
	unsigned long pages_scanned;
	int all_unreclaimable;
	int temp_priority;
	int prev_priority;

	wait_queue_head_t_bs *wait_table;
	unsigned long wait_table_size;
	unsigned long wait_table_bits;

	struct pglist_data_bs *zone_pgdat;
	struct page_bs *zone_mem_map;
	unsigned long zone_start_pfn;
	unsigned long spanned_pages;
	unsigned long present_pages;
	const char *name;
};

/* The priority at which reclaim begins; temp_ and prev_priority start with it */
#define DEF_PRIORITY_BS	12

/** struct zonelist_bs - @zones: where to look for a page, in order, NULL at the end */
struct zonelist_bs {
	struct zone_bs *zones[MAX_NUMNODES_BS * MAX_NR_ZONES_BS + 1];
};

/**
 * struct pglist_data_bs - a node
 * @node_zones: its zones, empty ones included
 * @node_zonelists: one for each combination of zone bits in a GFP mask
 * @nr_zones: one more than the last zone that has pages
 * @node_mem_map: a page structure for each frame from @node_start_pfn on
 * @bdata: bootmem's view of it
 * @node_start_pfn: first frame
 * @node_present_pages: pages, without holes
 * @node_spanned_pages: pages, holes included
 * @node_id: its number
 * @pgdat_next: the node that was registered before it
 */
typedef struct pglist_data_bs {
	struct zone_bs node_zones[MAX_NR_ZONES_BS];
	struct zonelist_bs node_zonelists[GFP_ZONETYPES_BS];
	int nr_zones;
	struct page_bs *node_mem_map;
	struct bootmem_data_bs *bdata;
	unsigned long node_start_pfn;
	unsigned long node_present_pages;
	unsigned long node_spanned_pages;
	int node_id;
	struct pglist_data_bs *pgdat_next;
} pg_data_t_bs;

/* All nodes by number, and those that bootmem has started, the last one first */
extern struct pglist_data_bs node_data_bs[MAX_NUMNODES_BS];
extern struct pglist_data_bs *pgdat_list_bs;

#define NODE_DATA_BS(nid)	(&node_data_bs[nid])

/* Callers that name no node run on node 0 */
#define numa_node_id_bs()	0

#define for_each_pgdat_bs(pgdat) \
	for (pgdat = pgdat_list_bs; pgdat; pgdat = pgdat->pgdat_next)

/* The zones of this node or, as long as it has none yet, of one further on */
static inline struct zone_bs *first_zone_bs(struct pglist_data_bs *pgdat)
{
	while (pgdat && !pgdat->node_zones[MAX_NR_ZONES_BS - 1].zone_pgdat)
		pgdat = pgdat->pgdat_next;

	return pgdat ? pgdat->node_zones : NULL;
}

/**
 * next_zone_bs() - the zone behind @zone
 * @zone: a zone, those without pages included
 *
 * Return: NULL behind the last zone of the last node.
 */
static inline struct zone_bs *next_zone_bs(struct zone_bs *zone)
{
	struct pglist_data_bs *pgdat = zone->zone_pgdat;

	if (zone < pgdat->node_zones + MAX_NR_ZONES_BS - 1)
		return zone + 1;
	return first_zone_bs(pgdat->pgdat_next);
}

#define for_each_zone_bs(zone) \
	for (zone = first_zone_bs(pgdat_list_bs); zone; zone = next_zone_bs(zone))

#define zone_idx_bs(zone)	((zone) - (zone)->zone_pgdat->node_zones)

static inline bool is_highmem_idx_bs(int idx)
{
	return idx == ZONE_HIGHMEM_BS;
}

static inline bool is_highmem_bs(struct zone_bs *zone)
{
	return is_highmem_idx_bs(zone_idx_bs(zone));
}

/** pfn_to_nid_bs() - the node that has this frame, -1 if none */
int pfn_to_nid_bs(unsigned long pfn);

static inline bool pfn_valid_bs(unsigned long pfn)
{
	return pfn_to_nid_bs(pfn) >= 0;
}

/* ---- sizes, watermarks, reserves ---- */

/** Kilobytes that the watermarks of all zones together keep free */
extern int min_free_kbytes_bs;

/*
 * A zone keeps from requests that would prefer a higher zone one page for each so
 * many pages of the higher zones.
 */
extern int sysctl_lowmem_reserve_ratio_bs[MAX_NR_ZONES_BS - 1];

/**
 * init_per_zone_pages_min_bs() - choose min_free_kbytes_bs and set all watermarks
 *
 * Takes the square root of the low memory, so that a machine of 16 times the size
 * keeps 4 times as much free: 128 KiB to 64 MiB.
 *
 * Return: 0
 */
int init_per_zone_pages_min_bs(void);

/** setup_per_zone_pages_min_bs() - divide min_free_kbytes_bs among the zones */
void setup_per_zone_pages_min_bs(void);

/** setup_per_zone_lowmem_reserve_bs() - apply sysctl_lowmem_reserve_ratio_bs */
void setup_per_zone_lowmem_reserve_bs(void);

/**
 * min_free_kbytes_sysctl_handler_bs() - write to /proc/sys/vm/min_free_kbytes
 * @kbytes: the new value, taken as it is
 *
 * Return: 0
 */
int min_free_kbytes_sysctl_handler_bs(int kbytes);

/**
 * lowmem_reserve_ratio_sysctl_handler_bs() - write to /proc/sys/vm/lowmem_reserve_ratio
 * @ratio: a new value for each entry; one below 1 becomes 1
 *
 * Return: 0
 */
int lowmem_reserve_ratio_sysctl_handler_bs(const int *ratio);

/**
 * zone_watermark_ok_bs() - may a request go on in this zone?
 * @z: the zone
 * @order: of the block that would be taken
 * @mark: pages that have to remain
 * @classzone_idx: the zone that the request would have preferred
 * @can_try_harder: lowers @mark by a quarter
 * @gfp_high: lowers @mark by half
 *
 * For larger orders the small blocks do not count, and less has to remain.
 *
 * Return: 1 if it may, 0 if not.
 */
int zone_watermark_ok_bs(struct zone_bs *z, int order, unsigned long mark,
			 int classzone_idx, int can_try_harder, int gfp_high);

#endif /* _BISCUITOS_MMZONE_H */
