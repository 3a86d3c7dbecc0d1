# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Does the debug kernel find mistakes? Makes each of modules/planted and looks for the
# report. The guest must end with a complaint of its kernel: whoever starts this script
# looks for that. In /modules: a main module and its -planted.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

main=$(echo /modules/BiscuitOS_bootmem-[0-9]*[0-9].ko)
planted=${main%.ko}-planted.ko
mount -t debugfs none /sys/kernel/debug

# One mistake: prints what was made, and fails if nobody reports it
found() {
	report=$(dmesg | sed -n 's/.*planted: .*, expect //p')
	case $report in kmemleak*) scan_for_leaks ;; esac
	dmesg | grep -v ', expect ' | grep -m 1 -E "$report" && return
	dmesg | tail -n 8
	return 1
}

name_of_bug() { dmesg | sed -n 's/.*planted: \([a-z_]*\).*, expect .*/\1/p'; }

insmod "$main" || exit
n=1
while log_clear; insmod "$planted" "bug=$n" 2>/tmp/why; do
	rmmod "$planted"
	check "a report of $(name_of_bug)" found
	n=$((n + 1))
done
check "there are no more" grep 'out of range' /tmp/why
rmmod "$main"
echo "# planted mistakes: $((n - 1))"
echo "1..$ktap_number"
finish
