// SPDX-License-Identifier: GPL-2.0-only
/*
 * As one would write a test for BiscuitOS, and as one would better not: nothing in here knows
 * that this is not BiscuitOS. It has to compile, to run as it is, and to leave no page behind.
 */
#include <linux/icmp.h>
#include <linux/mm.h>
#include <linux/sysctl.h>

#include "biscuitos/kernel.h"
#include "biscuitos/init.h"
#include "biscuitos/mm.h"
#include "biscuitos/bootmem.h"

/* BiscuitOS had these; nothing in them is needed in here */
#include "asm-generated/memory.h"
#include <biscuitos/percpu.h>

/* A header of the host with a field __unused, which is an attribute in here */
_Static_assert(sizeof(((struct icmphdr *)0)->un.frag) == 4, "the field is gone");

#define MEM_START	0x70001000
#define MEM_SIZE	0x10

/* How the boot is to end for those who ask for memory for ever: 1 in bootmem, 2 in pages */
static int endless;
module_param(endless, int, 0444);

static int compat_alloc(void)
{
	char *text;

	bs_debug_enable();
	text = alloc_bootmem_bs(32);
	if (!text) {
		bs_debug("bootmem gave nothing.\n");
		return -ENOMEM;
	}
	sprintf(text, "compat-%s", "alloc");
	bs_debug("%s at %#lx\n", text, (unsigned long)__pa_bs(text));
	free_bootmem_bs(__pa_bs(text), 32);
	bs_debug_disable();
	return 0;
}
bootmem_initcall_bs(compat_alloc);

static int compat_alloc_pages(void)
{
	unsigned long *words;

	words = (unsigned long *)alloc_bootmem_pages_bs(2 * PAGE_SIZE_BS);
	if (!words)
		return -ENOMEM;
	words[0] = 88;
	words[2 * PAGE_SIZE_BS / sizeof(*words) - 1] = 89;
	free_bootmem_bs(__pa_bs(words), 2 * PAGE_SIZE_BS);

	words = alloc_bootmem_low_pages_bs(PAGE_SIZE_BS);
	if (!words)
		return -ENOMEM;
	free_bootmem_bs(__pa_bs(words), PAGE_SIZE_BS);
	return 0;
}
bootmem_initcall_bs(compat_alloc_pages);

/* Reserving what somebody has reserved, and freeing less than a page: both harmless */
static int compat_reserve(void)
{
	reserve_bootmem_bs(MEM_START, MEM_SIZE);
	reserve_bootmem_bs(MEM_START, MEM_SIZE);
	free_bootmem_bs(MEM_START, MEM_SIZE);
	return 0;
}
bootmem_initcall_bs(compat_reserve);

static int compat_bootmem_for_ever(void)
{
	while (endless == 1)
		alloc_bootmem_bs(PAGE_SIZE_BS);
	return 0;
}
bootmem_initcall_bs(compat_bootmem_for_ever);

/* Smaller than anything bootmem can take back: the page stays with the boot */
static int compat_few_bytes(void)
{
	unsigned int *number = alloc_bootmem_bs(sizeof(*number));
	char *text = alloc_bootmem_low_bs(4);

	if (!number || !text)
		return -ENOMEM;
	*number = 2005;
	text[0] = 'x';
	free_bootmem_bs(__pa_bs(number), sizeof(*number));
	free_bootmem_bs(__pa_bs(text), 4);
	return 0;
}
bootmem_initcall_bs(compat_few_bytes);

static int compat_single_page(void)
{
	unsigned long addr = __get_free_page_bs(GFP_KERNEL_BS);

	if (!addr)
		return -ENOMEM;
	sprintf((char *)addr, "one page");
	free_page_bs(addr);
	return 0;
}
buddy_initcall_bs(compat_single_page);

/* Two that nobody registers */
static int __unused compat_show(void)
{
	show_free_areas_bs();
	return 0;
}

