# SPDX-License-Identifier: GPL-2.0-only
#
# The replayer in the guest; the top Makefile includes this.

trace_farm = $(CURDIR)/build/trace-$(VERSION)$(if $(ON),-on-$(ON))
trace_module = $(trace_farm)/BiscuitOS_bootmem-$(VERSION)-trace.ko

.PHONY: trace-module
trace-module: can-build
	@+STRIP=$(CROSS_COMPILE)strip $(if $(checks),FORCE=1) KDIR=$(KDIR) KBUILD=tests/replay/Kbuild \
		tools/module $(trace_farm) $(replay) $(VERSION) -- $(call kbuild_in,$(trace_farm)) modules

# One archive for the guest: traces of the version, for the guest's word size
build/trace-$(VERSION)/traces.tar: FORCE
	@mkdir -p $(@D)
	@folders=$$(tests/host/golden-folders $(VERSION) 32) || exit 2; \
	for folder in $$folders; do echo "-C $$folder"; (cd $$folder && find . -name '*.trace'); done | \
		xargs tar --transform 's:.*/::' --owner=0 --group=0 -cf $@

.PHONY: FORCE
FORCE:

.PHONY: guest-replay
guest-replay: prepare trace-module build/trace-$(VERSION)/traces.tar ## replay all golden traces that fit, in the guest
	@tools/guest run --script tests/guest/replay.sh --module $(trace_module) --dts "$(DTS)" \
		--ram "$(RAM)" --file build/trace-$(VERSION)/traces.tar --timeout 3000
