// SPDX-License-Identifier: GPL-2.0-only
/* The machine as a platform device: from the device tree to a running replay, and back. */
#define pr_fmt(fmt) "BiscuitOS_bootmem: " fmt

#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/stringify.h>
#include <linux/trace_events.h>
#include <linux/version.h>
#include <bs/init.h>
#include <bs/arch.h>
#include <bs/boot.h>
#include <bs/debugfs.h>
#include <bs/fault.h>
#include <bs/ktap.h>
#include <bs/mistake.h>
#include <bs/owner.h>
#include <bs/record.h>
#include <bs/story.h>
#include <bs/taken.h>

#define COMPATIBLE	"BiscuitOS,Memory-Manager"

module_param_named(debug, debug_bs, bool, 0644);
MODULE_PARM_DESC(debug, "print what bs_debug() says");

static bool record;
module_param(record, bool, 0444);
MODULE_PARM_DESC(record, "record all calls from the boot on, for bootmem_bs/trace in debugfs");

static bool events;
module_param(events, bool, 0444);
MODULE_PARM_DESC(events, "record what happens inside these calls, too");

static bool trace;
module_param(trace, bool, 0444);
MODULE_PARM_DESC(trace, "switch all tracepoints on before the boot, which is over when insmod is");

/* submodule_bs() refers to it: its name tells the version */
const char BS_VERSION_SYMBOL(BS_VERSION_ID)[] = __stringify(BS_VERSION);
EXPORT_SYMBOL_GPL(BS_VERSION_SYMBOL(BS_VERSION_ID));

/* The replay is a set of variables: there can be one machine. */
static unsigned long running;

/* What became of the device; no error of a probe gets out of the driver core. */
static int probe_result;

static void *alloc(struct device *dev, size_t size, const char *what)
{
	void *p = fail_bs(what) ? NULL : devm_kzalloc(dev, size, GFP_KERNEL);

	if (!p)
		pr_err("no memory to note the %s\n", what);
	return p;
}

static int read_layout(struct device *dev, struct layout_bs *layout)
{
	struct devtree_bs *dt = alloc(dev, sizeof(*dt), "device tree");
	int err;

	if (!dt)
		return -ENOMEM;
	err = read_devtree_bs(dev, dt);
	if (!err)
		err = make_layout_bs(dt, layout);
	return err;
}

static void stop_machine_bs(void)
{
	unwatch_cpus_bs();
	debugfs_exit_bs();
	record_end_bs();
	proc_exit_bs();
	story_exit_bs();
	/* Nothing may point into the window once it is closed. */
	machine_reset_bs();
	owner_close_bs();
	mistakes_forget_bs();
	if (bitmap_forget_bs)
		optional_bs(bitmap_forget_bs)();
	taken_forget_bs();
	close_window_bs();
}

static int start_machine_bs(const struct layout_bs *layout)
{
	int err;

	err = open_window_bs(layout);
	if (err)
		return err;

	machine_reset_bs();
	story_init_bs();
	err = record_begin_bs(record, events, layout) ?: owner_open_bs(layout) ?:
	      start_kernel_bs(layout);
	if (halted_bs())
		pr_err("the replayed kernel died in its boot: %s\n", halt_reason_bs());
	if (!err) {
		err = watch_cpus_bs();
		if (err)
			pr_err("cannot watch for CPUs that are switched off (%d)\n", err);
	}
	if (err)
		stop_machine_bs();
	else
		debugfs_init_bs(layout);
	return err;
}

static int boot(struct device *dev)
{
	struct layout_bs *layout = alloc(dev, sizeof(*layout), "layout");
	int err;

	if (!layout)
		return -ENOMEM;
	err = read_layout(dev, layout);
	if (!err)
		err = start_machine_bs(layout);
	return err;
}

static int biscuitos_probe(struct platform_device *pdev)
{
	int err;

	if (test_and_set_bit(0, &running)) {
		pr_err("%pOF: another machine is running; there can be one\n",
		       pdev->dev.of_node);
		return -EBUSY;
	}
	err = boot(&pdev->dev);
	if (err)
		clear_bit(0, &running);
	probe_result = err;
	return err;
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 11, 0)
static void biscuitos_remove(struct platform_device *pdev)
{
	stop_machine_bs();
	clear_bit(0, &running);
}
#else
static int biscuitos_remove(struct platform_device *pdev)
{
	stop_machine_bs();
	clear_bit(0, &running);
	return 0;
}
#endif

