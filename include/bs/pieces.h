/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What ARM's boot took out of bootmem for itself, besides page structures, wait tables
 * and hash tables. pieces.c has the table of it.
 */
#ifndef _BS_PIECES_H
#define _BS_PIECES_H

#include <biscuitos/mmzone.h>

enum piece_bs {
	ZERO_PAGE_BS,
	VECTORS_PAGE_BS,
	VECTORS_TABLE_BS,
	LOW_TABLE_BS,
	SYSTEM_RAM_BS,
	PER_CPU_BS,
	PID_TABLE_BS,
	CONSOLE_DATA_BS,
#ifdef BS_HAS_AREA_MAPS
	CONSOLE_STRUCT_BS,
	BAD_PAGE_BS,
	BAD_TABLE_BS,
#endif
	CONSOLE_SCREEN_BS,
	NR_PIECES_BS
};

struct seq_file;

/**
 * take_piece_bs() - take a piece out of bootmem
 * @piece: which
 * @bytes: how large, or 0 for the size that it always had
 *
 * The replayed kernel dies if there is no room.
 */
void take_piece_bs(enum piece_bs piece, unsigned long bytes);

/**
 * take_paging_pieces_bs() - what paging_init() took: pages that every process maps,
 * and the tables to map them with
 */
void take_paging_pieces_bs(void);

/** show_pieces_bs() - print which pieces there are, who took them, and what was chosen */
void show_pieces_bs(struct seq_file *m);

#endif /* _BS_PIECES_H */
