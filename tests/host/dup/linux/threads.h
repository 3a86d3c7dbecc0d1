/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: a machine for up to four CPUs. */
#ifndef SHIM_LINUX_THREADS_H
#define SHIM_LINUX_THREADS_H

#define NR_CPUS	4

#endif
