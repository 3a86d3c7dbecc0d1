# SPDX-License-Identifier: GPL-2.0-only
#
# The host programs: the same files as in the module, compiled for this machine with
# shims for the kernel around them. The top Makefile includes this; it also works alone:
#
#	make -f tests/host/host.mk replay VERSION=2.6.12 WORD_BITS=32 TRACES="..." OUT=dir
#	make -f tests/host/host.mk host-test VERSION=2.6.12
#
#   VERSION     whose replay; its files are in REPLAY_DIR: the working tree for 2.6.12,
#               build/VERSION for the others (`make stack` creates that)
#   WORD_BITS   32, 64, or both
#   TRACES      files or folders; all of tests/golden if not given
#   OUT         folder that gets the answered traces; nothing in it is overwritten
#   HOST_MODE   how the programs are compiled: checked, plain, fast, quick or coverage
#
# Needs gcc, libc6-dev, gcc-12-multilib (not gcc-multilib, which would remove a cross
# compiler) and xz-utils.

HOST_TOP := $(patsubst %/tests/host/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))

VERSION ?= 2.6.12
WORD_BITS ?= 32 64
ifneq ($(filter-out 32 64,$(WORD_BITS)),)
$(error WORD_BITS is 32, 64 or both, not '$(WORD_BITS)')
endif
REPLAY_DIR ?= $(if $(filter 2.6.12,$(VERSION)),$(HOST_TOP),$(HOST_TOP)/build/$(VERSION))

HOST_CC ?= gcc
HOST_MODE ?= checked
HOST_FLAGS_checked := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
HOST_FLAGS_plain := -O1 -fsanitize=undefined -fsanitize-undefined-trap-on-error
HOST_FLAGS_fast := -O2
HOST_FLAGS_quick := -O0 -fsanitize=undefined -fno-sanitize-recover=all
HOST_FLAGS_coverage := -O0 --coverage -fprofile-update=atomic

HOST_BUILD := $(HOST_TOP)/build/host/$(VERSION)$(if $(filter-out checked,$(HOST_MODE)),-$(HOST_MODE))
HOST_DIR := $(HOST_TOP)/tests/host
HOST_LIB := $(firstword $(wildcard $(REPLAY_DIR)/lib $(HOST_TOP)/lib))

HOST_CFLAGS := -std=gnu11 -g -funsigned-char -fno-strict-aliasing -fno-common \
	$(HOST_FLAGS_$(HOST_MODE)) \
	-Wall -Wextra -Werror -Wno-unused-parameter -Wno-sign-compare \
	-Wno-missing-field-initializers -D_FILE_OFFSET_BITS=64 \
	-I$(HOST_DIR)/dup -I$(HOST_DIR)/stubs -I$(HOST_DIR)/custom \
	-I$(REPLAY_DIR)/include -I$(HOST_TOP)/include
HOST_LDFLAGS := $(filter -fsanitize% --coverage,$(HOST_FLAGS_$(HOST_MODE))) -pthread

# Bootmem's view of the page allocator is recorded, and the page arrays lie outside
# of the machine: tests/replay/handover.h
HOST_FLAGS_mm_bootmem := -D__free_pages_bs=recorded_free_pages_bs \
	-Dpfn_to_page_bs=recorded_pfn_to_page_bs
HOST_FLAGS_mm_page_alloc := -D__alloc_bootmem_node_bs=outside_alloc_bootmem_node_bs \
	-D__alloc_bootmem_node_limit_bs=outside_alloc_bootmem_node_limit_bs

