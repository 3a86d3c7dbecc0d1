# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# The commands of room.sh, as a newcomer uses them: addresses can be predicted, a block is
# split and merged, a zone runs out, mistakes are told, and nonsense changes nothing.
# In /modules: a main module.

# shellcheck source=tests/guest/room.sh
. /room.sh

# answer CALL: what stands behind the = of bs
answer() { bs "$@" | sed -n '/ = /{s/^.* = //; p; q}'; }

# blocks ZONE: free blocks of each order
blocks() { awk -v zone="$1" '$4 == zone { $1 = $2 = $3 = $4 = ""; print }' /proc/buddyinfo_bs; }

state() { cat "$inside/free_blocks" "$inside/owners"; }

# Objects share pages, and begin at multiples of what is asked for
three_addresses() {
	start=$(answer bootmem new 24 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
	answer bootmem alloc 100 32 >/tmp/answers
	answer bootmem alloc 100 32 >>/tmp/answers
	answer bootmem alloc 4096 4096 >>/tmp/answers
	{
		printf '0x%x: page 0 of the node, byte 0\n' $((start))
		printf '0x%x: page 0 of the node, byte 128\n' $((start + 128))
		printf '0x%x: page 1 of the node, byte 0\n' $((start + 4096))
	} | diff - /tmp/answers
}

split_and_merge() {
	before=$(blocks Normal)
	frame=$(answer alloc 5 | sed 's/frame \(0x[0-9a-f]*\),.*/\1/')
	[ "$(blocks Normal)" != "$before" ] || return
	bs free "$frame" 5 | grep -q "^  after " && [ "$(blocks Normal)" = "$before" ]
}

# The largest blocks first, then what is left
exhaust() {
	for order in 9 8 7 6 5 4 3 2 1 0; do
		while bs alloc "$order" DMA >/tmp/said; grep -q '= frame' /tmp/said; do :; done
		grep -q "alloc $order DMA = none" /tmp/said || return
	done
}

# refuses CALL: one line with an example, and nothing has changed
refuses() {
	state >/tmp/before
	! bs "$@" >/tmp/said || return 1
	[ "$(wc -l </tmp/said)" = 1 ] && grep -q 'alloc 3 HIGHUSER' /tmp/said && state | diff /tmp/before -
}

all_nonsense() {
	for call in frobnicate alloc 'alloc 99' 'alloc 1 NOSUCH' 'alloc x' free 'free 1 0' 'free 0x70000' \
		bootmem 'bootmem new 65' 'bootmem new' 'bootmem alloc' 'bootmem alloc 1 2 3 4' 'a b c d e f g'; do
		# shellcheck disable=SC2086 # words
		refuses $call || { echo "$call"; cat /tmp/said; return 1; }
	done
}

free_twice() {
	frame=$(answer alloc 3 | sed 's/frame \(0x[0-9a-f]*\),.*/\1/')
	bs free "$frame" 3 >/dev/null || return
	! bs free "$frame" 3 >/tmp/said || return 1
	grep 'the machine died of it: BUG at mm/page_alloc.c' /tmp/said &&
		grep "^  the page: frame $frame, free already: freed by by_hand " /tmp/said && grep '^  what to do: ' /tmp/said
}

free_too_little() {
	frame=$(answer alloc 3 | sed 's/frame \(0x[0-9a-f]*\),.*/\1/')
	bs free "$frame" 1 >/tmp/said
	grep "a mistake: by_hand .* frees frame $frame with order 1, but it was allocated with order 3" /tmp/said &&
		look mistakes | grep "frame $frame with order 1"
}

says_dead() {
	! bs alloc 0 >/tmp/said || return 1
	grep '^the machine is dead: BUG' /tmp/said && head -n 1 /proc/buddyinfo_bs | grep '^halted: '
}

alive_again() {
	reboot_bs >/tmp/said && grep '^Linux version' /tmp/said && bs alloc 0 | grep ' = frame'
}

traced_boot() {
	trace on
	reboot_bs >/dev/null
	trace off
	[ "$(trace show | grep -c '^bootmem_alloc: ')" -gt 5 ]
}

traced_call() {
	: >"$tracing/trace"
	trace on
	bs alloc 5 >/dev/null
	trace off
	trace show | grep '^buddy_alloc: .*order=5 gfp_flags=GFP_KERNEL$'
}

# Lines with their sum at the end
sum() {
	awk '!/^#/ { if ($4 " " $3 == "all in") all = $1; else sum += $1 } END { print sum, all }' "$inside/account"
}

everything_is_accounted_for() {
	[ "$(sum)" = "25600 25600" ] && ! grep 'nobody known' "$inside/account"
}

looks() {
	for what in '' account zones bitmap free_blocks owners taken log; do
		# shellcheck disable=SC2086 # or nothing
		look $what | grep -q . || { echo "look $what"; return 1; }
	done
	! look nosuch || return 1
	! look ../x
}

furnish
plan 15
check "nothing is loaded: that is said" sh -c '. /room.sh; ! bs alloc 0 && ! look && ! bslog'
check "the machine boots, and says so" alive_again
if bs bootmem new 24 | grep -q 'has no bootmem'; then
	skip "three bootmem addresses are as predicted" "it boots from memblock alone"
else
	check "three bootmem addresses are as predicted" three_addresses
fi
check "a block is split, and merged again" split_and_merge
check "each view shows something" looks
check "each page is accounted for" everything_is_accounted_for
check "a zone can be exhausted" exhaust
check "nonsense is refused" all_nonsense
check "a block that is freed with a wrong order is told" free_too_little
if [ -e /proc/meminfo_bs ]; then
	# Its count goes from 0 to -1, and the page nowhere
	skip "what is freed twice is told" "2.4 did not notice"
	skip "a dead machine says that it is" "it lives"
else
	check "what is freed twice is told" free_twice
	check "a dead machine says that it is" says_dead
fi
check "and can be booted again" alive_again
check "a boot can be traced" traced_boot
check "and a call" traced_call
check "nothing is left" rmmod "$(loaded)"
finish
