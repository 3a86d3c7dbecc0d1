# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Short commands for people, in make shell and make run SCRIPT=file. Each refuses what it
# cannot do in a line, and changes nothing then.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

inside=/sys/kernel/debug/bootmem_bs
tracing=/sys/kernel/tracing

# The version's module: NAME.ko stands behind NAME-TEST.ko
main_module() (
	for ko in /modules/BiscuitOS_bootmem-*.ko; do :; done
	echo "$ko"
)

has_machine() {
	[ -d "$inside" ] || { echo "no machine is loaded: reboot_bs loads $(main_module)"; return 1; }
}

# takes NAME MOST NUMBER EXAMPLE: are the words behind a command no more than it takes?
takes() {
	[ "$3" -le "$2" ] && return
	echo "$1 takes $([ "$2" = 0 ] && echo nothing || echo "up to $2 word(s)"), not $3; for example: $4"
	return 1
}

# shown FILE NAME INSTEAD: a file, or the reason why there is nothing to see
shown() {
	if ! cat "$1" >/tmp/room.shown 2>/dev/null; then
		echo "$2: $3"
		return 1
	fi
	if [ -s /tmp/room.shown ]; then cat /tmp/room.shown; else echo "$2: nothing so far"; fi
}

loaded() { sed -n 's/^\(BiscuitOS_bootmem[^ ]*\) .*/\1/p' /proc/modules; }

# module_name FILE: as the kernel knows it
module_name() (
	name=${1##*/}
	echo "${name%.ko}" | tr .- __
)

# Mistakes that were made since log_clear, and the story if the machine died; fails if it is dead
aftermath() {
	dmesg | sed -n 's/^\[[^]]*\] BiscuitOS_bootmem: \(mistake: \|the replayed machine died: \|  \)/\1/p'
	! grep -q '^halted: ' /proc/buddyinfo_bs 2>/dev/null
}

# rmmod NAME ...: what is loaded, or its file
rmmod() {
	log_clear
	[ $# -gt 0 ] || { echo "rmmod: which module? loaded are: $(loaded | xargs); for example: reboot_bs unloads them all"; return 1; }
	for module; do
		busybox rmmod "$(module_name "$module")" 2>/tmp/room.said || { echo "$(cat /tmp/room.said); loaded are: $(loaded | xargs)"; return 1; }
		[ -z "${GUEST_GDB:-}" ] || echo "- $(module_name "$module")" >/dev/ttyAMA1
	done
	aftermath || true
}

# Where a module was loaded, for gdb outside (tools/gdb)
tell_gdb() (
	[ -n "${GUEST_GDB:-}" ] || return 0
	name=$(module_name "$1")
	{
		echo "@ $name"
		cd "/sys/module/$name/sections" && grep . .[a-z]* | tr : ' '
	} >/dev/ttyAMA1
)

# insmod FILE [OPTION=VALUE ...]: and what the replayed kernel said meanwhile
insmod() {
	[ -f "${1:-}" ] || { echo "insmod: there is no module '${1:-}'; for example: insmod $(main_module) debug=1"; return 1; }
	[ "$(loaded | head -n 1)" != "$(module_name "$1")" ] || { echo "insmod: $1 is loaded already; for example: reboot_bs loads it anew"; return 1; }
	log_clear
	if busybox insmod "$@" 2>/tmp/room.said 3>>"$1"; then
		tell_gdb "$1"
		bs_log
		dmesg | sed -n "s|.*: unknown parameter '\(.*\)' ignored$|insmod: it has no parameter \1; modinfo $1 lists them|p"
		aftermath
	else
		bs_log
		why "$(cat /tmp/room.said)"
		aftermath || true
		return 1
	fi
}

# What the module says of its files, as it is typed here
as_typed() {
	sed 's/; for example: /&bs /; s/, and then free /, and then bs free /; s/debugfs \([a-z]*\)/look \1/g'
}

# bs CALL: make a call, see what it did; alone it lists them
bs() {
	has_machine || return
	made=0
	{ echo "$*" >"$inside/call"; } 2>/dev/null || made=1
	if [ $# -gt 0 ]; then as_typed <"$inside/call"; else sed '$!s/^/bs /' "$inside/call"; fi
	return $made
}

# What is typed without the bs, or the look, in front of it. busybox has a free of its own,
# which shows the host's memory.
forgotten() {
	echo "$2: that is for $1; for example: $1 $3"
	return 1
}
for word in "alloc 3 HIGHUSER" "free FRAME 3" drain "bootmem new 24" "memblock new 24"; do
	eval "${word%% *}() { forgotten bs ${word%% *} '$word'; }"
done
for word in account zones bitmap free_blocks pcp owners taken mistakes; do
	eval "$word() { forgotten look $word $word; }"
done

# help: that of a shell knows nothing of memory
help() { welcome; }

views() (
	case $1 in
	call) why="bs makes the calls, and shows what they changed" ;;
	pcp) why="this version keeps no lists of CPUs" ;;
	bitmap | bitmap_raw) why="this version boots from memblock alone, without a bitmap" ;;
	memblock) why="this version boots from bootmem, without memblock" ;;
	*) why="there is no such view" ;;
	esac
	echo "look $1: $why; others are" \
		"$(cd "$inside" && for file in *; do case $file in call | record) ;; *) echo "$file" ;; esac; done | xargs); for example: look zones"
	return 1
)

