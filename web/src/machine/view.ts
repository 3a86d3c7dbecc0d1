// SPDX-License-Identifier: GPL-2.0-only
// The memory at one moment, as web/core/view.c fills it in.

import type { Exports } from "./core.ts";

/** What a page is: the numbers of enum kind in view.c */
export const PAGE_KINDS = [
  "noZone", "inUse", "reserved", "free", "hot", "cold", "limbo",
] as const;

export type PageKind = (typeof PAGE_KINDS)[number];

export const HEAD = 0x80;
export const HOT = 64;
export const COLD = 65;

/** Frames that lie side by side; in the arrays they begin at `place` */
export interface Stretch {
  first: number;
  count: number;
  place: number;
}

export interface Zone {
  node: number;
  name: string;
  first: number;
  spanned: number;
  free: number;
  watermarks: [number, number, number];
}

export interface Bootmem {
  node: number;
  first: number;
  end: number;
  /** Of the descriptor, by their historic names */
  fields: Record<string, number>;
}

/** Free blocks of one order of a zone, or single pages (HOT, COLD); from the list's head on */
export interface List {
  zone: number;
  order: number;
  pages: Uint32Array;
}

export interface View {
  frames: Stretch[];
  total: number;
  zones: Zone[];
  bootmem: Bootmem[];
  kinds: Uint8Array;
  orders: Uint8Array;
  /** 0 no map; in bootmem's 1 free, 2 reserved; in memblock's tables 3 free, 4 reserved */
  bits: Uint8Array;
  /** The call that took the page; 0 if none did */
  owners: Uint32Array;
  lists: List[];
}

function zone(fields: string[]): Zone {
  const [node, name, first, spanned, free, min, low, high] = fields;
  return {
    node: Number(node), name, first: Number(first), spanned: Number(spanned),
    free: Number(free), watermarks: [Number(min), Number(low), Number(high)],
  };
}

function bootmem(fields: string[]): Bootmem {
  const [node, first, end, ...rest] = fields;
  const values = rest.map((field) => field.split("=")).map(([name, value]) => [name, Number(value)]);
  return {
    node: Number(node), first: Number(first), end: Number(end),
    fields: Object.fromEntries(values),
  };
}

function readLists(words: Uint32Array): List[] {
  const lists: List[] = [];
  for (let at = 0; at < words.length; at += 3 + words[at + 2]) {
    const [zoneNumber, order, length] = words.subarray(at, at + 3);
    lists.push({ zone: zoneNumber, order, pages: words.slice(at + 3, at + 3 + length) });
  }
  return lists;
}

export function readView(core: Exports, text: string): View {
  const { buffer } = core.memory;
  const view = { frames: [], zones: [], bootmem: [], total: 0 } as unknown as View;
  for (const line of text.split("\n")) {
    const [word, ...fields] = line.split("\t");
    if (word === "zone") view.zones.push(zone(fields));
    else if (word === "bootmem") view.bootmem.push(bootmem(fields));
    else if (word === "frames") {
      const [first, count] = fields.map(Number);
      view.frames.push({ first, count, place: view.total });
      view.total += count;
    }
  }
  const bytes = (at: number) => new Uint8Array(buffer, at, view.total).slice();
  view.kinds = bytes(core.view_kinds());
  view.orders = bytes(core.view_orders());
  view.bits = bytes(core.view_bits());
  view.owners = new Uint32Array(buffer, core.view_owners(), view.total).slice();
  view.lists = readLists(new Uint32Array(buffer, core.view_lists(), core.view_lists_length()));
  return view;
}

/** Where a frame stands in the arrays, -1 if nowhere */
export function placeOf(view: View, frame: number): number {
  for (const { first, count, place } of view.frames)
    if (frame >= first && frame < first + count) return place + frame - first;
  return -1;
}

/** The frame at a place; -1 behind the last */
export function frameAt(view: View, at: number): number {
  for (const { first, count, place } of view.frames)
    if (at >= place && at < place + count) return first + at - place;
  return -1;
}

/** Is it memblock's tables that the pages are seen by? */
export function isOfTables(view: View): boolean {
  return view.bits.includes(3) || view.bits.includes(4);
}

export function kindAt(view: View, at: number): PageKind {
  return PAGE_KINDS[view.kinds[at] & ~HEAD];
}

export function zoneOf(view: View, frame: number): Zone | undefined {
  return view.zones.find((z) => frame >= z.first && frame < z.first + z.spanned);
}

/** First frame of the free block that a place belongs to; places count within a stretch */
export function blockStart(view: View, at: number): number {
  while (at > 0 && !(view.kinds[at] & HEAD)) at--;
  return at;
}
