// SPDX-License-Identifier: GPL-2.0-only
/* The list of mistakes; see <bs/mistake.h>. make run TESTS= fails if there are any. */
#define pr_fmt(fmt) "BiscuitOS_bootmem: mistake: " fmt

#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <bs/mistake.h>

#define MAX_KEPT	24
#define LINE_SIZE	192

/* Protects all below */
static DEFINE_RAW_SPINLOCK(lock);
static char kept[MAX_KEPT][LINE_SIZE];
static unsigned int nr;			/* of all, kept or not */

static bool is_known(const char *line)
{
	unsigned int i;

	for (i = 0; i < nr && i < MAX_KEPT; i++)
		if (!strcmp(kept[i], line))
			return true;
	return false;
}

/* Is it a new one? Behind MAX_KEPT nobody knows, so they are only counted. */
static bool keep(const char *line)
{
	bool new;

	lockdep_assert_held(&lock);
	new = nr < MAX_KEPT && !is_known(line);
	if (new)
		strscpy(kept[nr], line, LINE_SIZE);
	if (new || nr >= MAX_KEPT)
		nr++;
	return new;
}

void mistake_bs(const char *fmt, ...)
{
	char line[LINE_SIZE];
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
	return READ_ONCE(nr);
}

const char *mistake_text_bs(unsigned int i)
{
	return i < min_t(unsigned int, mistakes_bs(), MAX_KEPT) ? kept[i] : NULL;
}

void mistakes_show_bs(struct seq_file *m)
{
	unsigned int all = mistakes_bs(), i;
	const char *text;

	for (i = 0; (text = mistake_text_bs(i)); i++)
		seq_printf(m, "%s\n", text);
	if (all > MAX_KEPT)
		seq_printf(m, "and %u more\n", all - MAX_KEPT);
}

void mistakes_forget_bs(void)
{
	WRITE_ONCE(nr, 0);
}
