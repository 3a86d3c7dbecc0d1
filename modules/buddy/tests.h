/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite a file; main.c runs them in this order. */
#ifndef _MODULES_BUDDY_TESTS_H
#define _MODULES_BUDDY_TESTS_H

#include <bs/test.h>

int arena_tests(void);
int split_tests(void);
int coalesce_tests(void);
int fallback_tests(void);
int atomic_tests(void);

/** open_arena() - in the zone that ordinary requests try first; NULL skips the test */
static inline struct arena_bs *open_arena(struct test_bs *t)
{
	struct arena_bs *a = arena_open_bs(NODE_DATA_BS(0)->node_zonelists[0].zones[0]);

	if (!a)
		test_skip_bs(t, "the zone has too little memory");
	return a;
}

#endif /* _MODULES_BUDDY_TESTS_H */
