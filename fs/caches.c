// SPDX-License-Identifier: GPL-2.0-only
/*
 * The hash tables of the dentry and inode caches, and that of the mounts. Nobody looks
 * anything up in them: the first two are here because they are the last things that
 * bootmem has to provide, the third because it is the first that it need not.
 */
#include <bs/machine.h>
#include <bs/boot.h>
#include <bs/owner.h>
#include <bs/taken.h>

struct bucket {
	void *first;
};

static void make_hash(const char *name, int scale)
{
	taken_for_bs(name);
	alloc_large_system_hash_bs(name, sizeof(struct bucket), 0, scale,
				   HASH_EARLY_BS, NULL, NULL, 0);
	taken_for_bs(NULL);
}

void vfs_caches_init_early_bs(void)
{
	make_hash("Dentry cache", 13);	/* a bucket for 8 KB of memory */
	make_hash("Inode-cache", 14);	/* for 16 KB */
}

void vfs_caches_init_bs(void)
{
	if (halted_bs())
		return;
	/* So that the book of owners names this function */
	if (!__get_free_pages_owned_bs(GFP_ATOMIC_BS, 0)) {
		panic_bs("Failed to allocate mount hash table\n");
		return;
	}
	printk_bs("Mount-cache hash table entries: %d\n",
		  (int)(PAGE_SIZE_BS / sizeof(struct list_head)));
}
