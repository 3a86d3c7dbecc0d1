# SPDX-License-Identifier: GPL-2.0-only
#
# The program that compares answers; it knows nothing of any version.

ANSWERS := $(wildcard tests/host/answers/*.c)

build/answers: $(ANSWERS) tests/host/answers/answers.h tests/host/answers/answers.mk
	@mkdir -p build
	@gcc -std=gnu11 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Werror -Wno-unused-parameter \
		-fsanitize=undefined -fno-sanitize-recover=all -o $@.new $(ANSWERS)
	@mv $@.new $@
