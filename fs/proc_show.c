// SPDX-License-Identifier: GPL-2.0-only
/*
 * The texts of /proc/buddyinfo, vmstat and zoneinfo, to the last blank as the replayed
 * version wrote them. Compiled for host programs as well.
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

/* Each of the zones that have pages, locked, in the order of the list of nodes */
static void show_zones(struct seq_file *m,
		       void (*show)(struct seq_file *m, const struct zone_bs *zone))
{
	struct zone_bs *zone;
	unsigned long flags;

	show_halted(m);
	for_each_zone_bs(zone) {
		if (!zone->present_pages)
			continue;
		raw_spin_lock_irqsave(&zone->lock, flags);
		show(m, zone);
		raw_spin_unlock_irqrestore(&zone->lock, flags);
	}
}

/* A column an order, each with a blank behind it, the last one too */
static void show_free_blocks(struct seq_file *m, const struct zone_bs *zone)
{
	const struct free_area_bs *column = zone->free_area;

	seq_printf(m, "Node %d, zone %8s ", zone->zone_pgdat->node_id, zone->name);
	while (column < zone->free_area + MAX_ORDER_BS)
		seq_printf(m, "%6lu ", column++->nr_free);
	seq_putc(m, '\n');
}

int buddyinfo_show_bs(struct seq_file *m)
{
	show_zones(m, show_free_blocks);
	return 0;
}

int vmstat_show_bs(struct seq_file *m)
{
	union {
		struct page_state_bs state;
		unsigned long counter[VMSTAT_ITEMS_BS];
	} sum;
	size_t i;

	get_full_page_state_bs(&sum.state);
	/* Counted in sectors, shown in kilobytes */
	sum.state.pgpgin /= 2;
	sum.state.pgpgout /= 2;

	show_halted(m);
	for (i = 0; i < VMSTAT_ITEMS_BS; i++)
		seq_printf(m, "%s %lu\n", vmstat_text_bs[i], sum.counter[i]);
	return 0;
}

#ifdef BS_HAS_ZONEINFO
static void show_limits(struct seq_file *m, const struct zone_bs *zone)
{
	seq_printf(m, "\n  pages free     %lu", zone->free_pages);
	seq_printf(m, "\n        min      %lu", zone->pages_min);
	seq_printf(m, "\n        low      %lu", zone->pages_low);
	seq_printf(m, "\n        high     %lu", zone->pages_high);
	seq_printf(m, "\n        active   %lu", zone->nr_active);
	seq_printf(m, "\n        inactive %lu", zone->nr_inactive);
	seq_printf(m, "\n        scanned  %lu (a: %lu i: %lu)", zone->pages_scanned,
		   zone->nr_scan_active, zone->nr_scan_inactive);
	seq_printf(m, "\n        spanned  %lu", zone->spanned_pages);
	seq_printf(m, "\n        present  %lu", zone->present_pages);
}

static void show_protection(struct seq_file *m, const struct zone_bs *zone)
{
	int i;

	seq_printf(m, "\n        protection: (%lu", zone->lowmem_reserve[0]);
	for (i = 1; i < MAX_NR_ZONES_BS; i++)
		seq_printf(m, ", %lu", zone->lowmem_reserve[i]);
	seq_putc(m, ')');
}

static void show_pcp(struct seq_file *m, const struct per_cpu_pages_bs *pcp, int cpu,
		     int i)
{
	seq_printf(m, "\n    cpu: %i pcp: %i", cpu, i);
	seq_printf(m, "\n              count: %i", pcp->count);
#ifndef BS_HAS_NO_PCP_LOW
	seq_printf(m, "\n              low:   %i", pcp->low);
#endif
	seq_printf(m, "\n              high:  %i", pcp->high);
	seq_printf(m, "\n              batch: %i", pcp->batch);
}

static void show_pagesets(struct seq_file *m, const struct zone_bs *zone)
{
	const struct per_cpu_pages_bs *pcp;
	int cpu, i;

	seq_puts(m, "\n  pagesets");
	for (cpu = 0; cpu < NR_CPUS_BS; cpu++) {
		if (!cpu_online_bs(cpu))
			continue;
		pcp = zone->pageset[cpu].pcp;
		for (i = 0; (pcp[0].count || pcp[1].count) && i < 2; i++)
			show_pcp(m, &pcp[i], cpu, i);
	}
}

static void show_zone(struct seq_file *m, const struct zone_bs *zone)
{
	seq_printf(m, "Node %d, zone %8s", zone->zone_pgdat->node_id, zone->name);
	show_limits(m, zone);
	show_protection(m, zone);
	show_pagesets(m, zone);
	seq_printf(m, "\n  all_unreclaimable: %u", zone->all_unreclaimable);
	seq_printf(m, "\n  prev_priority:     %i", zone->prev_priority);
	seq_printf(m, "\n  temp_priority:     %i", zone->temp_priority);
	seq_printf(m, "\n  start_pfn:         %lu\n", zone->zone_start_pfn);
}

int zoneinfo_show_bs(struct seq_file *m)
{
	show_zones(m, show_zone);
	return 0;
}
#endif /* BS_HAS_ZONEINFO */
