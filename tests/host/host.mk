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
#   OUT         folder that gets the answered traces
#
# Needs gcc, libc6-dev, gcc-12-multilib (not gcc-multilib, which would remove a cross
# compiler) and xz-utils.

HOST_TOP := $(patsubst %/tests/host/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))

VERSION ?= 2.6.12
WORD_BITS ?= 32 64
REPLAY_DIR ?= $(if $(filter 2.6.12,$(VERSION)),$(HOST_TOP),$(HOST_TOP)/build/$(VERSION))

HOST_CC ?= gcc
HOST_BUILD := $(HOST_TOP)/build/host/$(VERSION)
HOST_DIR := $(HOST_TOP)/tests/host
HOST_LIB := $(firstword $(wildcard $(REPLAY_DIR)/lib $(HOST_TOP)/lib))

HOST_SANITIZE ?= -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
HOST_CFLAGS := -std=gnu11 -g -funsigned-char -fno-strict-aliasing -fno-common $(HOST_SANITIZE) \
	-Wall -Wextra -Werror -Wno-unused-parameter -Wno-sign-compare \
	-Wno-missing-field-initializers -D_FILE_OFFSET_BITS=64 \
	-I$(HOST_DIR)/dup -I$(HOST_DIR)/stubs -I$(HOST_DIR)/custom \
	-I$(REPLAY_DIR)/include -I$(HOST_TOP)/include
HOST_LDFLAGS := $(HOST_SANITIZE) -pthread

# Bootmem's view of the page allocator is recorded, and the page arrays lie outside
# of the machine: tests/replay/handover.h
HOST_FLAGS_mm_bootmem := -D__free_pages_bs=recorded_free_pages_bs \
	-Dpfn_to_page_bs=recorded_pfn_to_page_bs
HOST_FLAGS_mm_page_alloc := -D__alloc_bootmem_node_bs=outside_alloc_bootmem_node_bs \
	-D__alloc_bootmem_node_limit_bs=outside_alloc_bootmem_node_limit_bs

HOST_OBJS := $(patsubst $(REPLAY_DIR)/mm/%.c,mm_%.o,$(wildcard $(REPLAY_DIR)/mm/*.c)) \
	$(patsubst $(HOST_LIB)/%.c,lib_%.o,$(wildcard $(HOST_LIB)/*.c)) \
	init_machine.o fs_proc_show.o custom_kernel.o custom_world.o replay_handover.o
HOST_REPLAY_OBJS := host_replay.o replay_trace.o replay_records.o

# $(1): word size
define HOST_WIDTH
$(HOST_BUILD)/w$(1)/mm_%.o: $(REPLAY_DIR)/mm/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/lib_%.o: $(HOST_LIB)/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/init_%.o: $(HOST_TOP)/init/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/fs_%.o: $(HOST_TOP)/fs/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/custom_%.o: $(HOST_DIR)/custom/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/host_%.o: $(HOST_DIR)/%.c
	$$(HOST_COMPILE)
$(HOST_BUILD)/w$(1)/replay_%.o: $(HOST_TOP)/tests/replay/%.c
	$$(HOST_COMPILE)

$(HOST_BUILD)/w$(1)/replay: $(addprefix $(HOST_BUILD)/w$(1)/,$(HOST_OBJS) $(HOST_REPLAY_OBJS))
	@echo "  LD      $$(patsubst $(HOST_TOP)/%,%,$$@)" >&2
	@$(HOST_CC) -m$(1) $(HOST_LDFLAGS) -o $$@ $$^

$(HOST_BUILD)/w$(1)/%.o: HOST_M := $(1)
endef

HOST_COMPILE = @mkdir -p $(@D); \
	echo "  CC      $(patsubst $(HOST_TOP)/%,%,$@)" >&2; \
	$(HOST_CC) -m$(HOST_M) $(HOST_CFLAGS) $(HOST_FLAGS_$(basename $(@F))) -MMD -MP -c -o $@ $<

$(foreach bits,32 64,$(eval $(call HOST_WIDTH,$(bits))))
-include $(wildcard $(HOST_BUILD)/w*/*.d)
$(foreach bits,32 64,$(addprefix $(HOST_BUILD)/w$(bits)/,$(HOST_OBJS) $(HOST_REPLAY_OBJS))): \
	$(HOST_DIR)/host.mk

HOST_REPLAYERS := $(foreach bits,$(WORD_BITS),$(HOST_BUILD)/w$(bits)/replay)

# The paths to replay for $$bits; a failure to find them is one of the whole command
HOST_PATHS = $(if $(TRACES),paths="$(TRACES)",\
	paths=$$($(HOST_DIR)/golden-folders $(VERSION) $$bits) || exit 2)

.PHONY: host-tools
host-tools:
	@$(HOST_DIR)/need $(WORD_BITS)

.PHONY: host-programs
host-programs: $(HOST_REPLAYERS)

$(HOST_REPLAYERS): | host-tools

.PHONY: replay
replay: $(HOST_REPLAYERS) ## replay TRACES="file-or-folder ..." on the host (VERSION, WORD_BITS, OUT)
	@status=0; ran=; for bits in $(WORD_BITS); do \
		$(HOST_PATHS); rc=0; \
		$(HOST_DIR)/run $(HOST_BUILD)/w$$bits/replay $(if $(OUT),-o $(OUT)) $$paths || rc=$$?; \
		[ $$rc -eq 3 ] && continue; \
		ran=1; [ $$rc -le $$status ] || status=$$rc; \
	done; [ -n "$$ran" ] || status=2; exit $$status

.PHONY: host-test
host-test: $(HOST_REPLAYERS) ## test the replay on the host; prints TAP (VERSION, WORD_BITS)
	@for bits in $(WORD_BITS); do \
		$(HOST_PATHS); \
		echo "# begin replay$$bits"; \
		$(HOST_DIR)/run $(HOST_BUILD)/w$$bits/replay -t $$paths; \
	done | $(HOST_DIR)/tap-join
