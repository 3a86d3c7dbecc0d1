// SPDX-License-Identifier: GPL-2.0-only
/*
 * The trace runner as a module: the replay's files as the real module has them, with
 * the memory that the device tree keeps for the machine. /proc/replay_bs takes a trace,
 * behind a line with its name, and then says what came of it:
 *
 *	(echo NAME; cat NAME) >/proc/replay_bs; cat /proc/replay_bs
 *
 * The last line is one of
 *
 *	NAME: N records, K differ
 *	NAME: skipped: WHY
 *	NAME: error: line N: WHY
 */
#define pr_fmt(fmt) "BiscuitOS_bootmem trace: " fmt

#include <linux/io.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/of.h>
#include <linux/of_address.h>
#include <linux/platform_device.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>
#include <bs/machine.h>
#include "trace.h"
#include "backed.h"
#include "world.h"

/* ---- memory outside the machine ---- */

#define MAX_BLOCKS	128

static void *blocks[MAX_BLOCKS];
static unsigned int nr_blocks;

void *world_alloc(size_t bytes)
{
	void *block = nr_blocks < MAX_BLOCKS ? vzalloc(bytes ? bytes : 1) : NULL;

	if (block)
		blocks[nr_blocks++] = block;
	return block;
}

/* ---- memory of the machine ---- */

/**
 * struct pane - frames of the trace's machine, and where their memory is
 * @start: first byte
 * @size: bytes
 * @virt: in the memory that the device tree gave us
 */
static struct pane {
	u64 start, size;
	char *virt;
} panes[4 * MAX_NUMNODES_BS];

static unsigned int nr_panes;
static char *window;
static size_t window_size;

static bool meet(const struct pane *a, const struct pane *b)
{
	return a->start <= b->start + b->size && b->start <= a->start + a->size;
}

static void merge(struct pane *into, const struct pane *p)
{
	u64 end = max(into->start + into->size, p->start + p->size);

	into->start = min(into->start, p->start);
	into->size = end - into->start;
}

bool world_frames(unsigned long pfn, unsigned long count)
{
	struct pane all = {
		.start = (u64)pfn << PAGE_SHIFT_BS,
		.size = (u64)count << PAGE_SHIFT_BS,
	};
	unsigned int i = 0;

	while (i < nr_panes) {
		if (meet(&panes[i], &all)) {
			merge(&all, &panes[i]);
			panes[i] = panes[--nr_panes];
			i = 0;
		} else {
			i++;
		}
	}
	if (nr_panes == ARRAY_SIZE(panes))
		return false;
	panes[nr_panes++] = all;
	return true;
}

bool world_open(void)
{
	u64 used = 0;
	struct pane *p;

	for (p = panes; p < panes + nr_panes; p++) {
		p->virt = window + used;
		used += p->size;
		if (p->size > window_size || used > window_size)
			return false;
	}
	return true;
}

/* ---- or all memory there could be, with nothing behind it ---- */

static bool only_addresses;
static struct backed backed[4];
static unsigned int nr_backed;

void world_of_addresses(void)
{
	only_addresses = true;
}

static bool back_address(unsigned long paddr, size_t bytes)
{
	void *real = nr_backed < ARRAY_SIZE(backed) ? world_alloc(bytes) : NULL;

	if (!real)
		return false;
	backed[nr_backed++] = (struct backed){ paddr + FIRST_VIRT, (unsigned long)real, bytes };
	return true;
}

/* ---- both ---- */

void *phys_to_virt_bs(unsigned long paddr)
{
	const struct pane *p;

	if (only_addresses)
		return backed_virt(backed, nr_backed, paddr);
	for (p = panes; p < panes + nr_panes; p++)
		if (paddr - p->start <= p->size)
			return p->virt + (size_t)(paddr - p->start);
	return NULL;
}

unsigned long virt_to_phys_bs(const void *vaddr)
{
	const char *at = vaddr;
	const struct pane *p;

	if (only_addresses)
		return backed_phys(backed, nr_backed, vaddr);
	for (p = panes; p < panes + nr_panes; p++)
		if (at >= p->virt && at < p->virt + p->size)
			return p->start + (at - p->virt);
	return ~0UL;
}

bool phys_valid_bs(unsigned long paddr, unsigned long bytes)
{
	const struct pane *p;

	if (only_addresses)
		return bytes - 1 <= ~0UL - paddr;
	for (p = panes; p < panes + nr_panes; p++)
		if (paddr - p->start < p->size &&
		    bytes <= p->size - (paddr - p->start))
			return true;
	return false;
}

bool world_back(unsigned long paddr, size_t bytes)
{
	return only_addresses ? back_address(paddr, bytes) : phys_valid_bs(paddr, bytes);
}

void world_unback(unsigned long paddr, size_t bytes)
{
	nr_backed = backed_drop(backed, nr_backed, paddr, bytes);
}

void clear_memory_bs(void *vaddr, unsigned long bytes)
{
	if (!only_addresses && !BUG_ON_BS(!phys_valid_bs(virt_to_phys_bs(vaddr), bytes)))
		memset(vaddr, 0, bytes);
}

/* ---- who is calling: one process on one CPU, as it was recorded ---- */

static struct task_bs task;
static bool interrupt;

struct task_bs *current_bs(void)
{
	return &task;
}

const char *comm_bs(void)
{
	return current->comm;
}

bool in_interrupt_bs(void)
{
	return interrupt;
}

