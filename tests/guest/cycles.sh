# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Loads and unloads CYCLES times (100) while readers read what is in /proc, and as often
# without: nothing may be left, and the guest's memory stays what it was.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

CYCLES=${CYCLES:-100}

mem_total() {
	sed -n 's/^MemTotal: *//p' /proc/meminfo
}

reader() {
	while [ ! -e /tmp/stop ]; do
		cat /proc/buddyinfo_bs /proc/vmstat_bs >/dev/null 2>&1
		usleep 20000
	done
}

cycle() {
	busybox insmod /modules/*.ko || return
	cat /proc/buddyinfo_bs >/tmp/buddyinfo || return
	cmp /tmp/buddyinfo /tmp/first || return
	# A reader may hold the file open for a moment; that must not hold the module.
	busybox rmmod "$name"
}

# cycles N
cycles() {
	i=0
	while [ "$i" -lt "$1" ]; do
		cycle || { echo "in cycle $i"; return 1; }
		i=$((i + 1))
	done
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
reader &
reader &
check "loaded and unloaded $CYCLES times, each the same" cycles "$CYCLES"
: >/tmp/stop
wait
check_equal "MemTotal is what it was" "$(mem_total)" "$total"
check "cycles lose no memory" leaks_nothing "$CYCLES" cycles "$CYCLES"
check "nothing is left in /proc" nothing_left
check "the module loads once more" insmod /modules/*.ko
finish
