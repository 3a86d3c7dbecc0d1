// SPDX-License-Identifier: GPL-2.0-only
// The parts of the page, with the cores and the data of a written playground. Prints TAP.
//
//	unit.mjs PLAYGROUND

import assert from "node:assert/strict";
import { bitRuns, marksOf, runsText } from "../src/bitmap/runs.ts";
import { answeredTrace, answersCsv, mapSvg } from "../src/export/files.ts";
import { framesOf } from "../src/machine/events.ts";
import { clamp, fit, gridOf, placeAt, reveal, zoom } from "../src/map/layout.ts";
import { lookAt, letterAt, PALETTES, tableIndex, pixelTable } from "../src/map/palette.ts";
import { stretches, wordsOf } from "../src/map/words.ts";
import { extent, tablesOf } from "../src/memblock/tables.ts";
import { answersOf, freePages, Run, unusable } from "../src/machine/run.ts";
import { asFile, callsOf, withoutResult } from "../src/machine/trace.ts";
import { COLD, frameAt, HEAD, HOT, placeOf, type View } from "../src/machine/view.ts";
import { numbersOf } from "../src/series/numbers.ts";
import { packed, unpacked } from "../src/state/link.ts";
import { en } from "../src/texts/en.ts";
import { zh } from "../src/texts/zh.ts";
import { reasons } from "../src/versions/causes.ts";
import { columnsOf, differingCalls } from "../src/versions/groups.ts";
import { readPage } from "./page.ts";
import { plan, test } from "./tap.ts";

const { data, cores } = readPage(process.argv[2]);

async function runOf(core: string, text: string): Promise<Run> {
  return new Run(await cores.make(core), asFile(text), callsOf(text).length);
}

const traceOf = (name: string) => data.traces.find((t) => t.name === name)!;

/** "buddyinfo 0 DMA" and what it answers, out of what the C side tells */
function told(lines: string[], call: string): string | undefined {
  return lines.find((line) => line.startsWith(`${call} = `))?.slice(call.length + 3);
}

/** Counts blocks of each order of a zone from the view's lists, as buddyinfo has them */
function buddyinfo(view: View, zone: number, orders: number): string {
  const count = (order: number) => view.lists.find((l) => l.zone === zone && l.order === order)?.pages.length ?? 0;
  return Array.from({ length: orders }, (_, order) => count(order)).join(" ");
}

function checkAgainstText(view: View, lines: string[]): number {
  let checked = 0;
  for (const node of view.bootmem) {
    const text = told(lines, `map ${node.node}`), runs = bitRuns(view, node);
    if (!runs.length || !text || text.endsWith("...")) continue;
    assert.equal(runsText(runs), text);
    checked++;
  }
  view.zones.forEach((zone, i) => {
    const name = `${zone.node} ${zone.name.toUpperCase()}`;
    const text = told(lines, `buddyinfo ${name}`);
    if (text === undefined) return;
    assert.equal(buddyinfo(view, i, text.split(" ").length), text);
    const pcp = told(lines, `pcp ${name}`);
    const length = (order: number) => view.lists.find((l) => l.zone === i && l.order === order)?.pages.length ?? 0;
    if (pcp) assert.equal(`${length(HOT)} ${length(COLD)}`, pcp);
    checked++;
  });
  return checked;
}

await test("the views are what the C side tells, behind every call, on every tree", async () => {
  let checked = 0;
  for (const name of cores.names)
    for (const trace of data.traces.slice(0, 4)) {
      const run = await runOf(name, trace.text);
      for (let at = 0; at <= run.length; at++) {
        const { view, told: lines } = run.moment(at);
        checked += checkAgainstText(view, lines);
      }
    }
  assert.ok(checked > 2000, `${checked} views compared`);
});

await test("free pages of the map are those of the lists, each once", async () => {
  const run = await runOf("2.6.12", traceOf("workload").text);
  for (let at = 0; at <= run.length; at++) {
    const { view } = run.moment(at);
    const onLists = view.lists.filter((l) => l.order < HOT).reduce((sum, l) => sum + l.pages.length * 2 ** l.order, 0);
    const onMap = view.kinds.filter((kind) => (kind & ~HEAD) === 3).length;
    assert.equal(onMap, onLists);
  }
});

