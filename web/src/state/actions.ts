// SPDX-License-Identifier: GPL-2.0-only
// What changes the state.

import { batch } from "@preact/signals";
import { CoreDied } from "../machine/core.ts";
import { answersOf, Run } from "../machine/run.ts";
import { asFile, callsOf } from "../machine/trace.ts";
import {
  answered, at, calls, cores, data, died, differences, events, inside, left, leftRun,
  replies, right, rightRun, tab, trace, version, type Replies, type Tab,
} from "./store.ts";

async function runOf(name: string, text: string): Promise<Run | undefined> {
  const row = version(name);
  if (!row) return undefined;
  return new Run(await cores.make(row.core), text, callsOf(text).length);
}

let turn = 0;

/** Have the two versions answer; what was asked meanwhile wins. @toEnd: then show the last call */
export async function answer(toEnd = false): Promise<void> {
  const mine = ++turn;
  const text = asFile(trace.value);
  let runs: (Run | undefined)[] = [];
  let why = "";
  try {
    runs = [await runOf(left.value, text), await runOf(right.value, text)];
  } catch (error) {
    if (!(error instanceof CoreDied)) throw error;
    why = error.message;
  }
  if (mine !== turn) return;
  batch(() => {
    answered.value = text;
    [leftRun.value, rightRun.value] = runs;
    died.value = why;
    if (toEnd || at.value > calls.value.length) show(calls.value.length);
  });
}

async function replyOf(core: string, text: string): Promise<[string, Replies extends Map<string, infer R> ? R : never]> {
  try {
    return [core, answersOf(await workerFor(core), text)];
  } catch (error) {
    if (!(error instanceof CoreDied)) throw error;
    workers.delete(core);
    return [core, { answers: [], died: error.message }];
  }
}

// One core of each tree does nothing but answer
const workers = new Map<string, ReturnType<typeof cores.make>>();

function workerFor(core: string): ReturnType<typeof cores.make> {
  if (!workers.has(core)) workers.set(core, cores.make(core));
  return workers.get(core)!;
}

let question = 0;

/** Have all versions answer */
export async function answerAll(): Promise<void> {
  const mine = ++question;
  const text = asFile(trace.value);
  performance.mark("asked");
  const all: Replies = new Map();
  for (const core of cores.names) {
    const [name, reply] = await replyOf(core, text);
    all.set(name, reply);
  }
  if (mine !== question) return;
  replies.value = all;
  performance.mark("answered");
}

export async function ask(text: string): Promise<void> {
  trace.value = text;
  await answer();
  await answerAll();
}

/** Another list of calls: from its end, where the whole machine is to be seen */
export async function open(text: string): Promise<void> {
  trace.value = text;
  await answer(true);
  await answerAll();
}

export async function choose(first: string, second: string): Promise<void> {
  batch(() => {
    left.value = first;
    right.value = second === first ? "" : second;
    // What is compared needs both
    if (!right.value) rightRun.value = undefined;
  });
  await answer();
}

/** The memory behind a call, or behind an event inside it */
export function show(call: number, event = 0): void {
  batch(() => {
    at.value = Math.max(0, Math.min(call, calls.value.length));
    inside.value = event;
  });
}

export function showTab(name: Tab): void {
  tab.value = name;
}

/** One call, or with `small` one event, on or back */
export function step(by: 1 | -1, small = false): void {
  if (!small) {
    show(by < 0 && inside.value ? at.value - 1 : inside.value && by > 0 ? at.value : at.value + by);
    return;
  }
  if (by > 0) stepIn();
  else stepOut();
}

function stepIn(): void {
  if (inside.value && inside.value < events.value.length) show(at.value, inside.value + 1);
  else if (inside.value) show(at.value);
  else if (at.value < calls.value.length) {
    show(at.value + 1);
    if (events.value.length) show(at.value, 1);
  }
}

function stepOut(): void {
  if (inside.value > 1) show(at.value, inside.value - 1);
  else if (inside.value) show(at.value - 1);
  else if (events.value.length) show(at.value, events.value.length);
  else show(at.value - 1);
}

/** The next call that the two versions answer differently; the first one behind the last */
export function nextDifference(by: 1 | -1 = 1): void {
  const all = differences.value;
  if (!all.length) return;
  const further = by > 0 ? all.find((n) => n > at.value) : all.filter((n) => n < at.value).at(-1);
  show(further ?? (by > 0 ? all[0] : all.at(-1)!));
}

/** Two versions side by side at a call */
export async function compare(first: string, second: string, call: number): Promise<void> {
  await choose(first, second);
  batch(() => {
    show(call);
    tab.value = "memory";
  });
}

/** What the page begins with */
export function defaults(): void {
  const names = data.versions.map((v) => v.name);
  batch(() => {
    trace.value = data.traces[0].text;
    left.value = names.includes("2.6.12") ? "2.6.12" : names[0];
    right.value = "";
    at.value = 0;
    inside.value = 0;
    tab.value = "memory";
  });
}
