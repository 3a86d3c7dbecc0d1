// SPDX-License-Identifier: GPL-2.0-only
// Bootmem's bitmap as runs of free and reserved pages, and where its next search begins.

import { placeOf, type Bootmem, type View } from "../machine/view.ts";

export interface BitRun {
  from: number;
  count: number;
  reserved: boolean;
}

/** Runs of a node; none if its bitmap is gone */
export function bitRuns(view: View, node: Bootmem): BitRun[] {
  const place = placeOf(view, node.first);
  const runs: BitRun[] = [];
  for (let i = 0; place >= 0 && i < node.end - node.first; i++) {
    const bit = view.bits[place + i];
    const last = runs.at(-1);
    if (!bit) continue;
    if (last && last.reserved === (bit === 2)) last.count++;
    else runs.push({ from: i, count: 1, reserved: bit === 2 });
  }
  return runs;
}

/** Runs with the text that watch and tests/replay give them: "#16 .1008" */
export function runsText(runs: BitRun[]): string {
  return runs.map((r) => `${r.reserved ? "#" : "."}${r.count}`).join(" ");
}

export interface Mark {
  name: string;
  /** In pages from the node's first one; fractions are bytes in a page */
  at: number;
}

/** Where the latest allocation ended, and where a search begins, by the fields' names */
export function marksOf(node: Bootmem): Mark[] {
  const { last_pos, last_offset, last_success, hint_idx, last_end_off } = node.fields;
  const marks: Mark[] = [];
  // A page that is full has the offset 0, as has no page at all
  if (last_pos || last_offset)
    marks.push({ name: "last_pos + last_offset", at: last_offset ? last_pos + last_offset / 4096 : last_pos + 1 });
  if (last_success) marks.push({ name: "last_success", at: last_success / 4096 });
  if (hint_idx) marks.push({ name: "hint_idx", at: hint_idx });
  if (last_end_off) marks.push({ name: "last_end_off", at: last_end_off / 4096 });
  return marks.filter((m) => m.at >= 0 && m.at <= node.end - node.first);
}
