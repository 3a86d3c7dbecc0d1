# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# The host runs out of memory again and again: what is loaded stays as it is, and
# loads and unloads in the middle of it work, or leave nothing behind. In /modules: a
# main module.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
name=$(basename "$main" .ko | tr .- __)

# Takes all memory, and is killed for it; then the next one
hogs() {
	while [ ! -e /tmp/stop ]; do
		sh -c 'echo 1000 >/proc/self/oom_score_adj; exec /bin/busybox dd if=/dev/zero of=/dev/null count=1 bs='"$nearly_all"k >/dev/null 2>&1
		echo $((killed += 1)) >/tmp/killed
	done
}

wait_for_hogs() {
	until [ "$(cat /tmp/killed)" -ge $(($1 + 2)) ]; do sleep 1; done
}

nothing_left() {
	[ ! -e /proc/buddyinfo_bs ] && [ ! -d "/sys/module/$name" ] && ! grep -q BiscuitOS_bootmem /proc/iomem
}

cycle() {
	if insmod "$main" 2>/dev/null; then
		loads=$((loads + 1))
		grep -q '^Node 0' /proc/buddyinfo_bs && rmmod "$name"
	else
		refusals=$((refusals + 1))
	fi && nothing_left
}

cycles() {
	loads=0 refusals=0
	while [ $((loads + refusals)) -lt 20 ]; do
		cycle || { echo "after $loads loads"; dmesg | tail -n 5; return 1; }
	done
	echo "loads: $loads, refusals: $refusals" >/tmp/counts
}

state() { cat /proc/*_bs; }

# More than is free, less than what the kernel would refuse to promise
nearly_all=$(awk '/^MemTotal/ { print $2 - 1000 }' /proc/meminfo)
echo 0 >/tmp/killed
plan 5
check "the module loads" insmod "$main"
before=$(state)
hogs &
wait_for_hogs 0
check_equal "a machine does not notice that the host has no memory" "$(state)" "$before"
rmmod "$name"
check "20 loads without memory work, or leave nothing behind" cycles
wait_for_hogs "$(cat /tmp/killed)"
touch /tmp/stop
wait
echo "# $(cat /tmp/counts), times that memory ran out: $(cat /tmp/killed)"
check "memory did run out" sh -c 'dmesg | grep "Out of memory: Killed process"'
check "with memory again it loads" insmod "$main"
finish
