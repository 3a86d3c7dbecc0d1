// SPDX-License-Identifier: GPL-2.0-only
/* Runs the tests of modules/ and keeps what they said, for readers of debugfs. */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <bs/actor.h>
#include <bs/machine.h>
#include <bs/test.h>
#include <bs/ktap.h>
#include <bs/mistake.h>

#define RESULT_SIZE	8192

/**
 * struct result - what a suite said
 * @link: in results
 * @suite: its name
 * @cases: its tests, by which it is known; NULL once they are gone
 * @len: characters of @text
 * @text: whole lines; what does not fit is only in the log
 */
struct result {
	struct list_head link;
	char suite[24];
	const struct test_case_bs *cases;
	size_t len;
	char text[RESULT_SIZE];
};

struct test_bs {
	struct result *result;
	bool failed;
	const char *skipped;
};

struct run {
	const char *suite;
	const struct test_case_bs *cases;
	size_t nr;
};

/* One run at a time: tests change the machine, and count what others do to it. */
static DEFINE_MUTEX(run_lock);

static DEFINE_MUTEX(results_lock);
static LIST_HEAD(results);

/* ---- what was said ---- */

static void keep(struct result *r, const char *line)
{
	mutex_lock(&results_lock);
	r->len += scnprintf(r->text + r->len, RESULT_SIZE - r->len, "%s\n", line);
	mutex_unlock(&results_lock);
}

static __printf(2, 0) void vsay(struct result *r, const char *fmt, va_list args)
{
	char line[256];

	vscnprintf(line, sizeof(line), fmt, args);
	pr_info("%s\n", line);
	keep(r, line);
}

static __printf(2, 3) void say(struct result *r, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsay(r, fmt, args);
	va_end(args);
}

void test_say_bs(struct test_bs *t, const char *fmt, ...)
{
	char line[224];
	va_list args;

	va_start(args, fmt);
	vscnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	say(t->result, "# %s", line);
}
EXPORT_SYMBOL_GPL(test_say_bs);

/* The earlier result of this suite, or of one that is gone and had its name */
static struct result *find_result(const struct run *run)
{
	struct result *r;

	list_for_each_entry(r, &results, link)
		if (!strncmp(r->suite, run->suite, sizeof(r->suite) - 1) &&
		    (!r->cases || r->cases == run->cases))
			return r;
	return NULL;
}

/* Are the results of another suite of this name there, too? */
static bool name_is_taken(const struct run *run)
{
	const struct result *r;

	list_for_each_entry(r, &results, link)
		if (!strcmp(r->suite, run->suite) && r->cases && r->cases != run->cases)
			return true;
	return false;
}

/* An empty result of that name */
static struct result *new_result(const struct run *run)
{
	struct result *r;
	bool taken;

	mutex_lock(&results_lock);
	taken = name_is_taken(run);
	r = find_result(run);
	if (!r)
		r = kzalloc(sizeof(*r), GFP_KERNEL);
	if (r && !r->suite[0]) {
		strscpy(r->suite, run->suite, sizeof(r->suite));
		list_add_tail(&r->link, &results);
	}
	if (r) {
		r->cases = run->cases;
		r->len = 0;
	}
	mutex_unlock(&results_lock);
	if (taken)
		mistake_bs("two suites have the name %s: nobody can tell their results apart; rename one",
			   run->suite);
	return r;
}

void results_leave_bs(const struct module *mod)
{
	struct result *r;

	mutex_lock(&results_lock);
	list_for_each_entry(r, &results, link)
		if (within_module((unsigned long)r->cases, mod))
			r->cases = NULL;
	mutex_unlock(&results_lock);
}

void results_show_bs(struct seq_file *m)
{
	struct result *r;

	mutex_lock(&results_lock);
	list_for_each_entry(r, &results, link)
		seq_write(m, r->text, r->len);
	mutex_unlock(&results_lock);
}

