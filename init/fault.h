/* SPDX-License-Identifier: GPL-2.0-only */
/* Failures on demand: what a load asks of the host, counted. */
#ifndef _INIT_FAULT_H
#define _INIT_FAULT_H

#include <linux/types.h>

/**
 * fail_bs() - is the next thing asked of the host to fail?
 * @what: its name, for the message
 *
 * To be called in front of every allocation and registration of a load. True for the
 * one that the parameter fail_at= names, counted from 1.
 */
bool fail_bs(const char *what);

#endif /* _INIT_FAULT_H */