# $(1): folder, $(2): what its objects' names begin with
host_objs = $(patsubst $(1)/%.c,$(2)_%.o,$(wildcard $(1)/*.c))

HOST_OBJS := $(call host_objs,$(REPLAY_DIR)/mm,mm) $(call host_objs,$(HOST_LIB),lib) \
	init_machine.o fs_proc_show.o custom_kernel.o custom_world.o replay_handover.o
HOST_RUNNER := replay_trace.o replay_records.o
HOST_OBJS_replay := host_replay.o host_options.o $(HOST_RUNNER)
HOST_OBJS_unit := $(call host_objs,$(HOST_DIR)/unit,unit) host_options.o \
	arch_layout.o arch_cmdline.o
HOST_OBJS_fuzz := $(addprefix fuzz_,fuzz.o compare.o make.o shrink.o) host_options.o $(HOST_RUNNER) \
	$(call host_objs,$(HOST_TOP)/tests/model,model)
HOST_PROGRAMS := replay unit fuzz

# $(1): word size, $(2): what the objects' names begin with, $(3): folder of the sources
define HOST_FOLDER
$(HOST_BUILD)/w$(1)/$(2)_%.o: $(3)/%.c
	$$(HOST_COMPILE)
endef

# $(1): word size, $(2): program
define HOST_PROGRAM
$(HOST_BUILD)/w$(1)/$(2): $(addprefix $(HOST_BUILD)/w$(1)/,$(HOST_OBJS) $(HOST_OBJS_$(2)))
	@echo "  LD      $$(patsubst $(HOST_TOP)/%,%,$$@)" >&2
	@$(HOST_CC) -m$(1) $(HOST_LDFLAGS) -o $$@ $$^
$(HOST_BUILD)/w$(1)/$(2): | host-tools
endef

# $(1): word size
define HOST_WIDTH
$(call HOST_FOLDER,$(1),mm,$(REPLAY_DIR)/mm)
$(call HOST_FOLDER,$(1),lib,$(HOST_LIB))
$(call HOST_FOLDER,$(1),init,$(HOST_TOP)/init)
$(call HOST_FOLDER,$(1),fs,$(HOST_TOP)/fs)
$(call HOST_FOLDER,$(1),arch,$(HOST_TOP)/arch/arm)
$(call HOST_FOLDER,$(1),custom,$(HOST_DIR)/custom)
$(call HOST_FOLDER,$(1),host,$(HOST_DIR))
$(call HOST_FOLDER,$(1),unit,$(HOST_DIR)/unit)
$(call HOST_FOLDER,$(1),replay,$(HOST_TOP)/tests/replay)
$(call HOST_FOLDER,$(1),model,$(HOST_TOP)/tests/model)
$(call HOST_FOLDER,$(1),fuzz,$(HOST_TOP)/tests/fuzz)
$(foreach program,$(HOST_PROGRAMS),$(eval $(call HOST_PROGRAM,$(1),$(program))))
$(HOST_BUILD)/w$(1)/%.o: HOST_M := $(1)
endef

# <linux/errno.h> wants <asm/errno.h>, which 32-bit programs find nowhere else
HOST_ASM = -idirafter /usr/include/$$($(HOST_CC) -m64 -print-multiarch)
HOST_COMPILE = @mkdir -p $(@D); \
	echo "  CC      $(patsubst $(HOST_TOP)/%,%,$@)" >&2; \
	$(HOST_CC) -m$(HOST_M) $(HOST_CFLAGS) $(HOST_FLAGS_$(basename $(@F))) \
		$(HOST_ASM) -MMD -MP -c -o $@ $<

$(foreach bits,32 64,$(eval $(call HOST_WIDTH,$(bits))))
-include $(wildcard $(HOST_BUILD)/w*/*.d)
$(foreach bits,32 64,$(addprefix $(HOST_BUILD)/w$(bits)/,$(HOST_OBJS) \
	$(foreach program,$(HOST_PROGRAMS),$(HOST_OBJS_$(program))))): $(HOST_DIR)/host.mk | host-tools

# Programs of all word sizes that are asked for
host_built = $(foreach bits,$(WORD_BITS),$(addprefix $(HOST_BUILD)/w$(bits)/,$(1)))

# The paths to replay for $$bits; a failure to find them is one of the whole command
HOST_PATHS = $(if $(TRACES),paths="$(TRACES)",\
	paths=$$($(HOST_DIR)/golden-folders $(VERSION) $$bits) || exit 2)

# Both word sizes have traces of the same names
HOST_OUT = $(if $(OUT),-k $(VERSION) -o "$(OUT)$(if $(TRACES),,$(if $(word 2,$(WORD_BITS)),/w$$bits))")

.PHONY: host-tools
host-tools:
	@$(HOST_DIR)/need $(WORD_BITS)

.PHONY: host-programs
host-programs: $(call host_built,$(HOST_PROGRAMS))

.PHONY: replay
replay: $(call host_built,replay) ## replay TRACES="file-or-folder ..." on the host (VERSION, WORD_BITS, OUT)
	@status=0; ran=; for bits in $(WORD_BITS); do \
		$(HOST_PATHS); rc=0; \
		$(HOST_DIR)/run $(HOST_BUILD)/w$$bits/replay $(HOST_OUT) $$paths || rc=$$?; \
		[ $$rc -eq 125 ] && continue; \
		ran=1; [ $$rc -le $$status ] || status=$$rc; \
	done; [ -n "$$ran" ] || status=125; exit $$status

# The unit tests look at their own objects: every variable of mm/ has to be known
HOST_UNIT = $(HOST_DIR)/run $(HOST_BUILD)/w$$bits/unit; \
	$(HOST_DIR)/state-test $(HOST_BUILD)/w$$bits $(HOST_TOP)/init/machine.c

.PHONY: host-test
host-test: $(call host_built,replay unit fuzz) ## test the replay on the host; prints TAP (VERSION, WORD_BITS)
	@for bits in $(WORD_BITS); do \
		$(HOST_PATHS); \
		echo "# begin unit$$bits"; \
		$(HOST_UNIT); \
		echo "# begin replay$$bits"; \
		$(HOST_DIR)/run $(HOST_BUILD)/w$$bits/replay -t $$paths; \
		echo "# begin fuzz$$bits"; \
		$(HOST_DIR)/run $(HOST_BUILD)/w$$bits/fuzz -n 300 -o $(HOST_TOP)/build/fuzz; \
		found=$$(grep -rlx "word_bits $$bits" --include=*.trace $(HOST_TOP)/tests/fuzz/found || true); \
		[ -z "$$found" ] || $(HOST_DIR)/run $(HOST_BUILD)/w$$bits/fuzz $$found; \
	done | $(HOST_DIR)/tap-join

# For tests/mutants: what a program is made of, and how an object is compiled
.PHONY: host-objects host-flags
host-objects:
	@printf '%s\n' $(call host_built,$(HOST_OBJS) $(HOST_OBJS_$(PROGRAM)))
host-flags:
	@echo '$(HOST_CC) -m$(WORD_BITS) $(HOST_CFLAGS) $(HOST_FLAGS_$(OBJECT))' $(HOST_ASM)

.PHONY: coverage
coverage: ## lines and branches of mm/ that the host's tests run (VERSION)
	@$(MAKE) -s -f $(HOST_DIR)/host.mk host-programs HOST_MODE=coverage WORD_BITS=64 \
		VERSION=$(VERSION) 2>/dev/null
	@$(HOST_DIR)/coverage $(VERSION) $(REPLAY_DIR) 64
