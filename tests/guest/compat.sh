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
	swaps 1 && dmesg | grep 'take_all: no page after [1-9][0-9]*\.' && ! grep halted /proc/buddyinfo_bs && no_owners
}

# ends_with_a_halt HOW REASON
ends_with_a_halt() {
	swaps "$1" && grep "^halted: panic: $2" /proc/buddyinfo_bs && grep '^  called by: .*_compat' /proc/buddyinfo_bs &&
		dmesg | grep -c 'compat_init .*goes on without memory that it cannot do without; it is ended' | grep -x 1 &&
		rmmod "$name"
}

plan 6
check "the boot with its tests" boots
check "who takes pages until there are none gets none" ends_with_none
check "who takes them for ever is ended, and the machine halts" ends_with_a_halt 2 "Out of memory"
check "the next machine boots" boots
check "who writes to a page that is none is ended, and the machine halts" ends_with_a_halt 3 "Unable to handle kernel NULL pointer"
check "nothing is left" sh -c '! grep BiscuitOS_bootmem /proc/iomem /proc/modules'
finish
