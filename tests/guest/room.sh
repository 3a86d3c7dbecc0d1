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

# insmod FILE [OPTION=VALUE ...]: and what the replayed kernel said meanwhile
insmod() {
	log_clear
	if busybox insmod "$@" 2>/tmp/said; then
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
		"$(cd "$inside" && for file in *; do case $file in call | bitmap_raw | record) ;; *) printf '%s ' "$file" ;; esac; done)"
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
	*/* | call | bitmap_raw | record) views "$1" ;;
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

# trace on|off|show: the steps inside of calls; reboot_bs traces the boot as well
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
	*) echo "trace ${1:-}: say trace on, trace off or trace show"; return 1 ;;
	esac
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
