# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# What one sees of a running machine: the files in debugfs, and the tracepoints of a
# boot and of a submodule. In /modules: a main module, its -life and -buddy.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
name=$(basename "$main" .ko | tr .- __)
debug=/sys/kernel/debug/bootmem_bs
tracing=/sys/kernel/debug/tracing
mount -t debugfs none /sys/kernel/debug

has() {
	grep -q -e "$2" "$1" && return
	echo "no line like $2 in $1:"
	head -n 20 "$1"
	return 1
}

plan 18
check "the kernel has tracing" test -d $tracing
echo 8192 >$tracing/buffer_size_kb
insmod "$main" trace=1 || { log_errors; exit 1; }
cat $tracing/trace >/tmp/trace
echo 0 >$tracing/events/bootmem_bs/enable
echo 0 >$tracing/events/buddy_bs/enable
echo >$tracing/trace

for event in bootmem_alloc bootmem_free bootmem_reserve bootmem_hand_over buddy_free buddy_merge; do
	check "the boot is traced: $event" has /tmp/trace " $event: "
done
echo "# events of the boot: $(grep -c ': b[a-z]*_[a-z_]*: ' /tmp/trace)"
check "fields are named as in kmem" has /tmp/trace "buddy_free: pfn=0x[0-9a-f]* order=[0-9]*"

check "bitmap: a picture" has $debug/bitmap "^0x[0-9a-f]* [.#]*#[.#]*$"
check_equal "bitmap_raw: a bit a page of low memory" "$(wc -c <$debug/bitmap_raw)" 2176
check "free_blocks: lists of every order" has $debug/free_blocks "^0 [A-Za-z0-9]* 10:"
check "pcp: lists of the CPU" has $debug/pcp "^0 [A-Za-z0-9]* 0 hot [0-9]*:"
check "log: what the kernel said" has $debug/log "^Linux version "

echo 1 >$tracing/events/buddy_bs/enable
insmod "${main%.ko}-life.ko" keep=2 order=9
cat $tracing/trace >/tmp/trace
check "owners: who holds what" has $debug/owners "^0x[0-9a-f]* 512 ${name}_life"
check_equal "two allocations were traced" "$(grep -c 'buddy_alloc: .* order=9 ' /tmp/trace)" 2
check "and the splits they took" has /tmp/trace "buddy_split: pfn=0x[0-9a-f]* order="
rmmod "${name}_life"
cat $tracing/trace >/tmp/trace
check "and their end" has /tmp/trace "buddy_free: .* order=9"
echo 0 >$tracing/events/buddy_bs/enable
rmmod "$name"
check "all of it is gone with the module" test ! -e $debug
finish
