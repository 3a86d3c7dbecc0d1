# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Loads each module in turn and compares what it shows, word for word, with
# /files/NAME-OF-THE-MODULE.txt. With PRINT=1: prints it instead. VERSIONS says which
# modules there are, in the order of history.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

debug=/sys/kernel/debug/bootmem_bs
mount -t debugfs none /sys/kernel/debug

# The version's number is not compared: versions with the same code share a file.
state() {
	echo "== boot messages"
	bs_log | sed '1s/^Linux version [^ ]*/Linux version VERSION/'
	notes
	for file in /proc/buddyinfo_bs /proc/vmstat_bs /proc/zoneinfo_bs; do
		[ ! -e $file ] || { echo "== $file"; cat $file; }
	done
	echo "== taken"
	sed '/^#/d' "$debug/taken"
}

compare() {
	state >/tmp/state
	diff -u "/files/$name.txt" /tmp/state
}

one() {
	name=BiscuitOS_bootmem-$1
	log_clear
	set -- "/modules/$name.ko"
	if [ -n "${PRINT:-}" ]; then
		said=$(insmod "$1" 2>&1) || { echo "error: $(why "$said")"; return 1; }
		echo "@@ $name" && state && rmmod "$1"
		return
	fi
	check "$LABEL${name#BiscuitOS_bootmem-} loads" insmod "$1"
	check "$LABEL${name#BiscuitOS_bootmem-} shows what it should" compare
	check "$LABEL${name#BiscuitOS_bootmem-} unloads" rmmod "$1"
}

# shellcheck disable=SC2086 # a list of words
set -- $VERSIONS
[ -n "${PRINT:-}" ] || plan $(($# * 3))
for version; do one "$version" || exit; done
finish
