// SPDX-License-Identifier: GPL-2.0-only
// The page in Chromium, opened from its file. Prints TAP.
//
//	browser.mjs PLAYGROUND HOSTILE BOOT MEMBLOCK TEXTS PICTURES [record]
//
// The three behind the first are reports: of a trace with hostile text, of what a guest was asked in
// its boot, of the example of memblock. TEXTS and PICTURES are folders with what the main states look like; `record` writes them anew
// and tests nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { checkState, STATES } from "./states.ts";
import { plan, test as always } from "./tap.ts";

const [playground, hostile, boot, memblock, texts, pictures, record] = process.argv.slice(2);
/** Recording, only the states are looked at */
const test: typeof always = async (sentence, run) => {
  if (record !== "record" || sentence.startsWith("as recorded")) await always(sentence, run);
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The same ones everywhere, whatever the machine has */
const FONTS = `body { font-family: "DejaVu Sans", "Noto Sans CJK SC" } :root { --mono: "DejaVu Sans Mono", "Noto Sans CJK SC" }`;

type Options = { hash?: string; dark?: boolean; width?: number; file?: string; locale?: string; forced?: boolean };

const browser: Browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"],
});

/** Everything that the page asks of the network, or complains of */
const complaints: string[] = [];

async function open(options: Options = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 }, locale: options.locale ?? "en-US",
    colorScheme: options.dark ? "dark" : "light", reducedMotion: "reduce", forcedColors: options.forced ? "active" : "none",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || complaints.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  await page.goto(pathToFileURL(options.file ?? playground).href + (options.hash ?? ""));
  await page.waitForSelector("html[data-answered]", { timeout: 60000 });
  await page.addStyleTag({ content: FONTS });
  return page;
}

const visit = async (options: Options, look: (page: Page) => Promise<void>) => {
  const page = await open(options);
  try {
    await look(page);
  } finally {
    await page.context().close();
  }
};

const choose = (page: Page, label: string, value: string) => page.getByRole("combobox", { name: label, exact: true }).selectOption(value);
const where = (page: Page) => page.locator(".where").innerText();
const openTab = (page: Page, name: string) => page.locator(`#tab-${name}`).click();
const edit = (page: Page, text: string) => page.locator("textarea").fill(text);
const example = async (page: Page, name: string) => {
  await page.getByRole("combobox", { name: "Calls", exact: true }).selectOption({ label: name });
  await page.waitForTimeout(300);
};

