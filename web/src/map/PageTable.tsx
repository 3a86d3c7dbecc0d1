// SPDX-License-Identifier: GPL-2.0-only
// The map as a table: a row for each stretch of pages that are the same.

import { useState } from "preact/hooks";
import type { View } from "../machine/view.ts";
import { calls } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { hex, stretches, wordsOf } from "./words.ts";

const LIMIT = 300;

function Rows({ view }: { view: View }) {
  const t = texts.value;
  return (
    <>
      {stretches(view, LIMIT).map((s) => {
        const words = wordsOf(view, s.first, calls.value, t)!;
        const state = words.state && view.kinds[s.place] ? words.state : "";
        return (
          <tr key={s.place}>
            <th scope="row">{hex(s.first)}</th><td class="number">{s.count}</td><td>{words.zone}</td>
            <td>{[state, words.bit].filter(Boolean).join("; ")}</td><td>{words.owner}</td>
          </tr>
        );
      })}
    </>
  );
}

export function PageTable({ view, name }: { view: View; name: string }) {
  const t = texts.value;
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t.asTable}</summary>
      {open && (
        <div class="scrolls" tabIndex={0} role="region" aria-label={`${t.mapOf(name)}: ${t.asTable}`}>
          <table>
            <caption>{t.tableCut(LIMIT)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.frame}</th><th scope="col">{t.pages}</th><th scope="col">{t.zone}</th>
                <th scope="col">{t.state}</th><th scope="col">{t.owner}</th>
              </tr>
            </thead>
            <tbody><Rows view={view} /></tbody>
          </table>
        </div>
      )}
    </details>
  );
}
