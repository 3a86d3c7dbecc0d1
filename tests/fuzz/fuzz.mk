# SPDX-License-Identifier: GPL-2.0-only
#
# make fuzz SECONDS=60: random traces for the replay and the model, 64-bit words, from
# a new seed each time (SEED= for that of an earlier run).

FUZZ_SECONDS = $(or $(SECONDS),60)
SEED ?= $(shell date +%s)

.PHONY: fuzz
fuzz: ## let random calls be answered by the replay and by a model (VERSION, SECONDS, SEED)
	@[[ "$(FUZZ_SECONDS)" =~ ^[1-9][0-9]*$$ ]] || { echo "fuzz: SECONDS is a number from 1 on, not '$(FUZZ_SECONDS)'" >&2; exit 2; }
	@[[ "$(SEED)" =~ ^[0-9]+$$ ]] || { echo "fuzz: SEED is a number, not '$(SEED)'" >&2; exit 2; }
	@mkdir -p build/fuzz
	@$(HOST_DIR)/build $(HOST_BUILD) $(HOST_TREE) $(HOST_MODE) 64 fuzz
	@$(HOST_BUILD)/w64/fuzz -s $(SEED) -t $(FUZZ_SECONDS) -o build/fuzz
