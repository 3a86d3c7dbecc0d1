# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# Prints how many microseconds insmod takes, RUNS times: as it is, with record=1, and with
# events=1 as well. They take turns, so that a slow while is one for all.

# shellcheck source=tests/guest/lib.sh
. /lib.sh

# Microseconds since the guest began
stamp() {
	awk '/^now at/ { printf "%d\n", $3 / 1000 }' /proc/timer_list
}

# What asking for the time takes is not insmod's.
begin=$(stamp)
asking=$(($(stamp) - begin))

# took WORDS ...: of one insmod
took() {
	begin=$(stamp)
	insmod "${MODULE:?}" "$@" || exit
	echo $(($(stamp) - begin - asking))
	rmmod "$MODULE"
}

# What QEMU has not run yet it has to translate: that is nobody's cost
took >/dev/null
took record=1 events=1 >/dev/null
i=0
while [ "$i" -lt "${RUNS:?}" ]; do
	echo "$(took) $(took record=1) $(took record=1 events=1)"
	i=$((i + 1))
done
