// SPDX-License-Identifier: GPL-2.0-only
// The page under the cursor in words, for each version.

import { calls, frame, left, leftMoment, right, rightMoment } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { wordsOf, type Words } from "./words.ts";

function Entries({ words }: { words: Words }) {
  const t = texts.value;
  const rows: [string, string][] = [
    [t.frame, words.frame], [t.address, words.address], [t.zone, words.zone], [t.state, words.state],
    [t.bit, words.bit], [t.owner, words.owner],
  ];
  return (
    <dl class="words">
      {rows.filter(([, value]) => value).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

export function PageWords() {
  const t = texts.value;
  const sides = [
    { name: left.value, view: leftMoment.value?.view }, { name: right.value, view: rightMoment.value?.view },
  ];
  const said = sides.flatMap(({ name, view }) => {
    const words = view && wordsOf(view, frame.value, calls.value, t);
    return words ? [{ name, words }] : [];
  });
  return (
    <section class="page-words" aria-label={t.frame}>
      <p id="map-help" class="help">{t.mapHelp}</p>
      <div aria-live="polite" class="words-sides">
        {said.length ? said.map(({ name, words }) => (
          <div key={name}>
            {said.length > 1 && <h3>{name}</h3>}
            <Entries words={words} />
          </div>
        )) : <p class="help">{t.hover}</p>}
      </div>
    </section>
  );
}
