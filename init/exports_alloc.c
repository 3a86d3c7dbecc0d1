// SPDX-License-Identifier: GPL-2.0-only
/* What submodules may use of bootmem's interface, whichever file it is in. */
#include <linux/export.h>
#include <bs/machine.h>

#ifdef BS_HAS_BOOTMEM_LIMIT
EXPORT_SYMBOL_GPL(__alloc_bootmem_limit_bs);
EXPORT_SYMBOL_GPL(__alloc_bootmem_node_limit_bs);
#else
EXPORT_SYMBOL_GPL(__alloc_bootmem_bs);
EXPORT_SYMBOL_GPL(__alloc_bootmem_node_bs);
#endif
#ifdef BS_HAS_BOOTMEM_LOW
EXPORT_SYMBOL_GPL(__alloc_bootmem_low_bs);
EXPORT_SYMBOL_GPL(__alloc_bootmem_low_node_bs);
#endif
#ifdef BS_HAS_BOOTMEM_NOPANIC
EXPORT_SYMBOL_GPL(__alloc_bootmem_nopanic_bs);
#endif
#ifdef BS_HAS_NODE_NOPANIC
EXPORT_SYMBOL_GPL(__alloc_bootmem_node_nopanic_bs);
#endif
#ifdef BS_HAS_LOW_NOPANIC
EXPORT_SYMBOL_GPL(__alloc_bootmem_low_nopanic_bs);
#endif
#ifdef BS_HAS_BOOTMEM_ANY_LIMIT
EXPORT_SYMBOL_GPL(___alloc_bootmem_bs);
EXPORT_SYMBOL_GPL(___alloc_bootmem_node_bs);
EXPORT_SYMBOL_GPL(___alloc_bootmem_nopanic_bs);
#endif
#ifdef BS_HAS_NODE_NOPANIC_LIMIT
EXPORT_SYMBOL_GPL(___alloc_bootmem_node_nopanic_bs);
#endif
#ifdef BS_HAS_FREE_BOOTMEM_LATE
EXPORT_SYMBOL_GPL(free_bootmem_late_bs);
#endif
EXPORT_SYMBOL_GPL(free_all_bootmem_bs);
#ifndef BS_HAS_NO_FREE_ALL_NODE
EXPORT_SYMBOL_GPL(free_all_bootmem_node_bs);
#endif
EXPORT_SYMBOL_GPL(free_bootmem_bs);
EXPORT_SYMBOL_GPL(free_bootmem_node_bs);
#ifdef BS_HAS_SAVED_MAX_PFN
EXPORT_SYMBOL_GPL(saved_max_pfn_bs);
#endif
