// SPDX-License-Identifier: GPL-2.0-only
/*
 * The large hash tables of 2.4, all of them out of the page allocator. Nobody looks anything
 * up in them: they are here because whatever is allocated after them lies elsewhere without.
 */
#include <biscuitos/mm.h>
#include <bs/actor.h>
#include <bs/boot.h>

void vfs_caches_init_early_bs(void)
{
}

void vfs_caches_init_bs(void)
{
	static void *(* const inits[])(unsigned long mempages) = {
		dcache_init_bs, buffer_init_bs, page_cache_init_bs, inode_init_bs,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(inits); i++) {
		actor_begins_bs(inits[i]);
		inits[i](num_physpages_bs);
		actor_ends_bs();
	}
}
