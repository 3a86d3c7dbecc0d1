// SPDX-License-Identifier: GPL-2.0-only
// A page in words.

import { HEAD, kindAt, placeOf, zoneOf, frameAt, blockStart, type View } from "../machine/view.ts";
import type { Call } from "../machine/trace.ts";
import type { Texts } from "../texts/en.ts";

export const hex = (n: number): string => `0x${n.toString(16)}`;

function state(view: View, place: number, t: Texts): string {
  const kind = kindAt(view, place);
  if (kind !== "free") return t.kinds[kind];
  const start = frameAt(view, blockStart(view, place));
  return t.freeBlock(view.orders[place], 2 ** view.orders[place], hex(start));
}

export interface Words {
  frame: string;
  address: string;
  zone: string;
  state: string;
  bit: string;
  owner: string;
}

/** What can be said about a frame; undefined if the machine has it not */
export function wordsOf(view: View, frame: number, calls: Call[], t: Texts): Words | undefined {
  const place = placeOf(view, frame);
  if (place < 0) return undefined;
  const zone = zoneOf(view, frame);
  const owner = view.owners[place];
  return {
    frame: hex(frame),
    address: hex(frame * 4096),
    zone: zone ? t.zoneOfNode(zone.name, zone.node) : t.noZone,
    state: zone ? state(view, place, t) : "",
    bit: ["", t.bitFree, t.bitReserved, t.tableFree, t.tableReserved][view.bits[place]],
    owner: owner ? t.takenBy(owner, calls[owner - 1]?.text ?? "") : "",
  };
}

export function sentence(words: Words): string {
  const { frame, zone, state: what, bit, owner } = words;
  return [frame, zone, what, bit, owner].filter(Boolean).join("; ");
}

/** Stretches of pages that are the same thing: the map as a table */
export interface Stretch {
  first: number;
  count: number;
  place: number;
}

export function stretches(view: View, limit: number): Stretch[] {
  const all: Stretch[] = [];
  const same = (a: number, b: number) =>
    (view.kinds[a] & ~HEAD) === (view.kinds[b] & ~HEAD) && view.orders[a] === view.orders[b] &&
    view.bits[a] === view.bits[b] && view.owners[a] === view.owners[b];
  for (const part of view.frames)
    for (let at = part.place, from = at; at < part.place + part.count && all.length < limit; ) {
      at++;
      if (at < part.place + part.count && same(from, at)) continue;
      all.push({ first: part.first + from - part.place, count: at - from, place: from });
      from = at;
    }
  return all;
}
