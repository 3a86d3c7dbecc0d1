# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# make run SCRIPT=file: loads the module, then runs the file with the commands of room.sh. Its
# status is that of the file, as with any shell: of its last command, or with set -e of the
# first that fails. But a machine that is dead at the end is a failure, whatever came last.

# shellcheck source=tests/guest/room.sh
. /room.sh

ended() {
	status=$?
	trap - EXIT
	print_record
	reason=$(sed -n '1s/^halted: //p' /proc/buddyinfo_bs 2>/dev/null)
	if [ -n "$reason" ]; then
		echo "error: the script leaves a dead machine ($reason); reboot_bs boots a new one"
		[ $status != 0 ] || status=1
	fi
	exit $status
}

furnish
reboot_bs || exit
trap ended EXIT
# shellcheck source=/dev/null
. "/files/${SCRIPT_NAME:?}"
