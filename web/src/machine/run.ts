// SPDX-License-Identifier: GPL-2.0-only
// A trace on one version: all answers at once, and the memory at any moment.

import type { Answer, Trouble } from "./answers.ts";
import { Core, type Sample } from "./core.ts";
import type { Event } from "./events.ts";
import type { View } from "./view.ts";

export interface Moment {
  view: View;
  /** All events of the call, also when the view is that behind one of them */
  events: Event[];
  /** What the allocators tell; empty inside a call, and of a dead machine */
  told: string[];
}

const SAVED = 24;
/** Bytes that the saved machines of one run may take together */
const BUDGET = 192 << 20;
/** Bytes of a large machine, and milliseconds of calls that one would rather not make again */
const LARGE = 8 << 20;
const LONG = 15;

export class Run {
  readonly answers: Answer[] = [];
  /** Behind each call; samples[0] is before the first */
  readonly samples: Sample[] = [];
  trouble?: Trouble;
  dead = false;
  private position = 0;
  private since = performance.now();
  private saved: { at: number; memory: Uint8Array }[] = [];
  private kept?: { key: string; moment: Moment };
  /** Of the call that the core has just made: it need not be made again to look at it */
  private fresh?: { at: number; events: Event[] };

  /** @calls is how many the trace has, as far as one can tell without replaying it */
  constructor(private core: Core, private trace: string, calls: number) {
    core.load(trace);
    const every = Math.max(1, Math.ceil(calls / SAVED));
    const sampled = Math.max(1, Math.ceil(calls / 4000));
    this.samples.push(core.sample());
    for (let more = true; more && !this.dead; ) {
      more = this.forward();
      if (more && this.position % sampled === 0) this.samples[this.position] = core.sample();
      if (more && this.position >= calls) this.fresh = { at: this.position, events: core.events() };
      else if (more && this.isWorthKeeping(every)) this.keep();
    }
  }

  /** Calls that were made */
  get length(): number {
    return this.answers.length;
  }

  /** The memory behind call `at`; with `inside`, behind that event of it */
  moment(at: number, inside = 0): Moment {
    const key = `${at}.${inside}`;
    if (this.kept?.key === key) return this.kept.moment;
    const moment = inside ? this.inside(at, inside) : this.behind(at);
    this.kept = { key, moment };
    return moment;
  }

  private behind(at: number): Moment {
    if (at === 0) {
      this.goTo(0);
      return { view: this.core.view(), events: [], told: [] };
    }
    const fresh = this.position === at && this.fresh?.at === at ? this.fresh : undefined;
    if (!fresh) this.goTo(at - 1);
    const events = fresh?.events ?? this.advance();
    return { view: this.core.view(), events, told: this.core.tell() };
  }

  private inside(at: number, event: number): Moment {
    this.goTo(at - 1);
    const events = this.advance(event);
    return { view: this.core.view(event > events.length), events, told: [] };
  }

  private advance(lookAt = 0): Event[] {
    if (this.position >= this.length) return [];
    this.core.step(lookAt);
    this.position++;
    return this.core.events();
  }

  private forward(): boolean {
    const { more, said } = this.core.step();
    this.answers.push(...said.answers);
    this.trouble ??= said.trouble;
    this.dead = this.core.dead();
    if (said.answers.length) this.position++;
    return more;
  }

  /** A large machine takes as long to be copied as many calls take: those that took long count */
  private isWorthKeeping(every: number): boolean {
    if (this.core.size < LARGE) return this.position % every === 0;
    return performance.now() - this.since > LONG;
  }

  private keep(): void {
    this.since = performance.now();
    const taken = this.saved.reduce((sum, s) => sum + s.memory.length, this.core.size);
    if (taken <= BUDGET && this.saved.at(-1)?.at !== this.position)
      this.saved.push({ at: this.position, memory: this.core.save() });
  }

  private goTo(at: number): void {
    if (at < this.position || this.position === 0) this.goBack(at);
    while (this.position < at && this.position < this.length) this.advance();
  }

  private goBack(at: number): void {
    const near = this.saved.filter((s) => s.at <= at).at(-1);
    if (near) {
      this.core.restore(near.memory);
      this.position = near.at;
    } else {
      this.core.load(this.trace);
      this.position = 0;
    }
  }
}

/** Only the answers, as fast as they come */
export function answersOf(core: Core, trace: string): { answers: Answer[]; trouble?: Trouble } {
  core.load(trace);
  return core.run().said;
}

/** Share of the free pages that lie in blocks smaller than 2^order: 0 none, 1 all of them */
export function unusable(sample: Sample, order: number): number {
  const pages = sample.blocks.map((blocks, n) => blocks * 2 ** n);
  const total = pages.reduce((a, b) => a + b, 0);
  const small = pages.slice(0, order).reduce((a, b) => a + b, 0);
  return total ? small / total : 0;
}

export function freePages(sample: Sample): number {
  return sample.blocks.reduce((sum, blocks, order) => sum + blocks * 2 ** order, 0);
}
