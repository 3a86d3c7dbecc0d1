// SPDX-License-Identifier: GPL-2.0-only
// A diagram over the calls, with the current one marked, and its numbers as a table.

import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { useWidth } from "../map/useSize.ts";
import { show } from "../state/actions.ts";
import { at } from "../state/store.ts";
import { texts, theme } from "../texts/index.ts";

export interface Line {
  name: string;
  values: number[];
}

interface Props {
  title: string;
  calls: number[];
  lines: Line[];
  /** The largest value of the axis, if it is known */
  top?: number;
}

const HEIGHT = 240;
const INKS = {
  light: ["#0b57a8", "#b3541e", "#7a3fa0", "#19705a"], dark: ["#7fb8ff", "#f0a35e", "#cfa3ee", "#7acfb9"],
};
/** Told apart without colour, too */
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

function optionsOf(props: Props, width: number): uPlot.Options {
  const axis = { stroke: theme.value === "light" ? "#3c444d" : "#c4cad1", grid: { stroke: theme.value === "light" ? "#e4e1d9" : "#31373e" } };
  return {
    width, height: HEIGHT, scales: { x: { time: false }, y: props.top ? { range: [0, props.top] } : { range: (_, __, max) => [0, Math.max(1, max * 1.05)] } },
    axes: [{ ...axis, label: texts.value.call }, { ...axis, size: 64 }],
    series: [{ label: texts.value.call }, ...props.lines.map((line, i) => ({
      label: line.name, stroke: INKS[theme.value][i], dash: DASHES[i], width: 2, points: { show: props.calls.length < 60 },
      paths: uPlot.paths.stepped!({ align: 1 }),
    }))],
    hooks: { draw: [markCurrent] },
  };
}

function markCurrent(plot: uPlot): void {
  const x = plot.valToPos(at.value, "x", true);
  const { top, height } = plot.bbox;
  plot.ctx.strokeStyle = theme.value === "light" ? "#10151a" : "#f4f2ee";
  plot.ctx.lineWidth = 2;
  plot.ctx.beginPath();
  plot.ctx.moveTo(x, top);
  plot.ctx.lineTo(x, top + height);
  plot.ctx.stroke();
}

function Numbers({ calls, lines }: Props) {
  const t = texts.value;
  const every = Math.max(1, Math.ceil(calls.length / 200));
  const digits = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(3));
  return (
    <table>
      <thead><tr><th scope="col">{t.call}</th>{lines.map((l) => <th key={l.name} scope="col">{l.name}</th>)}</tr></thead>
      <tbody>
        {calls.map((n, i) => i % every === 0 && (
          <tr key={n}><th scope="row">{n}</th>{lines.map((l) => <td key={l.name} class="number">{digits(l.values[i])}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export function Diagram(props: Props) {
  const t = texts.value;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>();
  const [open, setOpen] = useState(false);
  const width = useWidth(box);
  const shade = theme.value;

  useEffect(() => {
    if (!width) return;
    plot.current = new uPlot(optionsOf(props, width), [props.calls, ...props.lines.map((l) => l.values)], box.current!);
    plot.current.over.addEventListener("click", () => {
      const i = plot.current?.cursor.idx;
      if (i !== null && i !== undefined) show(props.calls[i]);
    });
    return () => plot.current?.destroy();
  }, [width, shade, props.calls, texts.value]);
  useEffect(() => plot.current?.redraw(false), [at.value]);

  return (
    <figure class="diagram panel">
      <figcaption><h3>{props.title}</h3></figcaption>
      <div ref={box} class="plot" />
      <details class="as-table" onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{t.asTable}</summary>
        {open && <div class="scrolls" tabIndex={0} role="region" aria-label={`${props.title}: ${t.asTable}`}><Numbers {...props} /></div>}
      </details>
    </figure>
  );
}
