# SPDX-License-Identifier: GPL-2.0-only
#
# The front door. Kbuild says what the module is made of; the scripts in tools/
# do the work.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
# Our variables are not the kernel's: VERSION= means something else there.
MAKEOVERRIDES =

# Said at once: neither make nor Kbuild can work in such a folder.
odd := : ; & * ? " ' ` = % $$ < > | ! [ ] ( ) \ \#
ifneq ($(word 2,x$(CURDIR)x)$(strip $(foreach c,$(odd),$(findstring $c,$(CURDIR)))),)
$(error the path $(CURDIR) has a blank or another character that Kbuild cannot build with: move it)
endif

# The user's environment has no say: what stands there under our names, or Kbuild's, is
# meant for others. In makes that we start ourselves it comes from us.
ifeq ($(BS_OURS),)
options := VERSION DTS RAM SMP TESTS TEST_CFLAGS SCRIPT JUNIT ON KDIR ARCH CROSS_COMPILE KERNEL APPEND MIRROR TRACES OUT WORD_BITS SECONDS \
	SEED EVERY FILE ANEW GDB PERF A B TRACE VERSIONS AT RECORD GOOD BAD STATE FORMAT LOG CUT BOOTS NAME KERNELS ONLY WITH V W C CF CHECK M O CC LD LLVM INSTALL_MOD_PATH REPLAY_DIR \
	have_stack have_kernel CDPATH MAKEFILES TAR_OPTIONS CPATH C_INCLUDE_PATH LIBRARY_PATH \
	$(filter KBUILD_% KCONFIG_% HOST_% KCFLAGS KAFLAGS KCPPFLAGS CROSS_COMPILE_%,$(.VARIABLES))
$(foreach v,$(options),$(if $(filter environment%,$(origin $v)),$(eval override undefine $v)))
endif
export BS_OURS := 1
export LC_ALL := C.UTF-8

given_version := $(VERSION)
VERSION ?= 2.6.12
DTS ?= BiscuitOS.dts
RAM ?= 512M
SMP ?= 1
TESTS ?=

