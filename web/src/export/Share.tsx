// SPDX-License-Identifier: GPL-2.0-only
// The menu for links and files.

import { useRef, useState } from "preact/hooks";
import { linkHash } from "../state/link.ts";
import { answered, calls, left, leftMoment, leftRun, right, rightRun } from "../state/store.ts";
import { texts, theme } from "../texts/index.ts";
import { answeredTrace, answersCsv, answersJson, download, mapSvg, type Column } from "./files.ts";

function columns(): Column[] {
  return [{ version: left.value, run: leftRun.value }, { version: right.value, run: rightRun.value }]
    .flatMap(({ version, run }) => (run ? [{ version, answers: run.answers, samples: run.samples }] : []));
}

function savePng(): void {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas.pages");
  canvas?.toBlob((blob) => blob && download(`${left.value}.png`, blob, "image/png"));
}

function saves(): { text: string; save(): void }[] {
  const t = texts.value;
  const records = calls.value.map((c) => c.text);
  return [
    { text: t.exportSvg, save: () => download(`${left.value}.svg`, mapSvg(leftMoment.value!.view, theme.value), "image/svg+xml") },
    { text: t.exportPng, save: savePng },
    { text: t.exportCsv, save: () => download("answers.csv", answersCsv(records, columns()), "text/csv") },
    { text: t.exportJson, save: () => download("answers.json", answersJson(answered.value, columns()), "application/json") },
    { text: t.exportTrace, save: () => download("my.trace", answeredTrace(answered.value, left.value, leftRun.value?.answers ?? []), "text/plain") },
    { text: t.print, save: () => print() },
  ];
}

export function Share() {
  const t = texts.value;
  const menu = useRef<HTMLDetailsElement>(null);
  const [link, setLink] = useState("");
  const copy = async () => {
    const url = location.href.replace(/#.*/, "") + (await linkHash());
    setLink(url);
    await navigator.clipboard?.writeText(url).catch(() => undefined);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current!.open) return;
    menu.current!.open = false;
    menu.current!.querySelector("summary")!.focus();
  };
  return (
    <details class="share" ref={menu} onKeyDown={close} onToggle={() => setLink("")}>
      <summary>{t.share}</summary>
      <div class="menu">
        <button type="button" onClick={copy}>{t.copyLink}</button>
        {link && <label class="link"><span role="status">{t.linkIs}</span><input readOnly value={link} onFocus={(e) => e.currentTarget.select()} /></label>}
        {saves().map(({ text, save }) => <button key={text} type="button" onClick={save}>{text}</button>)}
      </div>
    </details>
  );
}
