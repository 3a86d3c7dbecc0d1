# SPDX-License-Identifier: GPL-2.0-only
#
# The guest's tests, and runs of all versions. The top Makefile includes this.

# A make a version, all at the same time: much of what Kbuild does is done in turn.
.PHONY: all-modules
all-modules: $(if $(ON),kernel,sdk) stack ## build a module of each tree: versions with the same one differ in their names only
	@$(MAKE) $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) $(addprefix module-of-,$(distinct))

.PHONY: module-of-%
module-of-%:
	@$(MAKE) modules VERSION=$* have_stack=1 have_kernel=1

.PHONY: run-all
run-all: prepare all-modules
	@set -o pipefail; tools/guest run --script tests/guest/state.sh --set PRINT=1 --set VERSIONS="$(distinct)" \
		$(guest_options) $(foreach v,$(distinct),--module \
		build/module-$v$(if $(ON),-on-$(ON))/BiscuitOS_bootmem-$v.ko) | tools/differences -v same="$(rows)"

.PHONY: guest-test
guest-test: prepare all-modules ## test in guests; prints KTAP
	@tests/guest/suite
