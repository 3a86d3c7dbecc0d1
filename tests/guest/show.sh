# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# make run: loads the module, those of its tests, and shows what it made.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

# What the log says, without the time
log() { dmesg | sed -n 's/^\[[^]]*\] //p'; }

# What tests say of themselves: mistakes, what was expected, what failed
verdicts() { grep -E '^ *(# |not ok )|^BiscuitOS_bootmem: mistake: '; }

# fail WHY: with what led to it in front, and the rest of the log, each line once
fail() {
	log | verdicts || true
	echo "error: $1"
	echo
	echo "== log"
	log | grep -E '^(bs|BiscuitOS_bootmem): ' | grep -vxF -e "$1" | grep -v '^BiscuitOS_bootmem: mistake: '
	exit 1
}

# show FILE ...: in one process, of which each costs the guest ten milliseconds
show() {
	awk 'FNR == 1 { printf "%s== %s\n", (NR > 1 ? "\n" : ""), FILENAME } { print } END { print "" }' "$@" ||
		fail "$* cannot be read"
}

load() {
	said=$(insmod "$@" 2>&1) || fail "$(why "$said")"
}

load "${MODULE:?}" ${RECORD:+record=1} ${EVENTS:+events=1}
[ -e /proc/buddyinfo_bs ] || fail "$(why "the module is loaded, but it made no /proc/buddyinfo_bs")"

machine() {
	text=$(bs_log)
	[ -n "$text" ] || fail "the replayed kernel said nothing"
	printf '== boot messages\n%s\n\n' "$text"
	text=$(notes)
	[ -z "$text" ] || printf '%s\n\n' "$text"
	zoneinfo=/proc/zoneinfo_bs
	[ -e $zoneinfo ] || zoneinfo=
	show /proc/buddyinfo_bs /proc/vmstat_bs $zoneinfo
}

# Mistakes come first, and in the place of all else: so what there is to show has to wait
machine >/tmp/shown || { cat /tmp/shown; exit 1; }

mount -t debugfs none /sys/kernel/debug
others=
for module in /modules/*.ko; do
	[ "$module" != "$MODULE" ] || continue
	load "$module"
	others="$others $module"
done
for table in memory reserved; do
	file=/sys/kernel/debug/bootmem_bs/memblock/$table
	[ ! -e "$file" ] || show "$file" >>/tmp/shown
done
[ -z "$TESTS" ] || show /sys/kernel/debug/bootmem_bs/results >>/tmp/shown

# What a module kept is known when it is gone
for module in $others; do rmmod "$module" || fail "$module cannot be unloaded"; done
# Who kills the machine need not notice: a load that goes on has its own idea of what it returns
reason=$(sed -n '1s/^halted: //p' /proc/buddyinfo_bs)
[ -z "$reason" ] || fail "a test killed the machine: $reason"
mistakes=$(dmesg | grep -c '^\[[^]]*\] BiscuitOS_bootmem: mistake: ')
[ "$mistakes" = 0 ] || fail "$mistakes mistake(s) of the tests, see above"

cat /tmp/shown
print_record || fail "the trace cannot be read"
