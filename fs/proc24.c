// SPDX-License-Identifier: GPL-2.0-only
/*
 * The texts of /proc of 2.4: meminfo as the kernel wrote it, to the last blank. It had no
 * buddyinfo and no vmstat; what is here in their place is ours, in the format of 2.6, and
 * says so. Compiled for host programs as well.
 */
#include <linux/seq_file.h>
#include <biscuitos/mm.h>
#include <bs/machine.h>
#include <bs/proc_show.h>

/* A dead machine is shown as it died. */
static void show_halted(struct seq_file *m)
{
	if (halted_bs())
		seq_printf(m, "halted: %s\n%s", halt_reason_bs(), death_story_bs ?: "");
}

static const char ours[] = "# not of this kernel, which had no such file: the replay's own\n";

/* Blocks on a list, which a wrong free may have made a ring */
static unsigned long count_blocks(const struct zone_bs *zone, unsigned int order)
{
	const struct list_head *list = &zone->free_area[order].free_list, *at;
	unsigned long nr = 0;

	for (at = list->next; at != list && nr <= zone->size; at = at->next)
		nr++;
	return nr;
}

int buddyinfo_show_bs(struct seq_file *m)
{
	struct zone_bs *zone;
	unsigned long flags;
	unsigned int order;

	show_halted(m);
	seq_puts(m, ours);
	for_each_zone_bs(zone) {
		if (!zone->size)
			continue;
		raw_spin_lock_irqsave(&zone->lock, flags);
		seq_printf(m, "Node %d, zone %8s ", zone->zone_pgdat->node_id, zone->name);
		for (order = 0; order < MAX_ORDER_BS; order++)
			seq_printf(m, "%6lu ", count_blocks(zone, order));
		seq_putc(m, '\n');
		raw_spin_unlock_irqrestore(&zone->lock, flags);
	}
	return 0;
}

int vmstat_show_bs(struct seq_file *m)
{
	const struct reclaim_calls_bs *calls = &reclaim_calls_bs;

	show_halted(m);
	seq_puts(m, ours);
	seq_printf(m, "nr_free %u\n", nr_free_pages_bs());
	seq_printf(m, "nr_active %d\n", nr_active_pages_bs);
	seq_printf(m, "nr_inactive_dirty %d\n", nr_inactive_dirty_pages_bs);
	seq_printf(m, "nr_inactive_clean %u\n", nr_inactive_clean_pages_bs());
	seq_printf(m, "inactive_target %u\n", inactive_target_bs());
	seq_printf(m, "memory_pressure %d\n", memory_pressure_bs);
	seq_printf(m, "kswapd_wakeups %lu\n", calls->kswapd + calls->wait);
	seq_printf(m, "bdflush_wakeups %lu\n", calls->bdflush);
	seq_printf(m, "kreclaimd_wakeups %lu\n", calls->kreclaimd);
	seq_printf(m, "reclaim_page %lu\n", calls->reclaim);
	return 0;
}

/* ---- meminfo: bytes first, then kilobytes ---- */

static unsigned long bytes(unsigned long pages)
{
	return pages << PAGE_SHIFT_BS;
}

static void show_kilobytes(struct seq_file *m, const char *label, unsigned long pages)
{
	seq_printf(m, "%-14s%8lu kB\n", label, pages << (PAGE_SHIFT_BS - 10));
}

int meminfo_show_bs(struct seq_file *m)
{
	unsigned long free = nr_free_pages_bs(), high = nr_free_highpages_bs();

	seq_puts(m, "        total:    used:    free:  shared: buffers:  cached:\n");
	seq_printf(m, "Mem:  %8lu %8lu %8lu %8lu %8lu %8u\n", bytes(totalram_pages_bs),
		   bytes(totalram_pages_bs - free), bytes(free), 0UL, 0UL, 0U);
	seq_printf(m, "Swap: %8lu %8lu %8lu\n", 0UL, 0UL, 0UL);
	show_kilobytes(m, "MemTotal:", totalram_pages_bs);
	show_kilobytes(m, "MemFree:", free);
	show_kilobytes(m, "MemShared:", 0);
	show_kilobytes(m, "Buffers:", 0);
	show_kilobytes(m, "Cached:", 0);
	show_kilobytes(m, "Active:", nr_active_pages_bs);
	show_kilobytes(m, "Inact_dirty:", nr_inactive_dirty_pages_bs);
	show_kilobytes(m, "Inact_clean:", nr_inactive_clean_pages_bs());
	show_kilobytes(m, "Inact_target:", inactive_target_bs());
	show_kilobytes(m, "HighTotal:", totalhigh_pages_bs);
	show_kilobytes(m, "HighFree:", high);
	show_kilobytes(m, "LowTotal:", totalram_pages_bs - totalhigh_pages_bs);
	show_kilobytes(m, "LowFree:", free - high);
	show_kilobytes(m, "SwapTotal:", 0);
	show_kilobytes(m, "SwapFree:", 0);
	return 0;
}
