// SPDX-License-Identifier: GPL-2.0-only
/*
 * What start_kernel() took out of bootmem between the architecture's part and the large
 * hash tables. Only the memory and the lines in the log are here: there are no processes
 * to look up, nor is anything shown on the console.
 */
#include <bs/machine.h>
#include <bs/pieces.h>
#include <bs/boot.h>

/* No ARM had several processors before the boot went node by node */
void setup_per_cpu_areas_bs(void)
{
#ifdef BS_HAS_BOOT_NODE_BY_NODE
	if (cpu_possible_bs(1))
		take_piece_bs(PER_CPU_BS, 0);
#endif
}

void zonelists_init_bs(void)
{
	build_all_zonelists_bs();
}

void watermarks_init_bs(void)
{
	init_per_zone_pages_min_bs();
}

/* Processes were found by their own number, thread group, process group and session */
#define PID_TABLES	4

/* Four buckets for each megabyte of low memory: 16 at least, 4096 at most */
void pidhash_init_bs(void)
{
	unsigned long megabytes = nr_kernel_pages_bs >> (20 - PAGE_SHIFT_BS);
	int shift = clamp(fls(megabytes * 4), 4, 12);
	unsigned long bytes = sizeof(void *) << shift;
	int i;

	if (halted_bs())
		return;
	printk_bs("PID hash table entries: %d (order: %d, %lu bytes)\n", 1 << shift,
		  shift, PID_TABLES * bytes);
	for (i = 0; i < PID_TABLES; i++)
		take_piece_bs(PID_TABLE_BS, bytes);
}

void console_init_bs(void)
{
	take_piece_bs(CONSOLE_DATA_BS, 0);
	take_piece_bs(CONSOLE_SCREEN_BS, 0);
	if (!halted_bs())
		printk_bs("Console: colour dummy device 80x30\n");
}
