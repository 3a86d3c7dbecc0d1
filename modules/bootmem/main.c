// SPDX-License-Identifier: GPL-2.0-only
/*
 * The tests of bootmem that run inside the boot: all but the last while bootmem
 * rules, on a node of their own, so that the boot goes on as if nothing had happened.
 */
#include <biscuitos/init.h>
#include "tests.h"

bootmem_initcall_bs(merge_tests);
bootmem_initcall_bs(align_tests);
bootmem_initcall_bs(goal_tests);
bootmem_initcall_bs(limit_tests);
bootmem_initcall_bs(last_success_tests);
bootmem_initcall_bs(hint_tests);
bootmem_initcall_bs(reserve_tests);
bootmem_initcall_bs(exhaust_tests);
buddy_initcall_bs(hand_over_tests);
