/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a test gets for a header of BiscuitOS that is not here (tools/farm): as far as it is
 * replayed, what that declared is known already (<bs/sources.h>).
 */
