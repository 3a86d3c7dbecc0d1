// SPDX-License-Identifier: GPL-2.0-only
/* What bootmem is asked with a limit, and in vain, once: see main.c. */
#include <biscuitos/init.h>
#include <bs/machine.h>

#ifdef BS_HAS_BOOTMEM

static int limits(void)
{
	void *first = __alloc_bootmem_bs(64, 64, 0);
	unsigned long limit = virt_to_phys_bs(first) + 0xc00000;
	struct pglist_data_bs *node = NODE_DATA_BS(0);

#if defined(BS_HAS_BOOTMEM_ANY_LIMIT)
	___alloc_bootmem_bs(3000, 64, 0, limit);
	___alloc_bootmem_nopanic_bs(3000, 64, 0, limit);
	___alloc_bootmem_nopanic_bs(0x8000000, 64, 0, limit);
	___alloc_bootmem_node_bs(node, 3000, 64, 0, limit);
#elif defined(BS_HAS_BOOTMEM_LIMIT)
	__alloc_bootmem_limit_bs(3000, 64, 0, limit);
	__alloc_bootmem_node_limit_bs(node, 3000, 64, 0, limit);
#endif
#ifdef BS_HAS_BOOTMEM_NOPANIC
	__alloc_bootmem_nopanic_bs(0x8000000, 64, 0);
#endif
#ifdef BS_HAS_NODE_NOPANIC
	__alloc_bootmem_node_nopanic_bs(node, 0x8000000, 64, 0);
#endif
	return !first || !limit || !node;
}
bootmem_initcall_bs(limits);
#endif
