// SPDX-License-Identifier: GPL-2.0-only
// The main states of the page: what a screen reader is told, and how many pixels of the map
// have which colour, exactly; and the picture, nearly.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

interface State {
  name: string;
  dark?: boolean;
  locale?: string;
  go(page: Page): Promise<void>;
}

const label = async (page: Page, name: string, value: string | { label: string }) => {
  await page.getByRole("combobox", { name, exact: true }).selectOption(value);
  await page.waitForTimeout(300);
};

const press = async (page: Page, name: string, times: number) => {
  for (let i = 0; i < times; i++) await page.getByRole("button", { name }).click();
};

export const STATES: State[] = [
  { name: "boot", go: () => Promise.resolve() },
  {
    name: "bootmem",
    go: async (page) => {
      await page.locator("#call-9").click();
    },
  },
  {
    name: "inside-a-split",
    dark: true,
    go: async (page) => {
      await label(page, "Calls", { label: "2-split-and-merge" });
      await page.locator("#call-7").click();
      await press(page, "One event back", 5);
    },
  },
  {
    name: "two-versions",
    go: async (page) => {
      await label(page, "Calls", { label: "3-spill" });
      await label(page, "Compare with", "2.6.13");
      await press(page, "Next difference", 1);
      await press(page, "Zoom in on it", 1);
    },
  },
  {
    name: "all-versions",
    dark: true,
    go: async (page) => {
      await label(page, "Calls", { label: "4-shared-memory" });
      await page.locator("#tab-versions").click();
    },
  },
  {
    name: "over-time",
    locale: "zh-CN",
    go: async (page) => {
      await page.locator("#tab-series").click();
    },
  },
];

/** Pixels of each colour on each map, most frequent first */
function numbers(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLCanvasElement>("canvas.pages")].map((canvas) => {
    const counts = new Map<number, number>();
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    // Rare colours are edges of letters and lines, which fonts decide
    const large = [...counts].filter(([, n]) => n > 400).sort((a, b) => b[1] - a[1]);
    return large.map(([color, n]) => `${color.toString(16)} ${Math.round(n / 400)}`).join("\n");
  }).join("\n\n"));
}

/** Share of the pixels that differ visibly, found out by the browser itself */
async function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(async ([one, other]) => {
    const pixels = async (base64: string) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    };
    const p = await pixels(one), q = await pixels(other);
    if (p.width !== q.width || p.height !== q.height) return 1;
    let differ = 0;
    for (let i = 0; i < p.data.length; i += 4)
      if ([0, 1, 2].some((c) => Math.abs(p.data[i + c] - q.data[i + c]) > 48)) differ++;
    return differ / (p.data.length / 4);
  }, [a.toString("base64"), b.toString("base64")] as const);
}

const ALLOWED = 0.02;

/** @texts, @pictures: folders with what was recorded */
export async function checkState(page: Page, name: string, texts: string, pictures: string, record: boolean): Promise<void> {
  await page.waitForTimeout(300);
  // Which examples and versions could be chosen grows with the project: what is chosen counts
  const aria = (await page.locator("#page").ariaSnapshot()).replace(/^ *- option "[^\n]*"\n/gm, "");
  const text = `${aria}\n\n${await numbers(page)}\n`;
  const picture = await page.screenshot();
  const textFile = join(texts, `${name}.txt`), pictureFile = join(pictures, `${name}.png`);
  if (record) {
    writeFileSync(textFile, text);
    writeFileSync(pictureFile, picture);
    return;
  }
  assert.equal(text, readFileSync(textFile, "utf8"));
  const share = await difference(page, readFileSync(pictureFile), picture);
  assert.ok(share <= ALLOWED, `${(100 * share).toFixed(1)} % of the pixels are others`);
}