await test("stepping back shows what stepping on had shown", async () => {
  const run = await runOf("2.6.12", traceOf("workload").text);
  const look = (at: number) => Buffer.from(run.moment(at).view.kinds).toString("base64") + run.moment(at).events.length;
  const on = Array.from({ length: run.length + 1 }, (_, at) => look(at));
  for (let at = run.length; at >= 0; at--) assert.equal(look(at), on[at], `call ${at}`);
  for (const at of [5, 40, 1, 39, 20]) if (at <= run.length) assert.equal(look(at), on[at], `call ${at}`);
});

await test("inside a call each split leaves one block more, and a merge one less", async () => {
  const run = await runOf("2.6.12", traceOf("2-split-and-merge").text);
  const blocks = (at: number, inside: number) => run.moment(at, inside).view.lists
    .filter((l) => l.order < HOT).reduce((sum, l) => sum + l.pages.length, 0);
  const { events } = run.moment(7);
  assert.deepEqual(events.map((e) => e.kind), [...Array(8).fill("split"), "alloc"]);
  for (let n = 1; n <= 8; n++) assert.equal(blocks(7, n), n, `behind split ${n}`);
  const merging = run.moment(12).events;
  assert.ok(merging.some((e) => e.kind === "merge"));
  assert.deepEqual(run.moment(7, 3).events, events);
});

await test("what a search passes over, and a zone that refuses, are events with frames", async () => {
  const small = "trace 1\nkernel -\nword_bits 32\npage_shift 12\ninit 0 0x70000 0x70000 0x70400\nfree 0 0x70000000 0x400000\nreserve 0 0x70000000 0x3000\n";
  const run = await runOf("2.6.12", `${small}alloc 0 4096 0x1000 0x0 -\nzones 0 0x70000 1024 - 0 0\nfree_all -\nalloc_pages 0 GFP_KERNEL 10\n`);
  const inside = (at: number) => run.moment(at).events.map((e) => [e.kind, framesOf(e)]);
  assert.deepEqual(inside(4)[0], ["search", { first: 0x70000, count: 3 }]);
  // Each pass over the zones asks the only one: low watermark, then the minimum
  assert.deepEqual(inside(7).slice(0, 2), Array(2).fill(["refuse", { first: 0x70000, count: 1024 }]));
  assert.equal(inside(7).at(-1)![0], "fail");
});

await test("spilling a list is an event of 2.6.13 and of 2.6.12, one page apart", async () => {
  const held = async (name: string) => {
    const run = await runOf(name, traceOf("3-spill").text);
    const call = run.answers.findIndex((a) => a.call === "pcp 0 HIGHMEM");
    const drains = run.moment(6).events.filter((e) => e.kind === "drain").length;
    return [run.answers[call].text, drains];
  };
  assert.deepEqual(await held("2.6.12"), ["6 0", 4]);
  assert.deepEqual(await held("2.6.13"), ["5 0", 5]);
});

await test("a page knows the call that took it, until it comes back", async () => {
  const run = await runOf("2.6.12", traceOf("2-split-and-merge").text);
  const owner = (at: number, frame: number) => {
    const { view } = run.moment(at);
    return view.owners[placeOf(view, frame)];
  };
  assert.equal(owner(7, 0x70400), 7);
  assert.equal(owner(7, 0x70403), 7);
  assert.equal(owner(7, 0x70404), 0);
  assert.equal(owner(12, 0x70400), 0);
  assert.equal(owner(3, 0x70001), 3);
});

await test("answers in steps are those of one run", async () => {
  for (const trace of data.traces) {
    const run = await runOf("2.6.12", trace.text);
    const all = answersOf(await cores.make("2.6.12"), asFile(trace.text));
    assert.deepEqual(run.answers, all.answers);
    assert.deepEqual(run.trouble, all.trouble);
  }
});

