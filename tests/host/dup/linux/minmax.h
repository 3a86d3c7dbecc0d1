/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: see kernel.h. */
#include <linux/kernel.h>
