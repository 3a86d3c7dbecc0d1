# SPDX-License-Identifier: GPL-2.0-only
#
# make bench: how fast the replay is, as ratios measured in one run.

BENCH_BUILD := $(CURDIR)/build/bench/$(VERSION)
BENCH_HOST := $(CURDIR)/build/host/$(VERSION)-fast
BENCH_CFLAGS := -std=gnu11 -O2 -g -funsigned-char -fno-strict-aliasing -Wall -Wextra \
	-Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers -D__KERNEL__ \
	-Itests/host/dup -Itests/host/stubs -Itests/host/custom -I$(BENCH_HOST)/tree/include
BENCH_REPLAY := $(addprefix $(replay)/mm/,highmem.c page_alloc.c swap.c)
BENCH_SOURCES := $(BENCH_REPLAY) lib/bitrun.c machine/machine.c tests/model/bootmem.c \
	tests/bench/bench.c

.PHONY: bench
bench: bench-engine ## measure speed, as ratios of one run (VERSION)

.PHONY: bench-engine
bench-engine: $(need_stack)
	@tests/host/build $(BENCH_HOST) $(replay) fast 64 replay 2>/dev/null
	@mkdir -p $(BENCH_BUILD)
	@$(HOST_CC) $(BENCH_CFLAGS) -c -o $(BENCH_BUILD)/kernel.o tests/host/custom/kernel.c
	@$(HOST_CC) -Itests/bench $(BENCH_CFLAGS) -D__free_pages_bs=bench_free_pages \
		-Dpfn_to_page_bs=bench_pfn_to_page -include tests/bench/no_pages.h -c -o $(BENCH_BUILD)/bootmem.o $(replay)/mm/bootmem.c
	@$(HOST_CC) -Itests/bench $(BENCH_CFLAGS) -pthread -o $(BENCH_BUILD)/bench $(BENCH_SOURCES) \
		$(BENCH_BUILD)/kernel.o $(BENCH_BUILD)/bootmem.o
	@$(BENCH_BUILD)/bench
	@tests/bench/instructions $(BENCH_BUILD)/bench
	@folders=$$(tests/host/golden-folders $(VERSION) 64) && \
		tests/bench/records $(BENCH_HOST)/w64/replay $$folders

bench: bench-guest

.PHONY: bench-guest
bench-guest: prepare modules all-modules ## measure how long make run takes, warm
	@tests/bench/guest
