// SPDX-License-Identifier: GPL-2.0-only
/* The tests of the per-CPU lists that run inside the boot. */
#include <biscuitos/init.h>
#include "tests.h"

pcp_initcall_bs(hot_cold_tests);
pcp_initcall_bs(fill_spill_tests);
