// SPDX-License-Identifier: GPL-2.0-only
/* The tests of the page allocator that run inside the boot. */
#include <biscuitos/init.h>
#include "tests.h"

buddy_initcall_bs(arena_tests);
buddy_initcall_bs(split_tests);
buddy_initcall_bs(coalesce_tests);
buddy_initcall_bs(fallback_tests);
buddy_initcall_bs(atomic_tests);
