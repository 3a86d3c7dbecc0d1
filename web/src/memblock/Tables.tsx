// SPDX-License-Identifier: GPL-2.0-only
// Memblock's two tables as bars over the same addresses.

import { hex } from "../map/words.ts";
import { texts } from "../texts/index.ts";
import { extent, tablesOf, type Table } from "./tables.ts";

const WIDTH = 1000;

function Bar({ table, from, to }: { table: Table; from: number; to: number }) {
  const t = texts.value;
  const x = (address: number) => ((address - from) / (to - from)) * WIDTH;
  const name = table.name === "memory" ? t.memoryTable : t.reservedTable;
  return (
    <div class="bitmap-node">
      <p><strong>{name}</strong> {t.regions(table.regions.length)}</p>
      <svg class="bar" viewBox={`0 0 ${WIDTH} 28`} preserveAspectRatio="none" role="img"
        aria-label={`${name}: ${t.regions(table.regions.length)}`}>
        {table.regions.map((r) => (
          <rect key={r.base} x={x(r.base)} y="0" width={Math.max(1, x(r.base + r.size) - x(r.base) - 1)} height="28"
            class={table.name === "memory" ? "bit-free" : "bit-reserved"} />
        ))}
      </svg>
      <details class="as-table">
        <summary>{t.asTable}</summary>
        <ul class="regions">
          {table.regions.map((r) => <li key={r.base}><code>{hex(r.base)} – {hex(r.base + r.size)}</code></li>)}
        </ul>
      </details>
    </div>
  );
}

export function Tables({ told }: { told: string[] }) {
  const tables = tablesOf(told);
  if (!tables.some((table) => table.regions.length)) return null;
  const { from, to } = extent(tables);
  return (
    <section class="panel">
      <h3>{texts.value.memblock}</h3>
      {tables.map((table) => <Bar key={table.name} table={table} from={from} to={to} />)}
    </section>
  );
}
