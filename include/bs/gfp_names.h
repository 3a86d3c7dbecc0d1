/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The names of GFP masks that this version has, X(name) each: those of several bits first,
 * so that whoever takes a mask apart finds the shortest way to say it.
 */
#ifndef _BS_GFP_NAMES_H
#define _BS_GFP_NAMES_H

#ifdef BS_HAS_ZONE_DMA32
#define GFP_DMA32_NAMES_BS(X)	X(GFP_DMA32) X(__GFP_DMA32)
#else
#define GFP_DMA32_NAMES_BS(X)
#endif

#ifdef BS_HAS_GFP_NORECLAIM
#define GFP_NORECLAIM_NAME_BS(X)	X(__GFP_NORECLAIM)
#else
#define GFP_NORECLAIM_NAME_BS(X)
#endif

/* Before that bit, GFP_USER was the same mask as GFP_KERNEL, which is what most wrote */
#ifdef BS_HAS_GFP_HARDWALL
#define GFP_HARDWALL_NAME_BS(X)	X(__GFP_HARDWALL)
#define GFP_USUAL_NAMES_BS(X)	X(GFP_USER) X(GFP_KERNEL)
#else
#define GFP_HARDWALL_NAME_BS(X)
#define GFP_USUAL_NAMES_BS(X)	X(GFP_KERNEL) X(GFP_USER)
#endif

#define GFP_NAMES_BS(X)							\
	X(GFP_HIGHUSER) GFP_USUAL_NAMES_BS(X) X(GFP_NOFS)		\
	X(GFP_NOIO) X(GFP_ATOMIC) X(GFP_DMA) GFP_DMA32_NAMES_BS(X)	\
	X(__GFP_DMA) X(__GFP_HIGHMEM) X(__GFP_WAIT) X(__GFP_HIGH)	\
	X(__GFP_IO) X(__GFP_FS) X(__GFP_COLD) X(__GFP_NOWARN)		\
	X(__GFP_REPEAT) X(__GFP_NOFAIL) X(__GFP_NORETRY)		\
	X(__GFP_NO_GROW) X(__GFP_COMP) X(__GFP_ZERO)			\
	X(__GFP_NOMEMALLOC) GFP_NORECLAIM_NAME_BS(X)			\
	GFP_HARDWALL_NAME_BS(X)

#endif /* _BS_GFP_NAMES_H */
