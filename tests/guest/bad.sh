# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine that the module must refuse: with the message of /files/expected, and
# without touching anything. A message of the replayed kernel ("bs: ...") is no
# refusal, nor is one of what means nothing: the machine runs, and says what it left out.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

mem_total() {
	sed -n 's/^MemTotal: *//p' /proc/meminfo
}

# The expected line is a pattern: some addresses are the host kernel's choice.
said() {
	while read -r line; do
		# shellcheck disable=SC2254
		case $line in $expected) return ;; esac
	done <<-END
	$(dmesg | sed 's/^\[[^]]*\] //')
	END
	dmesg | tail -n 5
	return 1
}

nothing_left() {
	! grep BiscuitOS /proc/modules || return
	! ls /proc/*_bs 2>/dev/null || return
	[ "$(mem_total)" = "$before" ] || { mem_total; return 1; }
}

expected=$(cat /files/expected)
before=$(mem_total)
plan 3
insmod /modules/*.ko 2>/tmp/insmod
status=$?
check "$NAME: says what is wrong" said
case $expected in
bs:* | *' means nothing here;'*)
	check_equal "$NAME: loads all the same" $status 0
	rmmod /modules/*.ko
	;;
*)
	if [ $status -ne 0 ]; then ok "$NAME: is refused"; else not_ok "$NAME: is refused" "it was loaded"; fi
	;;
esac
check "$NAME: leaves nothing behind" nothing_left
finish
