// SPDX-License-Identifier: GPL-2.0-only
// How long the page takes, in headless Chromium: medians in milliseconds, and as multiples of
// what filling a canvas of the same size takes there.
//
//	bench.mjs PLAYGROUND

import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";

const [playground] = process.argv.slice(2);
const HEAD = "trace 1\nkernel -\nword_bits 32\npage_shift 12\n";
const MILLION = `${HEAD}init 0 0x1000 0x0 0xf4240\nfree 0 0x2000000 0xf2240000\nzones 0 0x0 4096 - 995904 0\nfree_all -\n` +
  "alloc_pages 0 GFP_KERNEL 0\n".repeat(20);
const THOUSAND = `${HEAD}zones 0 0x70000 1024 - 16384 8192\ninit 0 0x70510 0x70000 0x74400\nfree 0 0x70000000 0x4400000\n` +
  Array.from({ length: 997 }, (_, i) => `alloc 0 ${100 + i} 32 0 -\n`).join("");

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });

async function open(hash = ""): Promise<{ page: Page; ready: number }> {
  const page = await context.newPage();
  await page.goto(pathToFileURL(playground).href + hash);
  await page.waitForSelector("html[data-answered]", { timeout: 120000 });
  const ready = await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime);
  return { page, ready };
}

/** The link to a screen with these calls, made by the page itself */
async function linkTo(trace: string): Promise<string> {
  const { page } = await open();
  await page.locator("#tab-edit").click();
  await page.locator("textarea").fill(trace);
  await page.waitForTimeout(4000);
  await page.locator("#tab-memory").click();
  await page.waitForTimeout(2000);
  const hash = await page.evaluate(() => location.hash);
  await page.close();
  return hash;
}

/** Milliseconds that a thing takes until it has been painted, `times` times */
function timed(page: Page, act: string, times: number): Promise<number[]> {
  return page.evaluate(async ([code, count]) => {
    const run = new Function("i", code as string);
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const all: number[] = [];
    for (let i = 0; i < Number(count); i++) {
      await painted();
      const start = performance.now();
      await run(i);
      await new Promise(requestAnimationFrame);
      all.push(performance.now() - start);
    }
    return all;
  }, [act, times] as const);
}

/**
 * Milliseconds that the page's thread works for a thing until it has been painted: the mean of
 * `times`. A frame that is ready waits for the screen, which is no work, and neither is what
 * other programs take.
 */
async function worked(page: Page, act: string, times: number): Promise<number> {
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find((m) => m.name === "TaskDuration")!.value * 1000;
  };
  const idle = async (code: string) => {
    const before = await busy();
    await timed(page, code, times);
    return (await busy()) - before;
  };
  const nothing = await idle("");
  const all = await idle(act);
  await client.detach();
  return (all - nothing) / times;
}

const FILL = `
  const canvas = document.querySelector("canvas.pages"), c = document.createElement("canvas");
  c.width = canvas.width; c.height = canvas.height;
  const x = c.getContext("2d"); x.fillStyle = "red"; x.fillRect(0, 0, c.width, c.height); x.getImageData(0, 0, 1, 1);`;
const KEY = (key: string) => `document.querySelector("canvas.pages").dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", bubbles: true, cancelable: true }));`;
const STEP = `document.querySelectorAll(".step")[i % 2 ? 4 : 1].click();`;

function report(what: string, value: number, limit: number, fill: number): void {
  console.log(`${what.padEnd(48)} ${value.toFixed(1).padStart(8)} ms  (at most ${limit}; ${(value / fill).toFixed(1)} canvas fills)`);
}

const million = await linkTo(MILLION);
const opened = [];
for (let i = 0; i < 3; i++) {
  const { page, ready } = await open(million);
  opened.push(ready);
  await page.close();
}
const { page } = await open(million);
await page.waitForTimeout(1000);
const fill = await worked(page, FILL, 15);
console.log(`${"a canvas of that size filled".padEnd(48)} ${fill.toFixed(1).padStart(8)} ms`);
report("1,000,000 pages: interactive after opening", median(opened), 1000, fill);
await timed(page, KEY("+"), 8);
const zooming = `document.querySelector("canvas.pages").dispatchEvent(new KeyboardEvent("keydown", { key: "+-"[i % 2], bubbles: true, cancelable: true }));`;
report("1,000,000 pages: a frame while zooming", await worked(page, zooming, 40), 16, fill);
for (let i = 0; i < 12; i++) await timed(page, KEY("-"), 1);
report("1,000,000 pages: a frame while zooming, far away", await worked(page, zooming, 40), 16, fill);
report("1,000,000 pages: a frame while moving", await worked(page, KEY("ArrowDown"), 40), 16, fill);
report("1,000,000 pages: a step", median(await timed(page, STEP, 15)), 50, fill);
await page.close();

const small = await open();
report("25,600 pages: a step", median(await timed(small.page, STEP, 21)), 50, fill);
await small.page.locator("#tab-edit").click();
const edited = [];
for (let i = 0; i < 7; i++) {
  await small.page.locator("textarea").fill(`${THOUSAND}# ${i}\n`);
  await small.page.waitForFunction((n) => performance.getEntriesByName("answered").length > n, i + 1, { timeout: 60000 });
  edited.push(await small.page.evaluate(() => {
    const start = performance.getEntriesByName("asked").at(-1)!.startTime;
    return performance.getEntriesByName("answered").at(-1)!.startTime - start;
  }));
}
report("1,000 calls edited: answers of all versions", median(edited), 100, fill);
await browser.close();
