# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# The tests of modules/: those that run inside the boot, and those loaded on their
# own. Every result of theirs becomes one of ours. In /modules: one version's main
# module with TESTS built in, and its submodules.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

# NAME.ko stands behind NAME-TEST.ko
main=$(LC_ALL=C; for ko in /modules/BiscuitOS_bootmem-*.ko; do :; done; echo "$ko")
name=$(basename "$main" .ko | tr .- __)
debug=/sys/kernel/debug/bootmem_bs
mount -t debugfs none /sys/kernel/debug

# Those that do as they are told, whatever that is, have tests of their own.
submodules() {
	for ko in "${main%.ko}"-*.ko; do
		case $ko in
		*-stress.ko | *-life.ko | *-trace.ko) ;;
		*) [ ! -e "$ko" ] || echo "$ko" ;;
		esac
	done
}

load() {
	insmod "$1" && return
	log_errors
	return 1
}

# Results with their explanations, without the plans of the suites
results() {
	sed -e '/^KTAP version/d' -e '/^1\.\./d' -e "s/^\(not ok\|ok\) [0-9]* - /\1 /" "$debug/results"
}

count() {
	sed -n 's/^1\.\.//p' "$debug/results" | awk '{ sum += $1 } END { print sum + 0 }'
}

# Of those in SUITES
missing_suites() {
	for suite in ${SUITES:-}; do
		grep -q "^ok ${suite}[_:]" /tmp/results || echo "$suite"
	done
}

# All that has left the lists is held by somebody, or was taken by the boot
all_accounted_for() {
	account=$(cat "$debug/account") || return
	if echo "$account" | grep 'nobody known'; then return 1; fi
	echo "$account" | grep -E " ${PAGES:-[0-9]+} +[0-9]+  in all"
}

no_mistakes() { ! grep -v '^#' "$debug/mistakes"; }

if ! loaded=$(load "$main" 2>&1); then
	plan 1
	not_ok "the boot with its tests" "$loaded
$(dmesg | sed -n 's/^\[[^]]*\] //p' | grep -A 6 -e '^# line' -e '^not ok')"
	finish
fi

failed=
for ko in $(submodules); do
	load "$ko" >/tmp/why 2>&1 || failed="$failed$ko: $(cat /tmp/why)
"
done

results >/tmp/results
plan $(($(count) + 7 + $(submodules | wc -l)))
while read -r verdict rest; do
	case $verdict in
	ok) ok "$rest" ;;
	not) not_ok "${rest#ok }" ;;
	*) echo "$verdict $rest" ;;
	esac
done </tmp/results
check_equal "each test that is built in has results" "$(missing_suites)" ""
check_equal "every suite ran to its end" "$(grep -c '^\(not ok\|ok\)' /tmp/results)" "$(count)"
check_equal "every submodule loaded" "$failed" ""

for ko in $(submodules); do
	sub=$(basename "$ko" .ko | tr .- __)
	check "$sub unloads" rmmod "$sub"
done
check "nobody holds a page" no_owners
check "no test made a mistake" no_mistakes
check "each page is accounted for" all_accounted_for
check "the module unloads" rmmod "$name"
finish