static __unused int compat_zeroed(void)
{
	unsigned long addr = get_zeroed_page_bs(GFP_KERNEL_BS);

	free_page_bs(addr);
	return 0;
}

/* An address kept in a pointer, without a cast there and back */
static int compat_no_casts(void)
{
	char *text = __get_free_pages_bs(GFP_KERNEL_BS, 1);

	if (!text)
		return -ENOMEM;
	strcpy(text, "no casts");
	free_pages_bs(text, 1);
	return 0;
}
buddy_initcall_bs(compat_no_casts);

/* The address in the place of the page */
static int compat_address_for_page(void)
{
	unsigned long addr = __get_free_page_bs(GFP_KERNEL_BS);

	if (addr < 0)
		return -ENOMEM;
	__free_page_bs((struct page_bs *)addr);
	return 0;
}
buddy_initcall_bs(compat_address_for_page);

/* Nothing says what it returns */
static int compat_no_return(void)
{
	struct page_bs *page = alloc_page_bs(GFP_DMA_BS);

	if (page) {
		sprintf(page_address_bs(page), "page %lu", page_to_pfn_bs(page));
		free_page_bs((unsigned long)page);
	}
	bs_debug("there was one in ZONE_DMA, and the next one is in ZONE_NORMAL.\n");
}
buddy_initcall_bs(compat_no_return);

static int compat_positive()
{
	return 11;
}
buddy_initcall_bs(compat_positive);

/* As C was written before there was a standard, and with the date of the day */
static compat_old(addr, text)
	unsigned long addr;
	char *text;
{
	sprintf(addr, "%s %s", text, __DATE__);
	return strlen((char *)addr);
}

static int compat_date()
{
	unsigned long addr = __get_free_page_bs(GFP_KERNEL_BS);

	if (!compat_old(addr, "built"))
		return -EINVAL;
	BiscuitOS_debug = 1;
	bs_debug("%s, %s\n", addr, addr);
	BiscuitOS_debug = 0;
	free_page_bs(addr);
	return 0;
}
buddy_initcall_bs(compat_date);

/* Two references, each given back */
static int compat_references(void)
{
	struct page_bs *page = alloc_page_bs(GFP_KERNEL_BS);

	get_page_bs(page);
	put_page_bs(page);
	if (page_to_phys_bs(page) != __pa_bs(page_address_bs(page)))
		return -EINVAL;
	put_page_bs(page);
	return 0;
}
slab_initcall_bs(compat_references);

static int compat_pages_for_ever(void)
{
	while (endless == 2)
		alloc_page_bs(GFP_KERNEL_BS);
	return 0;
}
buddy_initcall_bs(compat_pages_for_ever);

/* A page of high memory, by its structure and by the address that it has in here */
static int compat_highmem_by_address(void)
{
	struct page_bs *page = alloc_page_bs(GFP_HIGHUSER_BS);

	if (!page)
		return -ENOMEM;
	free_page_bs((unsigned long)page);
	page = alloc_pages_bs(GFP_HIGHUSER_BS, 2);
	if (!page)
		return -ENOMEM;
	sprintf((char *)page_address_bs(page), "high");
	free_pages_bs((unsigned long)page_address_bs(page), 2);
	return 0;
}
pcp_initcall_bs(compat_highmem_by_address);

static int compat_highmem(void)
{
	struct page_bs *page = alloc_page_bs(GFP_HIGHUSER_BS);

	if (!page)
		return -ENOMEM;
	memset(page_address_bs(page), 0, PAGE_SIZE_BS);
	__free_page_bs(page);
	return 0;
}
pcp_initcall_bs(compat_highmem);

static int compat_look(void)
{
	show_free_areas_bs();
	return 0;
}
module_initcall_bs(compat_look);

static int compat_login(void)
{
	bs_debug("all phases were there.\n");
	return 0;
}
login_initcall_bs(compat_login);
