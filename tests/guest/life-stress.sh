# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Threads allocate and free blocks of all orders from all zones, all at once, while
# readers read: THREADS (4) for SECONDS_OF_STRESS (10). In /modules: a main module and
# its -stress.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
name=$(basename "$main" .ko | tr .- __)
debug=/sys/kernel/debug/bootmem_bs
mount -t debugfs none /sys/kernel/debug

reader() {
	while [ ! -e /tmp/stop ]; do
		cat /proc/*_bs $debug/* >/dev/null 2>&1
		usleep 50000
	done
}

plan 4
check "the module loads" insmod "$main"
reader &
check "no block is handed out twice, and the free lists end as they began" \
	insmod "${main%.ko}-stress.ko" "threads=${THREADS:-4}" "seconds=${SECONDS_OF_STRESS:-10}"
touch /tmp/stop
wait
echo "# processors: $(grep -c ^processor /proc/cpuinfo)"
grep '^# ' $debug/results
check "nobody holds a page" no_owners
check "all of it unloads" rmmod "${name}_stress" "$name"
finish
