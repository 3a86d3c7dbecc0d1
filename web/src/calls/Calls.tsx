// SPDX-License-Identifier: GPL-2.0-only
// The list of calls with their answers. Of a long one only what is in sight is in the page.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Call } from "../machine/trace.ts";
import type { Run } from "../machine/run.ts";
import { show } from "../state/actions.ts";
import { at, calls, differences, left, leftRun, right, rightRun } from "../state/store.ts";
import { texts } from "../texts/index.ts";

const ROW = 46;
const AROUND = 12;

function answerOf(run: Run | undefined, n: number): { text: string; kind: string } | undefined {
  if (!run) return undefined;
  const answer = run.answers[n - 1];
  if (answer) return { text: answer.text, kind: answer.kind };
  return { text: run.dead ? texts.value.notAsked : texts.value.noAnswer, kind: "dead" };
}

function Row({ call, differs }: { call: Call; differs: boolean }) {
  const a = answerOf(leftRun.value, call.n), b = answerOf(rightRun.value, call.n);
  const current = at.value === call.n;
  return (
    <li id={`call-${call.n}`} role="option" aria-selected={current} class={differs ? "call differs" : "call"}
      style={{ top: `${(call.n - 1) * ROW}px` }} title={call.about.join("\n")} onClick={() => show(call.n)}>
      <span class="n">{call.n}</span>
      <code class="what">{call.text}</code>
      {differs && <span class="sign" aria-hidden="true">≠</span>}
      <code class={`got ${a?.kind ?? ""}`}>{a?.text}</code>
      {differs && <code class={`got other ${b?.kind ?? ""}`}>{b?.text}</code>}
    </li>
  );
}

/** Keys in the list: it is one stop of the focus, and the chosen call moves */
function onKeyDown(event: KeyboardEvent): void {
  const moves: Record<string, number> = {
    ArrowUp: at.value - 1, ArrowDown: at.value + 1, PageUp: at.value - 10, PageDown: at.value + 10,
    Home: 0, End: calls.value.length,
  };
  if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  show(moves[event.key]);
}

export function Calls() {
  const t = texts.value;
  const box = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const all = calls.value;
  const different = new Set(differences.value);
  const height = box.current?.clientHeight || 500;

  useLayoutEffect(() => {
    const element = box.current!;
    const y = Math.max(0, at.value - 1) * ROW;
    if (y < element.scrollTop) element.scrollTop = y;
    else if (y + ROW > element.scrollTop + element.clientHeight) element.scrollTop = y + ROW - element.clientHeight;
    setTop(element.scrollTop);
  }, [at.value, all]);

  const from = Math.max(0, Math.floor(top / ROW) - AROUND);
  const to = Math.min(all.length, Math.ceil((top + height) / ROW) + AROUND);
  const seen = all.slice(from, to);
  const chosen = at.value > from && at.value <= to ? `call-${at.value}` : undefined;
  return (
    <>
      <p class="list-head"><span>{t.calls}</span><span>{[left.value, right.value].filter(Boolean).join(" / ")}</span></p>
      <ul class="calls scrolls" ref={box} role="listbox" tabIndex={0} aria-label={t.callList}
        aria-activedescendant={chosen} onKeyDown={onKeyDown} onScroll={(e) => setTop(e.currentTarget.scrollTop)}>
        <li class="fill" role="presentation" aria-hidden="true" style={{ height: `${all.length * ROW}px` }} />
        {seen.map((call) => <Row key={call.n} call={call} differs={different.has(call.n)} />)}
      </ul>
    </>
  );
}
