# SPDX-License-Identifier: GPL-2.0-only

.PHONY: deb
deb: $(need_stack) ## pack the module's source for Debian's DKMS: build/*.deb (VERSION)
	@tools/deb $(VERSION) $(replay) $(boots) build
