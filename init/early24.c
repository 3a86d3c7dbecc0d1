// SPDX-License-Identifier: GPL-2.0-only
/*
 * What 2.4 took out of bootmem between the architecture's part and the hand-over: the
 * console. Processes were found in a table of fixed size, zones had their lists and marks
 * from the beginning, and the large tables waited for the page allocator.
 */
#include <biscuitos/mm.h>
#include <bs/boot.h>
#include <bs/pieces.h>

void setup_per_cpu_areas_bs(void)
{
}

void zonelists_init_bs(void)
{
}

void watermarks_init_bs(void)
{
}

void pidhash_init_bs(void)
{
}

void console_init_bs(void)
{
	take_piece_bs(CONSOLE_DATA_BS, 0);
	take_piece_bs(CONSOLE_STRUCT_BS, 0);
	take_piece_bs(CONSOLE_SCREEN_BS, 0);
	if (!halted_bs())
		printk_bs("Console: colour dummy device 80x30\n");
}
