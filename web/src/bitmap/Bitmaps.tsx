// SPDX-License-Identifier: GPL-2.0-only
// The bitmap of each node of bootmem as a bar, with the marks of its search above.

import type { Bootmem, View } from "../machine/view.ts";
import { hex } from "../map/words.ts";
import { texts } from "../texts/index.ts";
import { bitRuns, marksOf, type BitRun, type Mark } from "./runs.ts";

const WIDTH = 1000;

function Bar({ runs, marks, pages, label }: { runs: BitRun[]; marks: Mark[]; pages: number; label: string }) {
  const x = (page: number) => (page / pages) * WIDTH;
  return (
    <svg class="bar" viewBox={`0 -14 ${WIDTH} 46`} preserveAspectRatio="none" role="img" aria-label={label}>
      {runs.filter((r) => x(r.count) > 0.05).map((r) => (
        <rect key={r.from} x={x(r.from)} y={r.reserved ? 0 : 6} width={x(r.count)} height={r.reserved ? 28 : 22}
          class={r.reserved ? "bit-reserved" : "bit-free"} />
      ))}
      {marks.map((m, i) => (
        <path key={m.name} class="mark" d={`M ${x(m.at)} 28 V -2 m -5 ${-10 - i * 0} h 10 l -5 10 z`} />
      ))}
    </svg>
  );
}

function Fields({ node }: { node: Bootmem }) {
  const t = texts.value;
  return (
    <details class="fields">
      <summary>{t.fields}</summary>
      <dl class="words">
        {Object.entries(node.fields).map(([name, value]) => (
          <div key={name}><dt><code>{name}</code></dt><dd><code>{hex(value)}</code></dd></div>
        ))}
      </dl>
    </details>
  );
}

function Node({ view, node, name }: { view: View; node: Bootmem; name: string }) {
  const t = texts.value;
  const runs = bitRuns(view, node);
  const pages = node.end - node.first;
  const free = runs.filter((r) => !r.reserved).reduce((sum, r) => sum + r.count, 0);
  const summary = runs.length ? t.bitmapSummary(free, pages) : t.bitmapOver;
  const marks = runs.length ? marksOf(node) : [];
  return (
    <div class="bitmap-node">
      <p><strong>{t.bitmapOf(node.node)}</strong> <code>{hex(node.first)} – {hex(node.end)}</code> {summary}</p>
      {runs.length > 0 && <Bar runs={runs} marks={marks} pages={pages} label={`${name}, ${t.bitmapOf(node.node)}: ${summary}`} />}
      {marks.length > 0 && (
        <p class="marks">{marks.map((m) => t.searchMark(m.name, hex(Math.floor((node.first + m.at) * 4096)))).join(" · ")}</p>
      )}
      <Fields node={node} />
    </div>
  );
}

export function Bitmaps({ view, name }: { view: View; name: string }) {
  if (!view.bootmem.length) return null;
  return (
    <section class="panel">
      <h3>{texts.value.bitmap}</h3>
      {view.bootmem.map((node) => <Node key={node.node} view={view} node={node} name={name} />)}
    </section>
  );
}
