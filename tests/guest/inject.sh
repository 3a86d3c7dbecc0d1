# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# The host kernel's fault injection: the n-th allocation of the module's init fails, for
# each n until there is no n-th. Among them are those that the kernel makes for it: for
# the driver, in /proc, in debugfs. In /modules: a main module.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
name=$(basename "$main" .ko | tr .- __)
debug=/sys/kernel/debug
mount -t debugfs none $debug

# Allocations that could wait are made to fail as well, and say so in one line.
prepare() {
	for kind in failslab fail_page_alloc; do
		echo N >"$debug/$kind"/ignore-gfp-wait
		echo 1 >"$debug/$kind"/verbose
	done
	echo N >"$debug"/fail_page_alloc/ignore-gfp-highmem
	echo 0 >"$debug"/fail_page_alloc/min-order
}

nothing_left() {
	[ ! -e /proc/buddyinfo_bs ] && [ ! -e /proc/vmstat_bs ] && [ ! -e "$debug/bootmem_bs" ] &&
		[ ! -d "/sys/module/$name" ] && ! grep -q BiscuitOS_bootmem /proc/iomem
}

works() { grep -q '^Node 0' /proc/buddyinfo_bs && rmmod "$name" && nothing_left; }
load_again() { insmod "$main" && works; }

# A load may well survive a failure: that of an allocation that was only a wish.
fail_once() {
	if insmod "$main" "fail_nth=$1" 2>/dev/null; then
		survived=$((survived + 1))
		works
	else
		failed=$((failed + 1))
		log_errors | grep -q . || { echo "no line says why"; return 1; }
		nothing_left && load_again
	fi
}

fail_each() {
	n=1 failed=0 survived=0
	while log_clear; fail_once "$n" || { echo "allocation $n:"; dmesg | tail -n 5; return 1; }
		! dmesg | grep -q "fail_nth=$n: the load is over"; do
		n=$((n + 1))
	done
	survived=$((survived - 1))
	echo "$((failed + survived)), $failed of them failed the load" >/tmp/counts
	[ "$failed" -gt 5 ] || { cat /tmp/counts; return 1; }
}

plan 3
check "the kernel can inject faults" prepare
check "each allocation of a load can fail, and the next load works" fail_each
echo "# faults injected by the kernel: $(cat /tmp/counts)"
check "the module still works" load_again
finish
