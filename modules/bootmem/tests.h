/* SPDX-License-Identifier: GPL-2.0-only */
/* One suite a file; main.c runs them in this order. */
#ifndef _MODULES_BOOTMEM_TESTS_H
#define _MODULES_BOOTMEM_TESTS_H

int merge_tests(void);
int align_tests(void);
int goal_tests(void);
int limit_tests(void);
int hint_tests(void);
int last_success_tests(void);
int reserve_tests(void);
int exhaust_tests(void);
int hand_over_tests(void);

#endif /* _MODULES_BOOTMEM_TESTS_H */
