// SPDX-License-Identifier: GPL-2.0-only
// The page: what is chosen above, the calls on the left, a view of them on the right.

import { useEffect } from "preact/hooks";
import { Calls } from "../calls/Calls.tsx";
import { Inside } from "../calls/Inside.tsx";
import { Stepper } from "../calls/Stepper.tsx";
import { Editor } from "../edit/Editor.tsx";
import { Series } from "../series/Series.tsx";
import { show, showTab, step } from "../state/actions.ts";
import { calls, notice, tab, TABS, type Tab } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { Versions } from "../versions/Versions.tsx";
import { Header } from "./Header.tsx";
import { Memory } from "./Memory.tsx";
import { Troubles } from "./Troubles.tsx";

const VIEWS: Record<Tab, () => preact.JSX.Element> = {
  memory: Memory, series: Series, versions: Versions, edit: Editor,
};

/** Keys that step, unless they have another meaning where the focus is */
function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (target.closest("input, textarea, select, summary, [role=application], [role=tab], .scrolls, dialog")) return;
  if (event.key === "ArrowRight") step(1, event.shiftKey);
  else if (event.key === "ArrowLeft") step(-1, event.shiftKey);
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(calls.value.length);
  else return;
  event.preventDefault();
}

function Tabs() {
  const t = texts.value;
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab.value) + by + TABS.length) % TABS.length];
    showTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t.views} class="tabs" onKeyDown={move}>
      {TABS.map((name) => (
        <button key={name} id={`tab-${name}`} role="tab" type="button" aria-selected={tab.value === name}
          aria-controls="view" tabIndex={tab.value === name ? 0 : -1} onClick={() => showTab(name)}>
          {t.tabs[name]}
        </button>
      ))}
    </div>
  );
}

function Notice() {
  if (!notice.value) return null;
  return (
    <div class="notice" role="alert">
      <span>{notice.value}</span>
      <button type="button" aria-label={texts.value.dismiss} onClick={() => (notice.value = "")}>×</button>
    </div>
  );
}

export function App() {
  const t = texts.value;
  const View = VIEWS[tab.value];
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <a class="skip" href="#view" onClick={(e) => { e.preventDefault(); document.getElementById("view")!.focus(); }}>{t.skip}</a>
      <Header />
      <Notice />
      <div class="columns">
        <aside class="side" aria-label={t.calls}>
          <Stepper />
          <Calls />
          <Inside />
        </aside>
        <main class="main">
          <Tabs />
          <Troubles />
          <div id="view" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={-1}>
            <View />
          </div>
          <footer><p>{t.keyboard}</p></footer>
        </main>
      </div>
    </>
  );
}
