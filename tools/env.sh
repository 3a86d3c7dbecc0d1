# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-only
#
# For our scripts, which source it: what the user's environment and git configuration say
# is meant for others. Sets $cache, the folder of what was fetched.

unset CDPATH GREP_OPTIONS TAR_OPTIONS XZ_OPT XZ_DEFAULTS BASH_ENV ENV POSIXLY_CORRECT MAKEFILES
export LC_ALL=C.UTF-8

# git: no settings, no attributes, no ignored files but those of the repository. Whose
# the folder is does not matter: its owner has started us in it.
for name in "${!GIT_@}"; do unset "$name"; done
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_ATTR_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 GIT_EDITOR=:
export GIT_CONFIG_COUNT=4 \
	GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' \
	GIT_CONFIG_KEY_1=core.attributesFile GIT_CONFIG_VALUE_1=/dev/null \
	GIT_CONFIG_KEY_2=core.excludesFile GIT_CONFIG_VALUE_2=/dev/null \
	GIT_CONFIG_KEY_3=protocol.file.allow GIT_CONFIG_VALUE_3=always

# shellcheck disable=SC2034 # for those who source it
# As the Makefile has it: a relative path counts for nothing
case ${XDG_CACHE_HOME:-} in
/*) cache=$XDG_CACHE_HOME/biscuitos-bootmem ;;
*) cache=${HOME:-$(getent passwd "$(id -u)" | cut -d : -f 6)}/.cache/biscuitos-bootmem ;;
esac

# one_at_a_time FOLDER: wait until no other run of ours works in it; until we end, none does
one_at_a_time() {
	mkdir -p "${1%/*}"
	exec {lock}>"$1.lock"
	flock -n "$lock" || { echo "${0##*/}: waiting for another run that works in $1" >&2; flock "$lock"; }
}

# Versions on standard input, as `sort -V` and `sort -C -V` take them in the order of their
# releases: 2.6.14-rc1 comes before 2.6.14, 4.19-bootmem is built from 4.19
version_keys() { sed -E 's/-(pre|rc|test)([0-9])/~\1\2/; s/-[a-z]+$//'; }

# no_network LOG: is that why apt failed?
no_network() {
	grep -qE 'Could not resolve|Temporary failure resolving|Could not connect|Unable to connect|Connection (failed|timed out|refused)|[Uu]nreachable' "$1"
}
