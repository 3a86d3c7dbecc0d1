# SPDX-License-Identifier: GPL-2.0-only

## variables of submodule
##   NAME=              what to call it

.PHONY: submodule
submodule: ## start a test of your own: make submodule NAME=mytest
	@tools/submodule "$(NAME)"