await test("the calls that the page reads are those that the runner makes", async () => {
  for (const trace of data.traces) {
    const run = await runOf("2.6.15", trace.text);
    const calls = callsOf(trace.text);
    run.answers.forEach((answer, i) => {
      assert.equal(calls[i].text, withoutResult(answer.call));
      assert.equal(calls[i].line, answer.line);
    });
  }
});

await test("versions agree in the page as in make answers, for every trace of the file", async () => {
  for (const trace of data.traces) {
    const replies = new Map();
    for (const name of cores.names) replies.set(name, answersOf(await cores.make(name), asFile(trace.text)));
    const columns = columnsOf(data.versions, replies, callsOf(trace.text).length);
    assert.deepEqual(
      columns.map((c) => c.versions.map((v) => v.name)), trace.answers.groups.map((g) => g.versions), trace.name);
    const rows = new Set(trace.answers.groups.flatMap((g) => (g.answers ?? []).map((a) => a.record)));
    const answering = columns.filter((c) => !c.trouble);
    assert.deepEqual(differingCalls(answering, callsOf(trace.text).length), [...rows].sort((a, b) => a - b), trace.name);
  }
});

await test("causes are the engine's, and explained", () => {
  const version = (name: string) => data.versions.find((v) => v.name === name)!;
  const found = reasons(data.commits, traceOf("3-spill"), version("2.6.12"), version("2.6.13"), 9);
  assert.deepEqual(found.causes.map((c) => c.commit.id), ["2caaad41e4aa"]);
  assert.ok(found.causes[0].commit.why.includes("high - 1"));
  const turned = reasons(data.commits, traceOf("3-spill"), version("2.6.13"), version("2.6.12"), 9);
  assert.deepEqual(turned.causes, found.causes);
  const unknown = reasons(data.commits, undefined, version("2.6.12"), version("2.6.13"), 9);
  assert.equal(unknown.causes.length, 0);
  assert.equal(unknown.between.length, 17);
});

await test("a trace with a mistake is told by line, a version's lack by call", async () => {
  const head = "trace 1\nkernel -\nword_bits 32\npage_shift 12\n";
  const core = await cores.make("2.6.12");
  assert.deepEqual(answersOf(core, `${head}alloc 0 none 32 0 -\n`).trouble,
    { malformed: true, record: 1, line: 5, why: "'none' is no number of 32 bits" });
  assert.equal(answersOf(core, `${head}# x\nnonsense 1\n`).trouble!.line, 6);
  assert.equal(answersOf(core, "trace 2\n").trouble!.malformed, true);
  assert.equal(answersOf(core, "").trouble!.malformed, true);
  assert.equal(answersOf(core, "trace 1\n").trouble!.why, "the header is not complete");
});

await test("a machine that died shows its last state, and says why", async () => {
  const run = await runOf("2.4.0", traceOf("no-free-page").text);
  assert.ok(run.dead);
  assert.match(run.answers.at(-1)!.why, /^BUG at mm\/bootmem\.c:\d+/);
  assert.equal(run.answers.at(-1)!.kind, "BUG");
  assert.ok(run.moment(run.length).view.total > 0);
});

await test("a million pages are seen, and stepped through", async () => {
  const text = "trace 1\nkernel -\nword_bits 32\npage_shift 12\n" +
    "init 0 0x1000 0x0 0xf0000\nfree 0 0x2000000 0xee000000\nzones 0 0x0 4096 - 978944 0\nfree_all -\nalloc_pages 0 GFP_KERNEL 0\n";
  const run = await runOf("2.6.15", text);
  assert.equal(run.moment(5).view.total, 983040);
  assert.ok(freePages(run.samples[5]) > 970000);
  assert.equal(run.moment(3).view.total, 983040);
});

await test("marks of the search are where the fields say", async () => {
  const run = await runOf("2.6.12", traceOf("1-boot").text);
  const { view } = run.moment(9);
  assert.deepEqual(marksOf(view.bootmem[0]).map((m) => m.name), ["last_pos + last_offset", "last_success"]);
  assert.equal(marksOf(view.bootmem[0])[0].at, 1 + 1 + 904 / 4096);
  assert.equal(marksOf(view.bootmem[0])[1].at, 1);
  const later = await runOf("2.6.34", traceOf("1-boot").text);
  assert.ok(marksOf(later.moment(9).view.bootmem[0]).some((m) => m.name === "hint_idx"));
});

