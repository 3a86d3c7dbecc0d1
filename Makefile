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

VERSION ?= 2.6.12
DTS ?= BiscuitOS.dts
RAM ?= 512M
SMP ?= 1
TESTS ?= $(notdir $(patsubst %/,%,$(wildcard modules/*/)))

sdk := $(shell tools/fetch --print)
own_kernel := $(KDIR)
KDIR ?= $(sdk)/kdir
ARCH ?= arm
CROSS_COMPILE ?= $(if $(own_kernel),,$(sdk)/cross/)arm-linux-gnueabihf-

# Files of the replayed kernel: the base is the tree itself, others come from the stack.
base := 2.6.12
replay = $(if $(filter $(base),$(VERSION)),$(CURDIR),$(CURDIR)/build/$(VERSION))
farm = $(CURDIR)/build/module-$(VERSION)
module = $(farm)/BiscuitOS_bootmem-$(VERSION).ko

kbuild = $(MAKE) $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) -C $(KDIR) M=$(farm) \
	ARCH=$(ARCH) CROSS_COMPILE=$(CROSS_COMPILE) BS_VERSION=$(VERSION) TESTS="$(TESTS)" \
	$(foreach v,V W C CF CHECK,$(if $($v),$v=$($v)))
guest = tools/guest $1 --module $(module) --dts $(DTS) --ram $(RAM) --smp $(SMP) \
	$(if $(KERNEL),--kernel $(KERNEL)) $(if $(APPEND),--append "$(APPEND)")

.PHONY: help
help: ## this list
	@echo "make TARGET [VARIABLE=VALUE ...]"; echo
	@sed -n 's/^\([a-z_-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-16s %s\n", $$1, $$2 }'
	@echo; sed -n 's/^## //p' $(MAKEFILE_LIST)

## variables
##   VERSION=2.6.12     the Linux version to replay
##   DTS=BiscuitOS.dts  the device tree fragment: region, zones, options
##   RAM=512M  SMP=1    the guest's memory and processors
##   TESTS="..."        folders of modules/ to build in; all by default
##   KDIR=  CROSS_COMPILE=  KERNEL=   build for, and boot, a kernel of your own
##   MIRROR=            Debian mirror to fetch from, if not the machine's

.PHONY: run
run: prepare modules ## boot a guest, load the module, show what it made
	@$(call guest,run) --script tests/guest/show.sh

.PHONY: shell
shell: prepare modules ## a shell in a guest that has the module at hand
	@$(call guest,shell)

.PHONY: modules
modules: $(if $(own_kernel),,sdk) $(if $(filter $(base),$(VERSION)),,stack) ## build the module
	@tools/farm $(farm) $(replay)
	@$(kbuild) modules

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

.PHONY: clean
clean: ## remove what was built; what was fetched stays
	rm -rf build

.PHONY: sdk
sdk:
	@tools/fetch

.PHONY: qemu
qemu:
	@tools/need qemu-system-arm dtc:device-tree-compiler

# What a guest needs: the first time both take a while, so at the same time.
.PHONY: prepare
prepare:
	@$(MAKE) -j2 sdk qemu

-include $(wildcard tests/*/*.mk tools/*.mk)
