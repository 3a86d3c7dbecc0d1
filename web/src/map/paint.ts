// SPDX-License-Identifier: GPL-2.0-only
// Drawing the map: first all pages as one picture with a pixel each, which is made once for a
// moment; then, for each frame, the part of it that the camera sees, and what lies over it.

import { HEAD, HOT, placeOf, type View } from "../machine/view.ts";
import type { Camera, Grid, Size } from "./layout.ts";
import { letterAt, pixelTable, tableIndex, type Theme } from "./palette.ts";
import type { Picture } from "./picture.ts";

/** Free is free, whether a bit says so or a table */
const sameBit = (a: number, b: number) => a === b || (a !== 0 && b !== 0 && (a & 1) === (b & 1));

/** Are the pages at a place of two views alike? */
export function alike(a: View, b: View, place: number): boolean {
  return a.kinds[place] === b.kinds[place] && a.orders[place] === b.orders[place] &&
    sameBit(a.bits[place], b.bits[place]);
}

/** @other: only what differs from it is lit */
export function paintPages(view: View, grid: Grid, theme: Theme, other?: View): ImageData {
  const image = new ImageData(grid.columns, grid.rows);
  const pixels = new Uint32Array(image.data.buffer);
  const { lit, unlit } = pixelTable(theme);
  const { kinds, orders, bits, total } = view;
  for (let i = 0; i < total; i++) {
    const table = other && alike(view, other, i) ? unlit : lit;
    pixels[i] = table[tableIndex(kinds[i], orders[i], bits[i])];
  }
  return image;
}

export interface Marks {
  /** The page under the cursor */
  cursor: number;
  /** Stretches of frames that the current call is about */
  calls: Frames[];
  /** Stretches that the other version has otherwise */
  differing: Frames[];
}

export interface Frames {
  first: number;
  count: number;
}


/** Where two views differ */
export function differingFrames(view: View, other: View): Frames[] {
  const all: Frames[] = [];
  for (const part of view.frames)
    for (let i = part.place; i < part.place + part.count; i++) {
      if (alike(view, other, i)) continue;
      const first = part.first + i - part.place, last = all.at(-1);
      if (last && last.first + last.count === first) last.count++;
      else all.push({ first, count: 1 });
    }
  return all;
}

export interface Scene {
  view: View;
  grid: Grid;
  picture: Picture;
  camera: Camera;
  size: Size;
  theme: Theme;
  marks: Marks;
}

const LINES_FROM = 5;
const LETTERS_FROM = 13;
const LEAST_BLOCK = 24;
const LINES = { light: "rgba(255,255,255,0.55)", dark: "rgba(10,12,14,0.6)" };
/** Outlines: the accent of style.css, and what goes around it */
const OUTLINE = { light: ["#0b57a8", "#ffffff"], dark: ["#9ccbff", "#101316"] };
const DIFFERENT = { light: ["#b3450f", "#ffffff"], dark: ["#ffb27a", "#101316"] };

export function drawScene(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { camera, size } = scene;
  ctx.clearRect(0, 0, size.width, size.height);
  ctx.imageSmoothingEnabled = camera.scale < 1;
  drawPicture(ctx, scene);
  if (camera.scale >= LINES_FROM) drawLines(ctx, scene);
  else drawBlocks(ctx, scene);
  if (camera.scale >= LETTERS_FROM) drawLetters(ctx, scene);
  const { differing, calls, cursor } = scene.marks;
  outline(ctx, scene, differing, DIFFERENT[scene.theme], 2);
  outline(ctx, scene, calls, OUTLINE[scene.theme], 2);
  if (cursor >= 0) outline(ctx, scene, [{ first: cursor, count: 1 }], OUTLINE[scene.theme], 3);
}

