# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Replays golden traces with the module that was built for it: /files/traces.tar, a
# test each. A trace whose memory does not fit into ours is skipped.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

door=/proc/replay_bs

replay() {
	name=${1##*/}
	{ echo "$name"; cat "$1"; } >$door
	said=$(cat $door)
	case $said in
	*": skipped: "*) skip "$name" "${said##*: skipped: }" ;;
	*": 0 records, "*) not_ok "$name" "$said" ;;
	*" 0 differ") ok "$said" ;;
	*) not_ok "$name" "$said" ;;
	esac
}

# Somebody who opened the file and went for a coffee
slow_writer() {
	exec 3>"$door" || return
	echo "half a trace" >&3
	replayed=$(replay "$1")
	exec 3>&-
	case $replayed in ok*) ;; *) echo "$replayed"; return 1 ;; esac
}

mkdir -p /tmp/traces
tar -xf /files/traces.tar -C /tmp/traces
set -- /tmp/traces/*.trace
plan $(($# + 3))
check "the module loads" insmod /modules/*.ko
for trace; do replay "$trace"; done
check "a slow writer keeps nobody out" slow_writer "$1"
check "the module unloads" rmmod "$(sed -n 's/ .*//p' /proc/modules | grep _trace)"
finish
