// SPDX-License-Identifier: GPL-2.0-only
// Calls of one's own: a text with line numbers, and what all versions answer while one types.

import { useRef, useState } from "preact/hooks";
import { ask, answer, answerAll, showTab } from "../state/actions.ts";
import { data, replies, trace } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { AnswerTable, columns, differing, Refusals } from "../versions/Versions.tsx";

const WAIT = 120;

/** @bad: a line that nobody can read, 0 if all can be read */
function Lines({ count, top, bad }: { count: number; top: number; bad: number }) {
  const numbers = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${from + i}\n`).join("");
  return (
    <pre class="line-numbers" aria-hidden="true">
      <span style={{ transform: `translateY(${-top}px)` }}>
        {bad > 0 && <>{numbers(1, bad - 1)}<mark>{bad}</mark>{"\n"}</>}{numbers(bad + 1, count)}
      </span>
    </pre>
  );
}

/** The line that no version can read */
function malformedLine(): number {
  const trouble = columns.value[0]?.trouble;
  return trouble?.malformed ? trouble.line : 0;
}

function Answers() {
  const t = texts.value;
  if (malformedLine()) return null;
  const sets = new Set(columns.value.map((c) => c.set)).size;
  return (
    <div role="status" class="verdict">
      {!replies.value.size ? t.working : sets === 1 ? t.allAgree(data.versions.length) : t.setsOfAnswers(sets)}
    </div>
  );
}

export function Editor() {
  const t = texts.value;
  const waiting = useRef<number>();
  const [top, setTop] = useState(0);
  const changed = (text: string) => {
    trace.value = text;
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => void ask(text), WAIT);
  };
  return (
    <section aria-label={t.editTitle} class="edit">
      <h2>{t.editTitle}</h2>
      <p class="help" id="edit-help">{t.editHelp}</p>
      <div class="editor">
        <Lines count={trace.value.split("\n").length} top={top} bad={malformedLine()} />
        <textarea aria-label={t.editLabel} aria-describedby="edit-help" spellcheck={false} autocomplete="off" wrap="off"
          value={trace.value} onInput={(e) => changed(e.currentTarget.value)} onScroll={(e) => setTop(e.currentTarget.scrollTop)} />
      </div>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => { void answer(); showTab("memory"); }}>{t.askThis}</button>
        <button type="button" onClick={() => { trace.value = data.traces[0].text; void answer().then(answerAll); }}>{t.restore}</button>
      </p>
      <Answers />
      <Refusals />
      {differing.value.length > 0 && <AnswerTable numbers={differing.value} />}
    </section>
  );
}