/** The part of the picture that is in sight */
function drawPicture(ctx: CanvasRenderingContext2D, { picture, camera, size, grid }: Scene): void {
  const from = picture.at(camera.scale * devicePixelRatio);
  const sx = from.width / grid.columns, sy = from.height / grid.rows;
  const columns = Math.min(grid.columns - camera.x, size.width / camera.scale);
  const rows = Math.min(grid.rows - camera.y, size.height / camera.scale);
  ctx.drawImage(from, camera.x * sx, camera.y * sy, columns * sx, rows * sy,
    0, 0, columns * camera.scale, rows * camera.scale);
}

/** Calls back for each cell in sight: place, and where it is drawn */
function eachCell(scene: Scene, call: (place: number, x: number, y: number) => void): void {
  const { camera, grid, size } = scene;
  const right = Math.min(grid.columns, Math.ceil(camera.x + size.width / camera.scale));
  const bottom = Math.min(grid.rows, Math.ceil(camera.y + size.height / camera.scale));
  for (let row = Math.floor(camera.y); row < bottom; row++)
    for (let column = Math.floor(camera.x); column < right; column++) {
      const place = row * grid.columns + column;
      if (place < grid.total)
        call(place, (column - camera.x) * camera.scale, (row - camera.y) * camera.scale);
    }
}

/** Where single pages are too small for lines: around blocks that are not */
function drawBlocks(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { view, camera } = scene;
  const path = new Path2D();
  for (const { order, pages } of view.lists) {
    if (order >= HOT || 2 ** order * camera.scale < LEAST_BLOCK) continue;
    for (const page of pages) addFrames(path, scene, page, 2 ** order);
  }
  ctx.strokeStyle = LINES[scene.theme];
  ctx.lineWidth = 1;
  ctx.stroke(path);
}

/** Between pages, but not within a block: that is one thing */
function drawLines(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { view, camera } = scene;
  ctx.fillStyle = LINES[scene.theme];
  eachCell(scene, (place, x, y) => {
    ctx.fillRect(x, y + camera.scale - 1, camera.scale, 1);
    const joined = (view.kinds[place + 1] ?? HEAD) < HEAD && (view.kinds[place] & ~HEAD) === 3;
    if (!joined) ctx.fillRect(x + camera.scale - 1, y, 1, camera.scale);
  });
}

function drawLetters(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { camera, view } = scene;
  ctx.font = `${Math.min(13, Math.floor(camera.scale * 0.7))}px ui-monospace, monospace`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = scene.theme === "light" ? "#10151a" : "#f4f2ee";
  eachCell(scene, (place, x, y) => {
    const letter = letterAt(view, place);
    if (letter) ctx.fillText(letter, x + camera.scale / 2, y + camera.scale / 2 + 1);
  });
}

/** Adds rectangles that cover frames side by side: whole rows as one, parts of rows on their own */
function addFrames(path: Path2D, scene: Scene, first: number, count: number): void {
  const { camera, grid, view } = scene;
  const from = placeOf(view, first), to = placeOf(view, first + count - 1);
  if (from < 0 || to < from) return;
  for (let at = from; at <= to; ) {
    const column = at % grid.columns, row = Math.floor(at / grid.columns);
    const rows = column ? 0 : Math.floor((to + 1 - at) / grid.columns);
    const width = rows ? grid.columns : Math.min(to + 1 - at, grid.columns - column);
    path.rect((column - camera.x) * camera.scale, (row - camera.y) * camera.scale,
      width * camera.scale, (rows || 1) * camera.scale);
    at += rows ? rows * grid.columns : width;
  }
}

function outline(ctx: CanvasRenderingContext2D, scene: Scene, all: Frames[], [ink, ground]: string[], width: number): void {
  if (!all.length) return;
  const path = new Path2D();
  for (const { first, count } of all) addFrames(path, scene, first, count);
  ctx.strokeStyle = ground;
  ctx.lineWidth = width + 2;
  ctx.stroke(path);
  ctx.strokeStyle = ink;
  ctx.lineWidth = width;
  ctx.stroke(path);
}
