// SPDX-License-Identifier: GPL-2.0-only
// The cores that the file holds: one compressed text for all, as they are nearly the same.

import { decompress } from "fzstd";
import { Core } from "./core.ts";

export interface Packed {
  /** Their names, in the order in which they lie in the pack */
  names: string[];
  lengths: number[];
  base64: string;
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export class Cores {
  private parts = new Map<string, Uint8Array>();
  private modules = new Map<string, Promise<WebAssembly.Module>>();

  constructor(packed: Packed) {
    const all = decompress(bytesOf(packed.base64));
    let at = 0;
    packed.names.forEach((name, i) => {
      this.parts.set(name, all.subarray(at, at + packed.lengths[i]));
      at += packed.lengths[i];
    });
  }

  get names(): string[] {
    return [...this.parts.keys()];
  }

  /** A core of its own for whoever asks */
  async make(name: string): Promise<Core> {
    const bytes = this.parts.get(name);
    if (!bytes) throw new Error(`there is no core ${name}`);
    if (!this.modules.has(name))
      this.modules.set(name, WebAssembly.compile(bytes as BufferSource));
    return Core.make(await this.modules.get(name)!);
  }
}
