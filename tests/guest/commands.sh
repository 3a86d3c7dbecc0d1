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

boots_bootmem() { [ -e "$inside/bitmap" ]; }

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
	frame=$(frame_of alloc 5)
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

# Of both kinds of pages, and of the small node of bootmem
state() {
	cat "$inside/free_blocks" "$inside/owners" "$inside/mistakes"
	[ ! -e "$inside/pcp" ] || cat "$inside/pcp"
	cat "$inside/record" "$tracing/events/buddy_bs/enable" /proc/modules
}

# refuses WHY CALL: in one line with an example, which is another call, and nothing has changed
refuses() {
	why=$1
	shift
	state >/tmp/before
	! bs "$@" >/tmp/said || { echo "no error: $*"; return 1; }
	[ "$(wc -l </tmp/said)" = 1 ] && grep -q "^$why; for example: [a-z]" /tmp/said && state | diff /tmp/before - && return
	echo "$*"
	cat /tmp/said
	return 1
}

# all_refused: each line of the input is WHY | CALL
all_refused() {
	while IFS='|' read -r why call; do
		# shellcheck disable=SC2086 # words
		refuses "${why% }" $call || return
	done
}

names_of_calls() {
	echo "a call is one of alloc, free, drain$(! boots_bootmem || echo ', bootmem new, bootmem alloc, bootmem reserve, bootmem free'), not"
}

nonsense() {
	calls=$(names_of_calls)
	order="an order is 0 to $(($(blocks Normal | wc -w) - 1)), not"
	mask="a mask is KERNEL, DMA, ATOMIC, USER or HIGHUSER, not"
	frame="a frame of this machine is 0x70000 to 0x763ff, not"
	all_refused <<-END
		$calls '' |
		$calls 'frobnicate' | frobnicate
		$calls 'a' | a b c d e f g h
		alloc takes ORDER \[MASK\], and got 0 word(s) | alloc
		alloc takes ORDER \[MASK\], and got 3 word(s) | alloc 1 DMA 1
		$order '99' | alloc 99
		$order '11' | alloc 11
		$order '-1' | alloc -1
		$order '4294967296' | alloc 4294967296
		$order '18446744073709551616' | alloc 18446744073709551616
		$order 'x' | alloc x DMA
		$mask 'NOSUCH' | alloc 1 NOSUCH
		$mask 'dma' | alloc 1 dma
		free takes FRAME ORDER, and got 0 word(s) | free
		free takes FRAME ORDER, and got 1 word(s) | free 0x70400
		free takes FRAME ORDER, and got 3 word(s) | free 0x70400 0 0
		$frame '1' | free 1 0
		$frame '0x76400' | free 0x76400 0
		$frame '0x40070400' | free 0x40070400 0
		$frame '-1' | free -1 0
		$frame '4294967296' | free 4294967296 0
		$order '11' | free 0x70400 11
		drain takes no arguments, and got 1 word(s) | drain 0
		a call has up to 127 characters, not 200 | $(printf '%0199d' 0)
		a call is a line of words | $(printf 'alloc\001\377 1')
	END
}

nonsense_of_bootmem() {
	calls=$(names_of_calls)
	bytes="a size in bytes is 0 to 4294967295, not"
	all_refused <<-END &&
		there is no node of bootmem yet | bootmem alloc 100
		there is no node of bootmem yet | bootmem reserve 1 2
		there is no node of bootmem yet | bootmem free 1 2
	END
	bs bootmem new 24 >/dev/null && all_refused <<-END
		$calls 'bootmem' | bootmem
		$calls 'nosuch' | bootmem nosuch
		a node's number of pages is 1 to 64, not '65' | bootmem new 65
		a node's number of pages is 1 to 64, not '0' | bootmem new 0
		bootmem new takes PAGES, and got 0 word(s) | bootmem new
		bootmem new takes PAGES, and got 2 word(s) | bootmem new 24 24
		bootmem alloc takes BYTES \[ALIGNMENT \[GOAL\]\], and got 0 word(s) | bootmem alloc
		bootmem alloc takes BYTES \[ALIGNMENT \[GOAL\]\], and got 4 word(s) | bootmem alloc 1 2 3 4
		$bytes 'x' | bootmem alloc x
		$bytes '-1' | bootmem alloc -1
		an alignment in bytes is 0 to 4294967295, not '4294967296' | bootmem alloc 100 4294967296
		a goal, a physical address, is 0 to 4294967295, not 'x' | bootmem alloc 100 32 x
		bootmem reserve takes ADDRESS BYTES, and got 1 word(s) | bootmem reserve 0x70000000
		a physical address is 0 to 4294967295, not 'x' | bootmem free x 1
	END
}

