/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: the polynomial is the same (custom/kernel.c). */
#ifndef SHIM_LINUX_CRC32_H
#define SHIM_LINUX_CRC32_H

#include <linux/types.h>

u32 crc32_le(u32 crc, const unsigned char *p, size_t len);

#endif
