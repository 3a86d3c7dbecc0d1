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
boots_memblock() { [ -e "$inside/memblock" ]; }

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

# As high as there is room, at multiples of what is asked for
three_addresses_of_memblock() {
	start=$(answer memblock new 24 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
	look memblock >/tmp/before
	answer memblock alloc 100 32 >/tmp/answers
	answer memblock alloc 100 32 >>/tmp/answers
	answer memblock alloc 4096 4096 >>/tmp/answers
	{
		printf '0x%x: page 23, byte 3968\n' $((start + 24 * 4096 - 128))
		printf '0x%x: page 23, byte 3840\n' $((start + 24 * 4096 - 256))
		printf '0x%x: page 22, byte 0\n' $((start + 22 * 4096))
	} | diff - /tmp/answers && bs memblock free $((start + 22 * 4096)) 4096 >/tmp/said &&
		grep -x '  before [.]\{22\}#+' /tmp/said && grep -x '  after  [.]\{23\}+' /tmp/said &&
		grep "^  reserved $(printf 0x%x $((start + 98048)))[.][.]" /tmp/said &&
		look memblock | diff /tmp/before -
}

# Each field that is shown, and the marks of the map
legend() {
	bs bootmem new 24 >/tmp/said
	sed -n '3{s/ 0x[0-9a-f]*//g; s/^ *//; s/ /\n/g; p}' /tmp/said >/tmp/fields
	while read -r field; do
		grep -q "^  $field  *[a-z].* [a-z]" /tmp/said || { echo "$field"; return 1; }
	done </tmp/fields
	[ -s /tmp/fields ] && grep "^  '#' is a page that is taken" /tmp/said
}

# Where history was silent, there is a word
nothing_changes() {
	start=$(answer bootmem new 24 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
	bs bootmem reserve "$start" 100 >/tmp/said && ! grep 'nothing has changed' /tmp/said || return 1
	bs bootmem reserve "$start" 100 | grep '^  nothing has changed: all pages of the range were taken already$' || return
	bs bootmem free "$start" 100 | grep '^  nothing has changed: no page is whole in the range$' || return
	bs bootmem free 0x60000000 4096 >/tmp/said
	grep '^  the machine died of it' /tmp/said || grep "^  nothing has changed: the node is $start to 0x[0-9a-f]*fff$" /tmp/said || return
	reboot_bs >/dev/null
}

nothing_changes_in_memblock() {
	start=$(answer memblock new 24 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
	bs memblock reserve "$start" 100 >/tmp/said && ! grep 'nothing has changed' /tmp/said || return 1
	bs memblock reserve "$start" 100 | grep '^  nothing has changed: all bytes of the range were taken already$' || return
	bs memblock free $((start + 4096)) 4096 | grep '^  nothing has changed: no byte of the range was taken$' || return
	! bs memblock alloc 99999999 >/tmp/said || return
	grep '^  98204 bytes are free$' /tmp/said || return
	# 128 entries, and no room for more
	i=1
	while bs memblock reserve $((start + i * 256)) 100 >/tmp/said; do i=$((i + 1)); done
	[ "$i" = 128 ] && grep ' = error -12: the table is full$' /tmp/said
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
	[ "$(wc -l </tmp/said)" = 1 ] && grep -q "^$why; for example: bs [a-z]" /tmp/said && state | diff /tmp/before - && return
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
	names="alloc, free, drain"
	for kind in bootmem memblock; do
		! "boots_$kind" || names="$names, $kind new, $kind alloc, $kind reserve, $kind free"
	done
	echo "a call is one of $names, not"
}

nonsense() {
	calls=$(names_of_calls)
	order="an order is 0 to $(($(blocks Normal | wc -w) - 1)), not"
	mask="a mask is KERNEL, DMA, ATOMIC, USER or HIGHUSER, not"
	frame="a frame of this machine is 0x70000 to 0x763ff, not"
	all_refused <<-END
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

nonsense_of_memblock() {
	calls=$(names_of_calls)
	all_refused <<-END &&
		there is no memblock to play with yet | memblock alloc 100
		there is no memblock to play with yet | memblock reserve 1 2
		there is no memblock to play with yet | memblock free 1 2
	END
	bs memblock new 24 >/dev/null && all_refused <<-END
		$calls 'memblock' | memblock
		$calls 'nosuch' | memblock nosuch
		its number of pages is 1 to 64, not '65' | memblock new 65
		its number of pages is 1 to 64, not '0' | memblock new 0
		memblock new takes PAGES, and got 2 word(s) | memblock new 24 24
		memblock alloc takes BYTES \[ALIGNMENT\], and got 3 word(s) | memblock alloc 1 2 3
		a size in bytes is 0 to 4294967295, not '-1' | memblock alloc -1
		an alignment in bytes is 0 to 4294967295, not 'x' | memblock alloc 100 x
		memblock reserve takes ADDRESS BYTES, and got 1 word(s) | memblock reserve 0x70000000
		a physical address is 0 to 4294967295, not 'x' | memblock free x 1
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
		look call: bs makes the calls, and shows what they changed; others are .* | look call
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
		alloc: that is for bs; for example: bs alloc 3 HIGHUSER$ | alloc 3
		free: that is for bs; for example: bs free FRAME 3$ | free 0x763e0 3
		memblock: that is for bs; for example: bs memblock new 24$ | memblock new 24
		zones: that is for look; for example: look zones$ | zones
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
	! boots_memblock || nonsense_of_memblock || return
	boots_bootmem || refuses "this version boots from memblock alone and has no bootmem" bootmem new 24 || return
	boots_memblock || refuses "this version boots from bootmem alone and has no memblock" memblock new 24 || return
	[ -e "$inside/pcp" ] || refuses "this version keeps no lists of CPUs" drain
}

# Each example can be typed, and does something
examples() {
	bs bootmem new 24 >/dev/null
	bs memblock new 24 >/dev/null
	for call in nosuch alloc 'alloc x' drain\ 1 'bootmem alloc' 'bootmem new' 'bootmem reserve' 'bootmem free' 'memblock free'; do
		# shellcheck disable=SC2086 # words
		example=$(bs $call | sed -n 's/.*; for example: //p')
		# shellcheck disable=SC2086
		$example >/tmp/said || { echo "$example"; cat /tmp/said; return 1; }
	done
	bs alloc 3 >/dev/null
	eval "$(bs free | sed -n 's/.*; for example: //p')" | grep ' = freed'
}

# Each call with its arguments; and help, which is not that of busybox
all_calls() {
	bs >/tmp/said || return
	sed '$d; s/   .*//' /tmp/said >/tmp/got
	{
		printf '%s\n' 'bs alloc ORDER [MASK]' 'bs free FRAME ORDER' 'bs drain'
		! boots_bootmem || printf 'bs bootmem %s\n' 'new PAGES' 'alloc BYTES [ALIGNMENT [GOAL]]' 'reserve ADDRESS BYTES' 'free ADDRESS BYTES'
		! boots_memblock || printf 'bs memblock %s\n' 'new PAGES' 'alloc BYTES [ALIGNMENT]' 'reserve ADDRESS BYTES' 'free ADDRESS BYTES'
	} | diff - /tmp/got && ! grep -v '[A-Za-z0-9.]$' /tmp/said && help | grep '^Try: '
}

# A view that a version lacks says why
views_that_are_not() {
	for pair in "pcp=this version keeps no lists of CPUs" "bitmap=this version boots from memblock alone, without a bitmap" \
		"memblock=this version boots from bootmem, without memblock"; do
		[ ! -e "$inside/${pair%%=*}" ] || continue
		! look "${pair%%=*}" >/tmp/said || return 1
		grep "^look ${pair%%=*}: ${pair#*=}; others are " /tmp/said || { cat /tmp/said; return 1; }
	done
	! boots_memblock || [ "$(look memblock | grep -c '^# memory: \|^# reserved: ')" = 2 ]
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

# Of many single pages none makes a pair: a watermark holds for large blocks as well
few_large_blocks() {
	while bs alloc 0 DMA >/dev/null; do :; done
	for frame in $(look owners | sed -n 's/^\(0x[0-9a-f]*[02468ace]\) 1 .*by_hand.*/\1/p'); do bs free "$frame" 0 >/dev/null; done
	bs drain >/dev/null
	while bs alloc 1 DMA >/tmp/said; do :; done
	! has_area_maps || return 0
	min=$(look zones | sed -n '/zone DMA:/,/min/s/.* min \([0-9]*\) .*/\1/p')
	grep "^  node 0, zone DMA: [0-9]* pages are free, but too few would be left in blocks of 2 and more: $((min * 3 / 4 / 2 + min * 3 / 4 % 2)) pages have to, a part of watermark min $min$" /tmp/said ||
		{ cat /tmp/said; return 1; }
}

has_area_maps() { [ ! -e "$inside/pcp" ]; }

# Who cannot wait goes on below min: that is said, and it is so
down_to() {
	while bs alloc 7 DMA >/tmp/said; do :; done
	while bs alloc 0 DMA >/tmp/said; do :; done
	# shellcheck disable=SC2046 # numbers
	set -- $(sed -n 's/.*zone DMA: \([0-9]*\) pages .* min \([0-9]*\) (down to \([0-9]*\) for this request).*/\1 \2 \3/p' /tmp/said)
	[ $# = 3 ] || { cat /tmp/said; return 1; }
	if has_area_maps; then [ "$3" = $(($2 / 4)) ] && [ "$1" = $(($3 - 1)) ]; else [ "$3" = $(($2 - $2 / 4)) ] && [ "$1" = "$3" ]; fi
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

# What bootmem dies of has a meaning of its own
meanings_of_bootmem() {
	while read -r call; do
		start=$(answer bootmem new 4 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
		eval "bs bootmem $(echo "$call" | sed "s/START/$start/")" >/tmp/said || true
		[ -e "$inside/call" ] || return
		! grep 'the condition above did not hold\|look at the line of mm' /tmp/said || { echo "$call"; cat /tmp/said; return 1; }
		reboot_bs >/dev/null
	done <<-'END'
		alloc 0
		alloc 100 3
		alloc 99999
		alloc 0xffffffff
		alloc 100 32 0xffffffff
		reserve 0x60000000 4096
		reserve 0x7f000000 4096
		reserve START 0xffffffff
		reserve START 0
		reserve START 99999
		free 0x60000000 4096
		free 0x7f000000 4096
		free START 4096
		free START 0
		free START 0xffffffff
	END
}

# Where no place is found, it was nobody who took a page twice
no_room_in_bootmem() {
	bs bootmem new 4 >/dev/null && bs bootmem alloc 16384 >/dev/null || return
	! bs bootmem alloc 4096 >/tmp/said || return 1
	grep ' = none$' /tmp/said || grep '^  it means: most likely there are not that many free pages side by side' /tmp/said || return
	reboot_bs >/dev/null
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

# The page allocator dies of what it is given back later, not of that request
lost_pages_of_a_box() {
	kind=memblock
	! boots_bootmem || kind=bootmem
	start=$(answer "$kind" new 24 | sed 's/.* from \(0x[0-9a-f]*\) on/\1/')
	bs free "$(printf '0x%x' $((start >> 12)))" 0 | grep '^  a mistake: .* with order 0, but it was allocated with order 6' || return
	if notices_twice; then
		! bs "$kind" new 24 >/tmp/said || return 1
		grep "^$kind new 24 = the machine halts: the one before was to be given back" /tmp/said && reboot_bs >/dev/null
	else
		bs "$kind" new 24 | grep "^$kind new 24 = a "
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
		case $command in bs\ alloc\ [1-9]*\ HIGHUSER) cp /tmp/said /tmp/alloc ;; esac
	done </tmp/tries
	[ "$(grep -c "bs $(if boots_bootmem; then echo bootmem; else echo memblock; fi) " /tmp/tries)" = 2 ] &&
		[ "$(grep -c '^bs [a-z]* \(new\|alloc 100\) ' /tmp/tries)" = 2 ]
}

# The block that the shell says to try is the half of another, and becomes one again
welcome_splits() {
	reboot_bs >/dev/null
	call=$(welcome | sed -n 's/^ *bs \(alloc [1-9]* HIGHUSER\) .*/\1/p')
	: >"$tracing/trace"
	trace on
	# shellcheck disable=SC2086 # words
	frame=$(frame_of $call)
	bs free "$frame" "$(echo "$call" | cut -d ' ' -f 2)" >/dev/null
	trace off
	[ "$(trace show | grep -c '^buddy_split: ')" -ge 1 ] && [ "$(trace show | grep -c '^buddy_merge: ')" -ge 1 ]
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
plan 38
check "nothing is loaded: that is said" sh -c '. /room.sh; ! bs alloc 0 && ! look && ! bslog'
check "the machine boots, and says so" alive_again
check "nonsense of pages is refused" nonsense
check "bs alone lists all calls" all_calls
check "and of what a version may lack" nonsense_of_others
check "and of all other commands" nonsense_of_commands
check "and of the module's parameters" bad_parameters
if boots_bootmem; then
	check "three bootmem addresses are as predicted" three_addresses
	check "a node of bootmem that is full says what is left" bootmem_is_full
	check "the fields of a node are explained" legend
	check "a call that changes nothing says so" nothing_changes
	check "what bootmem dies of is explained" meanings_of_bootmem
	check "and that there is no room" no_room_in_bootmem
else
	for name in "three bootmem addresses are as predicted" "a node of bootmem that is full says what is left" \
		"the fields of a node are explained" "a call that changes nothing says so" \
		"what bootmem dies of is explained" "and that there is no room"; do
		skip "$name" "it boots from memblock alone"
	done
fi
if boots_memblock; then
	check "three addresses of memblock are as predicted" three_addresses_of_memblock
	check "a call to memblock that changes nothing says so" nothing_changes_in_memblock
else
	skip "three addresses of memblock are as predicted" "it boots from bootmem alone"
	skip "a call to memblock that changes nothing says so" "it boots from bootmem alone"
fi
check "each example can be typed" examples
check "a block is split, and merged again" split_and_merge
check "each view shows something" looks
check "a view that there is not says why" views_that_are_not
check "each page is accounted for" everything_is_accounted_for
check "a zone can be exhausted" exhaust
check "what is not given is explained, zone by zone" none_is_explained
check "how far a request goes below a watermark is said" down_to
check "too few large blocks are told" few_large_blocks
check "and can be booted anew" alive_again
check "a block that is freed with a wrong order is told" free_too_little
check "a node, or a memblock, that has lost pages is told" lost_pages_of_a_box
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
check "what the shell says to split is split" welcome_splits
check "nothing is left" rmmod "$(loaded)"
finish
