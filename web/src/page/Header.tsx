// SPDX-License-Identifier: GPL-2.0-only
// What is asked, of whom, and how the page looks.

import { choose, open } from "../state/actions.ts";
import { answered, data, given, left, right, version } from "../state/store.ts";
import { language, LANGUAGES, texts, themeChoice, type Language, type ThemeChoice } from "../texts/index.ts";
import { Share } from "../export/Share.tsx";

const valueOf = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

function VersionPicker(props: { label: string; value: string; none?: string; choose(name: string): void }) {
  const t = texts.value;
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={props.value} onChange={(e) => props.choose(valueOf(e))}>
        {props.none !== undefined && <option value="">{props.none}</option>}
        {data.versions.map((v) => (
          <option key={v.name} value={v.name}>{v.name} {t.releasedIn(v.released.slice(0, 4))}</option>
        ))}
      </select>
    </label>
  );
}

function TracePicker() {
  const t = texts.value;
  const index = data.traces.findIndex((g) => g === given.value);
  return (
    <label class="field">
      <span>{t.example}</span>
      <select value={index} onChange={(e) => Number(valueOf(e)) >= 0 && void open(data.traces[Number(valueOf(e))].text)}>
        {index < 0 && answered.value && <option value={-1}>{t.ownCalls}</option>}
        {data.traces.map((g, i) => <option key={g.name} value={i}>{g.name}</option>)}
      </select>
    </label>
  );
}

function Settings() {
  const t = texts.value;
  return (
    <>
      <label class="field">
        <span>{t.language}</span>
        <select value={language.value} onChange={(e) => (language.value = valueOf(e) as Language)}>
          {LANGUAGES.map((l) => <option key={l.code} value={l.code} lang={l.code}>{l.name}</option>)}
        </select>
      </label>
      <label class="field">
        <span>{t.theme}</span>
        <select value={themeChoice.value} onChange={(e) => (themeChoice.value = valueOf(e) as ThemeChoice)}>
          <option value="auto">{t.themeAuto}</option>
          <option value="light">{t.themeLight}</option>
          <option value="dark">{t.themeDark}</option>
        </select>
      </label>
    </>
  );
}

export function Header() {
  const t = texts.value;
  const foreign = [left.value, right.value].map(version).find((v) => v && v.pages !== v.name);
  return (
    <header class="top">
      <div class="brand">
        <h1>{t.title}</h1>
        <p>{t.tagline}</p>
      </div>
      <div class="choices">
        <TracePicker />
        <VersionPicker label={t.firstVersion} value={left.value} choose={(name) => void choose(name, right.value)} />
        <VersionPicker label={t.secondVersion} value={right.value} none={t.noSecond}
          choose={(name) => void choose(left.value, name)} />
        <Settings />
        <Share />
      </div>
      {foreign && <p class="foreign">{foreign.name}: {t.pagesOf(foreign.pages)}</p>}
    </header>
  );
}
