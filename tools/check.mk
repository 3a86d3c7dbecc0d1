# SPDX-License-Identifier: GPL-2.0-only

.PHONY: check
check: sdk ## look at the sources: checkpatch, sparse, shellcheck, spelling, bindings, licences
	@tools/need perl shellcheck codespell sparse dtc:device-tree-compiler dt-validate:dt-schema xz:xz-utils
	@tools/check "$(MAKE) modules" | tools/tap
