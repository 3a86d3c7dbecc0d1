# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# A CPU that is switched off gives the pages of its lists back, as it did in history;
# switched on again it begins with none. In /modules: a main module.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

pcp=/sys/kernel/debug/bootmem_bs/pcp
online=/sys/devices/system/cpu/cpu1/online
mount -t debugfs none /sys/kernel/debug

# Pages in the lists of CPU $1
in_lists() { awk -v cpu="$1" '$3 == cpu { sum += $5 } END { print sum + 0 }' $pcp; }

# Pages in the lists of free blocks, of all zones
in_blocks() {
	awk '{ size = 1; for (i = 5; i <= NF; i++) { sum += $i * size; size *= 2 } } END { print sum + 0 }' /proc/buddyinfo_bs
}

plan 6
# What boots on CPU 1 fills the lists of CPU 1
check "the module loads on CPU 1" taskset 2 insmod /modules/*.ko
check "whose lists have pages" test "$(in_lists 1)" -gt 20
all=$(($(in_blocks) + $(in_lists 0) + $(in_lists 1)))
check "it can be switched off" sh -c "echo 0 >$online"
check_equal "its pages are in blocks again" "$(($(in_blocks) + $(in_lists 0)))" "$all"
check "it can be switched on" sh -c "echo 1 >$online"
check_equal "and has no pages" "$(in_lists 1)" 0
finish
