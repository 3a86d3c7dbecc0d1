# SPDX-License-Identifier: GPL-2.0-only
#
# The page in which to see it; the top Makefile includes this.

## variables of report, playground
##   TRACE=  VERSIONS="2.6.12 2.6.13"   as for answers; all versions by default
##   RECORD=build/boot.trace            what make run RECORD= wrote, instead of TRACE
##   OUT=build/report.html              the file that is written

.PHONY: web-test
web-test: ## test the page: its allocators, its parts, and all of it in Chromium; prints TAP
	@web/test/all

.PHONY: see-it
see-it: ## write the pictures of docs/see-it.md anew, and what web-test compares with
	@web/test/all record

# As the shell has them: a file may have any name
ask_page = web/report $@ "$${TRACE:-$$RECORD}" "$${OUT:-build/$@.html}" $(VERSIONS)

.PHONY: report
report: ## a page in which to see the memory of all versions: build/report.html (TRACE, VERSIONS, OUT)
	@$(ask_page)

.PHONY: playground
playground: ## the same page with all examples, to ask questions of one's own: build/playground.html
	@$(ask_page)

.PHONY: bench-web
bench-web: ## how long the page takes, in headless Chromium
	@web/test/all bench
