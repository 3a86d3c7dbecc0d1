/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Included by Kbuild in front of every submodule, whatever its source says. Ties it
 * to one version of the replay: of a missing symbol the host's kernel prints the
 * name, so the name is the message.
 */
#ifndef _BS_SUBMODULE_H
#define _BS_SUBMODULE_H

#include <bs/init.h>

submodule_bs();

#endif /* _BS_SUBMODULE_H */
