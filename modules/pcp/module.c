// SPDX-License-Identifier: GPL-2.0-only
/* The per-CPU lists of a running machine, on every CPU. */
#include <linux/cpu.h>
#include <linux/module.h>
#include <linux/workqueue.h>
#include <bs/test.h>

struct visit {
	struct page_bs *page;
	bool found;
};

/* Free a page here: is it at the front of this CPU's hot list? */
static long free_here(void *arg)
{
	struct visit *v = arg;
	struct zone_bs *zone = page_zone_bs(v->page);
	struct per_cpu_pages_bs *hot;

	__free_page_bs(v->page);
	hot = &zone->pageset[raw_smp_processor_id()].pcp[0];
	/* In a small zone it passes through */
	v->found = hot->high < 2 ||
		   list_first_entry(&hot->list, struct page_bs, lru) == v->page;
	drain_local_pages_bs();
	return 0;
}

static void each_cpu_has_its_own(struct test_bs *t)
{
	struct visit v;
	int cpu;

	for_each_online_cpu(cpu) {
		v.page = alloc_page_bs(GFP_KERNEL_BS);
		if (!EXPECT_BS(t, v.page))
			return;
		if (cpu == raw_smp_processor_id())
			free_here(&v);
		else
			work_on_cpu(cpu, free_here, &v);
		EXPECT_BS(t, v.found);
	}
}

static void fresh_pages_of_every_zone(struct test_bs *t)
{
	static const unsigned int masks[] = {
		GFP_DMA_BS, GFP_KERNEL_BS, GFP_HIGHUSER_BS
	};
	struct page_bs *page;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(masks); i++) {
		page = alloc_page_bs(masks[i]);
		if (!EXPECT_BS(t, page))
			continue;
		sprintf(page_address_bs(page), "BiscuitOS-%s", page_zone_bs(page)->name);
		test_say_bs(t, "0x%lx: %s", page_to_pfn_bs(page),
			    (char *)page_address_bs(page));
		__free_page_bs(page);
	}
}

static const struct test_case_bs cases[] = {
	{ "a page goes to the list of the CPU that frees it", each_cpu_has_its_own },
	{ "there are single pages for every kind of request",
	  fresh_pages_of_every_zone },
};

static int __init pcp_module_init(void)
{
	return RUN_TESTS_BS("pcp", cases);
}

static void __exit pcp_module_exit(void)
{
}

module_init(pcp_module_init);
module_exit(pcp_module_exit);

MODULE_DESCRIPTION("Tests of the per-CPU lists in a running machine");
MODULE_LICENSE("GPL");
