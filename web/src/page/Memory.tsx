// SPDX-License-Identifier: GPL-2.0-only
// The memory at one moment: one version, or two side by side with what parts them between.

import { Bitmaps } from "../bitmap/Bitmaps.tsx";
import { Lists } from "../lists/Lists.tsx";
import { Legend } from "../map/Legend.tsx";
import { PageMap } from "../map/PageMap.tsx";
import { PageTable } from "../map/PageTable.tsx";
import { PageWords } from "../map/PageWords.tsx";
import { tablesOf } from "../memblock/tables.ts";
import { Tables } from "../memblock/Tables.tsx";
import type { Moment } from "../machine/run.ts";
import { left, leftMoment, right, rightMoment } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { Difference } from "../versions/Difference.tsx";

interface Side {
  name: string;
  moment: Moment;
  other?: Moment;
}

function Map({ name, moment, other }: Side) {
  const t = texts.value;
  // Memblock alone has tables, but no pages yet
  if (!moment.view.total && tablesOf(moment.told).length) return null;
  return (
    <section class="memory-side" aria-label={t.mapOf(name)}>
      <h2>{t.mapOf(name)}</h2>
      <PageMap name={name} view={moment.view} other={other?.view.total ? other.view : undefined} />
      <PageTable view={moment.view} name={name} />
    </section>
  );
}

function Structures({ name, moment }: Side) {
  return (
    <section class="memory-side" aria-label={name}>
      <Bitmaps view={moment.view} name={name} />
      <Tables told={moment.told} />
      <Lists view={moment.view} />
    </section>
  );
}

export function Memory() {
  const a = leftMoment.value, b = rightMoment.value;
  if (!a) return <p>{texts.value.working}</p>;
  const sides: Side[] = [{ name: left.value, moment: a, other: b }];
  if (b) sides.push({ name: right.value, moment: b, other: a });
  const columns = b ? "sides two" : "sides";
  return (
    <>
      {b && <Difference />}
      <div class={columns}>{sides.map((side) => <Map key={side.name} {...side} />)}</div>
      <Legend />
      <PageWords />
      <div class={columns}>{sides.map((side) => <Structures key={side.name} {...side} />)}</div>
    </>
  );
}
