// SPDX-License-Identifier: GPL-2.0-only
/*
 * take PATH: waits until the machine below the guest has a file of this name, and writes it to
 * standard output. It asks QEMU with ARM's semihosting calls, which need no driver, and not even
 * a C library: the guest has neither.
 */

/* Numbers of ARM's "Semihosting for AArch32 and AArch64", and of Linux's system calls */
enum { SYS_OPEN = 1, SYS_READ = 6 };
enum { NR_exit = 1, NR_write = 4, NR_nanosleep = 162 };
enum { MODE_RB = 1, STDOUT = 1, PAGE = 4096 };

static long semihosting(long operation, const long *arguments)
{
	register long r0 asm("r0") = operation;
	register const long *r1 asm("r1") = arguments;

	asm volatile("svc 0x123456" : "+r"(r0) : "r"(r1) : "memory");
	return r0;
}

static long linux_call(long number, long a, long b, long c)
{
	register long r0 asm("r0") = a;
	register long r1 asm("r1") = b;
	register long r2 asm("r2") = c;
	register long r7 asm("r7") = number;

	asm volatile("svc 0" : "+r"(r0) : "r"(r1), "r"(r2), "r"(r7) : "memory");
	return r0;
}

/* QEMU reads and writes only pages that are there: path and buffer are written to first */
static char path[PAGE];
static char buffer[16 * PAGE] __attribute__((aligned(PAGE)));

static long wait_for_file(const char *name)
{
	static const long five_ms[] = { 0, 5000000 };
	long handle, length = 0;

	while (length < PAGE && (path[length] = name[length]))
		length++;
	while ((handle = semihosting(SYS_OPEN, (long[]){ (long)path, MODE_RB, length })) == -1)
		linux_call(NR_nanosleep, (long)five_ms, 0, 0);
	return handle;
}

/* What it returns is how many bytes are missing */
static long read_some(long handle)
{
	const long where[] = { handle, (long)buffer, sizeof(buffer) };

	return sizeof(buffer) - semihosting(SYS_READ, where);
}

static int write_all(long size)
{
	long done, written;

	for (done = 0; done < size; done += written) {
		written = linux_call(NR_write, STDOUT, (long)buffer + done, size - done);
		if (written <= 0)
			return 1;
	}
	return 0;
}

/* STACK: argc, then argv, as the kernel leaves them to a program */
__attribute__((used)) static void start(const long *stack)
{
	long handle, size, status = stack[0] != 2;

	if (!status) {
		handle = wait_for_file((const char *)stack[2]);
		for (size = 0; size < (long)sizeof(buffer); size += PAGE)
			buffer[size] = 1;
		while (!status && (size = read_some(handle)) > 0)
			status = write_all(size);
	}
	linux_call(NR_exit, status, 0, 0);
}

asm(".global _start\n"
    "_start: mov r0, sp\n"
    "	b start\n");
