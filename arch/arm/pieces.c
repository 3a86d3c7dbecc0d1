// SPDX-License-Identifier: GPL-2.0-only
/*
 * The pieces that ARM's boot took out of the boot allocator. Nobody uses them here: they are taken
 * because whatever is allocated after them lies elsewhere without them.
 *
 * Most are the same on every ARM. Some depended on the board or on the configuration;
 * there the table says what was chosen, and why. The board is the Shark, the one real
 * machine that had a DMA zone of 4 MB and a live goal behind it, as BiscuitOS.dts has;
 * the configuration is that of the Versatile, the most ordinary one.
 */
#include <linux/seq_file.h>
#include <bs/early.h>
#include <bs/machine.h>
#include <bs/taken.h>
#include <bs/pieces.h>

/* Page tables: out of memblock where there is one, or else low memory as it comes */
static void *table(unsigned long bytes)
{
	return early_alloc_bs ? optional_bs(early_alloc_bs)(bytes) : early_low_pages_bs(bytes);
}

#ifdef BS_HAS_AREA_MAPS
#define CONSOLE_DATA_BYTES	268
#define LOW_TABLE_BYTES		2048	/* a hardware table and its shadow: 1 MB of addresses */
#else
#define CONSOLE_DATA_BYTES	332
#define LOW_TABLE_BYTES		4096
#endif
/* Four processors, each with room for the variables of modules */
#define PER_CPU_BYTES	(4 * 32768)
/* Eighty columns and thirty lines of two bytes */
#define SCREEN_BYTES	(80 * 30 * 2)

/**
 * struct piece - a piece of memory
 * @what: it was for
 * @who: took it
 * @bytes: its size on a 32-bit ARM
 * @take: low memory as it comes, or memory above the DMA zone; in whole pages (aligned
 *	to 4096 bytes) or not (to 32)
 * @since: the first release that took it, as far back as is known
 * @choice: why it is here, if not every ARM had it; "" if every one had
 */
struct piece {
	const char *what, *who;
	unsigned long bytes;
	void *(*take)(unsigned long bytes);
	const char *since, *choice;
};

static const struct piece pieces[NR_PIECES_BS] = {
	[ZERO_PAGE_BS] = {
		"zero page", "paging_init", 4096, table, "2.4.0", ""
	},
	/* Up to 2.6.14 it held the list of mappings first */
	[VECTORS_PAGE_BS] = {
		"vectors page", "memtable_init, devicemaps_init", 4096, table, "2.4.0", ""
	},
#ifdef BS_HAS_AREA_MAPS
	/* For pages and tables that were found broken */
	[BAD_PAGE_BS] = { "bad page", "paging_init", 4096, early_low_pages_bs, "2.4.0", "" },
	[BAD_TABLE_BS] = { "bad page table", "paging_init", 2048, early_low_pages_bs, "2.4.0", "" },
	[CONSOLE_STRUCT_BS] = {
		"console structure", "con_init", 32, early_above_dma_bs, "2.4.0",
		"configuration: VT and the dummy console"
	},
#endif
	/* Two hardware tables and their two shadows: 2 MB of addresses */
	[VECTORS_TABLE_BS] = {
		"page table of 0xffff0000", "create_mapping", 4096, table, "2.4.0", ""
	},
	[LOW_TABLE_BS] = {
		"page table of 0x00000000", "create_mapping", LOW_TABLE_BYTES, table, "2.4.0",
		"board: the Shark's SA-110 has its vectors there; its devices need no table"
	},
	[SYSTEM_RAM_BS] = {
		"resource \"System RAM\"", "request_standard_resources", 28, early_low_bs, "2.4.0", ""
	},
	[PER_CPU_BS] = {
		"per-CPU areas", "setup_per_cpu_areas", PER_CPU_BYTES, early_above_dma_bs, "2.6.15",
		"configuration: NR_CPUS of 4, the default; only with several processors"
	},
	/* Its size depends on the memory: pidhash_init_bs() */
	[PID_TABLE_BS] = {
		"PID hash table", "pidhash_init", 0, early_above_dma_bs, "2.6.12", ""
	},
	[CONSOLE_DATA_BS] = {
		"console data", "con_init", CONSOLE_DATA_BYTES, early_above_dma_bs, "2.4.0",
		"configuration: VT and the dummy console"
	},
	[CONSOLE_SCREEN_BS] = {
		"console screen", "con_init", SCREEN_BYTES, early_above_dma_bs, "2.4.0",
		"configuration: ARM's default of 80x30, no ATAG_VIDEOTEXT"
	},
};

void take_piece_bs(enum piece_bs piece, unsigned long bytes)
{
	const struct piece *p = &pieces[piece];

	if (halted_bs())
		return;
	taken_for_bs(p->what);
	p->take(bytes ?: p->bytes);
	taken_for_bs(NULL);
}

/* The zero page changed places when the mappings no longer needed a list (2.6.15) */
static const enum piece_bs paging_order[] = {
#ifdef BS_HAS_AREA_MAPS
	/* 2.4: vectors were at 0 on every ARM, and needed no other table */
	ZERO_PAGE_BS, BAD_PAGE_BS, BAD_TABLE_BS, VECTORS_PAGE_BS, LOW_TABLE_BS
#elif defined(BS_HAS_BOOT_NODE_BY_NODE)
	VECTORS_PAGE_BS, VECTORS_TABLE_BS, LOW_TABLE_BS, ZERO_PAGE_BS
#else
	ZERO_PAGE_BS, VECTORS_PAGE_BS, VECTORS_TABLE_BS, LOW_TABLE_BS
#endif
};

void take_paging_pieces_bs(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(paging_order); i++)
		take_piece_bs(paging_order[i], 0);
}

void show_pieces_bs(struct seq_file *m)
{
	const struct piece *p;

	for (p = pieces; p < pieces + NR_PIECES_BS; p++)
		seq_printf(m, "# %s: %s(), since %s%s%s\n", p->what, p->who, p->since,
			   *p->choice ? "; chosen: " : "", p->choice);
}