/** Waits until what a function gives is as expected */
async function eventually<T>(get: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (let i = 0; ; i++) {
    const value = await get();
    if (wanted(value) || i === 100) {
      assert.ok(wanted(value), `in the end it is ${JSON.stringify(value)}`);
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function findings(page: Page): Promise<string[]> {
  // The page's own rules allow no script from elsewhere, so it comes as one of the debugger's
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } })
      .axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 200)}`));
  });
}

await test("it opens at the end of the boot, with an answer to every call", () => visit({}, async (page) => {
  assert.equal(await where(page), "call 21 of 21");
  assert.equal(await page.locator(".call[aria-selected=true] .got").innerText(), "484351");
  const painted = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.pages")!;
    return new Set(new Uint32Array(canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
  });
  assert.ok(painted > 8, `${painted} colours`);
}));

await test("it steps through calls and events, with buttons and with keys", () => visit({}, async (page) => {
  await example(page, "2-split-and-merge");
  await page.getByRole("button", { name: "To the start" }).click();
  assert.equal(await where(page), "before the first call");
  for (let i = 0; i < 7; i++) await page.getByRole("button", { name: "One call on" }).click();
  assert.equal(await where(page), "call 7 of 13");
  await page.getByRole("button", { name: "One event back" }).click();
  assert.equal(await where(page), "call 7 of 13, event 9 of 9");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("Shift+ArrowLeft");
  assert.equal(await where(page), "call 7 of 13, event 8 of 9");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await where(page), "call 6 of 13");
  await page.keyboard.press("End");
  assert.equal(await where(page), "call 13 of 13");
  await page.locator(".calls").focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await where(page), "call 12 of 13");
}));

await test("the map is pointed at, walked with keys, and zoomed", () => visit({}, async (page) => {
  const map = page.locator("canvas.pages");
  await map.hover({ position: { x: 5, y: 5 } });
  assert.match(await page.locator(".page-words").innerText(), /0x70\d+/);
  await map.focus();
  await page.keyboard.press("ArrowDown");
  const before = await page.locator(".words dd").first().innerText();
  await page.keyboard.press("ArrowRight");
  assert.equal(parseInt(await page.locator(".words dd").first().innerText()), parseInt(before) + 1);
  for (let i = 0; i < 9; i++) await page.keyboard.press("+");
  await page.keyboard.press("0");
  await page.getByRole("button", { name: "Show 0x73c00 on the map" }).click();
  assert.match(await page.locator(".page-words").innerText(), /free, in a block of order 10 \(1024 pages from 0x73c00\)/);
}));

await test("two versions side by side: the first difference, and its commit", () => visit({}, async (page) => {
  await example(page, "3-spill");
  await choose(page, "Compare with", "2.6.13");
  await page.getByRole("button", { name: "Next difference" }).click();
  assert.equal(await where(page), "call 9 of 14");
  const text = await page.locator(".difference").innerText();
  assert.match(text, /They part at call 9/);
  assert.match(text, /2\.6\.12: 6 0[\s\S]*2\.6\.13: 5 0/);
  assert.match(text, /Reduce size of huge boot per_cpu_pageset[\s\S]*2caaad41e4aa[\s\S]*Christoph Lameter/);
  assert.equal(await page.locator("canvas.pages").count(), 2);
  await choose(page, "Compare with", "2.6.12.3");
  await eventually(() => page.locator(".difference").innerText(), (t) => t.includes("answer all of these calls alike"));
}));

await test("memory that was given out twice by 2.6.27-rc1 is found in the table, a click away", () => visit({}, async (page) => {
  await example(page, "4-shared-memory");
  await openTab(page, "versions");
  await page.locator("td .answer", { hasText: "0x1002000" }).first().click();
  assert.equal(await page.getByRole("combobox", { name: "Compare with" }).inputValue(), "2.6.27-rc1");
  assert.equal(await page.getByRole("combobox", { name: "Version", exact: true }).inputValue(), "2.6.26");
  assert.equal(await where(page), "call 5 of 7");
  assert.match(await page.locator(".difference").innerText(), /clean up alloc_bootmem_core/);
}));

const HEAD = "trace 1\nkernel -\nword_bits 32\npage_shift 12\n";

await test("edited calls are answered by all versions; a mistake is told by its line", () => visit({}, async (page) => {
  await openTab(page, "edit");
  await edit(page, `${HEAD}init 0 0x1000 0x1001 0x1100\nfree 0 0x1001000 0xff000\nalloc 0 100 32 0 -\n`);
  await eventually(() => page.locator(".verdict").innerText(), (t) => /All 14 versions agree|\d+ sets of answers/.test(t));
  await eventually(() => page.locator(".calls").innerText(), (t) => t.includes("0x1001000"));
  await edit(page, `${HEAD}init 0 0x1000 0x1001 0x1100\nalloc 0 none 32 0 -\n`);
  await eventually(() => page.locator(".trouble").innerText(), (t) => t.includes("Line 6: 'none' is no number of 32 bits"));
  await eventually(() => page.locator(".line-numbers mark").innerText(), (t) => t === "6");
  await edit(page, "nothing at all");
  await eventually(() => page.locator(".trouble").innerText(), (t) => t.includes("Line 1"));
  await page.getByRole("button", { name: "Back to the original calls" }).click();
  await eventually(() => page.locator(".trouble").count(), (n) => n === 0);
}));

await test("a link opens the same screen, also with calls of one's own", () => visit({}, async (page) => {
  await openTab(page, "edit");
  await edit(page, `${HEAD}# mine 内存\ninit 0 0x1000 0x1001 0x1100\nfree 0 0x1001000 0xff000\nalloc 0 100 32 0 -\n`);
  await choose(page, "Compare with", "2.6.27-rc1");
  await eventually(() => page.locator(".call").count(), (n) => n === 3);
  await openTab(page, "memory");
  await page.locator(".call").nth(1).click();
  await page.getByText("Share and export").click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  const link = await page.locator(".link input").inputValue();
  await visit({ hash: new URL(link).hash }, async (other) => {
    assert.equal(await where(other), "call 2 of 3");
    assert.equal(await other.getByRole("combobox", { name: "Compare with" }).inputValue(), "2.6.27-rc1");
    assert.equal(await other.locator("#view").innerText(), await page.locator("#view").innerText());
  });
}));

