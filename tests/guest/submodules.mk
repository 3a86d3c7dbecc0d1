# SPDX-License-Identifier: GPL-2.0-only
#
# The tests of modules/, of life and of failures. The top Makefile includes this.

.PHONY: submodule-test
submodule-test: prepare stack ## test modules/, loading, failing and dying in guests; prints KTAP
	@tests/guest/submodules
