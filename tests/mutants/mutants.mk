# SPDX-License-Identifier: GPL-2.0-only
#
# make mutants: do the tests notice small mistakes? EVERY=10 takes one mutant of ten,
# FILE=memblock only those of mm/memblock.c.

EVERY ?= 1

.PHONY: mutants
mutants: $(need_stack) ## make mistakes in mm/ and count those that tests notice (VERSION, EVERY, FILE)
	@tests/host/need 64 32
	@BOOTS=$(HOST_BOOTS) tests/mutants/run $(VERSION) $(replay) $(EVERY) $(FILE)