await test("a damaged link opens the page as it is, and says so; so does one to a version it lacks", async () => {
  await visit({ hash: "#this-is-none" }, async (page) => {
    assert.match(await page.locator("[role=alert]").innerText(), /The link is damaged/);
    assert.equal(await where(page), "call 21 of 21");
  });
  let hash = "";
  await visit({}, async (page) => {
    await choose(page, "Version", "3.4");
    hash = await eventually(() => page.evaluate(() => location.hash), (h) => h.length > 9);
    await page.waitForTimeout(400);
    hash = await page.evaluate(() => location.hash);
  });
  await visit({ hash, file: hostile }, async (page) =>
    assert.match(await page.locator("[role=alert]").innerText(), /3\.4, which this file does not hold/));
});

await test("text of a trace is shown and never run", () => visit({ file: hostile }, async (page) => {
  await page.getByRole("button", { name: "To the start" }).click();
  await page.getByRole("button", { name: "One call on" }).click();
  assert.match(await page.locator(".remark").innerText(), /<\/script><script>alert\(1\)<\/script>/);
  assert.equal(await page.locator("img, iframe").count(), 0);
  await openTab(page, "edit");
  assert.match(await page.locator("textarea").inputValue(), /\{\{js\}\} \$& <!--/);
}));

await test("files to take away: figure, picture, numbers, trace", () => visit({}, async (page) => {
  await page.getByText("Share and export").click();
  const save = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return readFileSync(await file.path());
  };
  assert.match((await save("The map as SVG")).toString(), /^<svg [\s\S]*<\/svg>\n$/);
  assert.equal((await save("The map as PNG")).toString("latin1", 1, 4), "PNG");
  assert.match((await save("Answers as CSV")).toString(), /^call,record,2\.6\.12\n1,init 0/);
  assert.equal(JSON.parse((await save("Answers and numbers")).toString()).versions[0].answers.length, 21);
  assert.match((await save("The trace, for make replay")).toString(), /^trace 1\nkernel 2\.6\.12\n[\s\S]*alloc_pages 0 GFP_HIGHUSER 0 = 484351\n$/);
}));

await test("a million pages: the map, a step and a zoom", () => visit({}, async (page) => {
  await openTab(page, "edit");
  await edit(page, `${HEAD}init 0 0x1000 0x0 0xf0000\nfree 0 0x2000000 0xee000000\nzones 0 0x0 4096 - 978944 0\nfree_all -\n`);
  await choose(page, "Version", "2.6.15");
  await eventually(() => page.locator(".call").count(), (n) => n === 4);
  await openTab(page, "memory");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.locator("canvas.pages").hover({ position: { x: 200, y: 200 } });
  assert.match(await page.locator(".page-words").innerText(), /zone Normal, node 0/);
}));

for (const view of ["memory", "series", "versions", "edit"])
  for (const dark of [false, true])
    await test(`axe finds nothing: ${view}, ${dark ? "dark" : "light"}`, () => visit({ dark }, async (page) => {
      if (view === "memory") await choose(page, "Compare with", "2.6.13");
      await openTab(page, view);
      for (const summary of await page.locator("#view summary").all()) await summary.click();
      assert.deepEqual(await findings(page), []);
    }));

