// SPDX-License-Identifier: GPL-2.0-only
// What went wrong: a line that cannot be read, a call that a version has not, a death.

import type { Run } from "../machine/run.ts";
import { at, died, left, leftRun, right, rightRun } from "../state/store.ts";
import { texts } from "../texts/index.ts";

function troubleOf(name: string, run: Run | undefined): string[] {
  const t = texts.value;
  if (!run) return [];
  const { trouble } = run;
  const last = run.answers.at(-1);
  const lines: string[] = [];
  if (trouble?.malformed) lines.push(t.malformed(trouble.line, trouble.why));
  else if (trouble) lines.push(t.cannot(name, trouble.record, trouble.line, trouble.why));
  if (run.dead && last && at.value >= last.n) lines.push(`${name}: ${t.halted(last.why || last.text)}`);
  return lines;
}

export function Troubles() {
  const lines = [...troubleOf(left.value, leftRun.value), ...troubleOf(right.value, rightRun.value)];
  if (died.value) lines.push(texts.value.coreDied(died.value));
  if (!lines.length) return null;
  return (
    <div class="trouble" role="status">
      {[...new Set(lines)].map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}
