// SPDX-License-Identifier: GPL-2.0-only
// Where pages lie on the map: rows of a power of two of pages, so that blocks keep together.

export interface Grid {
  columns: number;
  rows: number;
  total: number;
}

/** How many times wider than high the map would like to be */
const ASPECT = 2.6;

export function gridOf(total: number): Grid {
  const wish = Math.sqrt(Math.max(1, total) * ASPECT);
  const columns = Math.min(4096, Math.max(16, 2 ** Math.round(Math.log2(wish))));
  return { columns, rows: Math.max(1, Math.ceil(total / columns)), total };
}

/** What of the grid is shown: its left upper corner in cells, and pixels a cell */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MAX_CELL = 40;

/** All of the grid, as large as it fits */
export function fit(grid: Grid, size: Size): Camera {
  const scale = Math.min(size.width / grid.columns, size.height / grid.rows, MAX_CELL);
  return { x: 0, y: 0, scale };
}

/** The camera where it still shows something */
export function clamp(camera: Camera, grid: Grid, size: Size): Camera {
  const least = fit(grid, size).scale;
  const scale = Math.min(MAX_CELL, Math.max(least, camera.scale));
  const limit = (wish: number, cells: number, pixels: number) =>
    Math.max(0, Math.min(wish, cells - pixels / scale));
  return {
    x: limit(camera.x, grid.columns, size.width), y: limit(camera.y, grid.rows, size.height), scale,
  };
}

/** Zoom so that what is under the point stays there */
export function zoom(camera: Camera, by: number, point: { x: number; y: number }, grid: Grid, size: Size): Camera {
  const least = fit(grid, size).scale;
  const scale = Math.min(MAX_CELL, Math.max(least, camera.scale * by));
  const x = camera.x + point.x / camera.scale - point.x / scale;
  const y = camera.y + point.y / camera.scale - point.y / scale;
  return clamp({ x, y, scale }, grid, size);
}

/** The place under a point, -1 if there is none */
export function placeAt(camera: Camera, grid: Grid, point: { x: number; y: number }): number {
  const column = Math.floor(camera.x + point.x / camera.scale);
  const row = Math.floor(camera.y + point.y / camera.scale);
  if (column < 0 || column >= grid.columns || row < 0) return -1;
  const place = row * grid.columns + column;
  return place < grid.total ? place : -1;
}

/** The camera moved just so far that a place is in sight */
export function reveal(camera: Camera, place: number, grid: Grid, size: Size): Camera {
  const column = place % grid.columns, row = Math.floor(place / grid.columns);
  const move = (from: number, at: number, pixels: number) => {
    const seen = pixels / camera.scale;
    if (at < from) return at;
    return at + 1 > from + seen ? at + 1 - seen : from;
  };
  return clamp({
    x: move(camera.x, column, size.width), y: move(camera.y, row, size.height), scale: camera.scale,
  }, grid, size);
}
