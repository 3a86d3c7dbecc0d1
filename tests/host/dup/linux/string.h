/* SPDX-License-Identifier: GPL-2.0-only */
/* Duplicated: the C library's, and the few that only the kernel has (custom/kernel.c). */
#ifndef SHIM_LINUX_STRING_H
#define SHIM_LINUX_STRING_H

#include <string.h>
#include <linux/types.h>

/* Copies and always ends with NUL. Return: characters copied, or -E2BIG if cut short */
ssize_t strscpy(char *to, const char *from, size_t size);

/* Cuts white space off both ends, in place. */
char *strim(char *s);
const char *kbasename(const char *path);

static inline bool str_has_prefix(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

#endif
