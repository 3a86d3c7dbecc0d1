// SPDX-License-Identifier: GPL-2.0-only
// What can be taken away: the figure, and the numbers.

import type { Answer } from "../machine/answers.ts";
import type { Sample } from "../machine/core.ts";
import type { View } from "../machine/view.ts";
import { gridOf } from "../map/layout.ts";
import { lookAt, PALETTES, type Theme } from "../map/palette.ts";

const CELL = 4;

/** The map as SVG: a rectangle for each stretch of a row */
export function mapSvg(view: View, theme: Theme): string {
  const grid = gridOf(view.total);
  const rects: string[] = [];
  for (let at = 0; at < view.total; ) {
    const look = lookAt(view, at);
    const end = Math.min(view.total, (Math.floor(at / grid.columns) + 1) * grid.columns);
    let to = at + 1;
    while (to < end && lookAt(view, to) === look) to++;
    rects.push(`<rect x="${(at % grid.columns) * CELL}" y="${Math.floor(at / grid.columns) * CELL}" ` +
      `width="${(to - at) * CELL}" height="${CELL}" fill="${PALETTES[theme][look]}"/>`);
    at = to;
  }
  const [width, height] = [grid.columns * CELL, grid.rows * CELL];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges">\n${rects.join("\n")}\n</svg>\n`;
}

/** A field that no spreadsheet takes for a formula, or for several fields */
function field(value: string | number): string {
  const text = /^[=+@\t-]/.test(String(value)) && typeof value === "string" && value !== "-" ? `'${value}` : String(value);
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export interface Column {
  version: string;
  answers: Answer[];
  samples: Sample[];
}

export function answersCsv(calls: string[], columns: Column[]): string {
  const head = ["call", "record", ...columns.map((c) => c.version)];
  const rows = calls.map((call, i) => [i + 1, call, ...columns.map((c) => c.answers[i]?.text ?? "")]);
  return [head, ...rows].map((row) => row.map(field).join(",")).join("\n") + "\n";
}

export function answersJson(trace: string, columns: Column[]): string {
  return JSON.stringify({
    trace,
    versions: columns.map(({ version, answers, samples }) => ({
      version,
      answers: answers.map(({ n, call, kind, text, why }) => ({ record: n, call, kind, answer: text, ...(why && { why }) })),
      numbers: samples.map((sample, n) => ({ call: n, ...sample })).filter(Boolean),
    })),
  }, null, 1);
}

/** A trace with the answers of a version behind its calls, as make replay takes it */
export function answeredTrace(trace: string, version: string, answers: Answer[]): string {
  const byLine = new Map(answers.map((a) => [a.line, a]));
  return trace.split("\n").map((line, i) => {
    if (/^kernel /.test(line)) return `kernel ${version}`;
    const answer = byLine.get(i + 1);
    if (!answer) return line.replace(/ = .*$/, "");
    return answer.call.startsWith("desc ") ? `${answer.call.split(" ").slice(0, 2).join(" ")} ${answer.text} =` : `${answer.call} = ${answer.text}`;
  }).join("\n");
}

export function download(name: string, content: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
