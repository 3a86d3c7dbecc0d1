// SPDX-License-Identifier: GPL-2.0-only
/* The tests of machines with several nodes that run inside the boot. */
#include <biscuitos/init.h>
#include "tests.h"

bootmem_initcall_bs(node_bootmem_tests);
buddy_initcall_bs(node_zonelist_tests);
