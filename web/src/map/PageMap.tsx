// SPDX-License-Identifier: GPL-2.0-only
// The map of all pages: a canvas that is zoomed, dragged, pointed at, or walked with keys.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { framesOf } from "../machine/events.ts";
import { frameAt, placeOf, type View } from "../machine/view.ts";
import { events, frame, inside } from "../state/store.ts";
import { texts, theme } from "../texts/index.ts";
import { camera } from "./camera.ts";
import { clamp, fit, gridOf, placeAt, reveal, zoom, type Camera, type Grid, type Size } from "./layout.ts";
import { differingFrames, drawScene, paintPages, type Frames } from "./paint.ts";
import { Picture } from "./picture.ts";
import { useWidth } from "./useSize.ts";
import { ZoneBar } from "./ZoneBar.tsx";

const MAX_HEIGHT = 500;
const KEY_ZOOM = 1.5;
const MOST_MARKS = 500;

function sizeOf(grid: Grid, width: number): Size {
  const cell = Math.min(width / grid.columns, 22);
  return { width, height: Math.max(24, Math.min(MAX_HEIGHT, Math.ceil(grid.rows * cell))) };
}

/** All pages as a picture that is made anew only if they, or the colours, change */
function usePicture(view: View, grid: Grid, other?: View): Picture {
  const shade = theme.value;
  return useMemo(() => new Picture(paintPages(view, grid, shade, other)), [view, other, shade]);
}

/** What the call is about: all of it, or the event that is being looked at */
function marked(): Frames[] {
  const all = events.value;
  const shown = inside.value ? all.slice(inside.value - 1, inside.value) : all.slice(0, MOST_MARKS);
  return shown.flatMap((e) => framesOf(e) ?? []);
}

/** Where keys move the cursor, in places */
function keyMove(key: string, columns: number): number {
  const moves: Record<string, number> = {
    ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns,
    PageUp: -8 * columns, PageDown: 8 * columns,
  };
  return moves[key] ?? 0;
}

interface Props {
  name: string;
  view: View;
  /** Only what differs from it is lit */
  other?: View;
}

export function PageMap({ name, view, other }: Props) {
  const t = texts.value;
  const box = useRef<HTMLDivElement>(null), canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; camera: Camera; moved: boolean } | null>(null);
  const width = useWidth(box);
  const grid = gridOf(view.total), size = sizeOf(grid, width);
  const picture = usePicture(view, grid, other);
  const differing = useMemo(() => (other ? differingFrames(view, other).slice(0, MOST_MARKS) : []), [view, other]);
  const now = camera.value ? clamp(camera.value, grid, size) : fit(grid, size);

  // Before the browser paints: what is drawn belongs to this frame
  useLayoutEffect(() => {
    if (!width || !view.total) return;
    const ratio = devicePixelRatio;
    const element = canvas.current!;
    if (element.width !== Math.round(size.width * ratio)) element.width = Math.round(size.width * ratio);
    if (element.height !== Math.round(size.height * ratio)) element.height = Math.round(size.height * ratio);
    const ctx = element.getContext("2d")!;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawScene(ctx, {
      view, grid, picture, camera: now, size, theme: theme.value,
      marks: { cursor: frame.value, calls: marked(), differing },
    });
  });

  const pointOf = (event: MouseEvent) => ({ x: event.offsetX, y: event.offsetY });
  const zoomBy = (by: number, point = { x: size.width / 2, y: size.height / 2 }) =>
    (camera.value = zoom(now, by, point, grid, size));
  const goTo = (place: number) => {
    if (place < 0 || place >= view.total) return;
    frame.value = frameAt(view, place);
    camera.value = reveal(now, place, grid, size);
  };

  const onPointerMove = (event: PointerEvent) => {
    const d = drag.current;
    if (!d) {
      const place = placeAt(now, grid, pointOf(event));
      if (place >= 0) frame.value = frameAt(view, place);
      return;
    }
    const x = d.camera.x + (d.x - event.offsetX) / now.scale, y = d.camera.y + (d.y - event.offsetY) / now.scale;
    camera.value = clamp({ x, y, scale: now.scale }, grid, size);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = keyMove(event.key, grid.columns);
    if (by) goTo(Math.max(0, placeOf(view, frame.value)) + (frame.value < 0 ? 0 : by));
    else if (event.key === "+" || event.key === "=") zoomBy(KEY_ZOOM);
    else if (event.key === "-") zoomBy(1 / KEY_ZOOM);
    else if (event.key === "0") camera.value = undefined;
    else return;
    event.preventDefault();
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? 1.25 : 0.8, pointOf(event));
  };

  return (
    <div class="map" ref={box}>
      {!view.total && <p class="empty">{t.emptyMap}</p>}
      <div class="map-frame" hidden={!view.total}>
        <ZoneBar view={view} grid={grid} camera={now} size={size} />
        <canvas ref={canvas} class="pages" style={{ height: `${size.height}px` }} role="application" tabIndex={0}
          aria-roledescription={t.mapRole} aria-label={t.mapOf(name)} aria-describedby="map-help"
          onPointerMove={onPointerMove} onKeyDown={onKeyDown} onWheel={onWheel}
          onPointerDown={(e) => {
            drag.current = { x: e.offsetX, y: e.offsetY, camera: now, moved: false };
            canvas.current!.setPointerCapture(e.pointerId);
          }}
          onPointerUp={() => (drag.current = null)} onPointerCancel={() => (drag.current = null)}
          onDblClick={(e) => zoomBy(2, pointOf(e))} />
        <div class="zooms">
          <button type="button" aria-label={t.zoomIn} title={t.zoomIn} onClick={() => zoomBy(2)}>+</button>
          <button type="button" aria-label={t.zoomOut} title={t.zoomOut} onClick={() => zoomBy(0.5)}>−</button>
          <button type="button" aria-label={t.zoomFit} title={t.zoomFit} onClick={() => (camera.value = undefined)}>⤢</button>
        </div>
      </div>
    </div>
  );
}
