# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# make run: loads the module, those of its tests, and shows what it made.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

fail() {
	echo "error: $1"
	exit 1
}

show() {
	echo "== $1"
	cat "$1" || fail "$1 cannot be read"
	echo
}

# A test that fails says so in the log, behind what it expected and got.
load() {
	said=$(insmod "$@" 2>&1) && return
	dmesg | sed -n 's/^\[[^]]*\] //p' | grep -E '^ *(# |not ok )' || true
	fail "$(why "$said")"
}

load "${MODULE:?}" ${RECORD:+record=1} ${EVENTS:+events=1}
[ -e /proc/buddyinfo_bs ] || fail "$(why "the module is loaded, but it made no /proc/buddyinfo_bs")"

echo "== boot messages"
bs_log | grep . || fail "the replayed kernel said nothing"
echo
show /proc/buddyinfo_bs
show /proc/vmstat_bs
[ ! -e /proc/zoneinfo_bs ] || show /proc/zoneinfo_bs

others=$(find /modules -name '*.ko' ! -path "$MODULE" | sort)
for module in $others; do load "$module"; done
mount -t debugfs none /sys/kernel/debug
for table in memory reserved; do
	file=/sys/kernel/debug/bootmem_bs/memblock/$table
	[ ! -e "$file" ] || show "$file"
done
[ -z "$TESTS" ] || show /sys/kernel/debug/bootmem_bs/results
print_record || fail "the trace cannot be read"
