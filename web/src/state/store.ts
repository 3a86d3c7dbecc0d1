// SPDX-License-Identifier: GPL-2.0-only
// All that the page knows, in one place. Views read signals; what changes them is here and in
// actions.ts.

import { computed, signal } from "@preact/signals";
import { callsOf, type Call } from "../machine/trace.ts";
import type { Cores } from "../machine/cores.ts";
import type { Moment, Run } from "../machine/run.ts";
import type { Answer, Trouble } from "../machine/answers.ts";
import { sameAnswer } from "../machine/answers.ts";
import type { Data, GivenTrace, Version } from "./data.ts";

export const TABS = ["memory", "series", "versions", "edit"] as const;
export type Tab = (typeof TABS)[number];

export let data: Data;
export let cores: Cores;

export function setData(given: Data, unpacked: Cores): void {
  data = given;
  cores = unpacked;
}

/** The calls, as they are being asked */
export const trace = signal("");
/** Names of the two versions; no second one: "" */
export const left = signal("");
export const right = signal("");
/** The call behind which the memory is shown, 0 before the first; and an event inside it */
export const at = signal(0);
export const inside = signal(0);
export const tab = signal<Tab>("memory");
/** The frame under the cursor, -1 if none */
export const frame = signal(-1);
/** Something that the user has to be told */
export const notice = signal("");

/** Whatever a version answered, by the name of its core */
export type Replies = Map<string, { answers: Answer[]; trouble?: Trouble; died?: string }>;

export const leftRun = signal<Run | undefined>(undefined);
export const rightRun = signal<Run | undefined>(undefined);
export const replies = signal<Replies>(new Map());
/** Why a version shows no memory: its core died */
export const died = signal("");
/** Runs and replies belong to this text */
export const answered = signal("");

export const calls = computed<Call[]>(() => callsOf(answered.value));

export const given = computed<GivenTrace | undefined>(() =>
  data.traces.find((g) => g.text === answered.value));

export function version(name: string): Version | undefined {
  return data.versions.find((v) => v.name === name);
}

function momentOf(run: Run | undefined): Moment | undefined {
  return run?.moment(Math.min(at.value, run.length), at.value > run.length ? 0 : inside.value);
}

export const leftMoment = computed(() => momentOf(leftRun.value));
export const rightMoment = computed(() => momentOf(rightRun.value));

/** Numbers of the calls that the two answer differently */
export const differences = computed<number[]>(() => {
  const a = leftRun.value, b = rightRun.value;
  if (!a || !b) return [];
  return calls.value.map((c) => c.n).filter((n) =>
    !sameAnswer(a.answers[n - 1], b.answers[n - 1]));
});

/** Events of the current call: those of the second version if only that has any */
export const events = computed(() => {
  const own = leftMoment.value?.events ?? [];
  return own.length ? own : (rightMoment.value?.events ?? []);
});
