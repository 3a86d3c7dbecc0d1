# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# What the host sees of the machine: the claim of its memory, that all of this can be
# written to, and what it costs. In /modules: a main module and its -life. REGIONS are
# lines of /proc/iomem, without blanks around.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
life=${main%.ko}-life.ko
name=$(basename "$main" .ko | tr .- __)

claims() { sed -n 's/^ *\([0-9a-f]*-[0-9a-f]*\) : BiscuitOS_bootmem$/\1/p' /proc/iomem | xargs; }

# Blocks of 64 pages: what is used lies in the first few MB.
fills() {
	log_clear
	insmod "$life" fill=1 order=6 || { dmesg | tail -n 3; return 1; }
	written=$(dmesg | sed -n 's/.* life: \([0-9]*\) pages written, 0 lost$/\1/p')
	rmmod "${name}_life" || return
	[ "${written:-0}" -gt "${PAGES:?}" ] || { echo "$written pages"; return 1; }
}

# The book of owners needs 20 bytes a page, and a page for each node that ends it.
book() {
	awk '/owner_open_bs/ { sum += $2 } END { print sum + 0 }' /proc/vmallocinfo
}

plan 6
check "the machine loads" insmod "$main"
check_equal "its memory is claimed" "$(claims)" "$REGIONS"
check "each page keeps what is written to it" fills
check "the book of owners is as large as the nodes" test "$(book)" -lt "${BOOK:?}" -a "$(book)" -gt 0
check "it unloads" rmmod "$name"
check_equal "and the claim is gone" "$(claims)" ""
finish
