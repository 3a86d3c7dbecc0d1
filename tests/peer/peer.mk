# SPDX-License-Identifier: GPL-2.0-only

.PHONY: peer-test
peer-test: ## run the kernel's own tests of memblock on ours of 6.1; prints TAP
	@tests/peer/run
