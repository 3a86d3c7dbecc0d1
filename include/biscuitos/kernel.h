/* SPDX-License-Identifier: GPL-2.0-only */
/* Under the name that sources written for BiscuitOS include it by. */
#include <bs/kernel.h>
