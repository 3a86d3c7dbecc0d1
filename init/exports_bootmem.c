// SPDX-License-Identifier: GPL-2.0-only
/* What submodules may use of bootmem, where there is a bitmap, and of its test nodes. */
#include <linux/export.h>
#include <bs/machine.h>
#include <bs/test.h>

#if defined(BS_HAS_ALLOC_BDATA)
EXPORT_SYMBOL_GPL(alloc_bootmem_bdata_bs);
#elif defined(BS_HAS_HINT_IDX)
EXPORT_SYMBOL_GPL(alloc_bootmem_core_bs);
#else
EXPORT_SYMBOL_GPL(__alloc_bootmem_core_bs);
#endif
#ifdef BS_HAS_BOOTMEM_SECTION
EXPORT_SYMBOL_GPL(alloc_bootmem_section_bs);
#endif
#ifdef BS_HAS_SLAB_FALLBACK
EXPORT_SYMBOL_GPL(slab_is_available_bs);
#endif
EXPORT_SYMBOL_GPL(bootmem_bootmap_pages_bs);
EXPORT_SYMBOL_GPL(init_bootmem_bs);
EXPORT_SYMBOL_GPL(init_bootmem_node_bs);
EXPORT_SYMBOL_GPL(reserve_bootmem_bs);
EXPORT_SYMBOL_GPL(reserve_bootmem_node_bs);

EXPORT_SYMBOL_GPL(bitmap_text_bs);
EXPORT_SYMBOL_GPL(expect_map_bs);
EXPORT_SYMBOL_GPL(sandbox_alloc_bs);
EXPORT_SYMBOL_GPL(sandbox_close_bs);
EXPORT_SYMBOL_GPL(sandbox_open_bs);
EXPORT_SYMBOL_GPL(sandbox_set_bs);
