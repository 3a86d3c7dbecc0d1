# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine that the modules of all versions given must refuse: with the message of
# /files/expected, and without touching anything. A message of the replayed kernel ("bs: ...")
# is no refusal, nor is one of what means nothing: the machine runs, and says what it left
# out. The versions LOADS have no such trouble: they run, and say nothing of it.

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

silent() { ! said >/dev/null || { echo "$expected"; return 1; }; }

nothing_left() {
	! grep BiscuitOS /proc/modules || return
	! ls /proc/*_bs 2>/dev/null || return
	[ "$(mem_total)" = "$before" ] || { mem_total; return 1; }
}

loaded() {
	check_equal "$1: loads all the same" "$status" 0
	rmmod "$ko"
}

refused() {
	if [ "$status" -ne 0 ]; then ok "$1: is refused"; else not_ok "$1: is refused" "it was loaded"; fi
}

judge() {
	case " ${LOADS:-} " in
	*" $2 "*)
		check "$1: has nothing to say" silent
		loaded "$1"
		return
		;;
	esac
	check "$1: says what is wrong" said
	case $expected in
	bs:* | *' means nothing here;'*) loaded "$1" ;;
	*) refused "$1" ;;
	esac
}

expected=$(cat /files/expected)
before=$(mem_total)
# shellcheck disable=SC2012 # names of ours
plan $((3 * $(ls /modules/*.ko | wc -l)))
for ko in /modules/*.ko; do
	version=${ko##*/BiscuitOS_bootmem-}
	version=${version%.ko}
	log_clear
	insmod "$ko" 2>/tmp/insmod
	status=$?
	judge "$NAME, $version" "$version"
	check "$NAME, $version: leaves nothing behind" nothing_left
done
finish
