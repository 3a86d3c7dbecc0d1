/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A machine of addresses only, in which stretches are really there. A physical address plus
 * one is the virtual address of the same byte: no page gets address NULL, and using one by
 * mistake is a misaligned access. A stretch that is backed changes places with the addresses of
 * its real memory, so that there are two names for no byte:
 *
 *	phys + 1:   ... [map]  ...  [what would lie at real] ...
 *	                  |   \    /          |
 *	virtual:    ... [fake] ...  [real]    ...
 */
#ifndef REPLAY_BACKED_H
#define REPLAY_BACKED_H

#define FIRST_VIRT	1UL

/** struct backed - a stretch: @fake would be its virtual address, @real is */
struct backed {
	unsigned long fake, real, bytes;
};

/* Two stretches of addresses change places */
static inline unsigned long swap_places(const struct backed *b, unsigned long virt)
{
	if (virt - b->fake < b->bytes)
		return virt - b->fake + b->real;
	if (virt - b->real < b->bytes)
		return virt - b->real + b->fake;
	return virt;
}

/** backed_virt() - virtual address of a byte, with @nr stretches backed */
static inline void *backed_virt(const struct backed *b, unsigned int nr, unsigned long paddr)
{
	unsigned long virt = paddr + FIRST_VIRT;
	unsigned int i;

	for (i = 0; i < nr; i++)
		virt = swap_places(&b[i], virt);
	return (void *)virt;
}

/** backed_phys() - the inverse */
static inline unsigned long backed_phys(const struct backed *b, unsigned int nr,
					const void *vaddr)
{
	unsigned long virt = (unsigned long)vaddr;

	while (nr--)
		virt = swap_places(&b[nr], virt);
	return virt - FIRST_VIRT;
}

/** backed_drop() - stretches that a range overlaps are only addresses again; how many stay */
static inline unsigned int backed_drop(struct backed *b, unsigned int nr, unsigned long paddr,
				       unsigned long bytes)
{
	unsigned long fake = paddr + FIRST_VIRT;
	unsigned int i, kept = 0;

	for (i = 0; i < nr; i++)
		if (b[i].fake - fake >= bytes && fake - b[i].fake >= b[i].bytes)
			b[kept++] = b[i];
	return kept;
}

#endif /* REPLAY_BACKED_H */
