// SPDX-License-Identifier: GPL-2.0-only
// All versions: a column for neighbours that agree, a row for each call that differs.

import { computed } from "@preact/signals";
import { useState } from "preact/hooks";
import { compare } from "../state/actions.ts";
import { at, calls, data, replies } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { columnName, columnsOf, differingCalls, said, type Column } from "./groups.ts";

export const columns = computed(() => columnsOf(data.versions, replies.value, calls.value.length));
export const differing = computed(() => differingCalls(columns.value, calls.value.length));

const MOST_ROWS = 500;

/** The version to compare a column's with: of the nearest earlier column that says otherwise */
function against(index: number, n: number): Column {
  const all = columns.value;
  const own = said(all[index], n).text;
  const earlier = all.slice(0, index).reverse().find((c) => said(c, n).text !== own);
  return earlier ?? all.find((c) => said(c, n).text !== own) ?? all[index];
}

function Cell({ column, index, n }: { column: Column; index: number; n: number }) {
  const { text, kind } = said(column, n);
  const before = index > 0 && said(columns.value[index - 1], n).text === text;
  const other = against(index, n).versions.at(-1)!.name, own = column.versions[0].name;
  return (
    <td class={before ? "cell same" : "cell"}>
      <button type="button" class={`answer ${kind}`} title={text} onClick={() => void compare(other, own, n)}>
        {before ? <span class="before">{text}</span> : text}
      </button>
    </td>
  );
}

function Rows({ numbers }: { numbers: number[] }) {
  return (
    <>
      {numbers.slice(0, MOST_ROWS).map((n) => (
        <tr key={n} class={n === at.value ? "current" : ""}>
          <th scope="row"><span class="n">{n}</span> <code>{calls.value[n - 1]?.text}</code></th>
          {columns.value.map((column, i) => <Cell key={i} column={column} index={i} n={n} />)}
        </tr>
      ))}
    </>
  );
}

export function AnswerTable({ numbers }: { numbers: number[] }) {
  const t = texts.value;
  return (
    <div class="scrolls answers" tabIndex={0} role="region" aria-label={t.allVersions}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.call}</th>
            {columns.value.map((c, i) => <th key={i} scope="col">{columnName(c)}</th>)}
          </tr>
        </thead>
        <tbody><Rows numbers={numbers} /></tbody>
      </table>
    </div>
  );
}

/** Why some versions have no answers */
export function Refusals() {
  const t = texts.value;
  const refusing = columns.value.filter((c) => c.trouble || c.died);
  return (
    <ul class="refusals">
      {refusing.map((c) => (
        <li key={columnName(c)}>
          {c.died ? `${columnName(c)}: ${t.coreDied(c.died)}` :
            c.trouble!.malformed ? t.malformed(c.trouble!.line, c.trouble!.why) :
              t.cannot(columnName(c), c.trouble!.record, c.trouble!.line, c.trouble!.why)}
        </li>
      ))}
    </ul>
  );
}

export function Versions() {
  const t = texts.value;
  const [all, setAll] = useState(false);
  if (!replies.value.size) return <p role="status">{t.working}</p>;
  const numbers = all ? calls.value.map((c) => c.n) : differing.value;
  const same = calls.value.length - differing.value.length;
  return (
    <section>
      <h2>{t.allVersions}</h2>
      <p>{t.sameEverywhere(same)} {differing.value.length > 0 && t.differing(differing.value.length)} <span class="help">{t.versionsHelp}</span></p>
      <label class="check"><input type="checkbox" checked={all} onChange={(e) => setAll(e.currentTarget.checked)} /> {t.showAll}</label>
      {numbers.length > 0 && <AnswerTable numbers={numbers} />}
      <Refusals />
    </section>
  );
}
