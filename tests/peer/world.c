// SPDX-License-Identifier: GPL-2.0-only
/*
 * Custom: the machine around memblock for the kernel's own tests. Their memory is malloc'd
 * and is registered by its address: physical is virtual here. A BUG or a panic ends the run.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <biscuitos/mm.h>

bool machine_dead_bs;
struct pglist_data_bs *pgdat_list_bs;
unsigned long totalram_pages_bs;

void *phys_to_virt_bs(unsigned long paddr)
{
	return (void *)paddr;
}

unsigned long virt_to_phys_bs(const void *vaddr)
{
	return (unsigned long)vaddr;
}

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	return true;
}

void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	memset(vaddr, 0, bytes);
}

int printk_bs(const char *fmt, ...)
{
	return 0;
}

void warn_bs(const char *file, int line, const char *what)
{
}

static void __attribute__((noreturn)) end(const char *file, int line, const char *what)
{
	fprintf(stderr, "peer: %s:%d: %s\n", file, line, what);
	abort();
}

bool bug_bs(const char *file, int line, const char *what)
{
	end(file, line, what);
}

/* The hand-over is not among their tests */
struct page_bs *pfn_to_page_bs(unsigned long pfn)
{
	end(__FILE__, __LINE__, "there are no page structures");
}

void __free_pages_bootmem_bs(struct page_bs *page, unsigned int order)
{
	end(__FILE__, __LINE__, "there is no page allocator");
}

void reserve_bootmem_region_bs(unsigned long start, unsigned long end_addr)
{
	end(__FILE__, __LINE__, "there are no page structures");
}
