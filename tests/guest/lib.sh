# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# What guest scripts share (busybox sh). A script finds modules in /modules,
# other files in /files, and the log of the boot in /boot.log.

# rmmod takes a module's name or file, with or without dots.
rmmod() {
	for module; do
		module=${module##*/}
		busybox rmmod "$(echo "${module%.ko}" | tr .- __)" || return
	done
}

# What fails to load fails once: busybox tries a second time, another way, but the kernel
# does not take the first way for a file that is open for writing.
insmod() {
	[ -e "$1" ] || { busybox insmod "$@"; return; }
	busybox insmod "$@" 3>>"$1"
}

# Taint flags that mean damage: bad page, oops, warning, soft lockup.
taint_flags() {
	echo $(($(cat /proc/sys/kernel/tainted) & 0x42a0))
}

# Lines of the host kernel's log that report damage. What the replayed kernel
# says ("bs: ...") is a result, whatever it says.
splats() {
	{ [ ! -e /tmp/log ] || cat /tmp/log; dmesg; } | sed -nE '/\] bs: /d
		/BUG:|WARNING:|UBSAN:|INFO: |Oops|kmemleak: [1-9]|leaked|bad page|corruption/p'
}

# A debug kernel knows what nobody points to any more. Young memory does not count yet.
scan_for_leaks() {
	list=/sys/kernel/debug/kmemleak
	mount -t debugfs none /sys/kernel/debug 2>/dev/null
	[ -e $list ] || return 0
	sleep 6
	echo scan >$list
	echo scan >$list
	leaks=$(grep -c '^unreferenced object' $list) || return 0
	{ echo "kmemleak: $leaks unreferenced objects"; head -n 15 $list; } |
		while read -r line; do echo "$line" >/dev/kmsg; done
}

# What the host's kernel has handed out: objects of each cache, areas, pages but those of
# our own files (the log that log_clear() keeps is in memory). What is only cached, or waits
# to be freed, goes first.
handed_out() {
	sleep 2
	sync
	echo 3 >/proc/sys/vm/drop_caches
	for cache in /sys/kernel/slab/*/shrink; do echo 1 >"$cache"; done 2>/dev/null
	awk 'NR > 2 { print $1, $2 }' /proc/slabinfo
	echo "vmalloc $(wc -l </proc/vmallocinfo)"
	awk -v files="$(du -sk /tmp | cut -f 1)" '/^MemFree/ { print "pages", -int(($2 + files) / 4) }' /proc/meminfo
}

# What has grown between two counts in N cycles by more than chance: an object in two cycles
# (a slab that is half full may count as full), an area or a page in ten
grown() {
	awk -v n="$1" '
		NR == FNR { before[$1] = $2; next }
		$2 - before[$1] >= ($1 == "pages" || $1 == "vmalloc" ? n / 10 : n / 2) { print $1 }
	' "/tmp/handed.$2" "/tmp/handed.$3"
}

# leaks_nothing N COMMAND...: a command that does something N times, and was run before,
# leaves nothing behind. What has grown is looked at again: a leak grows each time, by chance
# (an object of a new slab, what RCU has yet to free) hardly anything grows three times.
leaks_nothing() {
	cycles=$1
	shift
	handed_out >/tmp/handed.0
	grep -q '^kmalloc' /tmp/handed.0 || { echo "there is no /proc/slabinfo"; return 1; }
	for round in 1 2 3; do
		"$@" || return
		handed_out >/tmp/handed.$round
		grown "$cycles" $((round - 1)) $round >/tmp/grown.$round
		sort /tmp/grown.? | uniq -c | awk -v round=$round '$1 == round { print $2 }' >/tmp/leaks
		[ -s /tmp/leaks ] || { rm /tmp/grown.?; return 0; }
	done
	while read -r leak; do grep "^$leak " /tmp/handed.?; done </tmp/leaks
	return 1
}

# Starts a new page of the log; the old one is kept for splats.
log_clear() {
	dmesg -c >>/tmp/log
}

# The replayed kernel's messages.
bs_log() {
	dmesg | sed -n 's/^\[[^]]*\] bs: //p'
}

# What the module itself says to who set up its machine, in a section of its own if there is any
notes() {
	said=$(dmesg | sed -n '/BiscuitOS_bootmem: mistake: /d; s/^\[[^]]*\] BiscuitOS_bootmem: //p')
	[ -n "$said" ] || return 0
	echo "== notes"
	echo "$said"
}

# The host kernel's errors (level 3 and worse), without level and time.
log_errors() {
	dmesg -r | sed -n 's/^<[0-3]>\[[^]]*\] //p' | grep -v '^bs: '
}

# The list of those who hold pages is there, and empty but for its heading.
no_owners() {
	owners=$(cat /sys/kernel/debug/bootmem_bs/owners) || return
	# The boot holds some: the table of the mounts, in 2.4 all hash tables
	! echo "$owners" | grep -vE -e '^#' -e ' 1 BiscuitOS_bootmem_[0-9a-z_]* vfs_caches_init_bs' \
		-e ' BiscuitOS_bootmem_2_4_[0-9]* (dcache|buffer|page_cache|inode)_init_bs' | grep .
}

# why TEXT: the module's own words, or else those of insmod.
why() {
	reason=$(log_errors | head -n 1)
	echo "${reason:-$1}"
}

# What tools/record keeps of a run with RECORD=
print_record() {
	[ -n "${RECORD:-}" ] || return 0
	echo "@@ trace"
	cat /sys/kernel/debug/bootmem_bs/trace || return
	echo "@@ end of trace"
}

# KTAP: plan N, then one of ok/not_ok/check/skip a test, at last finish.
ktap_number=0
ktap_failed=0

plan() {
	echo "KTAP version 1"
	echo "1..$1"
}

ok() {
	ktap_number=$((ktap_number + 1))
	echo "ok $ktap_number - $1"
}

# not_ok NAME [WHY]: lines of WHY become diagnostics.
not_ok() {
	ktap_number=$((ktap_number + 1))
	ktap_failed=$((ktap_failed + 1))
	[ -z "${2:-}" ] || echo "$2" | sed 's/^/# /'
	echo "not ok $ktap_number - $1"
}

skip() {
	ok "$1 # SKIP $2"
}

# check NAME COMMAND...: its output is shown if it fails.
check() {
	check_name=$1
	shift
	if check_out=$("$@" 2>&1); then ok "$check_name"; else not_ok "$check_name" "$check_out"; fi
}

# check_equal NAME GOT WANTED
check_equal() {
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "got:    $2
wanted: $3"; fi
}

finish() {
	[ "$ktap_failed" -eq 0 ]
	exit
}
