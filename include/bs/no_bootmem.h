/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a test gets for biscuitos/bootmem.h in a version without one (tools/farm): the first
 * line of what the compiler says explains all others.
 */
#warning this version has no bootmem: take memblock_alloc_bs() for it, alloc_pages_bs() for pages
