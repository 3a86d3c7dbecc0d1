// SPDX-License-Identifier: GPL-2.0-only
// The screen as a link: what is in the URL's hash opens the same one.

import { batch } from "@preact/signals";
import {
  at, data, frame, inside, left, right, tab, TABS, trace, version, type Tab,
} from "./store.ts";

interface Screen {
  /** Calls: the number of a trace of the file, or a text */
  t: number | string;
  a: string;
  b: string;
  n: number;
  i: number;
  v: Tab;
  f: number;
}

function screen(): Screen {
  const known = data.traces.findIndex((g) => g.text === trace.value);
  return {
    t: known >= 0 ? known : trace.value, a: left.value, b: right.value, n: at.value,
    i: inside.value, v: tab.value, f: frame.value,
  };
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array): Promise<Uint8Array> {
  const body = new Blob([bytes as BlobPart]).stream().pipeThrough(stream as ReadableWritablePair);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

export async function packed(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const small = await through(new CompressionStream("deflate"), bytes);
  const text = btoa(String.fromCharCode(...small));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export async function unpacked(text: string): Promise<unknown> {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  const all = await through(new DecompressionStream("deflate"), bytes);
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(all));
}

export async function linkHash(): Promise<string> {
  return `#${await packed(screen())}`;
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;

function check(value: unknown): Screen {
  const s = value as Screen;
  const text = typeof s.t === "string" ? s.t : data.traces[s.t]?.text;
  const known = version(s.a) && (s.b === "" || version(s.b));
  if (text === undefined || !isCount(s.n) || !isCount(s.i) || !TABS.includes(s.v) || typeof s.f !== "number")
    throw new Error("not a screen");
  if (!known) throw new MissingVersion(version(s.a) ? s.b : s.a);
  return s;
}

/** The file does not hold the version that a link names */
export class MissingVersion extends Error {}

/** Opens what a hash says; throws and changes nothing if it is damaged */
export async function openHash(hash: string): Promise<void> {
  const s = check(await unpacked(hash.replace(/^#/, "")));
  batch(() => {
    trace.value = typeof s.t === "string" ? s.t : data.traces[s.t].text;
    left.value = s.a;
    right.value = s.b;
    at.value = s.n;
    inside.value = s.i;
    tab.value = s.v;
    frame.value = s.f;
  });
}
