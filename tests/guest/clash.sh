# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Two of a kind, and names that are taken: /modules has two versions.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

first=/modules/${FIRST:?}.ko
second=/modules/${SECOND:?}.ko

# refuses MODULE TEXT: it is not loaded, and an error says why
refuses() {
	log_clear
	! insmod "$1" 2>/dev/null || { echo "it was loaded"; return 1; }
	[ -z "${2:-}" ] || dmesg | grep -F "$2" >/dev/null || { dmesg; return 1; }
}

# A file system of our own over /proc, with the name in it
taken() {
	mount -t tmpfs none /proc
	: >/proc/vmstat_bs
	/bin/busybox insmod "$first" 2>/dev/null
	loaded=$?
	/bin/busybox umount /proc
	[ "$loaded" -ne 0 ] || return
	log_errors | grep -F "/proc/vmstat_bs exists already" >/dev/null || { dmesg; return 1; }
	! ls /proc/*_bs 2>/dev/null
}

same_state() {
	cat /proc/buddyinfo_bs /proc/vmstat_bs >/tmp/after
	diff /tmp/before /tmp/after
}

plan 8
check "a name in /proc that is taken is refused" taken
check "after that the module loads" insmod "$first"
cat /proc/buddyinfo_bs /proc/vmstat_bs >/tmp/before
check "the same module a second time is refused" refuses "$first" ""
check "another version beside it is refused" refuses "$second" "exports duplicate symbol"
check "the running machine did not notice" same_state
check "the first one unloads" rmmod "$first"
check "then the other version loads" insmod "$second"
check "and unloads" rmmod "$second"
finish
