// SPDX-License-Identifier: GPL-2.0-only
// What happened inside a call, as web/core/events.c keeps it.

export const EVENT_KINDS = [
  "", "bootAlloc", "bootFail", "bootReserve", "bootFree", "handOver",
  "alloc", "fail", "free", "split", "merge", "refill", "drain",
  "search", "refuse",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export interface Event {
  kind: EventKind;
  /** A frame; of bootmem's events an address in bytes */
  at: number;
  /** An order; bytes; or a count of pages: those of a zone that refuses */
  size: number;
  /** The other block's frame, bootmem's goal, or the order that a zone refuses */
  other: number;
}

/** What an event has in the place of a frame that the machine has not */
export const NOWHERE = 0xffffffff;

const KEPT = 4096;

export function readEvents(memory: WebAssembly.Memory, at: number, count: number): Event[] {
  const kept = Math.min(count, KEPT);
  const words = new Uint32Array(memory.buffer, at, 4 * kept);
  return Array.from({ length: kept }, (_, i) => ({
    kind: EVENT_KINDS[words[4 * i]],
    at: words[4 * i + 1],
    size: words[4 * i + 2],
    other: words[4 * i + 3],
  }));
}

const IN_BYTES = new Set<EventKind>(["bootAlloc", "bootReserve", "bootFree", "search"]);

/** Frames that an event is about: first and count, or nothing */
export function framesOf(event: Event): { first: number; count: number } | undefined {
  if (event.at === NOWHERE) return undefined;
  if (IN_BYTES.has(event.kind)) {
    const first = Math.floor(event.at / 4096);
    return { first, count: Math.max(1, Math.ceil((event.at + event.size) / 4096) - first) };
  }
  if (event.kind === "refuse") return { first: event.at, count: event.size };
  return { first: event.at, count: 2 ** event.size };
}
