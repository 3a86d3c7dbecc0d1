// SPDX-License-Identifier: GPL-2.0-only
// Colours of pages: one list for the map, the legend, and exported figures. Large free blocks
// are the quiet ground; the smaller a block, the more it is seen.

import { HEAD, type View } from "../machine/view.ts";

export type Theme = "light" | "dark";

/** What is told apart on the map; free blocks by their orders */
export const LOOKS = [
  "nothing", "inUse", "reserved", "hot", "cold", "limbo", "bitFree", "bitReserved",
] as const;

export type Look = (typeof LOOKS)[number] | `free${number}`;

const LIGHT: Record<string, string> = {
  nothing: "#eceae4", inUse: "#e39a3b", reserved: "#878d96", hot: "#cf4a63", cold: "#5a6fd0",
  limbo: "#b9a7cf", bitFree: "#cfe8c9", bitReserved: "#6f7782",
  free0: "#0d5c48", free1: "#176d57", free2: "#237e66", free3: "#338f76", free4: "#469f86",
  free5: "#5caf97", free6: "#74bea8", free7: "#8dccb9", free8: "#a5d9c9", free9: "#bde4d7",
  free10: "#d3efe5",
};

const DARK: Record<string, string> = {
  nothing: "#24282d", inUse: "#d18a32", reserved: "#6b737d", hot: "#e0607a", cold: "#7f92ef",
  limbo: "#7d6a97", bitFree: "#3f6b4a", bitReserved: "#8a929c",
  free0: "#a3ecd8", free1: "#86dcc5", free2: "#6ccbb2", free3: "#57b9a0", free4: "#46a78f",
  free5: "#3a957f", free6: "#30836f", free7: "#297160", free8: "#246052", free9: "#205045",
  free10: "#1d4239",
};

export const PALETTES: Record<Theme, Record<string, string>> = { light: LIGHT, dark: DARK };

/** Letters that say the same as the colours: those of watch/picture.c, and a few more */
export const LETTERS: Record<string, string> = {
  nothing: "", inUse: "·", reserved: "#", hot: "h", cold: "c", limbo: "?", bitFree: ".",
  bitReserved: "#",
};

const BY_KIND: Look[] = ["nothing", "inUse", "reserved", "free0", "hot", "cold", "limbo"];

/** How the page at a place looks. As long as there is a bitmap, or memblock has the memory, that counts. */
export function lookAt(view: View, place: number): Look {
  const bit = view.bits[place];
  if (bit) return bit & 1 ? "bitFree" : "bitReserved";
  const look = BY_KIND[view.kinds[place] & ~HEAD];
  return look === "free0" ? `free${view.orders[place]}` : look;
}

export function letterAt(view: View, place: number): string {
  const look = lookAt(view, place);
  if (!look.startsWith("free")) return LETTERS[look];
  if (!(view.kinds[place] & HEAD)) return "-";
  return view.orders[place].toString(16).toUpperCase();
}

/** As canvas pixels have it: red in the lowest byte */
function pixel(hex: string): number {
  const rgb = parseInt(hex.slice(1), 16);
  return (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}

function mixed(hex: string, ground: string, share: number): number {
  const part = (text: string, at: number) => parseInt(text.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mix = [0, 1, 2].map((i) => Math.round(part(hex, i) * share + part(ground, i) * (1 - share)));
  return (0xff000000 | (mix[2] << 16) | (mix[1] << 8) | mix[0]) >>> 0;
}

const UNLIT = 0.3;

/** Pixels by kind, order and bit; the second table is for pages that are the same elsewhere */
export function pixelTable(theme: Theme): { lit: Uint32Array; unlit: Uint32Array } {
  const palette = PALETTES[theme];
  const looks = [...BY_KIND, "bitFree", "bitReserved"].map((l) => palette[l]);
  const orders = Array.from({ length: 16 }, (_, n) => palette[`free${Math.min(n, 10)}`]);
  const all = [...looks, ...orders];
  return {
    lit: Uint32Array.from(all, pixel),
    unlit: Uint32Array.from(all, (c) => mixed(c, palette.nothing, UNLIT)),
  };
}

/** Index into the tables */
export function tableIndex(kind: number, order: number, bit: number): number {
  if (bit) return BY_KIND.length + (bit & 1 ? 0 : 1);
  const plain = kind & ~HEAD;
  return plain === 3 ? BY_KIND.length + 2 + order : plain;
}
