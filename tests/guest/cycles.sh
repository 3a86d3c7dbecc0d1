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

# A leak loses memory in every round; the host's slabs and late work, now and then.
# The least that can leak is a page a cycle, 400 kB a round.
leaks_nothing() {
	for round in 1 2 3 4 5; do
		free_before=$(mem_free)
		cycles 100 || return
		lost=$((free_before - $(mem_free)))
		[ "$lost" -ge 200 ] || return 0
		echo "round $round: $lost kB of $free_before kB are gone"
	done
	return 1
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
check "200 times loaded and unloaded, each the same" cycles 200
: >/tmp/stop
wait
check_equal "MemTotal is what it was" "$(mem_total)" "$total"
check "cycles lose no memory" leaks_nothing
check "nothing is left in /proc" nothing_left
check "the module loads once more" insmod /modules/*.ko
finish