# commands_refuse: each line of the input is WHY | COMMAND, any of the shell
commands_refuse() {
	while IFS='|' read -r why command; do
		state >/tmp/before
		! eval "$command" >/tmp/said 2>&1 || { echo "no error: $command"; return 1; }
		[ "$(wc -l </tmp/said)" = 1 ] && grep -q "^${why% }" /tmp/said && state | diff /tmp/before - && continue
		echo "$command"
		cat /tmp/said
		return 1
	done
}

nonsense_of_commands() {
	nothing_yet="nothing is recorded; for example: record on; bs alloc 2; record show$"
	views="there is no such view; others are account .* zones; for example: look zones$"
	files="for example: insmod /modules/BiscuitOS_bootmem-.*.ko debug=1$"
	commands_refuse <<-END
		look takes up to 1 word(s), not 2; for example: look zones$ | look zones owners
		look nosuch: $views | look nosuch
		look ../call: $views | look ../call
		look call: $views | look call
		look record: $views | look record
		look trace: $nothing_yet | look trace
		record show: $nothing_yet | record show
		record is on, off or show, not ''; for example: record on$ | record
		record is on, off or show, not 'maybe'; for example: record on$ | record maybe
		record takes up to 1 word(s), not 2; for example: record on$ | record on off
		trace is on, off, show or save, not ''; for example: trace on$ | trace
		trace is on, off, show or save, not 'On'; for example: trace on$ | trace On
		trace takes up to 1 word(s), not 2; for example: trace on$ | trace on off
		trace show: nothing is traced so far; for example: trace on; bs alloc 5; trace show$ | trace show
		bslog takes nothing, not 1; for example: bslog$ | bslog 5
		reboot_bs takes nothing, not 1; for example: reboot_bs$ | reboot_bs now
		insmod: there is no module ''; $files | insmod
		insmod: there is no module 'nosuch.ko'; $files | insmod nosuch.ko
		insmod: there is no module '/modules'; $files | insmod /modules
		insmod: $(main_module) is loaded already; for example: reboot_bs loads it anew$ | insmod $(main_module)
		rmmod: which module? loaded are: $(loaded); for example: reboot_bs unloads them all$ | rmmod
		rmmod: .*nosuch.*; loaded are: $(loaded)$ | rmmod nosuch
		perf: this guest has none; make shell PERF=1 gives it one$ | perf stat
	END
}

# Parameters of the module, while none is loaded
bad_parameters() {
	rmmod "$(loaded)" || return
	for option in trace=x record=2 events=maybe debug=7 fail_at=-1 fail_at=4294967296 fail_at=x; do
		! insmod "$(main_module)" "$option" >/tmp/said 2>&1 || { echo "no error: $option"; return 1; }
		if [ "$(wc -l </tmp/said)" = 1 ] && grep -q "invalid for parameter .${option%%=*}'$" /tmp/said && [ -z "$(loaded)" ]; then continue; fi
		echo "$option"
		cat /tmp/said
		return 1
	done
	insmod "$(main_module)" nosuch=1 >/tmp/said || return
	grep "^insmod: it has no parameter nosuch; modinfo $(main_module) lists them$" /tmp/said
}

# What the version does not have
nonsense_of_others() {
	! boots_bootmem || nonsense_of_bootmem || return
	boots_bootmem || refuses "this version boots from memblock alone and has no bootmem" bootmem new 24 || return
	[ -e "$inside/pcp" ] || refuses "this version keeps no lists of CPUs" drain
}

