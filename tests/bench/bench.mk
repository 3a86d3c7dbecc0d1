# SPDX-License-Identifier: GPL-2.0-only
#
# make bench: how fast the replay is, as ratios measured in one run.

BENCH_BUILD := $(CURDIR)/build/bench/$(VERSION)
BENCH_HOST := $(CURDIR)/build/host/$(VERSION)-fast
BENCH_CFLAGS := -std=gnu11 -O2 -g -funsigned-char -fno-strict-aliasing -Wall -Wextra \
	-Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers \
	-Wno-maybe-uninitialized -D__KERNEL__ \
	-Itests/host/dup -Itests/host/stubs -Itests/host/custom -I$(BENCH_HOST)/tree/include

# What there is to measure depends on what the version has and boots from
bench_boots = $(HOST_BOOTS:memblock+%=%)
bench_has = $(shell grep -lsw $1 $(replay)/include/biscuitos/*.h)
bench_cases = $(if $(filter bootmem,$(bench_boots)),bootmem) \
	$(if $(filter bootmem,$(bench_boots)),$(if $(call bench_has,BS_HAS_AREA_MAPS),,pages)) \
	$(if $(call bench_has,BS_HAS_MEMBLOCK_TABLES),$(if $(filter memblock,$(bench_boots)),memblock))
# Their hand-over is measured without the page allocator, and without pages: no_pages.h
bench_early = $(filter $(patsubst %,$(replay)/mm/%.c,memblock $(bench_boots:memblock=nobootmem)),$(bench_mm))
bench_mm = $(wildcard $(replay)/mm/*.c)
bench_late = $(filter-out $(patsubst %,$(replay)/mm/%.c,bootmem memblock nobootmem),$(bench_mm))
bench_objects = $(patsubst $(replay)/mm/%.c,$(BENCH_BUILD)/%.o,$(bench_early)) $(BENCH_BUILD)/kernel.o

.PHONY: bench
bench: bench-engine ## measure speed, as ratios of one run (VERSION)

.PHONY: bench-engine
bench-engine: $(need_stack)
	@BOOTS=$(HOST_BOOTS) tests/host/build $(BENCH_HOST) $(replay) fast 64 replay 2>/dev/null
	@mkdir -p $(BENCH_BUILD)
	@$(HOST_CC) $(BENCH_CFLAGS) -c -o $(BENCH_BUILD)/kernel.o tests/host/custom/kernel.c
	@for file in $(bench_early); do \
		$(HOST_CC) -Itests/bench $(BENCH_CFLAGS) -D__free_pages_bs=bench_free_pages \
			-D__free_pages_bootmem_bs=bench_free_pages -Dpfn_to_page_bs=bench_pfn_to_page \
			-include tests/bench/no_pages.h -c -o $(BENCH_BUILD)/$$(basename $$file .c).o $$file || exit; \
	done
	@$(HOST_CC) -Itests/bench $(BENCH_CFLAGS) -pthread -o $(BENCH_BUILD)/bench $(bench_late) \
		lib/bitrun.c machine/machine.c $(if $(filter bootmem,$(bench_cases)),tests/model/bootmem.c tests/model/moved.c tests/model/rewrite.c) \
		$(if $(filter memblock,$(bench_cases)),tests/model/memblock.c) \
		tests/bench/bench.c $(patsubst %,tests/bench/%.c,$(bench_cases)) $(bench_objects)
	@$(BENCH_BUILD)/bench
	@$(if $(filter pages,$(bench_cases)),tests/bench/instructions $(BENCH_BUILD)/bench)
	@folders=$$(tests/host/golden-folders $(VERSION) 64) && \
		tests/bench/records $(BENCH_HOST)/w64/replay $$folders

bench: bench-guest

.PHONY: bench-guest
bench-guest: prepare modules all-modules ## measure how long make run takes, warm
	@tests/bench/guest
