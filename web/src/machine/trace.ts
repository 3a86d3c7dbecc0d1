// SPDX-License-Identifier: GPL-2.0-only
// The text of a trace, as far as the page has to know it: docs/traces.md.

export interface Call {
  n: number;
  /** Of the text, from 1 */
  line: number;
  text: string;
  /** The comments in front of it */
  about: string[];
}

const HEADER = 4;

/** "alloc 0 1 1 0 - = 0x1000" without its result */
export function withoutResult(line: string): string {
  const is = line.indexOf(" = ");
  return is >= 0 ? line.slice(0, is) : line.replace(/ =$/, "");
}

/** Comments that people wrote; results and events that stand in comments are not theirs */
function isRemark(line: string): boolean {
  return /^#(?![|>]|\s*printk:|\s*dead:)/.test(line);
}

export function callsOf(trace: string): Call[] {
  const calls: Call[] = [];
  let header = 0;
  let about: string[] = [];
  trace.split("\n").forEach((text, i) => {
    if (isRemark(text)) about.push(text.replace(/^#\s*/, ""));
    if (!text || text.startsWith("#")) return;
    if (header++ < HEADER) return;
    calls.push({ n: calls.length + 1, line: i + 1, text: withoutResult(text), about });
    about = [];
  });
  return calls;
}

/** As the runner wants it: a last line that ends */
export function asFile(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n");
  return lines.endsWith("\n") ? lines : `${lines}\n`;
}
