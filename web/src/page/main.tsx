// SPDX-License-Identifier: GPL-2.0-only
// Where the page begins.

import { render } from "preact";
import { effect } from "@preact/signals";
import { Cores } from "../machine/cores.ts";
import { answer, answerAll, defaults } from "../state/actions.ts";
import type { Data } from "../state/data.ts";
import { linkHash, MissingVersion, openHash } from "../state/link.ts";
import { notice, setData, trace } from "../state/store.ts";
import { followSettings, texts } from "../texts/index.ts";
import { App } from "./App.tsx";
import "uplot/dist/uPlot.min.css";
import "./style.css";

const element = (id: string) => document.getElementById(id)!;

function unpack(): void {
  const data = JSON.parse(element("data").textContent!) as Data;
  const { names, lengths } = data.cores;
  setData(data, new Cores({ names, lengths, base64: element("cores").textContent! }));
}

async function openLink(): Promise<void> {
  defaults();
  if (location.hash.length < 2) return answer(true);
  try {
    await openHash(location.hash);
    await answer();
  } catch (error) {
    notice.value = error instanceof MissingVersion ?
      texts.value.missingVersion(error.message) : texts.value.damagedLink;
    await answer(true);
  }
}

/** The address follows the screen, so that the browser's own link is one, too */
function followScreen(): void {
  let waiting: number | undefined;
  let last = "";
  effect(() => {
    const next = linkHash();
    clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      last = await next;
      history.replaceState(null, "", last);
    }, 200);
  });
  addEventListener("hashchange", async () => {
    if (location.hash === last) return;
    await openLink();
    await answerAll();
  });
}

async function begin(): Promise<void> {
  unpack();
  followSettings();
  await openLink();
  render(<App />, element("page"));
  followScreen();
  document.documentElement.dataset.ready = "1";
  performance.mark("ready");
  await answerAll();
  document.documentElement.dataset.answered = trace.value.length.toString();
}

void begin();
