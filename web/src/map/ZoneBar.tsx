// SPDX-License-Identifier: GPL-2.0-only
// The zones beside the map, each as high as its rows.

import { placeOf, type View } from "../machine/view.ts";
import type { Camera, Grid, Size } from "./layout.ts";
import { hex } from "./words.ts";

interface Props {
  view: View;
  grid: Grid;
  camera: Camera;
  size: Size;
}

/** A zone's pixels on the map, or those of a node that has no zones yet */
function parts(view: View): { name: string; first: number; count: number }[] {
  if (view.zones.length)
    return view.zones.map((z) => ({ name: z.name, first: z.first, count: z.spanned }));
  return view.frames.map((f) => ({ name: hex(f.first), first: f.first, count: f.count }));
}

const LEAST = 14;

export function ZoneBar({ view, grid, camera, size }: Props) {
  const y = (row: number) => Math.round((row - camera.y) * camera.scale);
  return (
    <div class="zone-bar" style={{ height: `${size.height}px` }} aria-hidden="true">
      {parts(view).map((part) => {
        const place = placeOf(view, part.first);
        const top = Math.max(0, y(place / grid.columns));
        const bottom = Math.min(size.height, y((place + part.count) / grid.columns));
        if (bottom - top < 2) return null;
        return (
          <div key={part.first} class="zone-part" style={{ top: `${top}px`, height: `${bottom - top}px` }}>
            {bottom - top >= LEAST && <span>{part.name}</span>}
          </div>
        );
      })}
    </div>
  );
}
