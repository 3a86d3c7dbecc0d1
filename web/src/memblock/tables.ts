// SPDX-License-Identifier: GPL-2.0-only
// The tables of memblock, out of what it tells: "mb_regions memory = BASE SIZE FLAGS NODE; ..."

export interface Region {
  base: number;
  size: number;
}

export interface Table {
  name: "memory" | "reserved";
  regions: Region[];
}

export function tablesOf(told: string[]): Table[] {
  return told.flatMap((line) => {
    const found = /^mb_regions (memory|reserved) = ?(.*)$/.exec(line);
    if (!found) return [];
    const regions = found[2].split(";").map((text) => text.trim().split(/\s+/).map(Number))
      .filter(([, size]) => size > 0).map(([base, size]) => ({ base, size }));
    return [{ name: found[1] as Table["name"], regions }];
  });
}

/** From the first byte that either table has to the last */
export function extent(tables: Table[]): { from: number; to: number } {
  const all = tables.flatMap((t) => t.regions);
  const from = Math.min(...all.map((r) => r.base));
  const to = Math.max(...all.map((r) => r.base + r.size));
  return { from, to };
}
