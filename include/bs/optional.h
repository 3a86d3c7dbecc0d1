/* SPDX-License-Identifier: GPL-2.0-only */
/* Functions that not every version links: __weak, and NULL where they are not there. */
#ifndef _BS_OPTIONAL_H
#define _BS_OPTIONAL_H

/**
 * optional_bs() - an optional function, to be called behind a look at whether it is there
 * @function: that is declared __weak
 *
 * The compiler would make a branch of a call, and a branch to what is not linked is too far for a
 * kernel without CONFIG_ARM_MODULE_PLTS: it would refuse the module.
 *
 * Return: its address, which the compiler does not know.
 */
#define optional_bs(function)					\
({								\
	typeof(function) *optional = (function);		\
								\
	asm("" : "+r" (optional));				\
	optional;						\
})

#endif /* _BS_OPTIONAL_H */
