# SPDX-License-Identifier: GPL-2.0-only
#
# What can be asked of the versions.

.PHONY: witness
witness: host-tools ## show what each patch changed, or what one did: NAME=patch
	@tools/witness $(if $(FORMAT),--$(FORMAT) $(NAME),$(if $(NAME),--show "$(NAME)"))

## variables of answers, compare, bisect
##   TRACE=file         calls, as in tests/golden; or a name of tests/answers; - is standard input
##   NAME=shared-memory a workload of docs/findings.md
##   VERSIONS="2.6.12 2.6.15"  those to be asked; A= B= two, also commits of build/stack, or HEAD
##   AT=27              this record, and the memory behind it (bisect: RECORD=27)
##   STATE=1            what is only seen from inside counts, too
##   FORMAT=json        or html (answers only); make versions, witness and replay take json as well

# The command as it was given, for the end of the report. That something differs is an
# answer: make calls only that an error which tools/answers gives a status of 2.
given = $(strip $(foreach v,TRACE NAME VERSIONS A B AT RECORD GOOD BAD STATE FORMAT,\
	$(if $($v),$v=$(if $(word 2,$($v)),"$($v)",$($v)))))
ask = AT="$(or $(AT),$(RECORD))" STATE="$(STATE)" FORMAT="$(FORMAT)" WORD_BITS="$(word_bits_given)" \
	AGAIN='make $@ $(given)' tools/answers $@ $1 || [ $$? -eq 1 ] || exit 2
trace = $(or $(TRACE),$(NAME:%=name:%))
word_bits_given = $(if $(filter command% environment%,$(origin WORD_BITS)),$(WORD_BITS))

.PHONY: trace
trace: ## a trace to begin with, each call explained
	@awk '/^<!-- example/ { on = ++k == 2 } /^## / { on = 0 } on && /^    / { print substr($$0, 5) }' docs/traces.md

.PHONY: import
import: ## a trace of a boot log, LOG=, with what its kernel answered (OUT=, CUT=1, BOOTS=bootmem)
	@tools/import $(if $(CUT),--cut) $(BOOTS:%=--as=%) "$(LOG)" "$(OUT)"

.PHONY: answers
answers: ## what all versions answer to a trace, and which commits make the difference
	@$(call ask,"$(trace)" $(VERSIONS))

.PHONY: compare
compare: ## two versions, A= and B=, on the same trace, and their memory where they part
	@$(call ask,"$(trace)" $(A) $(B))

.PHONY: bisect
bisect: ## one RECORD= of a TRACE= on its way through history (from GOOD= to BAD=)
	@$(call ask,"$(trace)" $(or $(GOOD),$(firstword $(versions))) $(or $(BAD),$(lastword $(versions))))

.PHONY: stack-test
stack-test: sdk host-tools ## compile every commit of the stack; prints TAP
	@tools/stack-test "$(kbuild)"
