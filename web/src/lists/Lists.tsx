// SPDX-License-Identifier: GPL-2.0-only
// The lists of free blocks, zone by zone: the other structure. Its entries lead to the map.

import { COLD, HOT, type List, type View, type Zone } from "../machine/view.ts";
import { hex } from "../map/words.ts";
import { frame } from "../state/store.ts";
import { texts } from "../texts/index.ts";

const SHOWN = 6;

function nameOf(order: number): string {
  const t = texts.value;
  return order === HOT ? t.hotList : order === COLD ? t.coldList : String(order);
}

function Entries({ list }: { list: List }) {
  const t = texts.value;
  const rest = list.pages.length - SHOWN;
  return (
    <ol class="blocks">
      {[...list.pages.subarray(0, SHOWN)].map((page, i) => (
        <li key={i}>
          <button type="button" class={page === frame.value ? "block chosen" : "block"} aria-label={t.showOnMap(hex(page))}
            onClick={() => (frame.value = page)}>{hex(page)}</button>
        </li>
      ))}
      {rest > 0 && <li class="more">{t.more(rest)}</li>}
    </ol>
  );
}

function ZoneLists({ zone, lists }: { zone: Zone; lists: List[] }) {
  const t = texts.value;
  return (
    <div class="zone-lists">
      <h4>{t.zoneOfNode(zone.name, zone.node)} <small>{t.freePages(zone.free)}; {t.watermarks(...zone.watermarks)}</small></h4>
      {!lists.length && <p class="help">{t.noBlocks}</p>}
      {lists.length > 0 && (
        <table>
          <thead><tr><th scope="col">{t.order}</th><th scope="col">{t.blocks}</th><th scope="col">{t.blockList}</th></tr></thead>
          <tbody>
            {lists.map((list) => (
              <tr key={list.order}>
                <th scope="row">{nameOf(list.order)}</th>
                <td class="number">{list.pages.length}</td>
                <td><Entries list={list} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

export function Lists({ view }: { view: View }) {
  const t = texts.value;
  if (!view.zones.length) return null;
  return (
    <section class="panel">
      <h3>{t.lists}</h3>
      {view.zones.map((zone, i) => (
        <ZoneLists key={i} zone={zone} lists={view.lists.filter((l) => l.zone === i)} />
      ))}
    </section>
  );
}
