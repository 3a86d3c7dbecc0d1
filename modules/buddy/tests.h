/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite a file; main.c runs them in this order. */
#ifndef _MODULES_BUDDY_TESTS_H
#define _MODULES_BUDDY_TESTS_H

int split_tests(void);
int coalesce_tests(void);
int fallback_tests(void);
int atomic_tests(void);

#endif /* _MODULES_BUDDY_TESTS_H */
