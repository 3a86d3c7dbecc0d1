// SPDX-License-Identifier: GPL-2.0-only
// Which versions agree: the same table as make answers, made from the cores' replies.

import { sameAnswer, type Answer, type Trouble } from "../machine/answers.ts";
import type { Version } from "../state/data.ts";
import type { Replies } from "../state/store.ts";

export interface Column {
  /** Neighbours that agree in everything, oldest first */
  versions: Version[];
  answers: Answer[];
  trouble?: Trouble;
  died?: string;
  /** Number of the first column with the same answers */
  set: number;
}

type Reply = Pick<Column, "answers" | "trouble" | "died">;

function agree(a: Reply, b: Reply, calls: number): boolean {
  if (a.trouble?.why !== b.trouble?.why || a.trouble?.record !== b.trouble?.record || a.died !== b.died) return false;
  // As for make answers: who cannot take all of it has no answers
  if (a.trouble) return true;
  for (let n = 0; n < calls; n++) if (!sameAnswer(a.answers[n], b.answers[n])) return false;
  return true;
}

export function columnsOf(versions: Version[], replies: Replies, calls: number): Column[] {
  const columns: Column[] = [];
  for (const version of versions) {
    const reply = replies.get(version.core);
    if (!reply) continue;
    const last = columns.at(-1);
    if (last && agree(last, reply, calls)) last.versions.push(version);
    else columns.push({ versions: [version], ...reply, set: columns.length });
  }
  columns.forEach((column, i) => {
    column.set = columns.findIndex((c, j) => j <= i && agree(c, column, calls));
  });
  return columns;
}

export function columnName(column: Column): string {
  const first = column.versions[0].name, last = column.versions.at(-1)!.name;
  return first === last ? first : `${first} – ${last}`;
}

/** What a column says to a call: its answer, or what became of it */
export function said(column: Column, n: number): { text: string; kind: string } {
  const answer = column.answers[n - 1];
  if (answer) return { text: answer.text, kind: answer.kind };
  const { trouble } = column;
  if (trouble && trouble.record === n) return { text: trouble.why, kind: "cannot" };
  return { text: "–", kind: "dead" };
}

/** Numbers of the calls that not all columns answer alike */
export function differingCalls(columns: Column[], calls: number): number[] {
  const numbers: number[] = [];
  for (let n = 1; n <= calls; n++) {
    const first = columns[0]?.answers[n - 1];
    if (columns.some((c) => !sameAnswer(first, c.answers[n - 1]))) numbers.push(n);
  }
  return numbers;
}
