/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: the linker of a host program sees every symbol. */
#ifndef SHIM_LINUX_EXPORT_H
#define SHIM_LINUX_EXPORT_H

#define EXPORT_SYMBOL(sym)	extern int shim_export_##sym
#define EXPORT_SYMBOL_GPL(sym)	extern int shim_export_##sym

#endif