# Each example can be typed, and does something
examples() {
	bs bootmem new 24 >/dev/null
	for call in nosuch alloc 'alloc x' drain\ 1 'bootmem alloc' 'bootmem new' 'bootmem reserve' 'bootmem free'; do
		# shellcheck disable=SC2086 # words
		example=$(bs $call | sed -n 's/.*; for example: //p')
		# shellcheck disable=SC2086
		bs $example >/tmp/said || { echo "$example"; cat /tmp/said; return 1; }
	done
	bs alloc 3 >/dev/null
	# shellcheck disable=SC2046
	bs $(bs free | sed -n 's/.*; for example: //p') | grep ' = freed'
}

# largest ZONE: pages of its largest free block, and of all
largest() {
	# shellcheck disable=SC2046 # numbers
	set -- $(blocks "$1")
	size=1 most=0 all=0
	for nr; do
		[ "$nr" = 0 ] || most=$size
		all=$((all + nr * size))
		size=$((size * 2))
	done
	echo "the largest has $most, all have $all"
}

# The request stays below its reserve, or there is no block; zone by zone, in the order of asking
none_is_explained() {
	! bs alloc 9 DMA >/tmp/said || return 1
	printf '%s\n' 'alloc 9 DMA = none' "  node 0, zone DMA: no free block of 512 page(s); $(largest DMA)" |
		diff - /tmp/said || return
	while bs alloc 9 >/dev/null; do :; done
	! bs alloc 9 >/tmp/said || return 1
	sed -n 2p /tmp/said | grep -E '^  node 0, zone Normal: (no free block of 512 |[0-9]+ pages are free, and too few would be left: watermark min [1-9])' &&
		sed -n 3p /tmp/said | grep '^  node 0, zone DMA: no free block of 512 page' && [ "$(wc -l </tmp/said)" = 3 ] &&
		reboot_bs >/dev/null
}

# Bootmem says what is left, where history did not halt
bootmem_is_full() {
	bs bootmem new 24 >/dev/null && bs bootmem alloc 40960 4096 >/dev/null || return
	! bs bootmem alloc 81920 >/tmp/said || return 1
	if grep '^  the machine died of it: BUG at mm/bootmem.c' /tmp/said; then
		reboot_bs >/dev/null
	else
		grep -x '  14 page(s) of the node are free, at most 14 of them side by side' /tmp/said
	fi
}

free_twice() {
	frame=$(frame_of alloc 3)
	bs free "$frame" 3 >/dev/null || return
	if ! notices_twice; then
		bs free "$frame" 3 >/tmp/said
		grep "a mistake: by_hand .* frees frame $frame, but it is free already: freed by by_hand " /tmp/said
		return
	fi
	! bs free "$frame" 3 >/tmp/said || return 1
	grep 'the machine died of it: BUG at mm/page_alloc.c' /tmp/said &&
		grep "^  the page: frame $frame, free already: freed by by_hand " /tmp/said && grep '^  what to do: ' /tmp/said
}

# frame_of CALL: what alloc gave
frame_of() { answer "$@" | sed 's/frame \(0x[0-9a-f]*\),.*/\1/'; }

notices_twice() { [ ! -e /proc/meminfo_bs ]; }

# What the boot reserved it keeps, and what it allocated goes; both is told with a name. Behind that
# comes a new machine.
free_the_boots() {
	address=$(sed -n '/^0x/{s/ .*//; p; q}' "$inside/taken")
	frame=$(printf '0x%x' $((address >> 12)))
	bs free "$frame" 0 >/tmp/said || { cat /tmp/said; return 1; }
	grep "^  a mistake: by_hand .* frees frame $frame, but it is reserved since the boot ([^()]*): the page allocator never had it$" /tmp/said ||
		{ cat /tmp/said; return 1; }
	sed -n 's/^\(0x[0-9a-f]*\) \([0-9]*\) .* \(.*_init_bs\) .*/\1 \2 \3/p' "$inside/owners" | head -n 1 >/tmp/held
	read -r frame pages by </tmp/held || return
	bs free "$frame" "$(log2 "$pages")" >/tmp/said || { cat /tmp/said; return 1; }
	grep "^  a mistake: by_hand .* frees frame $frame, but it is the block of order $(log2 "$pages") at frame $frame, held by the boot, allocated by $by " /tmp/said &&
		[ "$(grep -c 'by_hand .* frees frame .* but it is' "$inside/mistakes")" = 2 ] && reboot_bs >/dev/null
}

