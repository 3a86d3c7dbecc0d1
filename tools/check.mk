# SPDX-License-Identifier: GPL-2.0-only

.PHONY: check
check: ## look at the sources: checkpatch, sparse, shellcheck, spelling, bindings, licences
	@set -o pipefail; $(MAKE) check-tap | tools/tap

.PHONY: check-tap
check-tap: sdk stack
	@tools/need perl shellcheck codespell sparse dtc:device-tree-compiler dt-validate:dt-schema xz:xz-utils >&2
	@tools/check "$(MAKE) modules" "$(EVERY)"
