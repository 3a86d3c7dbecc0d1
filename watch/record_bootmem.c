// SPDX-License-Identifier: GPL-2.0-only
/* What the recorder knows of bootmem: see <bs/recorder.h>. */
#include <linux/seq_file.h>
#include <biscuitos/bootmem.h>
#include <bs/early.h>
#include <bs/machine.h>
#include <bs/recorder.h>

#ifdef BS_HAS_NO_FREE_ALL_NODE
const bool record_all_at_once = true;
#else
const bool record_all_at_once;
#endif

/* Bitmaps that are in the trace */
static struct map {
	bool known;
	unsigned long pfn, end;
} maps[MAX_NUMNODES_BS];

void record_boot_begin(const struct layout_bs *layout)
{
	memset(maps, 0, sizeof(maps));
}

static void note_map(int nid, const bootmem_data_t_bs *bdata)
{
	unsigned long first = bootmem_first_pfn_bs(bdata), end = bdata->node_low_pfn;
	unsigned long pfn = virt_to_phys_bs(bdata->node_bootmem_map) >> PAGE_SHIFT_BS;
	unsigned long bytes = BITS_TO_LONGS(end - first) * sizeof(long);

	record_add(&(struct entry){ .kind = INIT, .nid = nid, .a = pfn, .b = first, .c = end });
	maps[nid] = (struct map){ true, pfn, pfn + DIV_ROUND_UP(bytes, PAGE_SIZE_BS) };
}

static bool has(const bootmem_data_t_bs *bdata, unsigned long pfn)
{
	return bdata->node_low_pfn && pfn >= bootmem_first_pfn_bs(bdata) &&
	       pfn < bdata->node_low_pfn;
}

/* Its bitmap comes into the trace before the first call */
int record_boot_node(unsigned long addr)
{
	unsigned long pfn = addr >> PAGE_SHIFT_BS;
	bootmem_data_t_bs *bdata;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++) {
		bdata = NODE_DATA_BS(nid)->bdata;
		if (!has(bdata, pfn))
			continue;
		if (!maps[nid].known && bdata->node_bootmem_map)
			note_map(nid, bdata);
		return nid;
	}
	return 0;
}

bool record_boot_holds_map(int nid, unsigned long pfn)
{
	return pfn >= maps[nid].pfn && pfn < maps[nid].end;
}

/* Page tables and bitmaps come out of memblock, where there is one: bootmem reserves them */
enum kind record_boot_alloc(unsigned long addr, unsigned long size)
{
	unsigned long pfn = addr >> PAGE_SHIFT_BS;
	int nid;

	for (nid = 0; early_tables_bs && nid < MAX_NUMNODES_BS; nid++)
		if (has(NODE_DATA_BS(nid)->bdata, pfn))
			return ALLOC;
	return early_tables_bs ? EARLY : ALLOC;
}

void record_boot_missing(struct seq_file *m)
{
}

unsigned long record_boot_end(void)
{
	unsigned long end = 0;
	int nid;

	for (nid = 0; nid < MAX_NUMNODES_BS; nid++)
		end = max(end, NODE_DATA_BS(nid)->bdata->node_low_pfn);
	return end << PAGE_SHIFT_BS;
}
