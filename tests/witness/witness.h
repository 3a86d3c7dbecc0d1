/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A witness shows what one patch of the stack changed: it fails on the tree before the
 * patch and passes on the tree after it. Those that calls and answers can tell are
 * traces (NAME.trace); the others are programs (NAME.c) with one function, witness().
 * NAME is that of the patch without its number.
 */
#ifndef WITNESS_H
#define WITNESS_H

#include <biscuitos/highmem.h>
#include <bs/machine.h>
#include "../host/world.h"

/** witness() - true if the machine behaves as after the patch */
bool witness(void);

/** First frame of the machine that boot() starts */
#define FIRST_PFN	0x70000UL

/**
 * boot() - start a machine that has bootmem: that, zones, hand-over, watermarks
 * @dma: pages of the zones, any of them may be 0
 * @normal: they follow one another from FIRST_PFN
 * @highmem: this one is not bootmem's
 */
void boot(unsigned long dma, unsigned long normal, unsigned long highmem);

/** logged() - does the machine's log have this text in it? */
bool logged(const char *text);

#endif /* WITNESS_H */
