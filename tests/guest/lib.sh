# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# What guest scripts share (busybox sh). A script finds modules in /modules,
# other files in /files, and the log of the boot in /boot.log.

# rmmod takes a module's name or file, with or without dots.
rmmod() {
	for module; do
		module=${module##*/}
		busybox rmmod "$(echo "${module%.ko}" | tr .- __)" || return
	done
}

# Taint flags that mean damage: bad page, oops, warning, soft lockup.
taint_flags() {
	echo $(($(cat /proc/sys/kernel/tainted) & 0x42a0))
}

# Lines of the host kernel's log that report damage. What the replayed kernel
# says ("bs: ...") is a result, whatever it says.
splats() {
	{ cat /tmp/log 2>/dev/null; dmesg; } | grep -v '\] bs: ' |
		grep -E 'BUG:|WARNING:|UBSAN:|INFO: |Oops|kmemleak: [1-9]|leaked|bad page|corruption'
}

# A debug kernel knows what nobody points to any more. Young memory does not count yet.
scan_for_leaks() {
	list=/sys/kernel/debug/kmemleak
	mount -t debugfs none /sys/kernel/debug 2>/dev/null
	[ -e $list ] || return 0
	sleep 6
	echo scan >$list
	echo scan >$list
	leaks=$(grep -c '^unreferenced object' $list) || return 0
	{ echo "kmemleak: $leaks unreferenced objects"; head -n 15 $list; } |
		while read -r line; do echo "$line" >/dev/kmsg; done
}

# Starts a new page of the log; the old one is kept for splats.
log_clear() {
	dmesg -c >>/tmp/log
}

# The replayed kernel's messages.
bs_log() {
	dmesg | sed -n 's/^\[[^]]*\] bs: //p'
}

# The host kernel's errors (level 3 and worse), without level and time.
log_errors() {
	dmesg -r | sed -n 's/^<[0-3]>\[[^]]*\] //p' | grep -v '^bs: '
}

# why TEXT: the module's own words, or else those of insmod.
why() {
	reason=$(log_errors | head -n 1)
	echo "${reason:-$1}"
}

# KTAP: plan N, then one of ok/not_ok/check/skip a test, at last finish.
ktap_number=0
ktap_failed=0

plan() {
	echo "KTAP version 1"
	echo "1..$1"
}

ok() {
	ktap_number=$((ktap_number + 1))
	echo "ok $ktap_number - $1"
}

# not_ok NAME [WHY]: lines of WHY become diagnostics.
not_ok() {
	ktap_number=$((ktap_number + 1))
	ktap_failed=$((ktap_failed + 1))
	[ -z "${2:-}" ] || echo "$2" | sed 's/^/# /'
	echo "not ok $ktap_number - $1"
}

skip() {
	ok "$1 # SKIP $2"
}

# check NAME COMMAND...: its output is shown if it fails.
check() {
	check_name=$1
	shift
	if check_out=$("$@" 2>&1); then ok "$check_name"; else not_ok "$check_name" "$check_out"; fi
}

# check_equal NAME GOT WANTED
check_equal() {
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "got:    $2
wanted: $3"; fi
}

finish() {
	[ "$ktap_failed" -eq 0 ]
	exit
}
