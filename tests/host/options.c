// SPDX-License-Identifier: GPL-2.0-only
/* A sanitizer's report is no difference; nor is a trace that wants too much memory */

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1:exitcode=70";
}

const char *__ubsan_default_options(void)
{
	return "print_stacktrace=1:exitcode=70";
}
