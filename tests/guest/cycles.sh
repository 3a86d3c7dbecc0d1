# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Loads and unloads 200 times while readers read what is in /proc: nothing may be
# left, and the guest's memory stays what it was.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

mem_total() {
	sed -n 's/^MemTotal: *//p' /proc/meminfo
}

# Slab memory and pages of the guest, after those that are only cached are gone
mem_free() {
	sync
	echo 3 >/proc/sys/vm/drop_caches
	sed -n 's/^MemFree: *\([0-9]*\) kB/\1/p' /proc/meminfo
}

reader() {
	while [ ! -e /tmp/stop ]; do
		cat /proc/buddyinfo_bs /proc/vmstat_bs >/dev/null 2>&1
	done
}

cycle() {
	busybox insmod /modules/*.ko || return
	cat /proc/buddyinfo_bs >/tmp/buddyinfo || return
	cmp /tmp/buddyinfo /tmp/first || return
	# A reader may hold the file open for a moment; that must not hold the module.
	busybox rmmod "$name"
}

cycles() {
	i=0
	while [ "$i" -lt 200 ]; do
		cycle || { echo "in cycle $i"; return 1; }
		i=$((i + 1))
	done
}

leaks_nothing() {
	free_after=$(mem_free)
	lost=$((free_before - free_after))
	[ "$lost" -lt 1024 ] || { echo "$lost kB of $free_before kB are gone"; return 1; }
}

nothing_left() {
	! ls /proc/*_bs 2>/dev/null || return
	! grep BiscuitOS /proc/modules
}

plan 6
check "the module loads" insmod /modules/*.ko
name=$(sed -n 's/^\(BiscuitOS[^ ]*\) .*/\1/p' /proc/modules)
cat /proc/buddyinfo_bs >/tmp/first
busybox rmmod "$name"
total=$(mem_total)
free_before=$(mem_free)
reader &
reader &
check "200 times loaded and unloaded, each the same" cycles
: >/tmp/stop
wait
check_equal "MemTotal is what it was" "$(mem_total)" "$total"
check "no memory is lost" leaks_nothing
check "nothing is left in /proc" nothing_left
check "the module loads once more" insmod /modules/*.ko
finish
