# SPDX-License-Identifier: GPL-2.0-only
#
# make mutants: do the tests notice small mistakes? EVERY=10 takes one mutant of ten.

EVERY ?= 1

.PHONY: mutants
mutants: $(need_stack) ## make mistakes in mm/ and count those that tests notice (VERSION, EVERY)
	@tests/host/need 64 32
	@tests/mutants/run $(VERSION) $(replay) $(EVERY)
