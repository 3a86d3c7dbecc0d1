# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Loading and unloading, in any order, of several versions, again and again, with
# readers of everything that can be read. CYCLES (100) says how often. In /modules:
# main modules of one or more versions, the -life and -buddy of each.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

CYCLES=${CYCLES:-100}
mount -t debugfs none /sys/kernel/debug
debug=/sys/kernel/debug/bootmem_bs

versions=$(find /modules -name 'BiscuitOS_bootmem-*[0-9].ko' | sed 's/.*bootmem-\(.*\)\.ko/\1/' | sort)
first=$(echo "$versions" | head -n 1)
other=$(echo "$versions" | sed -n 2p)

ko() { echo "/modules/BiscuitOS_bootmem-$1${2:+-$2}.ko"; }
mod() { echo "BiscuitOS_bootmem_$(echo "$1" | tr .- __)${2:+_$2}"; }

# load VERSION [NAME [PARAMETER ...]]
load() {
	file=$(ko "$1" "${2:-}")
	shift $(($# > 1 ? 2 : 1))
	insmod "$file" "$@"
}

unload() { rmmod "$(mod "$@")"; }

nothing_left() {
	[ ! -e /proc/buddyinfo_bs ] && [ ! -e "$debug" ] && ! grep -q BiscuitOS /proc/modules
}

main_stays() {
	load "$first" && load "$first" buddy || return 1
	! unload "$first" 2>/tmp/why || return 1
	grep -q 'Resource temporarily unavailable' /tmp/why || { cat /tmp/why; return 1; }
	unload "$first" buddy && unload "$first" && nothing_left
}

versions_do_not_mix() {
	load "$first" || return 1
	log_clear
	! load "$other" buddy 2>/dev/null || return 1
	dmesg | grep "$(mod "$other")_is_not_loaded" || return 1
	log_clear
	! load "$other" 2>/dev/null || return 1
	dmesg | grep BiscuitOS || return 1
	grep -q '^Node 0' /proc/buddyinfo_bs || return 1
	unload "$first" && load "$other" && unload "$other" && nothing_left
}

# Counted in all places where free pages can be
free_pages() {
	awk '
	/^#/ { next }
	FILENAME ~ "pcp" { sum += int($5); next }
	{
		size = 1
		order = int($3)
		while (order-- > 0)
			size *= 2
		sum += (NF - 3) * size
	}
	END { print sum }' "$debug/free_blocks" "$debug/pcp"
}

kept_pages_are_reported() {
	load "$first" || return 1
	before=$(free_pages)
	log_clear
	load "$first" life keep=3 order=2 || return 1
	[ "$(free_pages)" = $((before - 12)) ] || { echo "$(free_pages) pages are free, $((before - 12)) should be"; return 1; }
	unload "$first" life || return 1
	dmesg | grep "$(mod "$first" life) is unloaded and kept 12 page(s) in 3 block(s); 12 freed now" ||
		{ dmesg | tail -n 5; return 1; }
	[ "$(grep -c "$(mod "$first" life) kept 4 page(s) at 0x" "$debug/mistakes")" = 3 ] || { cat "$debug/mistakes"; return 1; }
	[ "$(free_pages)" = "$before" ] || { echo "$(free_pages) pages are free, $before were"; return 1; }
	unload "$first"
}

# What is left of a block has no count of its own, so nobody can free it
halves_stay() {
	load "$first" || return 1
	before=$(free_pages)
	log_clear
	load "$first" life keep=1 order=3 half=1 && unload "$first" life || return 1
	dmesg | grep "$(mod "$first" life) kept 4 page(s) at 0x" &&
		dmesg | grep "$(mod "$first" life) is unloaded and kept 4 page(s) in 1 block(s); 0 freed now: others are parts of blocks" || return 1
	[ "$(free_pages)" = $((before - 4)) ] && sed 1d "$debug/owners" | grep -x '0x[0-9a-f]* 4 unloaded -' && unload "$first"
}

# What could not be given back outlives its module: it must not point to what is in the
# module's place now, which here is the same module, loaded again.
kept_pages_of_a_dead_machine() {
	load "$first" && load "$first" life keep=3 order=2 die=26 && unload "$first" life || return 1
	load "$first" life || return 1
	# The dead machine keeps the main module's sandbox, too.
	sed -n 's/^0x[^ ]* //p' "$debug/owners" | grep -v "^[0-9]* $(mod "$first") " >/tmp/owners
	unload "$first" life && cat "$debug/owners" >/dev/null && unload "$first" || return 1
	[ "$(sort /tmp/owners | uniq -c | xargs)" = "3 4 unloaded -" ] || { cat /tmp/owners; return 1; }
}

# Readers come too late, too early and in the middle.
reader() {
	while [ ! -e /tmp/stop ]; do
		cat /proc/*_bs "$debug"/* /sys/module/BiscuitOS*/parameters/* >/dev/null 2>&1
		echo $((reads += 1)) >"/tmp/reads.$1"
		usleep 100000
	done
}

# A reader may have a file open just now: that is no failure, as long as it ends.
unload_soon() {
	tries=0
	until unload "$@" 2>/dev/null; do
		tries=$((tries + 1))
		[ "$tries" -lt 500 ] || { unload "$@"; return 1; }
		usleep 10000
	done
}

cycle() {
	load "$1" || return 1
	case $2 in
	0) ;;
	1) load "$1" buddy && unload_soon "$1" buddy ;;
	2) load "$1" life keep=5 && unload_soon "$1" life ;;
	3) load "$1" buddy && load "$1" life keep=1 order=1 && unload_soon "$1" buddy && unload_soon "$1" life ;;
	4) load "$1" life die=1 && unload_soon "$1" life ;;
	5) ! load "$(echo "$versions" | grep -vx "$1" | head -n 1)" buddy 2>/dev/null ;;
	esac || return 1
	unload_soon "$1"
}

cycles() {
	n=0
	while [ "$n" -lt "$CYCLES" ]; do
		for version in $versions; do
			cycle "$version" $(((n / 6 + n) % 6)) || { echo "cycle $n, $version"; log_errors | tail -n 5; return 1; }
			n=$((n + 1))
			[ $((n % 50)) != 0 ] || log_clear
		done
	done
	echo "$n" >/tmp/cycles
	nothing_left
}

cycles_with_readers() {
	reader 1 &
	cycles
	result=$?
	touch /tmp/stop
	wait
	return "$result"
}

plan 7
check "the main module stays while a submodule needs it" main_stays
if [ -n "$other" ]; then
	check "versions do not mix, and say so" versions_do_not_mix
else
	skip "versions do not mix, and say so" "one version only"
fi
check "pages that a submodule keeps are reported and freed" kept_pages_are_reported
check "what is left of a block that was half freed stays, and is told" halves_stay
check "pages that cannot be freed belong to nobody, and to nobody else" kept_pages_of_a_dead_machine

check "cycles of loading and unloading, with readers" cycles_with_readers
echo "# cycles: $(cat /tmp/cycles), versions: $(echo "$versions" | wc -l), reads: $(cat /tmp/reads.* | awk '{ s += $1 } END { print s }')"
# Of few cycles chance would be most
[ "$CYCLES" -ge 60 ] || CYCLES=60
check "the host has its memory back" leaks_nothing "$CYCLES" cycles
finish