log2() {
	order=0
	while [ $((1 << order)) -lt "$1" ]; do order=$((order + 1)); done
	echo "$order"
}

# Half a block, and the other half by itself, which has no count of its own
free_halves() {
	frame=$(frame_of alloc 2)
	other=$(printf '0x%x' $((frame + 2)))
	bs free "$frame" 1 >/dev/null && look owners | grep "^$other 2 .* by_hand " || return
	bs free "$other" 1 >/tmp/said
	told "$other" "one of 2 page(s) that are left of the block of order 2 at frame $frame"
}

free_inside() {
	frame=$(frame_of alloc 3)
	other=$(printf '0x%x' $((frame + 4)))
	bs free "$other" 2 >/tmp/said
	told "$other" "inside of the block of order 3 at frame $frame"
}

# told FRAME WHAT: by the story of a death, or as a mistake; in both cases with the holder
told() {
	held="held by BiscuitOS_bootmem_[0-9_a-z]*, allocated by by_hand "
	if notices_twice; then
		grep "^  the page: frame $1, $2, $held" /tmp/said && grep '^  called by: by_hand ' /tmp/said &&
			grep '^  it means: only the first page of a block can be freed' /tmp/said &&
			grep '^  go on: .* reboot_bs .* insmod' /tmp/said && reboot_bs >/dev/null
	else
		grep "^  a mistake: by_hand .* frees frame $1, but it is $2, $held" /tmp/said
	fi
}

free_too_little() {
	frame=$(frame_of alloc 3)
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

# What the shell says to try works, with FRAME as alloc gave it, but for the end, and the mistake
welcome_is_true() {
	reboot_bs >/dev/null
	welcome | sed 's/^Try:/ /; s/^ *//; s/   *.*//; /^$/d; /^poweroff/d; /^bs$/d' | awk '!seen[$0]++' >/tmp/tries
	[ "$(wc -l </tmp/tries)" -ge 8 ] || { cat /tmp/tries; return 1; }
	while read -r command; do
		case $command in *FRAME*) command=$(echo "$command" | sed "s/FRAME/$(sed -n 's/.* = frame \(0x[0-9a-f]*\),.*/\1/p' /tmp/alloc)/") ;; esac
		eval "$command" >/tmp/said 2>&1 || { echo "$command"; cat /tmp/said; return 1; }
		case $command in bs\ alloc\ 3*) cp /tmp/said /tmp/alloc ;; esac
	done </tmp/tries
	grep -c 'bs bootmem' /tmp/tries >/tmp/said
	if boots_bootmem; then grep -x 2 /tmp/said; else grep -x 0 /tmp/said; fi
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
plan 25
check "nothing is loaded: that is said" sh -c '. /room.sh; ! bs alloc 0 && ! look && ! bslog'
check "the machine boots, and says so" alive_again
check "nonsense of pages is refused" nonsense
check "and of what a version may lack" nonsense_of_others
check "and of all other commands" nonsense_of_commands
check "and of the module's parameters" bad_parameters
if boots_bootmem; then
	check "three bootmem addresses are as predicted" three_addresses
	check "a node of bootmem that is full says what is left" bootmem_is_full
else
	skip "three bootmem addresses are as predicted" "it boots from memblock alone"
	skip "a node of bootmem that is full says what is left" "it boots from memblock alone"
fi
check "each example can be typed" examples
check "a block is split, and merged again" split_and_merge
check "each view shows something" looks
check "each page is accounted for" everything_is_accounted_for
check "a zone can be exhausted" exhaust
check "what is not given is explained, zone by zone" none_is_explained
check "a block that is freed with a wrong order is told" free_too_little
check "a free of the boot's pages is told" free_the_boots
check "a free of a block's second half is told" free_inside
check "what is left of a block is told" free_halves
check "what is freed twice is told" free_twice
if ! notices_twice; then
	# Its count goes from 0 to -1, and the page nowhere
	skip "a dead machine says that it is" "it lives"
else
	check "a dead machine says that it is" says_dead
fi
check "and can be booted again" alive_again
check "a boot can be traced" traced_boot
check "and a call" traced_call
check "what the shell says to try can be typed" welcome_is_true
check "nothing is left" rmmod "$(loaded)"
finish