look_memblock() {
	echo "# memory: what there is, from the first byte to the last"
	cat "$inside/memblock/memory"
	echo "# reserved: what of it is taken"
	cat "$inside/memblock/reserved"
}

no_record="nothing is recorded; for example: record on; bs alloc 2; record show"

# look [WHAT]: the memory from all sides, or one of them
look() {
	has_machine && takes look 1 $# "look zones" || return
	case ${1:-} in
	'')
		cat "$inside/account"
		echo
		cat /proc/buddyinfo_bs
		echo
		cat "$inside/owners"
		;;
	memblock)
		if [ -e "$inside/memblock" ]; then look_memblock; else views "$1"; fi
		;;
	bitmap_raw) hexdump -C "$inside/$1" 2>/dev/null || views "$1" ;;
	*/* | call | record) views "$1" ;;
	trace) shown "$inside/trace" "look trace" "$no_record" ;;
	*) if [ -f "$inside/$1" ]; then shown "$inside/$1" "look $1" "it cannot be read"; else views "$1"; fi ;;
	esac
}

# bslog: what the replayed kernel said since its boot
bslog() {
	has_machine && takes bslog 0 $# bslog && cat "$inside/log"
}

# reboot_bs: all of it is unloaded, and a new machine boots
reboot_bs() {
	# Hidden, or shellcheck wants words wherever it is called
	eval 'takes reboot_bs 0 $# reboot_bs' || return
	for module in $(loaded); do rmmod "$module" || return; done
	insmod "$(main_module)" ${traced:+trace=1} ${RECORD:+record=1} ${EVENTS:+events=1}
}

events() {
	for group in bootmem_bs buddy_bs; do
		[ ! -e "$tracing/events/$group" ] || echo "$1" >"$tracing/events/$group/enable"
	done
}

# The raw trace of a CPU, to a file. Whoever reads it waits for more at its end
drain_trace() {
	cat "$1/trace_pipe_raw" >"$2" &
	reader=$!
	until grep -q '^entries: 0$' "$1/stats" && [ "$(cut -d ' ' -f 3 /proc/$reader/stat)" = S ]; do usleep 50000; done
	kill $reader
	wait $reader 2>/dev/null
	[ -s "$2" ] || rm "$2"
}

# All that trace-cmd wants to know of a trace, as text; tools/trace-dat makes a file of it
trace_archive() (
	mkdir -p /tmp/trace && cd /tmp/trace || return
	for format in "$tracing"/events/ftrace/*/format "$tracing"/events/bootmem_bs/*/format "$tracing"/events/buddy_bs/*/format; do
		[ -e "$format" ] || continue
		copy=${format#"$tracing"/}
		mkdir -p "${copy%/format}"
		cat "$format" >"$copy"
	done
	cp "$tracing"/events/header_* events/
	for cpu in "$tracing"/per_cpu/cpu*; do drain_trace "$cpu" "${cpu##*/}"; done
	echo "@@ trace.dat"
	tar -cf - ./* | gzip | base64
	echo "@@ end of trace.dat"
	rm -r /tmp/trace
)

# trace on|off|show|save: the steps inside of calls; reboot_bs traces the boot as well
trace() {
	takes trace 1 $# "trace on" || return
	case ${1:-} in
	on)
		# A boot is some 20,000 events
		echo 8192 >"$tracing/buffer_size_kb"
		traced=1
		events 1
		;;
	off)
		traced=
		events 0
		;;
	show)
		# Who, where and when is not asked for, and would be most of what is printed
		echo 0 >"$tracing/options/context-info"
		grep -v '^#' "$tracing/trace"
		shown=$?
		echo 1 >"$tracing/options/context-info"
		[ $shown = 0 ] ||
			{ echo "trace show: nothing is traced so far; for example: trace on; bs alloc 5; trace show"; return 1; }
		;;
	save) trace_archive ;;
	*) echo "trace is on, off, show or save, not '${1:-}'; for example: trace on"; return 1 ;;
	esac
}

# perf ...: in guests that have it. Its commands are run by a /bin/sh, which scripts are not given.
perf() {
	[ -d /perf ] || { echo "perf: this guest has none; make shell PERF=1 gives it one"; return 1; }
	[ -e /bin/sh ] || ln -s busybox /bin/sh
	/perf/ld-linux-armhf.so.3 --library-path /perf /perf/perf "$@"
}

# record on|off|show: the calls from now on, as a trace that any version can be asked
record() {
	has_machine && takes record 1 $# "record on" || return
	case ${1:-} in
	on | off) echo "$1" 2>/dev/null >"$inside/record" || { echo "record $1: the host has no memory for it"; return 1; } ;;
	show) shown "$inside/trace" "record show" "$no_record" ;;
	*) echo "record is on, off or show, not '${1:-}'; for example: record on"; return 1 ;;
	esac
}

# For a start: what there is to see
furnish() {
	mount -t debugfs none /sys/kernel/debug
	[ -e "$tracing/trace" ] || mount -t tracefs none "$tracing"
	traced=
	# For modinfo, which looks there whatever it is asked
	mkdir -p "/lib/modules/$(uname -r)"
	: >"/lib/modules/$(uname -r)/modules.dep"
	# The host's kernel need not talk here
	dmesg -n 1
}

# What only some versions have
try_boot_memory() {
	[ ! -e "$inside/memblock" ] || echo "      look memblock                the tables of ranges that it booted from"
	what=memblock
	if [ -e "$inside/bitmap" ]; then
		what=bootmem
		echo "      look bitmap                  the map of bootmem when it handed over"
	fi
	printf '      %-28s %s\n' "bs $what new 24" "a small $what to play with; predict what the next line gives" \
		"bs $what alloc 100 32" "bytes, alignment; and once more: where does it go?"
}

# An order of which HighMem, or the highest zone that there is, has no block but a larger one: for that
# one is split. Order 3, if it is one.
order_to_split() (
	# shellcheck disable=SC2046 # numbers
	set -- $(sed -n '$s/.*zone *[^ ]* *//p' /proc/buddyinfo_bs 2>/dev/null)
	order=0 empty='' split=''
	for blocks; do
		if [ "$blocks" = 0 ]; then empty="$empty $order"; else split="$split$empty" empty=''; fi
		order=$((order + 1))
	done
	for order in $split; do
		[ "$order" -lt 1 ] || [ "$order" -gt 3 ] || best=$order
		last=${last:-$order}
	done
	echo "${best:-${last:-3}}"
)

welcome() {
	cat <<-'END'

	Try:  look                         where every page of the machine is
	      look zones                   its zones; also: look taken, look owners
	END
	try_boot_memory
	order=$(order_to_split)
	cat <<-END
	      bs alloc $order HIGHUSER          a block of 2^$order pages; what was split for it?
	      bs free FRAME $order              give it back (FRAME is what alloc gave); what is merged?
	      bs free FRAME $order              and again: what did the old kernel make of that? look mistakes
	END
	cat <<-'END'
	      while bs alloc 5 DMA; do :; done      until the zone is exhausted: what is kept back?
	      bs                           all that can be called
	      trace on; bs alloc 0; trace show
	      record on; bs alloc 2; record show    make answers takes it, outside
	      bslog                        what the old kernel said
	      reboot_bs                    a new machine, whatever became of this one
	      poweroff -f                  or Ctrl-a x: the end
	END
}
