# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Prints how many milliseconds insmod takes, RUNS times.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

# Milliseconds since the guest began
stamp() {
	awk '/^now at/ { printf "%d\n", $3 / 1000000 }' /proc/timer_list
}

# What asking for the time takes is not insmod's.
begin=$(stamp)
asking=$(($(stamp) - begin))
i=0
while [ "$i" -lt "${RUNS:?}" ]; do
	begin=$(stamp)
	insmod "${MODULE:?}" || exit
	echo $(($(stamp) - begin - asking))
	rmmod "$MODULE"
	i=$((i + 1))
done
