# SPDX-License-Identifier: GPL-2.0-only

.PHONY: gdb
gdb: ## look into the guest of make shell GDB=1, from another terminal
	@tools/gdb/attach
