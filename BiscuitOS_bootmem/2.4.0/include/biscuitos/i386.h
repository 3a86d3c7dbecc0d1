/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a PC of Linux 2.4.0 came from the map of its memory to bootmem and to zones:
 *
 *	setup_arch() { e820 map; setup_memory_bs(); paging_init_bs(); } mem_init_i386_bs();
 *	free_initmem_bs();
 *
 * History had the first step in the middle of setup_arch(), without a name of its own.
 */
#ifndef _BISCUITOS_I386_H
#define _BISCUITOS_I386_H

#include <biscuitos/mm.h>

#define E820MAX_BS	32
#define E820_RAM_BS	1
#define E820_RESERVED_BS 2
#define E820_ACPI_BS	3
#define E820_NVS_BS	4

/**
 * struct e820map_bs - the BIOS's map of memory
 * @nr_map: entries
 * @map: bytes from @addr on, of a type E820_xxx_BS
 */
struct e820map_bs {
	int nr_map;
	struct e820entry_bs {
		u64 addr, size;
		unsigned long type;
	} map[E820MAX_BS];
};

extern struct e820map_bs e820_bs;

/**
 * add_memory_region_bs() - add an entry to the map
 * @start: first byte
 * @size: bytes
 * @type: E820_xxx_BS
 *
 * A map that is full says so and stays as it is.
 */
void add_memory_region_bs(u64 start, u64 size, int type);

/** struct image_bs - physical addresses of the kernel's sections */
struct image_bs {
	unsigned long text, etext, edata, init_begin, init_end;
};

extern struct image_bs image_bs;

/* Frames; high memory, if there is any, is highstart_pfn .. highend_pfn - 1 */
extern unsigned long highstart_pfn_bs, highend_pfn_bs;

/* Low memory ends at 896 MiB: 1 GiB of addresses less 128 MiB of other uses */
#define MAXMEM_PFN_BS	((0x40000000UL - 0x08000000UL) >> PAGE_SHIFT_BS)

/**
 * setup_memory_bs() - find the ends of memory, start bootmem, free RAM, reserve the kernel
 * @end: physical address of the end of the kernel's image; the bitmap lies behind it
 */
void setup_memory_bs(unsigned long end);

/** paging_init_bs() - divide memory into zones and set them up; page tables are not here */
void paging_init_bs(void);

/** mem_init_i386_bs() - hand over to the page allocator, and print what there is */
void mem_init_i386_bs(void);

/** free_initmem_bs() - release the pages of the init section */
void free_initmem_bs(void);

/**
 * free_initrd_mem_bs() - release the pages of the initial RAM disk
 * @start: physical address of its first byte
 * @end: behind its last
 */
void free_initrd_mem_bs(unsigned long start, unsigned long end);

#endif /* _BISCUITOS_I386_H */
