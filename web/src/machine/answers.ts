// SPDX-License-Identifier: GPL-2.0-only
// The lines that a core says: the answers to the calls of a trace.

/** What became of a call; "dead" and "cannot" are ours, for calls that were not made */
export type Kind =
  "answer" | "none" | "BUG" | "panic" | "bad" | "forever" | "wild" | "dead" | "cannot";

export interface Answer {
  /** Number of the call in its trace, from 1 */
  n: number;
  domain: string;
  /** It shows the allocator's inside: nobody who only allocates would notice */
  state: boolean;
  kind: Kind;
  call: string;
  text: string;
  /** Of a death: what the kernel said */
  why: string;
  /** Line of the trace, from 1 */
  line: number;
  printed: string[];
}

/** Why a trace cannot be answered to its end */
export interface Trouble {
  /** No version can read it; otherwise it is this version that has no such thing */
  malformed: boolean;
  record: number;
  line: number;
  why: string;
}

export interface Said {
  answers: Answer[];
  state: string[];
  trouble?: Trouble;
}

const DEATHS: Kind[] = ["BUG", "panic", "forever", "wild"];

function answer(fields: string[], printed: string[]): Answer {
  const [n, domain, state, kind, call, text, why, line] = fields;
  const death = DEATHS.find((word) => word === text);
  const given = death ?? (text === "bad" ? "bad" : (kind as Kind));
  return {
    n: Number(n), domain, state: state === "s", kind: given, call, text, why,
    line: Number(line), printed,
  };
}

export function parseAnswers(text: string): Said {
  const said: Said = { answers: [], state: [] };
  let printed: string[] = [];
  for (const line of text.split("\n")) {
    const [word, ...fields] = line.split("\t");
    if (word === "printed") printed.push(fields.join("\t"));
    else if (word === "state") said.state.push(fields.join("\t"));
    else if (word === "record") {
      said.answers.push(answer(fields, printed));
      printed = [];
    } else if (word === "cannot" || word === "malformed")
      said.trouble = {
        malformed: word === "malformed", record: Number(fields[0]),
        line: Number(fields[1]), why: fields[2],
      };
  }
  return said;
}

/** Would a caller notice that these differ? What an observer sees counts with `state`. */
export function sameAnswer(a: Answer | undefined, b: Answer | undefined, state = false): boolean {
  if (!a || !b) return a === b;
  if (a.state && !state) return true;
  return a.text === b.text && (!state || a.printed.join("\n") === b.printed.join("\n"));
}
