// SPDX-License-Identifier: GPL-2.0-only
/*
 * The hash tables of the dentry and inode caches. Nobody looks anything up in them:
 * they are here because they are the last things that bootmem has to provide.
 */
#include <biscuitos/bootmem.h>
#include "../init/boot.h"

struct bucket {
	void *first;
};

static void make_hash(const char *name, int scale)
{
	alloc_large_system_hash_bs(name, sizeof(struct bucket), 0, scale,
				   HASH_EARLY_BS, NULL, NULL, 0);
}

void vfs_caches_init_early_bs(void)
{
	make_hash("Dentry cache", 13);	/* a bucket for 8 KB of memory */
	make_hash("Inode-cache", 14);	/* for 16 KB */
}
