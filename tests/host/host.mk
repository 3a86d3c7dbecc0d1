# SPDX-License-Identifier: GPL-2.0-only
#
# The host programs: the same files as in the module, compiled for this machine with
# shims for the kernel around them. The top Makefile includes this; it also works alone:
#
#	make -f tests/host/host.mk replay VERSION=2.6.12 WORD_BITS=32 TRACES="..." OUT=dir
#	make -f tests/host/host.mk host-test VERSION=2.6.12
#
#   VERSION     whose replay: the working tree's for 2.6.12, build/VERSION's for the others;
#               of versions with the same tree that boot alike the first one is compiled. What
#               is replayed without it is what the traces say.
#   WORD_BITS   32, 64, or both
#   TRACES      files or folders; all of tests/golden if not given
#   OUT         folder that gets the answered traces; nothing in it is overwritten
#   HOST_MODE   how the programs are compiled: checked, plain, fast, quick or coverage
#
# Needs gcc, libc6-dev, gcc-12-multilib (not gcc-multilib, which would remove a cross
# compiler) and xz-utils.

HOST_TOP := $(patsubst %/tests/host/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
HOST_DIR := $(HOST_TOP)/tests/host

host_given = $(if $(filter command% environment%,$(origin $1)),$($1))
HOST_VERSION := $(or $(given_version),$(call host_given,VERSION))
HOST_BITS := $(call host_given,WORD_BITS)
VERSION ?= 2.6.12
WORD_BITS ?= 32 64
HOST_MODE ?= checked
HOST_CC ?= gcc
ifneq ($(filter-out 32 64,$(WORD_BITS)),)
$(error WORD_BITS is 32, 64 or both, not '$(WORD_BITS)')
endif

HOST_TWIN = $(or $(patsubst $(VERSION)=%,%,$(filter $(VERSION)=%,$(shell $(HOST_TOP)/tools/rows))),$(error there is no version '$(VERSION)'))
HOST_BOOTS = $(shell $(HOST_TOP)/tools/rows boots $(VERSION))
HOST_TREE = $(if $(filter 2.6.12,$(HOST_TWIN)),$(HOST_TOP),$(HOST_TOP)/build/$(HOST_TWIN))
HOST_BUILD = $(HOST_TOP)/build/host/$(HOST_TWIN)$(if $(filter-out checked,$(HOST_MODE)),-$(HOST_MODE))
# The models are of bootmem and the page allocator, or of memblock, if that boots
host_fuzzer = $(if $(filter memblock,$(HOST_BOOTS)),fuzzmb,fuzz)
# $(1): programs
host_build = BOOTS=$(HOST_BOOTS) $(HOST_DIR)/build $(HOST_BUILD) $(HOST_TREE) $(HOST_MODE) "$(WORD_BITS)" $(1)

.PHONY: host-tools
host-tools:
	@$(HOST_DIR)/need $(WORD_BITS)

.PHONY: host-programs
host-programs:
	@$(call host_build,replay unit $(host_fuzzer))

.PHONY: replay
replay: ## replay TRACES="file-or-folder ..." on the host (VERSION, WORD_BITS, OUT, FORMAT=json)
	@OWN_TREE="$(own_tree)" $(HOST_DIR)/replay "$(HOST_VERSION)" "$(HOST_BITS)" "$(or $(WITH),$(HOST_MODE))" "$(TRACES)" "$(OUT)" "$(FORMAT)"

.PHONY: host-test
host-test: ## test the replay on the host; prints TAP (VERSION, WORD_BITS; NAME, of unit tests)
	@$(call host_build,replay unit $(host_fuzzer))
	@run() { $(HOST_DIR)/run "$$@" || { rc=$$?; [ $$rc = 1 ] || echo "not ok - $$1 ended with status $$rc"; }; }; \
	for bits in $(WORD_BITS); do \
		paths=$(if $(TRACES),"$(TRACES)",$$($(HOST_DIR)/golden-folders $(VERSION) $$bits)) || exit 2; \
		echo "# begin unit$$bits"; \
		REPEAT="make host-test VERSION=$(VERSION) WORD_BITS=$$bits" run $(HOST_BUILD)/w$$bits/unit $(if $(NAME),"$(NAME)"); \
		$(if $(NAME),continue;) \
		$(HOST_DIR)/state-test $(HOST_BUILD)/w$$bits $(HOST_TREE)/include/biscuitos/state.h \
			$(wildcard $(HOST_TREE)/include/biscuitos/memblock.h); \
		echo "# begin replay$$bits"; \
		run $(HOST_BUILD)/w$$bits/replay -k $(VERSION) -t $$paths; \
		echo "# begin fuzz$$bits"; \
		run $(HOST_BUILD)/w$$bits/$(host_fuzzer) -n 300 -o $(HOST_TOP)/build/fuzz; \
		found=$(if $(filter fuzz,$(host_fuzzer)),$$(grep -rlx "word_bits $$bits" --include=*.trace $(HOST_TOP)/tests/fuzz/found || true)); \
		[ -z "$$found" ] || run $(HOST_BUILD)/w$$bits/fuzz $$found; \
	done | $(HOST_DIR)/tap-join

.PHONY: coverage
coverage: ## lines and branches of mm/ that the host's tests run (VERSION; WORD_BITS, of 64)
	@BOOTS=$(HOST_BOOTS) $(HOST_DIR)/build $(HOST_BUILD)-coverage $(HOST_TREE) coverage $(or $(word_bits_given),64) replay unit 2>/dev/null
	@$(HOST_DIR)/coverage $(VERSION) $(HOST_BUILD)-coverage $(or $(word_bits_given),64)
