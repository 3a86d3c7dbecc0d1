// SPDX-License-Identifier: GPL-2.0-only
/* The part of the shims that is code: what the kernel has and the C library has not. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <linux/crc32.h>
#include <linux/kernel.h>
#include <linux/log2.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>

/* ---- text ---- */

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	return len < (int)size ? len : (int)size - 1;
}

int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

ssize_t strscpy(char *to, const char *from, size_t size)
{
	size_t len = strnlen(from, size);

	if (!size)
		return -E2BIG;
	if (len == size)
		len--;
	memcpy(to, from, len);
	to[len] = '\0';
	return from[len] ? -E2BIG : (ssize_t)len;
}

char *strim(char *s)
{
	size_t len;

	while (isspace(*s))
		s++;
	for (len = strlen(s); len && isspace(s[len - 1]);)
		s[--len] = '\0';
	return s;
}

const char *kbasename(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* ---- numbers ---- */

int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
{
	char *end;

	if (!isalnum(*s))
		return -EINVAL;
	errno = 0;
	*res = strtoull(s, &end, base);
	if (errno)
		return -ERANGE;
	return end == s || (*end && strcmp(end, "\n")) ? -EINVAL : 0;
}

int kstrtoul(const char *s, unsigned int base, unsigned long *res)
{
	unsigned long long value;
	int err = kstrtoull(s, base, &value);

	if (err)
		return err;
	*res = value;
	return *res == value ? 0 : -ERANGE;
}

long simple_strtol(const char *s, char **end, unsigned int base)
{
	return strtol(s, end, base);
}

int kstrtouint(const char *s, unsigned int base, unsigned int *res)
{
	unsigned long long value;
	int err = kstrtoull(s, base, &value);

	if (err)
		return err;
	*res = value;
	return *res == value ? 0 : -ERANGE;
}

unsigned long long memparse(const char *ptr, char **retptr)
{
	static const char units[] = "KMGTPE";
	unsigned long long value;
	const char *unit;
	char *end;

	value = strtoull(ptr, &end, 0);
	unit = *end ? strchr(units, toupper(*end)) : NULL;
	if (unit) {
		value <<= 10 * (unit - units + 1);
		end++;
	}
	if (retptr)
		*retptr = end;
	return value;
}

/* The largest number whose square is not above @x, built from its highest bit down */
unsigned long int_sqrt(unsigned long x)
{
	unsigned long root = 0, bit;

	for (bit = 1UL << (BITS_PER_LONG / 2 - 1); bit; bit >>= 1)
		if ((root | bit) <= x / (root | bit))
			root |= bit;
	return root;
}

u32 crc32_le(u32 crc, const unsigned char *p, size_t len)
{
	static u32 table[256];
	u32 i, bit;

	for (i = 0; i < 256 && !table[255]; i++)
		for (table[i] = i, bit = 0; bit < 8; bit++)
			table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320 : 0);
	while (len--)
		crc = crc >> 8 ^ table[(crc ^ *p++) & 0xff];
	return crc;
}

/* ---- log ---- */

bool shim_loud, shim_ratelimit;

int printk(const char *fmt, ...)
{
	va_list args;
	int len = 0;

	if (*fmt == KERN_SOH_ASCII)
		fmt += 2;
	va_start(args, fmt);
	if (shim_loud)
		len = vfprintf(stderr, fmt, args);
	va_end(args);
	return len;
}

/* ---- seq_file ---- */

void seq_printf(struct seq_file *m, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(m->buf + m->count, m->size - m->count, fmt, args);
	va_end(args);
	m->count = min(m->size, m->count + len);
}

void seq_puts(struct seq_file *m, const char *s)
{
	seq_printf(m, "%s", s);
}

void seq_putc(struct seq_file *m, char c)
{
	seq_printf(m, "%c", c);
}

/* ---- interrupts and locks ---- */

__thread unsigned long shim_irqs_off;

/* A number that no other thread has: where one of its own variables lies */
static unsigned long self(void)
{
	static __thread char here;

	return (unsigned long)&here;
}

static void must(bool ok, const char *rule)
{
	if (ok)
		return;
	fprintf(stderr, "spinlock: %s\n", rule);
	abort();
}

void spin_lock(spinlock_t *lock)
{
	unsigned long nobody;

	must(__atomic_load_n(&lock->owner, __ATOMIC_RELAXED) != self(), "taken twice");
	do
		nobody = 0;
	while (!__atomic_compare_exchange_n(&lock->owner, &nobody, self(), true,
					    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED));
}

void spin_unlock(spinlock_t *lock)
{
	must(__atomic_load_n(&lock->owner, __ATOMIC_RELAXED) == self(), "not held");
	__atomic_store_n(&lock->owner, 0, __ATOMIC_RELEASE);
}

bool spin_is_locked(spinlock_t *lock)
{
	return __atomic_load_n(&lock->owner, __ATOMIC_RELAXED);
}
