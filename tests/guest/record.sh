# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Recording off and on: a machine that ran unrecorded, a gap, and the states of the files.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

files=/sys/kernel/debug/bootmem_bs
mount -t debugfs none /sys/kernel/debug

# says WORDS: they stand in the trace
says() { grep -qF "$1" $files/trace || { echo "not in the trace: $1"; head -n 8 $files/trace; exit 1; }; }

insmod "${MODULE:?}"
! cat $files/trace 2>/dev/null || { echo "a trace of what nobody recorded"; exit 1; }
grep '^off, 0 records, 0 lost$' $files/record || { cat $files/record; exit 1; }
echo on >$files/record
insmod /modules/*-stress.ko
says "# recorded from a running machine"
grep -q '^alloc_pages' $files/trace || { echo "nothing was recorded"; exit 1; }
for word in maybe onion 1 'on off'; do
	! echo "$word" 2>/dev/null >$files/record || { echo "$word is neither on nor off"; exit 1; }
done
rmmod /modules/*-stress.ko "$MODULE"

insmod "$MODULE" record=1
says "# recorded from the boot on"
grep '^on, [1-9]' $files/record || exit 1
echo off >$files/record
before=$(wc -l <$files/trace)
insmod /modules/*-stress.ko
[ "$(wc -l <$files/trace)" = "$before" ] || { echo "it recorded while it was off"; exit 1; }
echo on >$files/record
says "# recording was off"
rmmod /modules/*-stress.ko
insmod /modules/*-stress.ko
rmmod /modules/*-stress.ko
insmod /modules/*-stress.ko
says "# lost: "
rmmod /modules/*-stress.ko "$MODULE"
echo "all is told"
