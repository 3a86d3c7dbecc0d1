/* SPDX-License-Identifier: GPL-2.0-only */
/* Failures on demand: what a load asks of the host, counted. */
#ifndef _BS_FAULT_H
#define _BS_FAULT_H

#include <linux/types.h>

/**
 * fail_bs() - is the next thing asked of the host to fail?
 * @what: its name, for the message
 *
 * To be called in front of every allocation and registration of a load. True for the
 * one that the parameter fail_at= names, counted from 1.
 */
bool fail_bs(const char *what);

#ifdef CONFIG_FAULT_INJECTION
/**
 * inject_faults_bs() - from here on, the host counts what the parameter fail_nth= says
 */
void inject_faults_bs(void);

/**
 * inject_no_faults_bs() - to here; says so if it was not reached
 */
void inject_no_faults_bs(void);
#else
static inline void inject_faults_bs(void)
{
}

static inline void inject_no_faults_bs(void)
{
}
#endif

#endif /* _BS_FAULT_H */
