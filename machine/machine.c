// SPDX-License-Identifier: GPL-2.0-only
/*
 * The state of the replayed machine: its log, its death, its variables. Compiled as
 * it is for the module and for the host programs; machine/host.c is what differs.
 */
#include <biscuitos/state.h>
#include <bs/machine.h>
#ifdef BS_HAS_AREA_MAPS
#include <biscuitos/i386.h>
#endif

bool debug_bs;
EXPORT_SYMBOL_GPL(debug_bs);

/* ---- log ---- */

/*
 * Protects everything down to "death". An old kernel printed a line in pieces, and
 * two CPUs may do so at once: their pieces then mix, as they did in history.
 */
static DEFINE_RAW_SPINLOCK(log_lock);

static char text[512];			/* one formatted call of printk_bs() */
static char line[256];			/* the line that has no newline yet */
static unsigned int line_len;
static char line_level[3];		/* "" or KERN_xxx */
static char kept[LOG_SIZE_BS];
static size_t log_end;			/* characters ever logged */

static void log_char(char c)
{
	kept[log_end++ % LOG_SIZE_BS] = c;
}

void (*log_tap_bs)(const char *line);

static void end_line(void)
{
	unsigned int i;

	line[line_len] = '\0';
	if (log_tap_bs)
		log_tap_bs(line);
	host_line_bs(line_level, line);
	for (i = 0; i < line_len; i++)
		log_char(line[i]);
	log_char('\n');
	line_len = 0;
	line_level[0] = '\0';
}

static void line_char(char c)
{
	if (c == '\n' || line_len == sizeof(line) - 1)
		end_line();
	if (c != '\n')
		line[line_len++] = c;
}

/* A level in the middle of a line (a piece that forgot KERN_CONT) means nothing. */
static void line_set_level(char level)
{
	if (line_len || level < '0' || level > '7')
		return;
	line_level[0] = KERN_SOH_ASCII;
	line_level[1] = level;
	line_level[2] = '\0';
}

static void line_add(const char *s)
{
	for (; *s; s++) {
		if (*s == KERN_SOH_ASCII && s[1])
			line_set_level(*++s);
		else
			line_char(*s);
	}
}

int printk_bs(const char *fmt, ...)
{
	unsigned long flags;
	va_list args;
	int len;

	raw_spin_lock_irqsave(&log_lock, flags);
	va_start(args, fmt);
	len = vscnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	line_add(text);
	raw_spin_unlock_irqrestore(&log_lock, flags);
	return len;
}
EXPORT_SYMBOL_GPL(printk_bs);

size_t log_copy_bs(char *buf, size_t size)
{
	unsigned long flags;
	size_t at, len;

	raw_spin_lock_irqsave(&log_lock, flags);
	len = min3(log_end, (size_t)LOG_SIZE_BS, size - 1);
	for (at = 0; at < len; at++)
		buf[at] = kept[(log_end - len + at) % LOG_SIZE_BS];
	raw_spin_unlock_irqrestore(&log_lock, flags);
	buf[len] = '\0';
	return len;
}
EXPORT_SYMBOL_GPL(log_copy_bs);

static void log_reset(void)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&log_lock, flags);
	line_len = 0;
	line_level[0] = '\0';
	log_end = 0;
	raw_spin_unlock_irqrestore(&log_lock, flags);
}

/* ---- death ---- */

static DEFINE_RAW_SPINLOCK(death_lock);
static char death[160];			/* the reason, complete before the next is set */
bool machine_dead_bs;
EXPORT_SYMBOL_GPL(machine_dead_bs);

/*
 * The first death wins: on the way out of it, or on another CPU, more may follow
 * that history never saw. Returns false for those.
 */
static bool mark_dead(const char *reason)
{
	unsigned long flags;
	bool first;

	raw_spin_lock_irqsave(&death_lock, flags);
	first = !machine_dead_bs;
	if (first) {
		strscpy(death, reason, sizeof(death));
		/* whoever sees it dead sees the reason too: halt_reason_bs() */
		smp_store_release(&machine_dead_bs, true);
	}
	raw_spin_unlock_irqrestore(&death_lock, flags);
	return first;
}

void (*death_tap_bs)(const char *reason);
const char *death_story_bs;

/* Behind the line of history */
static void tell_death(void)
{
	if (death_tap_bs)
		death_tap_bs(death);
}

const char *halt_reason_bs(void)
{
	/* pairs with mark_dead() */
	return smp_load_acquire(&machine_dead_bs) ? death : NULL;
}
EXPORT_SYMBOL_GPL(halt_reason_bs);

