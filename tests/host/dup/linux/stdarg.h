/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: it is the compiler's. */
#include <stdarg.h>