void world_in_interrupt(bool yes)
{
	interrupt = yes;
}

bool cpu_possible_bs(int cpu)
{
	return cpu == 0;
}

bool cpu_online_bs(int cpu)
{
	return cpu == 0;
}

void world_reset(void)
{
	while (nr_blocks)
		vfree(blocks[--nr_blocks]);
	nr_panes = nr_backed = 0;
	only_addresses = false;
	task = (struct task_bs){ };
	interrupt = false;
}

/* ---- report ---- */

static char report[16384];
static size_t report_len;

void world_print(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	report_len += vscnprintf(report + report_len, sizeof(report) - report_len, fmt, args);
	va_end(args);
	report_len += scnprintf(report + report_len, sizeof(report) - report_len, "\n");
}

/* Thousands of lines, none of which a trace asks for */
void host_line_bs(const char *level, const char *line)
{
}

static void report_end(const struct trace *t)
{
	if (t->too_big)
		world_print("%s: skipped: %s", t->name, t->error);
	else if (t->error[0])
		world_print("%s: error: line %u: %s", t->name, t->line, t->error);
	else
		world_print("%s: %lu records, %lu differ", t->name, t->records, t->differ);
}

/* ---- /proc/replay_bs ---- */

#define MAX_TRACE	(1024 * 1024)

/* Protects the world, while a trace runs, and the report */
static DEFINE_MUTEX(replay_lock);

/**
 * struct input - what one writer has written so far
 * @len: bytes of @text
 * @text: its name and the trace
 */
struct input {
	size_t len;
	char text[MAX_TRACE];
};

static void replay(struct trace *t, char *text, size_t len)
{
	char *newline = memchr(text, '\n', len);

	if (!newline) {
		world_print("error: the first line should be the trace's name");
		return;
	}
	*newline++ = '\0';
	t->name = text;
	trace_run(t, newline, len - (newline - text));
	report_end(t);
	world_reset();
}

static int replay_open(struct inode *inode, struct file *file)
{
	struct input *input;

	if (!(file->f_mode & FMODE_WRITE))
		return 0;
	input = vmalloc(sizeof(*input));
	if (!input)
		return -ENOMEM;
	input->len = 0;
	file->private_data = input;
	return 0;
}

static ssize_t replay_write(struct file *file, const char __user *from, size_t len,
			    loff_t *pos)
{
	struct input *input = file->private_data;

	if (len > MAX_TRACE - input->len)
		return -EFBIG;
	if (copy_from_user(input->text + input->len, from, len))
		return -EFAULT;
	input->len += len;
	return len;
}

/* The trace is complete */
static int replay_release(struct inode *inode, struct file *file)
{
	struct input *input = file->private_data;
	struct trace *t;

	if (!input)
		return 0;
	t = kzalloc(sizeof(*t), GFP_KERNEL);
	mutex_lock(&replay_lock);
	report_len = 0;
	if (t)
		replay(t, input->text, input->len);
	else
		world_print("error: no memory for a trace");
	mutex_unlock(&replay_lock);
	kfree(t);
	vfree(input);
	return 0;
}

static ssize_t replay_read(struct file *file, char __user *to, size_t len, loff_t *pos)
{
	ssize_t ret;

	if (mutex_lock_interruptible(&replay_lock))
		return -EINTR;
	ret = simple_read_from_buffer(to, len, pos, report, report_len);
	mutex_unlock(&replay_lock);
	return ret;
}

static const struct proc_ops replay_ops = {
	.proc_open = replay_open,
	.proc_write = replay_write,
	.proc_read = replay_read,
	.proc_release = replay_release,
	.proc_lseek = default_llseek,
};

/* ---- the device ---- */

static int open_window(struct device *dev)
{
	struct device_node *np = of_parse_phandle(dev->of_node, "ram", 0);
	struct resource res;
	int err = np ? of_address_to_resource(np, 0, &res) : -ENODEV;

	of_node_put(np);
	if (err) {
		pr_err("no memory: ram of %pOF should name a node with reg\n", dev->of_node);
		return err;
	}
	window = devm_memremap(dev, res.start, resource_size(&res), MEMREMAP_WB);
	if (IS_ERR(window))
		return PTR_ERR(window);
	window_size = resource_size(&res);
	return 0;
}

static int trace_probe(struct platform_device *pdev)
{
	int err = open_window(&pdev->dev);

	if (err)
		return err;
	machine_reset_bs();
	return proc_create("replay_bs", 0600, NULL, &replay_ops) ? 0 : -ENOMEM;
}

/* devm takes the window back; its return type changed from kernel to kernel */
static void trace_stop(void *unused)
{
	remove_proc_entry("replay_bs", NULL);
}

static int trace_probe_managed(struct platform_device *pdev)
{
	int err = trace_probe(pdev);

	return err ?: devm_add_action_or_reset(&pdev->dev, trace_stop, NULL);
}

static const struct of_device_id trace_match[] = {
	{ .compatible = "BiscuitOS,Memory-Manager" },
	{ }
};

static struct platform_driver trace_driver = {
	.probe = trace_probe_managed,
	.driver = {
		.name = "BiscuitOS_bootmem_trace",
		.of_match_table = trace_match,
		.probe_type = PROBE_FORCE_SYNCHRONOUS,
		.suppress_bind_attrs = true,
	},
};

module_platform_driver(trace_driver);

MODULE_DESCRIPTION("Replays traces of real kernels");
MODULE_LICENSE("GPL");
