// SPDX-License-Identifier: GPL-2.0-only
/*
 * The zones of 2.4 in a trace: they stand behind what was asked of bootmem before, and take
 * their page structures and bitmaps from it. Kbuild has the linker lead whoever calls
 * free_area_init_node_bs() here.
 */
#include <linux/seq_file.h>
#include <bs/machine.h>
#include <bs/recorder.h>

static struct {
	unsigned long start, sizes[MAX_NR_ZONES_BS], holes[MAX_NR_ZONES_BS];
} nodes[MAX_NUMNODES_BS];

void __real_free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat, struct page_bs *pmap,
				   unsigned long *zones_size, unsigned long zone_start_paddr,
				   unsigned long *zholes_size);
void __wrap_free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat, struct page_bs *pmap,
				   unsigned long *zones_size, unsigned long zone_start_paddr,
				   unsigned long *zholes_size);

void __wrap_free_area_init_node_bs(int nid, struct pglist_data_bs *pgdat, struct page_bs *pmap,
				   unsigned long *zones_size, unsigned long zone_start_paddr,
				   unsigned long *zholes_size)
{
	nodes[nid].start = zone_start_paddr >> PAGE_SHIFT_BS;
	memcpy(nodes[nid].sizes, zones_size, sizeof(nodes[nid].sizes));
	memset(nodes[nid].holes, 0, sizeof(nodes[nid].holes));
	if (zholes_size)
		memcpy(nodes[nid].holes, zholes_size, sizeof(nodes[nid].holes));
	NOTE_BOOT(.kind = ZONES, .nid = nid);
	record_inside(IN_ZONES);
	__real_free_area_init_node_bs(nid, pgdat, pmap, zones_size, zone_start_paddr,
				      zholes_size);
	record_inside(OUTSIDE);
	NOTE_BOOT(.kind = PAGES, .nid = nid);
}
EXPORT_SYMBOL_GPL(__wrap_free_area_init_node_bs);

static void show_sizes(struct seq_file *m, const unsigned long *sizes)
{
	seq_printf(m, " %lu - %lu %lu", sizes[ZONE_DMA_BS], sizes[ZONE_NORMAL_BS],
		   sizes[ZONE_HIGHMEM_BS]);
}

/* If the machine died in the middle there is no array, and no answer */
static void show_array(struct seq_file *m, const struct page_bs *array)
{
	seq_printf(m, " mem_map %lu", page_struct_bytes_bs);
	if (array)
		seq_printf(m, " = 0x%lx", virt_to_phys_bs(array));
	seq_putc(m, '\n');
}

void record_zones_show(struct seq_file *m, int nid)
{
	seq_printf(m, "max_dma_address 0x%lx = ok\n",
		   virt_to_phys_bs((void *)max_dma_address_bs));
	seq_printf(m, "holes %d", nid);
	show_sizes(m, nodes[nid].holes);
	seq_printf(m, " = ok\nzones %d 0x%lx", nid, nodes[nid].start);
	show_sizes(m, nodes[nid].sizes);
	show_array(m, NODE_DATA_BS(nid)->node_mem_map);
}

/* It counts for all nodes together, as the boot knows it at last */
void record_pages_show(struct seq_file *m)
{
	if (num_physpages_bs)
		seq_printf(m, "max_mapnr %lu = ok\nnum_physpages %lu = ok\n", max_mapnr_bs,
			   num_physpages_bs);
}
