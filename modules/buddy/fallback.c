// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where a request looks: the zone it asks for first, then those below it.
 *
 *   GFP_HIGHUSER   HighMem -> Normal -> DMA
 *   GFP_KERNEL                Normal -> DMA
 *   GFP_DMA                             DMA
 *
 * A zone keeps lowmem_reserve[] pages from requests that would have preferred a
 * higher one: those could be met elsewhere, the others could not.
 */
#include <linux/slab.h>
#include <bs/test.h>
#include "tests.h"

#define MOST	2048

/* Blocks that a test holds */
struct pile {
	unsigned int nr;
	struct {
		struct page_bs *page;
		unsigned int order;
	} block[MOST];
};

static struct pile *pile;

static bool pile_add(struct page_bs *page, unsigned int order)
{
	if (!page || pile->nr == MOST)
		return false;
	pile->block[pile->nr].page = page;
	pile->block[pile->nr++].order = order;
	return true;
}

/* Take one block for the pile; NULL if there is none to be had */
static struct page_bs *pile_take(unsigned int gfp, unsigned int order)
{
	struct page_bs *page = alloc_pages_bs(gfp, order);

	return pile_add(page, order) ? page : NULL;
}

/* Take all of a zone that requests for it may have */
static void empty_zone(struct zone_bs *zone)
{
	struct zonelist_bs only = { .zones = { zone } };
	int order;

	for (order = MAX_ORDER_BS - 1; order >= 0; order--)
		while (pile_add(__alloc_pages_bs(GFP_ATOMIC_BS | __GFP_NOWARN_BS, order,
						 &only), order))
			;
}

static bool open_pile(void)
{
	pile = kzalloc(sizeof(*pile), GFP_KERNEL);
	return pile;
}

static void close_pile(void)
{
	while (pile->nr--)
		__free_pages_bs(pile->block[pile->nr].page, pile->block[pile->nr].order);
	drain_local_pages_bs();
	kfree(pile);
}

static struct zone_bs *zone_of(struct page_bs *page)
{
	return page ? page_zone_bs(page) : NULL;
}

/* The zones of a machine with one node and three kinds of memory, or not */
static bool find_zones(struct test_bs *t, struct zone_bs **high, struct zone_bs **normal,
		       struct zone_bs **dma)
{
	struct zone_bs *zones = NODE_DATA_BS(0)->node_zones;

	*high = &zones[ZONE_HIGHMEM_BS];
	*normal = &zones[ZONE_NORMAL_BS];
	*dma = &zones[ZONE_DMA_BS];
	if ((*high)->present_pages && (*normal)->present_pages &&
	    (*dma)->present_pages && !pgdat_list_bs->pgdat_next)
		return true;
	test_skip_bs(t, "needs one node with DMA, Normal and HighMem");
	return false;
}

static void the_list_is_followed(struct test_bs *t)
{
	struct zone_bs *high, *normal, *dma;

	if (!find_zones(t, &high, &normal, &dma) || !EXPECT_BS(t, open_pile()))
		return;

	EXPECT_BS(t, zone_of(pile_take(GFP_HIGHUSER_BS, 3)) == high);
	empty_zone(high);
	EXPECT_BS(t, zone_of(pile_take(GFP_HIGHUSER_BS, 3)) == normal);
	empty_zone(normal);
#ifdef BS_HAS_ZONE_DMA32
	empty_zone(&NODE_DATA_BS(0)->node_zones[ZONE_DMA32_BS]);
#endif
	EXPECT_BS(t, zone_of(pile_take(GFP_HIGHUSER_BS, 3)) == dma);
	close_pile();
}

/* What DMA has left below its reserve is for those who asked for DMA */
static void the_reserve_is_kept(struct test_bs *t)
{
	struct zone_bs *high, *normal, *dma;
	unsigned long reserve;

	if (!find_zones(t, &high, &normal, &dma) || !EXPECT_BS(t, open_pile()))
		return;

	empty_zone(high);
	empty_zone(normal);
#ifdef BS_HAS_ZONE_DMA32
	empty_zone(&NODE_DATA_BS(0)->node_zones[ZONE_DMA32_BS]);
#endif
	while (pile_take(GFP_HIGHUSER_BS | __GFP_NOWARN_BS, 0))
		;
	reserve = dma->pages_min + dma->lowmem_reserve[ZONE_HIGHMEM_BS];
	EXPECT_BS(t, dma->lowmem_reserve[ZONE_HIGHMEM_BS] > 0);
	EXPECT_BS(t, dma->free_pages <= reserve);
	EXPECT_BS(t, dma->free_pages + dma->pageset[0].pcp[0].batch > reserve);
	test_say_bs(t, "DMA stops with %lu pages free: min %lu, reserve %lu",
		    dma->free_pages, dma->pages_min,
		    dma->lowmem_reserve[ZONE_HIGHMEM_BS]);

	EXPECT_BS(t, !alloc_pages_bs(GFP_HIGHUSER_BS | __GFP_NOWARN_BS, 1));
	EXPECT_BS(t, zone_of(pile_take(GFP_DMA_BS, 1)) == dma);
	close_pile();
}

static const struct test_case_bs cases[] = {
	{ "a request goes from zone to zone as its list says", the_list_is_followed },
	{ "a zone keeps lowmem_reserve from those who wanted another",
	  the_reserve_is_kept },
};

int fallback_tests(void)
{
	return RUN_TESTS_BS("buddy_fallback", cases);
}
