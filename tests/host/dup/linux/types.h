/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: the same types as in the kernel, and the compiler's names that go with them. */
#ifndef SHIM_LINUX_TYPES_H
#define SHIM_LINUX_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef unsigned long long u64;

struct list_head {
	struct list_head *next, *prev;
};

#define BITS_PER_BYTE	8
#define BITS_PER_LONG	__WORDSIZE

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)
#define __printf(a, b)	__attribute__((format(printf, a, b)))
#define __scanf(a, b)	__attribute__((format(scanf, a, b)))
#define __maybe_unused	__attribute__((unused))
#define __must_check	__attribute__((warn_unused_result))
#undef __always_inline
#define __always_inline	inline __attribute__((always_inline))
#undef noinline
#define noinline	__attribute__((noinline))
#define fallthrough	__attribute__((fallthrough))

#define READ_ONCE(x)		(*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, v)	(*(volatile __typeof__(x) *)&(x) = (v))

#define __weak	__attribute__((weak))

#endif