# Mistakes are said before anything is built.
rows := $(shell tools/rows)
versions := $(foreach r,$(rows),$(firstword $(subst =, ,$r)))
# The first version with the same tree that boots alike, under whose name all of them are compiled and tested
twin_of = $(patsubst $1=%,%,$(filter $1=%,$(rows)))
boots = $(or $(shell tools/rows boots $(VERSION)),$(if $(shell grep -lsw BS_BOOTS_FROM_MEMBLOCK $(own_tree)/include/biscuitos/memblock.h),memblock,bootmem))
distinct := $(foreach v,$(versions),$(filter $v,$(call twin_of,$v)))
one_version := modules shell replay fuzz bench bench-engine bench-guest coverage mutants host-test guest-replay
ifneq ($(filter-out 1,$(words $(VERSION))),)
$(error there is no version '$(VERSION)'; make versions lists them)
endif
ifneq ($(and $(filter all,$(VERSION)),$(filter $(one_version),$(MAKECMDGOALS))),)
$(error make $(firstword $(filter $(one_version),$(MAKECMDGOALS))) is for one version, not for all; make versions lists them)
endif
# Not in the list: v2.6.14, or a tag or commit of build/stack, which has a folder of its own
ifneq ($(filter-out $(versions) all,$(VERSION)),)
found := $(shell tools/tree '$(VERSION)')
ifneq ($(filter !%,$(found)),)
$(error $(patsubst !%,%,$(found)))
endif
override VERSION := $(firstword $(found))
own_tree := $(word 2,$(found))
given_version := $(VERSION)
endif
ifneq ($(and $(filter all,$(VERSION)),$(TESTS)),)
$(error TESTS is for one version, not for all)
endif
ifneq ($(and $(filter all,$(VERSION)),$(RECORD),$(filter run,$(MAKECMDGOALS))),)
$(error RECORD is for one version, not for all)
endif
ifneq ($(filter-out events,$(WITH)),)
$(error WITH is events, not '$(WITH)')
endif
$(foreach t,$(TESTS),$(if $(findstring /,$t)$(if $(wildcard modules/$t/*.c),,none),\
	$(error TESTS: there is no test modules/$t; give names of folders, with blanks between)))
$(foreach t,$(TESTS),$(if $(findstring .,$t),\
	$(error TESTS: modules/$t has a dot, where rmmod would cut the module's name; rename the folder)))

# As tools/env.sh has it
home := $(or $(HOME),$(shell getent passwd "$$(id -u)" | cut -d : -f 6))
cache := $(or $(filter /%,$(XDG_CACHE_HOME)),$(home)/.cache)/biscuitos-bootmem
ifneq ($(words $(cache)),1)
$(error the path of the cache, $(cache), has a blank: XDG_CACHE_HOME= names another folder)
endif
sdk := $(cache)/sdk
# A kernel that tools/kernel makes; tools/guest takes its image from there.
ifneq ($(ON),)
export ON
KDIR := $(cache)/kernels/$(ON)
CROSS_COMPILE := $(cache)/kernels/cross/arm-linux-gnueabihf-
endif
own_kernel := $(KDIR)
KDIR ?= $(sdk)/kdir
ARCH ?= arm
CROSS_COMPILE ?= $(if $(own_kernel),,$(sdk)/cross/)arm-linux-gnueabihf-

# Files of the replayed kernel: the base is the tree itself, others come from the stack.
base := 2.6.12
twin = $(or $(call twin_of,$(VERSION)),$(VERSION))
replay = $(or $(own_tree),$(if $(filter $(base),$(twin)),$(CURDIR),$(CURDIR)/build/$(twin)))
need_stack = $(if $(have_stack)$(filter $(base),$(twin)),,stack)
farm = $(CURDIR)/build/module-$(VERSION)$(if $(strip $(TESTS)),-tests)$(if $(ON),-on-$(ON))
module = $(farm)/BiscuitOS_bootmem-$(VERSION).ko

# Kbuild takes most of a second to find out that nothing has changed: tools/module asks
# it only if something has, or if it is to check the sources as well.
checks := $(strip $(foreach v,V W C CF CHECK,$(if $($v),$v='$($v)')))
# Other flags are another command, so what was compiled with the old ones is compiled anew.
flags := $(foreach v,TEST_CFLAGS KCFLAGS KCPPFLAGS KAFLAGS,$(if $($v),$v='$($v)'))
kbuild_in = $(MAKE) $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) -C $(KDIR) M=$1 \
	ARCH=$(ARCH) CROSS_COMPILE=$(CROSS_COMPILE) BS_VERSION=$(VERSION) BS_BOOTS=$(boots) TESTS="$(TESTS)" $(flags) $(checks)
kbuild = $(call kbuild_in,$(farm))
guest_options = --dts "$(DTS)" --ram "$(RAM)" --smp "$(SMP)" \
	$(if $(KERNEL),--kernel "$(KERNEL)") $(if $(APPEND),--append "$(APPEND)") $(if $(PERF),--perf $(cache)/perf)
# Those of tests that are modules of their own
test_modules = $(TESTS:%=$(farm)/BiscuitOS_bootmem-$(VERSION)-%.ko)
build = STRIP=$(CROSS_COMPILE)strip $(if $(checks),FORCE=1) KDIR=$(KDIR) \
	tools/module $(farm) $(replay) $(VERSION) -- $(kbuild) modules
guest = tools/guest $1 --module $(module) $(addprefix --module ,$2) $(guest_options)

.PHONY: help
help: ## this list
	@echo "make TARGET [VARIABLE=VALUE ...]"; echo
	@sed -n 's/^\([a-z_-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-16s %s\n", $$1, $$2 }'
	@echo; sed -n 's/^## //p' $(MAKEFILE_LIST)

## variables
##   VERSION=2.6.12     the Linux version to replay; make run VERSION=all compares them;
##                      or a tag or commit of build/stack: HEAD is your own change
##   DTS=BiscuitOS.dts  the device tree fragment: region, zones, options
##   RAM=512M  SMP=1    the guest's memory and processors
##   RECORD=file        make run: all calls from the boot on, as a trace for make answers
##   WITH=events        make run RECORD=, make replay: what happens inside each call, too
##   TESTS="bootmem"    folders of modules/ to build in; none by default
##   TEST_CFLAGS=       more flags of the compiler for these; KCFLAGS= for all of the module
##   SCRIPT=file        what make run does in the guest instead, with the commands of make shell
##   GDB=1              make shell: make gdb, in another terminal, looks into it
##   PERF=1             perf in the guest of make run SCRIPT= and make shell, fetched once
##   ON=6.12            another kernel for the guest, built first: 5.10, 6.1, 6.12, 6.1-debug, ...
##   KDIR=  CROSS_COMPILE=  KERNEL=   build for, and boot, a kernel of your own
##   MIRROR=            Debian mirror to fetch from, if not the machine's
##   V=  AFTER=  DATE=  a new version's name, the version before it, its release (YYYY-MM-DD)
##   JUNIT=file         the results of make test for machines
##   ONLY="docs stack"  parts of make test, if not all: ONLY=help lists them

# A make within make shares its processes, but that shall not make -n do something
unless_n = $(if $(findstring n,$(firstword -$(MAKEFLAGS))),,+)

.PHONY: run
ifeq ($(VERSION),all)
run: run-all
else
run: export BUILD = $(build)
run: prepare can-build ## boot a guest, load the module, show what it made
	@$(if $(SCRIPT),$(if $(wildcard $(SCRIPT)),,echo "SCRIPT: there is no file $(SCRIPT)" >&2; exit 2))
	$(unless_n)@$(if $(RECORD),tools/record "$(RECORD)") $(call guest,run,$(test_modules)) --build "$$BUILD" --set RECORD="$(if $(RECORD),1)" --set EVENTS="$(WITH:events=1)" --set TESTS="$(TESTS)" $(if $(SCRIPT),--script tests/guest/script.sh \
		--file "$(SCRIPT)" --set SCRIPT_NAME="$(notdir $(SCRIPT))",--script tests/guest/show.sh)
endif

.PHONY: shell
shell: prepare modules ## a shell in a guest that has the module at hand
	@$(call guest,shell,$(wildcard $(test_modules))) $(if $(GDB),--gdb build/guest/gdb)

.PHONY: test
test: ## test everything: on the host, in guests, and the patches (ONLY="part ...", ANEW=1)
	@set -o pipefail; tests/all $(ONLY) | $(if $(filter help,$(ONLY)),cat,TOOK=build/test/took tools/tap $(JUNIT))

.PHONY: test-all
test-all: ## make test, and what takes long: each tree checked by sparse and on ARM, mutants, coverage
	@set -o pipefail; EVERY=1 CYCLES=300 tests/all | TOOK=build/test/took tools/tap $(JUNIT)
	@$(MAKE) mutants VERSION=2.6.12 FILE="bootmem page_alloc"
	@for version in $(distinct); do $(MAKE) coverage VERSION=$$version || exit; done

.PHONY: quick-test
quick-test: host-tools prepare ## one version (VERSION), 32 bits, one guest: under two minutes
	@set -o pipefail; tests/quick $(VERSION) | tools/tap $(JUNIT)

# What there must be before a module can be built
.PHONY: can-build
can-build: $(if $(ON),kernel,$(if $(own_kernel),,sdk)) $(need_stack)
	@$(if $(own_kernel),$(if $(ON),,tools/kdir $(KDIR) $(ARCH) $(CROSS_COMPILE)))

.PHONY: modules
modules: can-build ## build the module
	@+$(build)

.PHONY: modules_install
modules_install: modules ## install it below INSTALL_MOD_PATH, as Kbuild does
	@$(if $(own_kernel)$(INSTALL_MOD_PATH),,echo "modules_install: the guest's kernel is not this machine's;" \
		"give INSTALL_MOD_PATH=, or KDIR= of your kernel" >&2; exit 1)
	@$(kbuild) $(if $(INSTALL_MOD_PATH),INSTALL_MOD_PATH=$(INSTALL_MOD_PATH)) \
		$(if $(own_kernel),,CONFIG_MODULE_SIG_ALL=) modules_install

.PHONY: stack
stack: ## all versions as a git repository, build/stack
	@tools/stack build

.PHONY: refresh
refresh: ## write build/stack back to the series of patches
	@tools/stack refresh

.PHONY: versions
versions: ## the versions, and what each changed in a line
	@tools/history $(if $(filter json,$(FORMAT)),--json,--table)

.PHONY: new-version
new-version: ## a row and an empty series for one more version (V, AFTER, DATE)
	@tools/versions new "$(V)" "$(AFTER)" "$(DATE)"

.PHONY: history
history: ## write docs/history.md out of the series
	@tools/history >docs/history.md.new && mv docs/history.md.new docs/history.md

.PHONY: clean
clean: ## remove what was built; what was fetched stays
	rm -rf build

.PHONY: sdk
sdk:
	@tools/fetch

.PHONY: kernel
kernel:
	@$(if $(have_kernel),,tools/kernel $(ON))

.PHONY: qemu
qemu:
	@tools/need qemu-system-arm dtc:device-tree-compiler

# What a guest needs: the first time both take a while, so at the same time.
.PHONY: prepare
prepare:
	@if ! tools/fetch --ready || ! type qemu-system-arm dtc >/dev/null 2>&1; then $(MAKE) -j2 sdk qemu; fi
	@$(if $(PERF),tools/perf)

-include $(wildcard tests/*/*.mk tools/*.mk web/*.mk)
