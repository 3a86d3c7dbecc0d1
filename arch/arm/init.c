// SPDX-License-Identifier: GPL-2.0-only
/* The hand-over to the page allocator, and what came free after it. */
#include <bs/early.h>
#include <bs/machine.h>
#include <bs/debugfs.h>
#include <bs/arch.h>

static void release_high_bank(const struct bank_bs *bank)
{
	unsigned long pfn;

	for (pfn = bank->start; pfn < bank->end && !halted_bs(); pfn++)
		one_highpage_init_bs(pfn_to_page_bs(pfn));
}

static void release_high_memory(const struct layout_bs *layout)
{
	const struct bank_bs *bank;

	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++)
		if (bank->high)
			release_high_bank(bank);
	totalram_pages_bs += totalhigh_pages_bs;
}

static unsigned long megabytes(unsigned long pages)
{
	return pages >> (20 - PAGE_SHIFT_BS);
}

/* What ARM printed: each bank, then what is left of them. */
static void show_memory(const struct layout_bs *layout)
{
	const struct bank_bs *bank;
	unsigned long pages = 0;

	printk_bs(KERN_INFO "Memory:");
	for (bank = layout->bank; bank < layout->bank + layout->nr_banks; bank++) {
		printk_bs(" %luMB", megabytes(bank->end - bank->start));
		pages += bank->end - bank->start;
	}
	printk_bs(" = %luMB total\n", megabytes(pages));

	printk_bs(KERN_NOTICE "Memory: %luKB available (%luK code, %luK data, %luK init)\n",
		  (unsigned long)nr_free_pages_bs() << (PAGE_SHIFT_BS - 10),
		  layout->text_size >> 10, layout->data_size >> 10,
		  layout->init_size >> 10);
}

/* What the page allocator of 2.4 wants to know: what is behind them is no page */
static void count_pages(const struct layout_bs *layout)
{
#ifdef BS_HAS_AREA_MAPS
	unsigned int nid;

	for (nid = 0; nid < layout->nr_nodes; nid++)
		max_mapnr_bs += NODE_DATA_BS(nid)->node_size;
	num_physpages_bs = max_mapnr_bs;
#endif
}

void mem_init_bs(const struct layout_bs *layout)
{
	if (halted_bs())
		return;

	count_pages(layout);
	if (bitmap_keep_bs)
		optional_bs(bitmap_keep_bs)();
	early_hand_over_bs(layout);
	release_high_memory(layout);
	if (!halted_bs())
		show_memory(layout);
}

/* ---- after the boot ---- */

static void free_frames(const unsigned long *range, const char *what)
{
	struct page_bs *page;
	unsigned long pfn;

	if (halted_bs() || range[0] >= range[1])
		return;
	for (pfn = range[0]; pfn < range[1] && !halted_bs(); pfn++) {
		page = pfn_to_page_bs(pfn);
		ClearPageReserved_bs(page);
		set_page_count_bs(page, 1);
		__free_page_bs(page);
		totalram_pages_bs++;
	}
	printk_bs(KERN_INFO "Freeing %s memory: %luK\n", what,
		  (range[1] - range[0]) << (PAGE_SHIFT_BS - 10));
}

void free_boot_memory_bs(const struct layout_bs *layout)
{
	free_frames(layout->initrd, "initrd");
	free_frames(layout->init, "init");
}
