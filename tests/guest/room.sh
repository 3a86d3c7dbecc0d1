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

# Where a module was loaded, for gdb outside (tools/gdb)
tell_gdb() (
	[ -n "${GUEST_GDB:-}" ] || return 0
	name=${1##*/}
	name=$(echo "${name%.ko}" | tr .- __)
	{
		echo "@ $name"
		cd "/sys/module/$name/sections" && grep . .[a-z]* | tr : ' '
	} >/dev/ttyAMA1
)

# insmod FILE [OPTION=VALUE ...]: and what the replayed kernel said meanwhile
insmod() {
	log_clear
	if busybox insmod "$@" 2>/tmp/said 3>>"$1"; then
		tell_gdb "$1"
		bs_log
	else
		bs_log
		why "$(cat /tmp/said)"
		return 1
	fi
}

# bs CALL: make a call, see what it did
bs() {
	has_machine || return
	made=0
	{ echo "$*" >"$inside/call"; } 2>/dev/null || made=1
	cat "$inside/call"
	return $made
}

views() {
	echo "look $1: there is no such view; look zones shows one, others are" \
		"$(cd "$inside" && for file in *; do case $file in call | record) ;; *) printf '%s ' "$file" ;; esac; done)"
	return 1
}

# look [WHAT]: the memory from all sides, or one of them
look() {
	has_machine || return
	case ${1:-} in
	'')
		cat "$inside/account"
		echo
		cat /proc/buddyinfo_bs
		echo
		cat "$inside/owners"
		;;
	memblock) cat "$inside"/memblock/* 2>/dev/null || views "$1" ;;
	bitmap_raw) hexdump -C "$inside/$1" 2>/dev/null || views "$1" ;;
	*/* | call | record) views "$1" ;;
	*) if [ -f "$inside/$1" ]; then cat "$inside/$1"; else views "$1"; fi ;;
	esac
}

# bslog: what the replayed kernel said since its boot
bslog() {
	has_machine && cat "$inside/log"
}

loaded() { sed -n 's/^\(BiscuitOS_bootmem[^ ]*\) .*/\1/p' /proc/modules; }

# reboot_bs: all of it is unloaded, and a new machine boots
reboot_bs() {
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
	show) grep -v '^#' "$tracing/trace" | sed 's/^.*: \([a-z]*_[a-z_]*: \)/\1/' ;;
	save) trace_archive ;;
	*) echo "trace ${1:-}: say trace on, trace off, trace show or trace save"; return 1 ;;
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
	has_machine || return
	case ${1:-} in
	on | off) echo "$1" >"$inside/record" ;;
	show) cat "$inside/trace" ;;
	*) echo "record ${1:-}: say record on, record off or record show"; return 1 ;;
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

welcome() {
	cat <<-'END'

	Try:  look                         where every page of the machine is
	      look zones                   its zones; also: map of bootmem (look bitmap), look taken
	      bs bootmem new 24            a small bootmem to play with; predict the next line
	      bs bootmem alloc 100 32      bytes, alignment
	      bs alloc 3 HIGHUSER          a block of 2^3 pages; what was split for it?
	      bs free FRAME 3              give it back; what is merged?
	      trace on; bs alloc 0; trace show
	      record on; bs alloc 2; record show    make answers takes it, outside
	      bslog                        what the old kernel said
	      reboot_bs                    a new machine, whatever became of this one
	      poweroff -f                  or Ctrl-a x: the end
	END
}
