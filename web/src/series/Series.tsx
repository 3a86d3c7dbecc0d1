// SPDX-License-Identifier: GPL-2.0-only
// Free memory over the calls: how much there is, and how much of it is of use.

import { useMemo } from "preact/hooks";
import type { Run } from "../machine/run.ts";
import { left, leftRun, right, rightRun } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { Diagram } from "./Diagram.tsx";
import { numbersOf, SHOWN_ORDERS } from "./numbers.ts";

function RunSeries({ name, run }: { name: string; run: Run }) {
  const t = texts.value;
  const numbers = useMemo(() => numbersOf(run), [run]);
  const lines = [
    { name: t.buddy, values: numbers.buddy }, { name: t.boot, values: numbers.boot }, { name: t.perCpu, values: numbers.perCpu },
  ];
  const shares = SHOWN_ORDERS.map((order, i) => ({ name: t.orderN(order), values: numbers.unusable[i] }));
  return (
    <section aria-label={name} class="memory-side">
      <h2>{name}</h2>
      <Diagram title={t.seriesFree} calls={numbers.calls} lines={lines} />
      <Diagram title={t.seriesUnusable} calls={numbers.calls} lines={shares} top={1} />
    </section>
  );
}

export function Series() {
  const t = texts.value;
  const a = leftRun.value, b = rightRun.value;
  if (!a) return <p>{t.working}</p>;
  return (
    <>
      <p class="help">{t.seriesHelp} {t.unusableHelp}</p>
      <div class={b ? "sides two" : "sides"}>
        <RunSeries name={left.value} run={a} />
        {b && <RunSeries name={right.value} run={b} />}
      </div>
    </>
  );
}