await test("diagrams: pages are conserved over the hand-over, shares lie in 0 to 1", async () => {
  const run = await runOf("2.6.12", traceOf("1-boot").text);
  const numbers = numbersOf(run);
  assert.equal(numbers.calls.length, run.length + 1);
  assert.equal(numbers.buddy[10] + numbers.perCpu[10], 16932);
  assert.ok(numbers.unusable.flat().every((share) => share >= 0 && share <= 1));
  assert.equal(unusable({ boot: 0, hot: 0, cold: 0, blocks: [2, 1, 1] }, 2), 0.5);
});

await test("the map keeps what is under the cursor while it zooms, and shows all at first", () => {
  const grid = gridOf(25600), size = { width: 900, height: 400 };
  assert.deepEqual([grid.columns, grid.rows], [256, 100]);
  let camera = fit(grid, size);
  const point = { x: 333, y: 217 };
  const place = placeAt(camera, grid, point);
  for (let i = 0; i < 6; i++) camera = zoom(camera, 1.5, point, grid, size);
  assert.equal(placeAt(camera, grid, point), place);
  for (let i = 0; i < 9; i++) camera = zoom(camera, 0.5, point, grid, size);
  assert.deepEqual(camera, fit(grid, size));
  assert.equal(placeAt(camera, grid, { x: 5, y: 399.9 }), camera.scale * 100 > 399.9 ? 99 * 256 + 1 : -1);
  const near = reveal({ x: 0, y: 0, scale: 20 }, 25599, grid, size);
  assert.equal(placeAt(near, grid, { x: size.width - 1, y: size.height - 1 }), 25599);
  assert.deepEqual(clamp({ x: -5, y: 1e9, scale: 1e9 }, grid, size).x, 0);
  assert.equal(gridOf(0).rows, 1);
});

await test("every look has a colour in both themes and a letter or none; tables agree with them", async () => {
  const run = await runOf("2.6.12", traceOf("1-boot").text);
  for (const at of [0, 3, 9, 11, run.length]) {
    const { view } = run.moment(at);
    for (let place = 0; place < view.total; place += 97) {
      const look = lookAt(view, place);
      for (const theme of ["light", "dark"] as const) {
        const pixel = pixelTable(theme).lit[tableIndex(view.kinds[place], view.orders[place], view.bits[place])];
        const hex = `#${[pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255].map((c) => c.toString(16).padStart(2, "0")).join("")}`;
        assert.equal(hex, PALETTES[theme][look]);
      }
      assert.equal(typeof letterAt(view, place), "string");
    }
  }
});

await test("a page in words; the map as a table has every page once", async () => {
  const run = await runOf("2.6.12", traceOf("1-boot").text);
  const { view } = run.moment(run.length);
  const words = wordsOf(view, 0x73000, callsOf(traceOf("1-boot").text), en)!;
  assert.equal(words.state, "free, in a block of order 10 (1024 pages from 0x73000)");
  assert.equal(words.zone, "zone Normal, node 0");
  assert.equal(wordsOf(view, 1, [], en), undefined);
  assert.equal(stretches(view, 1e6).reduce((sum, s) => sum + s.count, 0), view.total);
  assert.equal(frameAt(view, placeOf(view, 0x70123)), 0x70123);
});

await test("links come back as they were made; damaged ones are refused", async () => {
  const screen = { t: "trace 1\n# 内存 </script>", a: "2.6.12", b: "", n: 3, i: 0, v: "memory", f: -1 };
  const link = await packed(screen);
  assert.match(link, /^[A-Za-z0-9_-]+$/);
  assert.deepEqual(await unpacked(link), screen);
  for (const bad of [link.slice(0, -9), `x${link}`, "%%%", ""]) await assert.rejects(unpacked(bad));
});