await test("Chinese: the language of the reader, or the chosen one", async () => {
  await visit({ locale: "zh-CN" }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    assert.match(await page.locator("h1").innerText(), /逐步观察启动内存/);
    assert.deepEqual(await findings(page), []);
  });
  await visit({}, async (page) => {
    await choose(page, "Language", "zh");
    assert.equal(await where(page), "第 21 次调用，共 21 次");
  });
});

await test("narrow screens, forced colours: nothing is cut off sideways, axe finds nothing", async () => {
  for (const options of [{ width: 360 }, { width: 700, dark: true }, { forced: true }])
    await visit(options, async (page) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), JSON.stringify(options));
      assert.deepEqual(await findings(page), []);
    });
});

await test("with the keyboard alone: every control is reached, and seen to be", () => visit({}, async (page) => {
  const reached = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const outlined = getComputedStyle(e).outlineStyle !== "none";
      return `${e.tagName} ${e.getAttribute("aria-label") ?? e.textContent?.slice(0, 20)} ${outlined}`;
    }));
  }
  const all = [...reached].join("\n");
  for (const name of ["SELECT", "SUMMARY Share", "BUTTON To the start", "UL", "BUTTON Memory", "CANVAS", "BUTTON Zoom in"])
    assert.ok(all.includes(name), `${name} in\n${all}`);
  assert.ok(![...reached].some((line) => line.endsWith("false") && !line.startsWith("BODY")), all);
}));

await test("without JavaScript the answers are there as text", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(playground).href);
  const text = await page.locator("body").innerText();
  assert.match(text, /no-free-page\.trace, 32-bit: 4 records/);
  await context.close();
});

await test("a guest's boot: every call that it made, with its answer, and what happened inside", () => visit({ file: boot }, async (page) => {
  assert.match(await where(page), /^call (\d+) of \1$/);
  const count = Number((await where(page)).split(" ").at(-1));
  assert.ok(count > 800, `${count} calls`);
  await page.getByRole("button", { name: "To the start" }).click();
  const call = () => page.locator(".call[aria-selected=true]").innerText();
  for (let i = 0; i < 60 && !(i && (await call()).includes("free_highmem")); i++)
    await page.getByRole("button", { name: "One call on" }).click();
  assert.match(await call(), /free_highmem 0 476160 8192[\s\S]*ok/);
  assert.match(await page.locator(".inside").innerText(), /merge/i);
}));

await test("bootmem against memblock, step by step, before there are zones", () => visit({ file: memblock }, async (page) => {
  await choose(page, "Version", "2.6.26");
  await choose(page, "Compare with", "6.1");
  await page.getByRole("button", { name: "To the start" }).click();
  for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "One call on" }).click();
  assert.equal(await where(page), "call 4 of 15");
  assert.equal(await page.locator("canvas.pages").count(), 2);
  assert.match(await page.locator(".difference").innerText(), /2\.6\.26: 0x70000000[\s\S]*6\.1: 0x743fe000/);
  assert.match(await page.locator(".legend").innerText(), /bitmap: reserved; memblock: reserved/);
  await choose(page, "Version", "6.1");
  assert.match(await page.locator(".legend").innerText(), /(?<!; )memblock: reserved/);
  await page.locator("canvas.pages").first().hover({ position: { x: 3, y: 3 } });
  assert.match(await page.locator(".page-words").innerText(), /free in memblock's tables/);
  await page.getByRole("button", { name: "To the end" }).click();
  assert.doesNotMatch(await page.locator(".legend").innerText(), /memblock/);
}));

await test("printed it has the calls, and no buttons", () => visit({}, async (page) => {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".stepper").isVisible(), false);
  assert.equal(await page.locator(".call").first().isVisible(), true);
}));

for (const state of STATES)
  await test(`as recorded: ${state.name}`, () => visit({ dark: state.dark, locale: state.locale }, async (page) => {
    await state.go(page);
    await checkState(page, state.name, texts, pictures, record === "record");
  }));

await test("nothing was asked of a network, and nothing went wrong unseen", () => assert.deepEqual(complaints, []));

await browser.close();
plan();
