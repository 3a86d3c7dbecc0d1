/* SPDX-License-Identifier: GPL-2.0-only */
/* Custom: the tests set this variable, and memblock asks it. */
#ifndef PEER_LINUX_MEMORY_HOTPLUG_H
#define PEER_LINUX_MEMORY_HOTPLUG_H

#include <linux/memblock.h>

/* Theirs and ours become one, as common symbols do */
#define movable_node_enabled		movable_node_enabled_bs
#define movable_node_is_enabled()	movable_node_enabled_bs

#endif /* PEER_LINUX_MEMORY_HOTPLUG_H */
