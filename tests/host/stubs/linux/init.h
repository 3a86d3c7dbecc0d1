/* SPDX-License-Identifier: GPL-2.0-only */
/* Stub: a host program keeps all of its code and data. */
#ifndef SHIM_LINUX_INIT_H
#define SHIM_LINUX_INIT_H

#define __init
#define __exit
#define __initdata

#endif