await test("exports: the figure has all pages, the table is quoted, the trace replays", async () => {
  const run = await runOf("2.6.12", traceOf("workload").text);
  const { view } = run.moment(run.length);
  const area = [...mapSvg(view, "light").matchAll(/<rect x="\d+" y="\d+" width="(\d+)" height="4"/g)].reduce((sum, m) => sum + Number(m[1]), 0);
  assert.equal(area, view.total * 4);
  const csv = answersCsv(["=1+1", 'a "b", c'], [{ version: "2.6.12", answers: [], samples: [] }]);
  assert.equal(csv, "call,record,2.6.12\n1,'=1+1,\n2,\"a \"\"b\"\", c\",\n");
  const core = await cores.make("2.6.12");
  const text = answeredTrace(asFile(traceOf("workload").text), "2.6.12", run.answers);
  assert.equal(text.split("\n").filter((line) => line.includes(" = ")).length, run.length - run.answers.filter((a) => a.call.startsWith("desc")).length);
  core.load(text, true);
  assert.equal(core.run().differ, 0);
  core.load(text.replace(" = ok", " = 77"), true);
  assert.equal(core.run().differ, 1);
});

await test("the tables of memblock are read from what it tells", () => {
  const tables = tablesOf(["mb_regions memory = 0x1000 0x3000 0x0 -; 0x8000 0x1000 0x0 1", "mb_regions reserved = 0x2000 0x10 0x0 -"]);
  assert.deepEqual(tables.map((t) => t.regions.length), [2, 1]);
  assert.deepEqual(extent(tables), { from: 0x1000, to: 0x9000 });
  assert.deepEqual(tablesOf(["map 0 = #1"]), []);
});

/** What the map has to show of memblock's tables: free 3, reserved even in part 4 */
function bitsOf(view: View, lines: string[]): number[] {
  const [memory, reserved] = tablesOf(lines).map((t) => t.regions);
  return Array.from(view.bits, (_, place) => {
    const from = frameAt(view, place) * 4096, to = from + 4096;
    if (reserved.some((r) => r.base < to && r.base + r.size > from)) return 4;
    return memory.some((r) => r.base <= from && r.base + r.size >= to) ? 3 : 0;
  });
}

await test("until the hand-over memblock's pages are those of its tables", async () => {
  const run = await runOf("6.1", traceOf("5-memblock").text);
  const handOver = run.answers.findIndex((a) => a.call.startsWith("free_all")) + 1;
  for (let at = 1; at <= run.length; at++) {
    const { view, told: lines } = run.moment(at);
    assert.equal(view.total, 0x4400, `call ${at}`);
    if (at < handOver) assert.deepEqual(Array.from(view.bits), bitsOf(view, lines), `call ${at}`);
    else assert.ok(view.bits.every((bit) => bit === 0), `call ${at}`);
  }
  const { view, told: lines } = run.moment(8);
  assert.ok([3, 4].every((bit) => bitsOf(view, lines).includes(bit)));
});

await test("an event leads to its frames", () => {
  assert.deepEqual(framesOf({ kind: "bootAlloc", at: 0x70001000, size: 5000, other: 0 }), { first: 0x70001, count: 2 });
  assert.deepEqual(framesOf({ kind: "merge", at: 0x70400, size: 2, other: 0x70404 }), { first: 0x70400, count: 4 });
  assert.equal(framesOf({ kind: "drain", at: 0xffffffff, size: 1, other: 0 }), undefined);
});

await test("Chinese has every text, and none of them is the English one", () => {
  const same: string[] = [];
  const compare = (a: object, b: object, path: string) => {
    assert.deepEqual(Object.keys(b).sort(), Object.keys(a).sort(), path);
    for (const [key, value] of Object.entries(a)) {
      const other = (b as Record<string, unknown>)[key];
      if (typeof value === "object") compare(value, other as object, `${path}.${key}`);
      else if (typeof value === "string" && value && value === other) same.push(`${path}.${key}`);
    }
  };
  compare(en, zh, "");
  assert.deepEqual(same, [".boot"]);
});

plan();
