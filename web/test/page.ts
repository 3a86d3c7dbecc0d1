// SPDX-License-Identifier: GPL-2.0-only
// What a written page holds, for tests.

import { readFileSync } from "node:fs";
import { Cores } from "../src/machine/cores.ts";
import type { Data } from "../src/state/data.ts";

export interface Page {
  html: string;
  data: Data;
  cores: Cores;
}

function element(html: string, id: string): string {
  const start = html.indexOf(">", html.indexOf(`id="${id}"`)) + 1;
  return html.slice(start, html.indexOf("</script>", start));
}

export function readPage(file: string): Page {
  const html = readFileSync(file, "utf8");
  const data = JSON.parse(element(html, "data")) as Data;
  const cores = new Cores({ ...data.cores, base64: element(html, "cores") });
  return { html, data, cores };
}
