// SPDX-License-Identifier: GPL-2.0-only
// The numbers of the diagrams, out of a run's samples.

import { freePages, unusable, type Run } from "../machine/run.ts";

/** Orders whose unusable space is drawn */
export const SHOWN_ORDERS = [1, 4, 7, 10];

export interface Numbers {
  calls: number[];
  boot: number[];
  buddy: number[];
  perCpu: number[];
  /** For each of SHOWN_ORDERS */
  unusable: number[][];
}

export function numbersOf(run: Run): Numbers {
  const taken = run.samples.map((sample, n) => ({ sample, n })).filter(({ sample }) => sample);
  return {
    calls: taken.map(({ n }) => n),
    boot: taken.map(({ sample }) => sample.boot),
    buddy: taken.map(({ sample }) => freePages(sample)),
    perCpu: taken.map(({ sample }) => sample.hot + sample.cold),
    unusable: SHOWN_ORDERS.map((order) => taken.map(({ sample }) => unusable(sample, order))),
  };
}
