/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: the general helpers. The *scnprintf() and int_sqrt() are in custom/kernel.c. */
#ifndef SHIM_LINUX_KERNEL_H
#define SHIM_LINUX_KERNEL_H

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <linux/bits.h>

#include <linux/printk.h>
#include <linux/types.h>

#define ARRAY_SIZE(a)		(sizeof(a) / sizeof((a)[0]))
#define container_of(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))
#define sizeof_field(type, member)	sizeof(((type *)0)->member)

/* For powers of two; other numbers want DIV_ROUND_UP(), roundup(), rounddown() */
#define ALIGN(x, a)		(((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define ALIGN_DOWN(x, a)	((x) & ~((__typeof__(x))(a) - 1))
#define IS_ALIGNED(x, a)	(((x) & ((__typeof__(x))(a) - 1)) == 0)
#define round_up(x, a)		ALIGN(x, a)
#define round_down(x, a)	ALIGN_DOWN(x, a)
#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))
#define roundup(x, y)		(DIV_ROUND_UP(x, y) * (y))
#define rounddown(x, y)		((x) - (x) % (y))

/* Both sides have to be of one type, as in the kernel: the comparison of pointers checks it */
#define shim_pick(a, op, b) ({			\
	__typeof__(a) shim_a = (a);		\
	__typeof__(b) shim_b = (b);		\
	(void)(&shim_a == &shim_b);		\
	shim_a op shim_b ? shim_a : shim_b;	\
})
#define min(a, b)		shim_pick(a, <, b)
#define max(a, b)		shim_pick(a, >, b)
#define min_t(type, a, b)	min((type)(a), (type)(b))
#define max_t(type, a, b)	max((type)(a), (type)(b))
#define min3(a, b, c)		min((__typeof__(a))min(a, b), c)
#define max3(a, b, c)		max((__typeof__(a))max(a, b), c)
#define clamp(v, lo, hi)	min((__typeof__(v))max(v, lo), hi)
#define clamp_t(type, v, lo, hi) clamp((type)(v), (type)(lo), (type)(hi))
#define swap(a, b) do { __typeof__(a) shim_t = (a); (a) = (b); (b) = shim_t; } while (0)

#define might_sleep()	((void)0)

__printf(3, 4) int scnprintf(char *buf, size_t size, const char *fmt, ...);
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args);
unsigned long int_sqrt(unsigned long x);
int kstrtoul(const char *s, unsigned int base, unsigned long *res);
int kstrtoull(const char *s, unsigned int base, unsigned long long *res);
long simple_strtol(const char *s, char **end, unsigned int base);
int kstrtouint(const char *s, unsigned int base, unsigned int *res);

/* A number with K, M or G behind it; *@retptr gets what follows */
unsigned long long memparse(const char *ptr, char **retptr);

#endif
