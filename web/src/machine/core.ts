// SPDX-License-Identifier: GPL-2.0-only
// One version's allocator: the WebAssembly module of web/core, and what it says.

import { parseAnswers, type Said } from "./answers.ts";
import { readEvents, type Event } from "./events.ts";
import { readView, type View } from "./view.ts";

export interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  room(length: number): number;
  load(length: number, checked: number, goesOn: number): void;
  step(): number;
  run(): number;
  dead(): number;
  tell(): void;
  said(): number;
  said_length(): number;
  events(): number;
  events_count(): number;
  look_at(event: number): void;
  view(now: number): void;
  view_kinds(): number;
  view_orders(): number;
  view_bits(): number;
  view_owners(): number;
  view_lists(): number;
  view_lists_length(): number;
  sample(): number;
}

/** Numbers of a moment: free bits of bootmem, hot and cold pages, free blocks of each order */
export interface Sample {
  boot: number;
  hot: number;
  cold: number;
  blocks: number[];
}

export const ORDERS = 11;

/** A core that stops where no replayed kernel would have: the page says so, and goes on */
export class CoreDied extends Error {}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Core {
  /** What the runner printed: differences from expected results */
  printed = "";
  private exports!: Exports;

  /** @module may be shared by any number of cores */
  static async make(module: WebAssembly.Module): Promise<Core> {
    const core = new Core();
    const instance = await WebAssembly.instantiate(module, core.imports(module));
    core.exports = instance.exports as unknown as Exports;
    core.exports._initialize();
    return core;
  }

  /** A new machine for a trace. With `checked` its results are compared. */
  load(trace: string, checked = false, goesOn = false): void {
    const bytes = encoder.encode(trace);
    this.printed = "";
    this.guard(() => {
      const at = this.exports.room(bytes.length);
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      this.exports.load(bytes.length, Number(checked), Number(goesOn));
    });
  }

  /** The next call; `more` is false behind the last, and after an error */
  step(lookAt = 0): { more: boolean; said: Said } {
    const more = this.guard(() => {
      this.exports.look_at(lookAt);
      return Boolean(this.exports.step());
    });
    return { more, said: this.said() };
  }

  /** All calls that are left, and how many answers were not as expected */
  run(): { differ: number; said: Said } {
    const differ = this.guard(() => this.exports.run());
    return { differ, said: this.said() };
  }

  dead(): boolean {
    return Boolean(this.exports.dead());
  }

  /** What the allocators tell of themselves: "mb_regions memory = ..." */
  tell(): string[] {
    this.guard(() => this.exports.tell());
    return this.said().state;
  }

  /** What happened inside the last call */
  events(): Event[] {
    return readEvents(this.exports.memory, this.exports.events(), this.exports.events_count());
  }

  /** The memory now, or where step() was told to look */
  view(now = true): View {
    this.guard(() => this.exports.view(Number(now)));
    return readView(this.exports, this.text());
  }

  sample(): Sample {
    const at = this.guard(() => this.exports.sample());
    const numbers = new Uint32Array(this.exports.memory.buffer, at, 3 + ORDERS);
    const [boot, hot, cold] = numbers;
    return { boot, hot, cold, blocks: [...numbers.subarray(3)] };
  }

  /** Bytes of all of the machine */
  get size(): number {
    return this.exports.memory.buffer.byteLength;
  }

  /** All of the machine, to come back to */
  save(): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer).slice();
  }

  restore(saved: Uint8Array): void {
    const memory = new Uint8Array(this.exports.memory.buffer);
    memory.set(saved);
    memory.fill(0, saved.length);
  }

  private text(): string {
    const length = this.exports.said_length();
    return decoder.decode(new Uint8Array(this.exports.memory.buffer, this.exports.said(), length));
  }

  private said(): Said {
    return parseAnswers(this.text());
  }

  private guard<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      throw error instanceof CoreDied ? error : new CoreDied(String(error));
    }
  }

  // The C library asks for a system to write to and to end in; there is none.
  private imports(module: WebAssembly.Module): WebAssembly.Imports {
    const known: Record<string, (...args: number[]) => number> = {
      fd_write: (_file, vectors, count, written) => this.write(vectors, count, written),
      proc_exit: (status) => {
        throw new CoreDied(`the core ended with status ${status}`);
      },
    };
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module))
      (imports[from] ??= {})[name] = known[name] ?? (() => 0);
    return imports;
  }

  private write(vectors: number, count: number, written: number): number {
    const { buffer } = this.exports.memory;
    const data = new DataView(buffer);
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = data.getUint32(vectors + 8 * i, true);
      const length = data.getUint32(vectors + 8 * i + 4, true);
      this.printed += decoder.decode(new Uint8Array(buffer, at, length));
      total += length;
    }
    data.setUint32(written, total, true);
    return 0;
  }
}
