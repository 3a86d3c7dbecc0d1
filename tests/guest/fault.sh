# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Failures: whatever the load asks of the host fails, one after another; the machine
# dies in every way that it can. After each of them, a new load works. In /modules: a
# main module and its -life.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
life=${main%.ko}-life.ko
name=$(basename "$main" .ko | tr .- __)
mount -t debugfs none /sys/kernel/debug

nothing_left() {
	[ ! -e /proc/buddyinfo_bs ] && [ ! -e /proc/vmstat_bs ] &&
		[ ! -e /sys/kernel/debug/bootmem_bs ] && [ ! -d "/sys/module/$name" ] &&
		! grep -q BiscuitOS_bootmem /proc/iomem
}

# One load that has to work
load_again() {
	insmod "$main" && grep -q '^Node 0' /proc/buddyinfo_bs && rmmod "$name" && nothing_left
}

# Every n-th request of a load, until there is no n-th
fail_each() {
	n=1
	while log_clear; ! insmod "$main" "fail_at=$n" 2>/dev/null; do
		log_errors | grep -q . || { echo "fail_at=$n: no line says why"; return 1; }
		nothing_left || { echo "fail_at=$n: something is left behind"; return 1; }
		load_again || { echo "fail_at=$n: the next load fails"; return 1; }
		n=$((n + 1))
		[ "$n" -lt 100 ] || return 1
	done
	rmmod "$name"
	echo $((n - 1)) >/tmp/faults
	[ "$n" -gt 5 ]
}

# One way to die; 2: there are no more
die_once() {
	insmod "$main" || return 1
	said=$(insmod "$life" "die=$1" 2>&1) || {
		rmmod "$name"
		case $said in *range*) return 2 ;; esac
		echo "die=$1: $said"
		return 1
	}
	head -n 1 /proc/buddyinfo_bs | grep -q '^halted: ' || { echo "die=$1: /proc does not say it"; return 1; }
	if ! grep -q "^  called by: .*life" /proc/buddyinfo_bs || ! grep -q "^  it means: " /proc/vmstat_bs; then
		echo "die=$1: nobody says who called, and what it means"
		head -n 4 /proc/buddyinfo_bs
		return 1
	fi
	dmesg | sed -n 's/^\[[^]]*\] bs: life: /# /p' | tail -n 1 >>/tmp/ways
	case $(tail -n 1 /tmp/ways) in
	*" free_twice:"*)
		grep -q '^  it means: .* is freed again$' /proc/buddyinfo_bs || {
			echo "die=$1: nobody says that it was freed twice"
			return 1
		}
		;;
	*free_block_twice:*)
		grep -q '^  the page: frame 0x[0-9a-f]*, free already: freed by free_block_twice ' /proc/buddyinfo_bs || {
			echo "die=$1: nobody says who freed it"
			return 1
		}
		;;
	esac
	rmmod "${name}_life" && rmmod "$name" && nothing_left
}

die_each() {
	way=1
	while die_once "$way" || { result=$?; false; }; do
		way=$((way + 1))
	done
	[ "$result" = 2 ] || return 1
	echo $((way - 1)) >/tmp/deaths
	[ "$way" -gt 20 ] && load_again
}

says_dead_to() { dmesg | grep -c "${name}_$1: the machine is dead and gives nothing (BUG at modules/life"; }

# The module that killed it goes on asking; the other one comes when it is dead
each_is_told_once() {
	log_clear
	insmod "$main" && insmod "$life" die=26 || return 1
	insmod "${main%.ko}-buddy.ko" 2>/dev/null && return 1
	[ "$(says_dead_to life) $(says_dead_to buddy)" = "1 1" ] || { dmesg | tail -n 12; return 1; }
	rmmod "${name}_life" && rmmod "$name"
}

# The line of the host's kernel, or of ours, that says why; exactly what a user looks for
refuses() {
	log_clear
	! insmod "$2" 2>/dev/null || { rmmod "$name"; echo "it was loaded"; return 1; }
	dmesg | grep -q "$1" && nothing_left
}

# What is made in /proc is there as soon as /proc is.
without_proc() {
	/bin/busybox umount -l /proc
	/bin/busybox insmod "$main"
	loaded=$?
	/bin/busybox mount -t proc proc /proc
	[ "$loaded" = 0 ] && grep -q '^Node 0' /proc/buddyinfo_bs && rmmod "$name" && nothing_left
}

plan 8
check "each request of a load can fail" fail_each
echo "# faults injected: $(cat /tmp/faults)"
check "each death is survived" die_each
[ ! -e /tmp/ways ] || cat /tmp/ways
echo "# deaths: $(cat /tmp/deaths)"

check "a dead machine says so once to each module" each_is_told_once

# As if it were for a kernel without SMP: of releases, checksums of symbols tell more
sed 's/\(vermagic=[^ ]*\) SMP /\1 UMP /' "$main" >/tmp/other.ko
check "a module for another kernel is refused" refuses "version magic" /tmp/other.ko
check "a submodule without its main module is refused" refuses "${name}_is_not_loaded" "$life"

check "without /proc mounted it loads" without_proc
check "nothing of the failures is left" nothing_left
check "and the module still works" load_again
finish
