// SPDX-License-Identifier: GPL-2.0-only
/* From the memory map of a PC to zones, as in Linux 2.4.0; see i386.h. */
#include <biscuitos/bootmem.h>
#include <biscuitos/i386.h>

struct e820map_bs e820_bs;
struct image_bs image_bs;
unsigned long highstart_pfn_bs, highend_pfn_bs;

void add_memory_region_bs(u64 start, u64 size, int type)
{
	struct e820entry_bs *entry = e820_bs.map + e820_bs.nr_map;

	if (e820_bs.nr_map == E820MAX_BS) {
		printk_bs(KERN_ERR "Ooops! Too many entries in the memory map!\n");
		return;
	}
	*entry = (struct e820entry_bs){ .addr = start, .size = size, .type = type };
	e820_bs.nr_map++;
}

/* ---- the whole frames of an entry; none if it is no RAM ---- */

static u64 entry_start(const struct e820entry_bs *entry)
{
	return (entry->addr + PAGE_SIZE_BS - 1) >> PAGE_SHIFT_BS;
}

static u64 entry_end(const struct e820entry_bs *entry)
{
	u64 end = (entry->addr + entry->size) >> PAGE_SHIFT_BS;

	return entry->type == E820_RAM_BS ? end : 0;
}

#define for_each_entry(entry) \
	for (entry = e820_bs.map; entry < e820_bs.map + e820_bs.nr_map; entry++)

static bool page_is_ram(unsigned long pfn)
{
	const struct e820entry_bs *entry;

	for_each_entry(entry)
		if (pfn >= entry_start(entry) && pfn < entry_end(entry))
			return true;
	return false;
}

static unsigned long last_ram_pfn(void)
{
	const struct e820entry_bs *entry;
	u64 last = 0;

	for_each_entry(entry)
		if (entry_start(entry) < entry_end(entry))
			last = max(last, entry_end(entry));
	return last;
}

/* ---- bootmem ---- */

/* Frames that 32 bits of an address can name */
#define MAX_4GB_PFN	(1UL << (32 - PAGE_SHIFT_BS))

static void find_ends(void)
{
	max_pfn_bs = last_ram_pfn();
	max_low_pfn_bs = min(max_pfn_bs, MAXMEM_PFN_BS);
	if (max_low_pfn_bs < max_pfn_bs && max_pfn_bs > MAX_4GB_PFN) {
		max_pfn_bs = MAX_4GB_PFN;
		printk_bs(KERN_WARNING "Warning only 4GB will be used.\n");
		printk_bs(KERN_WARNING "Use a PAE enabled kernel.\n");
	}

	highend_pfn_bs = max_pfn_bs;
	highstart_pfn_bs = max_pfn_bs;
	if (max_pfn_bs > MAXMEM_PFN_BS) {
		highstart_pfn_bs = MAXMEM_PFN_BS;
		printk_bs(KERN_NOTICE "%ldMB HIGHMEM available.\n",
			  (highend_pfn_bs - highstart_pfn_bs) >> (20 - PAGE_SHIFT_BS));
	}
}

static void free_low_ram(void)
{
	const struct e820entry_bs *entry;
	u64 start, end;

	for_each_entry(entry) {
		start = entry_start(entry);
		end = min_t(u64, entry_end(entry), max_low_pfn_bs);
		if (start < end)
			free_bootmem_bs(start << PAGE_SHIFT_BS, (end - start) << PAGE_SHIFT_BS);
	}
}

#define HIGH_MEMORY	0x100000UL

void setup_memory_bs(unsigned long end)
{
	unsigned long start_pfn = DIV_ROUND_UP(end, PAGE_SIZE_BS), map;

	if (halted_bs())
		return;
	find_ends();
	map = init_bootmem_bs(start_pfn, max_low_pfn_bs);
	free_low_ram();
	/* The kernel and the map behind it, and then the page that the BIOS uses */
	reserve_bootmem_bs(HIGH_MEMORY, (start_pfn << PAGE_SHIFT_BS) + map +
			   PAGE_SIZE_BS - 1 - HIGH_MEMORY);
	reserve_bootmem_bs(0, PAGE_SIZE_BS);
}

/* ---- zones ---- */

/* ISA devices reach 16 MiB */
#define MAX_DMA_PFN	(0x1000000UL >> PAGE_SHIFT_BS)

void paging_init_bs(void)
{
	unsigned long zones[MAX_NR_ZONES_BS] = { };

	if (halted_bs())
		return;
	if (max_low_pfn_bs < MAX_DMA_PFN) {
		zones[ZONE_DMA_BS] = max_low_pfn_bs;
	} else {
		zones[ZONE_DMA_BS] = MAX_DMA_PFN;
		zones[ZONE_NORMAL_BS] = max_low_pfn_bs - MAX_DMA_PFN;
		zones[ZONE_HIGHMEM_BS] = highend_pfn_bs - max_low_pfn_bs;
	}
	free_area_init_bs(zones);
}

/* ---- the hand-over ---- */

static int count_reserved(void)
{
	unsigned long pfn;
	int nr = 0;

	for (pfn = 0; pfn < max_low_pfn_bs; pfn++)
		if (page_is_ram(pfn) && PageReserved_bs(pfn_to_page_bs(pfn)))
			nr++;
	return nr;
}

static void release_high_ram(void)
{
	unsigned long pfn;

	for (pfn = highstart_pfn_bs; pfn < highend_pfn_bs && !halted_bs(); pfn++)
		if (page_is_ram(pfn))
			one_highpage_init_bs(pfn_to_page_bs(pfn));
	totalram_pages_bs += totalhigh_pages_bs;
}

static int kilobytes(unsigned long start, unsigned long end)
{
	return (end - start) >> 10;
}

void mem_init_i386_bs(void)
{
	int reserved;

	if (halted_bs())
		return;
	max_mapnr_bs = highend_pfn_bs;
	num_physpages_bs = highend_pfn_bs;
	totalram_pages_bs += free_all_bootmem_bs();
	if (halted_bs())
		return;
	reserved = count_reserved();
	release_high_ram();
	printk_bs("Memory: %luk/%luk available (%dk kernel code, %dk reserved, %dk data, %dk init, %ldk highmem)\n",
		  (unsigned long)nr_free_pages_bs() << (PAGE_SHIFT_BS - 10),
		  max_mapnr_bs << (PAGE_SHIFT_BS - 10),
		  kilobytes(image_bs.text, image_bs.etext),
		  reserved << (PAGE_SHIFT_BS - 10),
		  kilobytes(image_bs.etext, image_bs.edata),
		  kilobytes(image_bs.init_begin, image_bs.init_end),
		  totalhigh_pages_bs << (PAGE_SHIFT_BS - 10));
}

static void release(unsigned long start, unsigned long end)
{
	for (; start < end && !halted_bs(); start += PAGE_SIZE_BS) {
		free_reserved_page_bs(pfn_to_page_bs(start >> PAGE_SHIFT_BS));
		totalram_pages_bs++;
	}
}

void free_initmem_bs(void)
{
	release(image_bs.init_begin, image_bs.init_end);
	printk_bs("Freeing unused kernel memory: %dk freed\n",
		  kilobytes(image_bs.init_begin, image_bs.init_end));
}

void free_initrd_mem_bs(unsigned long start, unsigned long end)
{
	if (start < end)
		printk_bs("Freeing initrd memory: %dk freed\n", kilobytes(start, end));
	release(start, end);
}
