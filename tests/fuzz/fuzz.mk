# SPDX-License-Identifier: GPL-2.0-only
#
# make fuzz SECONDS=60: random traces for the replay and the model, 64-bit words, from
# a new seed each time (SEED= for that of an earlier run).

FUZZ_SECONDS = $(or $(SECONDS),60)
SEED ?= $(shell date +%s)

.PHONY: fuzz
fuzz: $(if $(filter $(base),$(VERSION)),,stack) fuzz-programs ## let random calls be answered by the replay and by a model (VERSION, SECONDS, SEED)
	@mkdir -p build/fuzz
	@build/host/$(VERSION)/w64/fuzz -s $(SEED) -t $(FUZZ_SECONDS) -o build/fuzz

.PHONY: fuzz-programs
fuzz-programs: $(CURDIR)/build/host/$(VERSION)/w64/fuzz
