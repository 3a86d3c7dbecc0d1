/* SPDX-License-Identifier: GPL-2.0-only */
/* How far the old DMA controllers could reach. */
#ifndef _BISCUITOS_DMA_H
#define _BISCUITOS_DMA_H

/*
 * Virtual address of the first byte behind the DMA zone. The architecture sets it
 * before the first allocation; alloc_bootmem_bs() and alloc_bootmem_pages_bs() aim
 * at it so that memory which devices can reach is used last.
 */
extern unsigned long max_dma_address_bs;

#define MAX_DMA_ADDRESS_BS	max_dma_address_bs

#endif /* _BISCUITOS_DMA_H */
