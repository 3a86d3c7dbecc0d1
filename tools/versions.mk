# SPDX-License-Identifier: GPL-2.0-only
#
# What can be asked of the versions.

.PHONY: witness
witness: host-tools ## show what each patch changed: its witness before and after it
	@tools/witness

.PHONY: compare
compare: host-tools ## the same workload on versions A and B (TRACE=file, FORMAT=json)
	@FORMAT="$(FORMAT)" tools/compare "$(A)" "$(B)" $(TRACE)

.PHONY: stack-test
stack-test: sdk host-tools ## compile every commit of the stack; prints TAP
	@tools/stack-test "$(kbuild)"
