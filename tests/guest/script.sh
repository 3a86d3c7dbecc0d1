# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# make run SCRIPT=file: loads the module, then runs the file with the commands of room.sh.

# shellcheck source=tests/guest/room.sh
. /room.sh

furnish
reboot_bs || exit
# shellcheck source=/dev/null
. "/files/${SCRIPT_NAME:?}"
status=$?
print_record
exit $status
