/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: the C library's, in its "C" locale. */
#include <ctype.h>
