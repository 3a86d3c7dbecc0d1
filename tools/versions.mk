# SPDX-License-Identifier: GPL-2.0-only
#
# What can be asked of the versions.

.PHONY: witness
witness: host-tools ## show what each patch changed: its witness before and after it
	@tools/witness

## variables of compare
##   A=  B=  TRACE=  FORMAT=   two versions, a file like those of tests/golden, text or json

.PHONY: compare
compare: host-tools ## the same workload on versions A and B (TRACE=file, FORMAT=json)
	@FORMAT="$(FORMAT)" tools/compare "$(A)" "$(B)" $(if $(TRACE),"$(TRACE)")

.PHONY: stack-test
stack-test: sdk host-tools ## compile every commit of the stack; prints TAP
	@tools/stack-test "$(kbuild)"