/* __FILE__ holds whatever path the compiler was given: cut what leads to our tree. */
static const char *path_in_tree(const char *file)
{
	static const char * const tops[] = {
		"/mm/", "/include/", "/arch/", "/fs/", "/init/", "/modules/", "/tests/",
	};
	const char *at;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tops); i++)
		while ((at = strstr(file, tops[i])))
			file = at + 1;
	return file;
}

/* Marks the machine as dead of @kind; false if it was dead already */
static bool die_of(const char *kind, const char *file, int line_nr, const char *what)
{
	char reason[sizeof(death)];

	snprintf(reason, sizeof(reason), "%s at %s:%d: %s", kind, path_in_tree(file), line_nr,
		 what);
	return mark_dead(reason);
}

bool bug_bs(const char *file, int line_nr, const char *what)
{
	if (die_of("BUG", file, line_nr, what)) {
		printk_bs(KERN_CRIT "kernel BUG at %s:%d!\n", path_in_tree(file), line_nr);
		tell_death();
	}
	return true;
}
EXPORT_SYMBOL_GPL(bug_bs);

/* History printed nothing when it did these two: the lines are ours, and say so */
bool wild_bs(const char *file, int line_nr, const char *what)
{
	if (die_of("wild", file, line_nr, what)) {
		printk_bs(KERN_CRIT "replay: halted before a write into memory that is not the allocator's at %s:%d\n",
			  path_in_tree(file), line_nr);
		tell_death();
	}
	return true;
}

bool forever_bs(const char *file, int line_nr, const char *what)
{
	if (die_of("forever", file, line_nr, what)) {
		printk_bs(KERN_CRIT "replay: halted before a loop without an end at %s:%d\n",
			  path_in_tree(file), line_nr);
		tell_death();
	}
	return true;
}

void warn_bs(const char *file, int line_nr, const char *what)
{
	printk_bs(KERN_WARNING "WARNING: at %s:%d: %s\n", path_in_tree(file), line_nr, what);
}

void panic_bs(const char *fmt, ...)
{
	char reason[sizeof(death)];
	va_list args;
	int len;

	len = scnprintf(reason, sizeof(reason), "panic: ");
	va_start(args, fmt);
	vsnprintf(reason + len, sizeof(reason) - len, fmt, args);
	va_end(args);
	if (mark_dead(reason)) {
		printk_bs(KERN_EMERG "Kernel panic - not syncing: %s\n", reason + len);
		tell_death();
	}
}
EXPORT_SYMBOL_GPL(panic_bs);

void machine_revive_bs(void)
{
	death_story_bs = NULL;
	WRITE_ONCE(machine_dead_bs, false);
}
EXPORT_SYMBOL_GPL(machine_revive_bs);

static atomic_t bad_pages = ATOMIC_INIT(0);

void add_taint_bs(unsigned int flag)
{
	if (flag & TAINT_BAD_PAGE_BS)
		atomic_inc(&bad_pages);
}
EXPORT_SYMBOL_GPL(add_taint_bs);

unsigned long bad_pages_bs(void)
{
	return atomic_read(&bad_pages);
}
EXPORT_SYMBOL_GPL(bad_pages_bs);

/* ---- variables ---- */

/* What belongs to the allocator that is not built in is not there */
#define STATE_WEAK(var)		extern typeof(var) var __weak;
REPLAY_STATE_BS(STATE_WEAK)

#define STATE_ENTRY(var)	{ &(var), sizeof(var) },
#define STATE_SIZE(var)		+ sizeof(var)

static const struct state {
	void *var;
	size_t size;
} states[] = { REPLAY_STATE_BS(STATE_ENTRY) };

static unsigned char first_values[REPLAY_STATE_BS(STATE_SIZE)];
static bool first_values_known;

static void note_first_values(void)
{
	unsigned char *to = first_values;
	const struct state *s;

	for (s = states; s < states + ARRAY_SIZE(states); to += s->size, s++)
		if (s->var)
			memcpy(to, s->var, s->size);
	first_values_known = true;
}

static void restore_first_values(void)
{
	const unsigned char *from = first_values;
	const struct state *s;

	for (s = states; s < states + ARRAY_SIZE(states); from += s->size, s++)
		if (s->var)
			memcpy(s->var, from, s->size);
}

void machine_reset_bs(void)
{
	if (first_values_known)
		restore_first_values();
	else
		note_first_values();
	log_reset();
	machine_revive_bs();
	atomic_set(&bad_pages, 0);
}
EXPORT_SYMBOL_GPL(machine_reset_bs);