void results_free_bs(void)
{
	struct result *r, *next;

	mutex_lock(&results_lock);
	list_for_each_entry_safe(r, next, &results, link) {
		list_del(&r->link);
		kfree(r);
	}
	mutex_unlock(&results_lock);
}

/* ---- what was expected ---- */

void test_skip_bs(struct test_bs *t, const char *why)
{
	t->skipped = why;
}
EXPORT_SYMBOL_GPL(test_skip_bs);

bool expect_bs(struct test_bs *t, bool ok, const char *what, int line)
{
	if (ok)
		return true;
	t->failed = true;
	test_say_bs(t, "line %d: does not hold: %s", line, what);
	return false;
}
EXPORT_SYMBOL_GPL(expect_bs);

bool expect_eq_bs(struct test_bs *t, unsigned long got, unsigned long want,
		  const char *what, int line)
{
	if (got == want)
		return true;
	t->failed = true;
	test_say_bs(t, "line %d: %s is %ld (0x%lx), expected %ld (0x%lx)", line, what,
		    got, got, want, want);
	return false;
}
EXPORT_SYMBOL_GPL(expect_eq_bs);

bool expect_text_bs(struct test_bs *t, const char *got, const char *want, int line)
{
	if (!strcmp(got, want))
		return true;
	t->failed = true;
	test_say_bs(t, "line %d:", line);
	test_say_bs(t, "  got      %s", got);
	test_say_bs(t, "  expected %s", want);
	return false;
}
EXPORT_SYMBOL_GPL(expect_text_bs);

bool expect_halt_bs(struct test_bs *t, const char *why, int line)
{
	const char *reason = halt_reason_bs();
	bool ok = reason && !strncmp(reason, why, strlen(why));

	if (!ok) {
		t->failed = true;
		test_say_bs(t, "line %d: expected \"%s\", the machine %s%s", line, why,
			    reason ? "died of " : "lives", reason ?: "");
	}
	machine_revive_bs();
	return ok;
}
EXPORT_SYMBOL_GPL(expect_halt_bs);

/* ---- running ---- */

static bool run_case(struct result *r, const struct test_case_bs *c, size_t nr)
{
	struct test_bs t = { .result = r };
	unsigned long bad_pages = bad_pages_bs();
	unsigned int mistakes = mistakes_bs();

	actor_begins_bs(c->run);
	c->run(&t);
	actor_ends_bs();
	if (mistakes_bs() != mistakes) {
		t.failed = true;
		test_say_bs(&t, "it made a mistake, see above");
	}
	expect_eq_bs(&t, bad_pages_bs(), bad_pages, "bad pages", 0);
	if (halted_bs()) {
		t.failed = true;
		test_say_bs(&t, "the machine died: %s", halt_reason_bs());
	}
	say(r, "%sok %zu - %s: %s%s%s", t.failed ? "not " : "", nr, r->suite,
	    c->sentence, t.skipped ? " # SKIP " : "", t.skipped ?: "");
	return !t.failed;
}

static long run_suite(void *arg)
{
	const struct run *run = arg;
	struct result *r = new_result(run);
	size_t i, bad = 0;

	if (!r)
		return -ENOMEM;

	say(r, "KTAP version 1");
	say(r, "1..%zu", run->nr);
	for (i = 0; i < run->nr && !halted_bs(); i++)
		bad += !run_case(r, &run->cases[i], i + 1);
	return bad || halted_bs() ? -EINVAL : 0;
}

int run_tests_bs(const char *suite, const struct test_case_bs *cases, size_t nr)
{
	struct run run = { suite, cases, nr };
	long err;

	mutex_lock(&run_lock);
	/* A process that stays where it is: per-CPU lists would change otherwise. */
	err = work_on_cpu(raw_smp_processor_id(), run_suite, &run);
	mutex_unlock(&run_lock);
	return err;
}
EXPORT_SYMBOL_GPL(run_tests_bs);
