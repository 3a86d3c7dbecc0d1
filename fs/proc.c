// SPDX-License-Identifier: GPL-2.0-only
/* The files in /proc; their texts are in proc_show.c. */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/namei.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <bs/boot.h>
#include <bs/fault.h>
#include <bs/proc_show.h>

static int buddyinfo_show(struct seq_file *m, void *v)
{
	return buddyinfo_show_bs(m);
}

static int vmstat_show(struct seq_file *m, void *v)
{
	return vmstat_show_bs(m);
}

#ifdef BS_HAS_AREA_MAPS
static int meminfo_show(struct seq_file *m, void *v)
{
	return meminfo_show_bs(m);
}
#endif

#ifdef BS_HAS_ZONEINFO
static int zoneinfo_show(struct seq_file *m, void *v)
{
	return zoneinfo_show_bs(m);
}
#endif

static const struct proc_file {
	const char *name;
	int (*show)(struct seq_file *m, void *v);
} files[] = {
	{ "buddyinfo_bs", buddyinfo_show },
	{ "vmstat_bs", vmstat_show },
#ifdef BS_HAS_AREA_MAPS
	{ "meminfo_bs", meminfo_show },
#endif
#ifdef BS_HAS_ZONEINFO
	{ "zoneinfo_bs", zoneinfo_show },
#endif
};

static struct proc_dir_entry *entries[ARRAY_SIZE(files)];

/*
 * proc_create() answers a name that is taken with a WARN and its stack trace, which
 * is more than a mistake of the user deserves: look first.
 */
static bool name_taken(const char *name)
{
	char path_name[32];
	struct path path;

	snprintf(path_name, sizeof(path_name), "/proc/%s", name);
	if (kern_path(path_name, 0, &path))
		return false;
	path_put(&path);
	return true;
}

static int make_file(size_t i)
{
	if (name_taken(files[i].name)) {
		pr_err("/proc/%s exists already; unload the module that made it\n",
		       files[i].name);
		return -EEXIST;
	}
	if (!fail_bs("file in /proc"))
		entries[i] = proc_create_single(files[i].name, 0444, NULL,
						files[i].show);
	if (entries[i])
		return 0;
	pr_err("cannot make /proc/%s\n", files[i].name);
	return -ENOMEM;
}

int proc_init_bs(void)
{
	size_t i;
	int err = 0;

#ifdef BS_HAS_AREA_MAPS
	/* The lists could be seen in the log only, by SysRq-M */
	show_mem_bs();
#endif
	for (i = 0; i < ARRAY_SIZE(files) && !err; i++)
		err = make_file(i);
	if (err)
		proc_exit_bs();
	return err;
}

void proc_exit_bs(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(files); i++) {
		proc_remove(entries[i]);
		entries[i] = NULL;
	}
}
