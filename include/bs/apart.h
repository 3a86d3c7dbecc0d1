/* SPDX-License-Identifier: GPL-2.0-only */
/* Functions of tests, whose ends are not to be relied on: machine/apart.c. */
#ifndef _BS_APART_H
#define _BS_APART_H

/**
 * submodule_init_bs() - run a submodule's init function, in a thread of its own
 * @fn: the function
 *
 * Return: what it returned, or a negative error number: -ENOMEM if it had to be ended because
 * it went on without the memory that it had been refused, -EFAULT if the host's kernel ended it.
 */
int submodule_init_bs(int (*fn)(void));

/**
 * end_submodule_init_bs() - end the init function of a submodule that called us
 *
 * Returns if the caller is no such function. Whatever that holds stays as it is; its load fails.
 */
void end_submodule_init_bs(void);

/**
 * lenient_result_bs() - what a function returned, if it returned something
 * @result: the value; that of a function without a return is anything
 * @fn: the function, for the message
 *
 * Return: 0 or a negative error number.
 */
int lenient_result_bs(int result, const void *fn);

#endif /* _BS_APART_H */
