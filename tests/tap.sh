# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Results of scripts, for tools/tap: begin PART, then check or result for each, then end.

begin() { echo "# begin $1"; number=0; }
end() { echo "1..$number"; }

# result "ok" or "not ok", NAME
result() { number=$((number + 1)); echo "$1 $number - $2"; }

# check NAME COMMAND...: a command is a test; what it says is shown if it fails. A function
# ends with the first of its commands that fails. Only those are made whose name has $named in it,
# matches $only, and does not match $except.
named='' only='' except=''
check() {
	local name=$1 said status=0
	shift
	[[ $name = *"$named"* && $name =~ $only ]] || return 0
	[ -z "$except" ] || [[ ! $name =~ $except ]] || return 0
	# Not within a condition: there a command that fails would not end a function
	set +e
	said=$(set -e; "$@" 2>&1)
	status=$?
	set -e
	if [ $status = 0 ]; then
		result ok "$name"
	else
		tail -n 20 <<<"$said" | sed 's/^/# /'
		result "not ok" "$name"
	fi
}

# part NAME COMMAND...: a command that prints TAP
part() {
	local name=$1 status=0
	shift
	echo "# begin $name"
	"$@" || status=$?
	[ $status -le 2 ] || echo "Bail out! '$*' ended with status $status"
}

# excerpt TEXT OUTPUT: the lines of TEXT are those of OUTPUT, from its first one on; ... stands
# for lines left out, but for no command, which has $ or (gdb) in front. Blanks at the end
# of a line count for nothing.
excerpt() {
	awk '
		{ sub(/ +$/, "") }
		NR == FNR { said[++nr] = $0; next }
		$0 == "..." { skip = 1; next }
		{
			behind = at + 1
			do at++; while (skip && at <= nr && said[at] != $0 && said[at] !~ /^(\$|\(gdb\)) /)
			skip = 0
			if (at > nr || said[at] != $0) {
				if (at > nr) at = behind
				print "expected: " $0 "\ngot:      " said[at]
				failed = 1
				exit
			}
		}
		END { exit (failed || !at) }' "$2" "$1"
}
