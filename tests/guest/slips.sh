# shellcheck shell=dash
# SPDX-License-Identifier: GPL-2.0-only
#
# What is said in the shell of a module that does something wrong: behind insmod, or rmmod, each
# line once. In /modules: a main module and its -slips.

# shellcheck source=tests/guest/room.sh
. /room.sh

# Since 2.5 most of it kills the machine
main=$(main_module)
case $main in *-2.4.*) column=2 ;; *) column=3 ;; esac
slips=${main%.ko}-slips.ko

# said_once LINE: a pattern, one time in what was said
said_once() { [ "$(grep -cE -- "^$1" /tmp/said)" = 1 ] || { echo "not once: $1"; cat /tmp/said; return 1; }; }

# A load that kills the machine is no success, though the module is there
slip() {
	status=0
	insmod "$slips" "slip=$1" >/tmp/said || status=1
	! grep -q "^$(module_name "$slips") " /proc/modules || rmmod "$slips" >>/tmp/said || return
	said_once "$2" || return
	if grep -q '^the replayed machine died: ' /tmp/said; then dead=1; else dead=0; fi
	[ "$status" = "$dead" ] && reboot_bs >/dev/null
}

# The slip of modules/slips; what is said where history took no notice, in 2.4; and since then
table() {
	cat <<-'END'
		1|mistake: free_twice .* frees frame 0x[0-9a-f]+, but it is free already: freed by free_twice |  the page: frame 0x[0-9a-f]+, free already: freed by free_twice
		2|mistake: free_too_little .* with order 1, but it was allocated with order 2$|mistake: free_too_little .* with order 1, but it was allocated with order 2$
		2|mistake: .*_slips kept 2 page\(s\) at 0x[0-9a-f]+, allocated by free_too_little |mistake: .*_slips kept 2 page\(s\) at 0x[0-9a-f]+, allocated by free_too_little 
		3|mistake: free_inside .*, but it is inside of the block of order 2 .*, allocated by free_inside |  it means: only the first page of a block can be freed
		4|  it means: this is no page of the machine|  it means: this is no page of the machine, as NULL is none
		5|mistake: free_wild .* frees 0x12345000, but that is no page of the machine|  it means: this is no address of low memory
		6|mistake: .*_slips kept 4 page\(s\) at 0x[0-9a-f]+, allocated by keep |mistake: .*_slips kept 4 page\(s\) at 0x[0-9a-f]+, allocated by keep 
		7|the replayed machine died: panic: Unable to handle kernel NULL pointer|the replayed machine died: panic: Unable to handle kernel NULL pointer
	END
}

no_others() { ! insmod "$slips" slip=8 >/tmp/said && said_once "insmod: .*: Numerical result out of range$"; }

furnish
table >/tmp/table
plan $(($(wc -l </tmp/table) + 2))
reboot_bs >/dev/null
while IFS= read -r row; do
	number=${row%%|*}
	check "slip $number: $(echo "$row" | cut -d '|' -f $column)" slip "$number" "$(echo "$row" | cut -d '|' -f $column)"
done </tmp/table
check "there are no others" no_others
check "nothing is left" rmmod "$(loaded)"
finish
