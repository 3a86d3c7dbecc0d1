// SPDX-License-Identifier: GPL-2.0-only
/* The list of mistakes; see <bs/mistake.h>. make run TESTS= fails if there are any. */
#define pr_fmt(fmt) "BiscuitOS_bootmem: mistake: " fmt

#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <bs/mistake.h>

#define MAX_KEPT	24

/* Protects all below */
static DEFINE_RAW_SPINLOCK(lock);
static char kept[MAX_KEPT][MISTAKE_SIZE_BS];
static unsigned int nr_kept;
static char latest[MISTAKE_SIZE_BS];
static unsigned int made;		/* said or not */

/* Is it a new one? Behind MAX_KEPT nobody knows, so they are only counted. */
static bool keep(const char *line)
{
	unsigned int i;

	lockdep_assert_held(&lock);
	WRITE_ONCE(made, made + 1);
	strscpy(latest, line, MISTAKE_SIZE_BS);
	for (i = 0; i < nr_kept; i++)
		if (!strcmp(kept[i], line))
			return false;
	if (nr_kept == MAX_KEPT)
		return false;
	strscpy(kept[nr_kept], line, MISTAKE_SIZE_BS);
	/* whoever sees the number sees the line */
	smp_store_release(&nr_kept, nr_kept + 1);
	return true;
}

void mistake_bs(const char *fmt, ...)
{
	char line[MISTAKE_SIZE_BS];
	unsigned long flags;
	va_list args;
	bool new;

	va_start(args, fmt);
	vscnprintf(line, sizeof(line), fmt, args);
	va_end(args);

	raw_spin_lock_irqsave(&lock, flags);
	new = keep(line);
	raw_spin_unlock_irqrestore(&lock, flags);
	if (new)
		pr_warn("%s\n", line);
}

unsigned int mistakes_bs(void)
{
	return READ_ONCE(made);
}

void mistake_latest_bs(char *buf, size_t size)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&lock, flags);
	strscpy(buf, latest, size);
	raw_spin_unlock_irqrestore(&lock, flags);
}

/* Lines do not change any more once they are counted. */
void mistakes_show_bs(struct seq_file *m)
{
	/* pairs with keep() */
	unsigned int nr = smp_load_acquire(&nr_kept), i;

	for (i = 0; i < nr; i++)
		seq_printf(m, "%s\n", kept[i]);
	if (nr == MAX_KEPT)
		seq_puts(m, "and more, perhaps: there is no room for them\n");
}

void mistakes_forget_bs(void)
{
	WRITE_ONCE(nr_kept, 0);
	WRITE_ONCE(made, 0);
}
