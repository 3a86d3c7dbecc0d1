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

/** initcall_apart_bs() - the same for what a test runs in the boot; it acts in its own name */
int initcall_apart_bs(int (*fn)(void));

/**
 * end_test_bs() - end what called us: an init function, an initcall, or a submodule's thread
 * @caller: address in the function that cannot do without memory
 *
 * Returns if it is none of these. Whatever it holds stays as it is; a load fails.
 */
void end_test_bs(unsigned long caller);

/**
 * lenient_result_bs() - what a function returned, if it returned something
 * @result: the value; that of a function without a return is anything
 * @fn: the function, for the message
 *
 * Return: 0 or a negative error number.
 */
int lenient_result_bs(int result, const void *fn);

#endif /* _BS_APART_H */
