# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Sources written for BiscuitOS that never came back there. In /modules: a main module and
# its -compat.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
compat=${main%.ko}-compat.ko
name=$(basename "$main" .ko | tr .- __)
debug=/sys/kernel/debug/bootmem_bs
mount -t debugfs none /sys/kernel/debug

boots() { insmod "$main" && ! grep -v '^#' "$debug/mistakes"; }

# swaps HOW: its load fails, as it ought to, and nothing of it is left
swaps() {
	log_clear
	! insmod "$compat" "swap=$1" 2>/dev/null && ! grep -q "^${name}_compat " /proc/modules
}

ends_with_none() {
	swaps 1 && dmesg | grep 'bs: take_all: no page after [1-9][0-9]*\.' && ! grep halted /proc/buddyinfo_bs && no_owners
}

# ends_with_a_halt HOW REASON
ends_with_a_halt() {
	swaps "$1" && grep "^halted: panic: $2" /proc/buddyinfo_bs && grep '^  called by: .*_compat' /proc/buddyinfo_bs &&
		ended compat_init && rmmod "$name"
}

# ended WHO: once, and somebody says so
ended() { dmesg | grep -c "$1 .*goes on without memory that it cannot do without; .*ended" | grep -x 1; }

soon() {
	for _ in $(seq 30); do ! "$@" || return 0; sleep 1; done
	return 1
}

# A thread of its own has no load that could fail, and nobody waits for it
ends_a_thread() {
	log_clear
	insmod "$compat" swap=4 && soon ended '\(take_for_ever\|swap_thread\)' &&
		grep "^halted: panic: Out of memory" /proc/buddyinfo_bs && rmmod "${name}_compat" && rmmod "$name"
}

# ends_the_boot HOW WHO
ends_the_boot() {
	log_clear
	! insmod "$main" endless="$1" 2>/dev/null && ended "$2" && ! grep "^$name " /proc/modules
}

# What was meant for another file runs, too, and whatever it prints is in the boot's log
says_late() { dmesg | grep 'bs: late_init: a page at 0x7'; }
says_phase() {
	log_clear
	insmod "$compat" && dmesg | grep 'bs: in_a_phase: before all others' && dmesg | grep 'bs: from_normal: ' && rmmod "${name}_compat"
}

last_one() { boots && rmmod "$name"; }

plan 13
check "the boot with its tests" boots
check "a module that is linked in runs at its end" says_late
check "a module's phases run when it is loaded, and without an exit function it goes" says_phase
check "who takes pages until there are none gets none" ends_with_none
check "who takes them for ever is ended, and the machine halts" ends_with_a_halt 2 "Out of memory"
check "the next machine boots" boots
check "who writes to a page that is none is ended, and the machine halts" ends_with_a_halt 3 "Unable to handle kernel NULL pointer"
check "one more boots" boots
check "a thread that takes pages for ever is ended" ends_a_thread
check "who asks bootmem for ever is ended" ends_the_boot 1 compat_bootmem_for_ever
check "who takes pages for ever in the boot is ended" ends_the_boot 2 compat_pages_for_ever
check "the last one boots" last_one
check "nothing is left" sh -c '! grep BiscuitOS_bootmem /proc/iomem /proc/modules'
finish
