// SPDX-License-Identifier: GPL-2.0-only
/*
 * As one would write a test for BiscuitOS: nothing in here knows that this is not
 * BiscuitOS. It has to compile and to run as it is.
 */
#include <linux/mm.h>

#include "biscuitos/kernel.h"
#include "biscuitos/init.h"
#include "biscuitos/mm.h"
#include "biscuitos/bootmem.h"

#define MEM_START	0x70001000
#define MEM_SIZE	0x10

/* BiscuitOS ends with 2.6.16, before there were flags */
#ifdef BS_HAS_BOOTMEM_FLAGS
#define RESERVE(start, size)	reserve_bootmem_bs(start, size, BOOTMEM_DEFAULT_BS)
#else
#define RESERVE(start, size)	reserve_bootmem_bs(start, size)
#endif

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
	RESERVE(MEM_START, MEM_SIZE);
	RESERVE(MEM_START, MEM_SIZE);
	free_bootmem_bs(MEM_START, MEM_SIZE);
	return 0;
}
bootmem_initcall_bs(compat_reserve);

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