static const struct of_device_id biscuitos_match[] = {
	{ .compatible = COMPATIBLE },
	{ }
};

static struct platform_driver biscuitos_driver = {
	.probe = biscuitos_probe,
	.remove = biscuitos_remove,
	.driver = {
		.name = "BiscuitOS_bootmem",
		.of_match_table = biscuitos_match,
		.probe_type = PROBE_FORCE_SYNCHRONOUS,
		/* Submodules hold the module, not the device: it must stay bound. */
		.suppress_bind_attrs = true,
	},
};

/* ---- submodules: whoever uses a symbol of ours ---- */

static bool uses_us(struct module *mod)
{
#ifdef CONFIG_MODULE_UNLOAD
	struct module_use *use;

	list_for_each_entry(use, &mod->target_list, target_list)
		if (use->target == THIS_MODULE)
			return true;
#endif
	return false;
}

static int submodule_event(struct notifier_block *nb, unsigned long state, void *data)
{
	struct module *mod = data;

	if (state == MODULE_STATE_COMING && uses_us(mod))
		owner_joins_bs(mod);
	if (state == MODULE_STATE_GOING && uses_us(mod)) {
		owner_leaves_bs(mod);
		results_leave_bs(mod);
	}
	return NOTIFY_DONE;
}

static struct notifier_block submodule_notifier = {
	.notifier_call = submodule_event,
};

/* insmod shall fail if there is nothing to run on: a driver alone would just wait. */
static int check_devices(void)
{
	struct device_node *np;
	unsigned int found = 0;

	for_each_compatible_node(np, NULL, COMPATIBLE)
		found += of_device_is_available(np);

	if (found == 1)
		return 0;
	if (found) {
		pr_err("%u nodes with compatible \"" COMPATIBLE "\"; there can be one\n",
		       found);
		return -EBUSY;
	}
	pr_err("no node with compatible \"" COMPATIBLE "\"; add BiscuitOS.dts to the device tree\n");
	return -ENODEV;
}

/* Tracepoints of a module exist since its load began: too late to ask for them. */
static void trace_boot(void)
{
#ifdef CONFIG_EVENT_TRACING
	if (trace && (trace_set_clr_event("bootmem_bs", NULL, 1) ||
		      trace_set_clr_event("buddy_bs", NULL, 1)))
		pr_warn("trace=1: cannot switch the tracepoints on\n");
#endif
}

static int register_driver(void)
{
	int err;

	probe_result = 1;
	err = fail_bs("platform driver") ? -ENOMEM :
	      platform_driver_register(&biscuitos_driver);
	if (err)
		pr_err("cannot register the driver (%d)\n", err);
	if (err || !probe_result)
		return err;

	platform_driver_unregister(&biscuitos_driver);
	if (probe_result < 0)
		return probe_result;
	pr_err("the device belongs to another driver; unload that first\n");
	return -EBUSY;
}

static int start(void)
{
	int err;

	err = check_devices();
	if (err)
		return err;

	err = fail_bs("module notifier") ? -ENOMEM :
	      register_module_notifier(&submodule_notifier);
	if (err) {
		pr_err("cannot watch for submodules (%d)\n", err);
		return err;
	}

	trace_boot();
	err = register_driver();
	if (err) {
		unregister_module_notifier(&submodule_notifier);
		results_free_bs();
	}
	return err;
}

static int __init biscuitos_init(void)
{
	int err;

	inject_faults_bs();
	err = start();
	inject_no_faults_bs();
	return err;
}

static void __exit biscuitos_exit(void)
{
	platform_driver_unregister(&biscuitos_driver);
	unregister_module_notifier(&submodule_notifier);
	results_free_bs();
}

module_init(biscuitos_init);
module_exit(biscuitos_exit);

/*
 * What MODULE_DEVICE_TABLE() would generate. Debian's modpost for 32-bit kernels was
 * built with the table entries of a 64-bit one and refuses to read ours.
 */
MODULE_ALIAS("of:N*T*C" COMPATIBLE);
MODULE_ALIAS("of:N*T*C" COMPATIBLE "C*");
MODULE_DESCRIPTION("Replay of the boot memory of Linux " __stringify(BS_VERSION));
MODULE_VERSION(__stringify(BS_VERSION));
MODULE_LICENSE("GPL");
