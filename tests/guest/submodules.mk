# SPDX-License-Identifier: GPL-2.0-only
#
# The tests of modules/, of life and of failures. The top Makefile includes this.

.PHONY: submodule-test
submodule-test: prepare stack ## test modules/, loading, failing and dying in guests; prints KTAP
	@tests/guest/submodules

## variables of test-debug
##   KERNELS=           in which of them: 6.1-debug 5.10 6.12

.PHONY: test-debug
test-debug: ## test in a kernel with KASAN, lockdep ..., an older and a newer one
	@set -o pipefail; tests/guest/debug $(KERNELS) | tools/tap
