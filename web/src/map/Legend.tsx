// SPDX-License-Identifier: GPL-2.0-only
// Colours and letters of the map.

import { ORDERS } from "../machine/core.ts";
import { isOfTables } from "../machine/view.ts";
import { leftMoment, rightMoment } from "../state/store.ts";
import { texts, theme } from "../texts/index.ts";
import { LETTERS, LOOKS, PALETTES } from "./palette.ts";

/** Dark or light ink, whichever is read more easily on the colour */
function inkOn(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.2 ? "#10151a" : "#ffffff";
}

function Swatch({ look, letter }: { look: string; letter: string }) {
  const color = PALETTES[theme.value][look];
  return <span class="swatch" aria-hidden="true" style={{ background: color, color: inkOn(color) }}>{letter}</span>;
}

/** What a colour means: a bit, or an entry in a table, or either */
function meaning(look: (typeof LOOKS)[number]): string {
  const t = texts.value;
  const views = [leftMoment.value, rightMoment.value].flatMap((m) => m?.view ?? []);
  if (!t.ofTables[look] || !views.some(isOfTables)) return t.looks[look];
  return views.every((v) => isOfTables(v)) ? t.ofTables[look] : `${t.looks[look]}; ${t.ofTables[look]}`;
}

export function Legend() {
  const t = texts.value;
  return (
    <section class="legend" aria-label={t.legend}>
      <ul>
        <li class="orders">
          {Array.from({ length: ORDERS }, (_, n) => (
            <Swatch key={n} look={`free${n}`} letter={n.toString(16).toUpperCase()} />
          ))}
          <span>{t.freeOrders}</span>
        </li>
        {LOOKS.map((look) => (
          <li key={look}><Swatch look={look} letter={LETTERS[look]} /><span>{meaning(look)}</span></li>
        ))}
      </ul>
    </section>
  );
}
