# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# make run: loads the one module and shows what it made.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

fail() {
	echo "error: $1"
	exit 1
}

# The module's own words before those of insmod.
why() {
	reason=$(log_errors | head -n 1)
	echo "${reason:-$1}"
}

show() {
	echo "== $1"
	cat "$1" || fail "$1 cannot be read"
	echo
}

# The main module has one dash in its name; those of tests have two, and come later.
for ko in $(find /modules -name '*.ko' | awk -F- '{ print NF, $0 }' | sort | cut -d ' ' -f 2); do
	said=$(insmod "$ko" 2>&1) || fail "$(why "$said")"
done
[ -e /proc/buddyinfo_bs ] || fail "$(why "the module is loaded, but it made no /proc/buddyinfo_bs")"

echo "== boot messages"
bs_log | grep . || fail "the replayed kernel said nothing"
echo
show /proc/buddyinfo_bs
show /proc/vmstat_bs
[ ! -e /proc/zoneinfo_bs ] || show /proc/zoneinfo_bs

# Results of TESTS, if there are any
results=$(dmesg | sed -n 's/^\[[^]]*\] \(# .*\|\(not \)\?ok [0-9]* - .*\)/\1/p')
[ -z "$results" ] || printf '== tests\n%s\n' "$results"
