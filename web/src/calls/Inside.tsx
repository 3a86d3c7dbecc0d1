// SPDX-License-Identifier: GPL-2.0-only
// What happened inside the current call, event by event; and what the kernel printed.

import type { Event } from "../machine/events.ts";
import { hex } from "../map/words.ts";
import { show } from "../state/actions.ts";
import { at, calls, events, inside, leftMoment, leftRun } from "../state/store.ts";
import { texts } from "../texts/index.ts";

const SHOWN = 200;

const zoneAt = (frame: number) => leftMoment.value?.view.zones.find((z) => z.first === frame)?.name ?? hex(frame);

function about(event: Event): string {
  const t = texts.value;
  switch (event.kind) {
    case "refill": case "drain": return t.pagesMoved(event.size);
    case "bootAlloc": case "bootReserve": case "bootFree": case "search": return t.ofBytes(event.size, hex(event.at));
    case "bootFail": return t.ofBytes(event.size, "-");
    case "merge": return `${t.ofOrder(event.size, hex(event.at))} ${t.withBuddy(hex(event.other))}`;
    case "refuse": return t.zoneRefuses(zoneAt(event.at), event.other);
    case "fail": return `${t.order} ${event.size}`;
    default: return t.ofOrder(event.size, hex(event.at));
  }
}

function EventButton({ event, n }: { event: Event; n: number }) {
  return (
    <li>
      <button type="button" class={`event ${event.kind}`} aria-pressed={inside.value === n} onClick={() => show(at.value, n)}>
        <span class="event-name">{texts.value.events[event.kind]}</span> <small>{about(event)}</small>
      </button>
    </li>
  );
}

function Printed() {
  const printed = leftRun.value?.answers[at.value - 1]?.printed ?? [];
  if (!printed.length) return null;
  return (
    <>
      <h2>{texts.value.printed}</h2>
      <pre class="printed scrolls" tabIndex={0}>{printed.slice(0, SHOWN).join("\n")}</pre>
    </>
  );
}

export function Inside() {
  const t = texts.value;
  const remarks = calls.value[at.value - 1]?.about ?? [];
  return (
    <section class="inside" aria-label={t.insideCall}>
      {remarks.length > 0 && <p class="remark">{remarks.join(" ")}</p>}
      <h2>{t.insideCall}</h2>
      {!events.value.length && <p class="help">{t.nothingInside}</p>}
      {events.value.length > 0 && (
        <ol class="events">
          {events.value.slice(0, SHOWN).map((event, i) => <EventButton key={i} event={event} n={i + 1} />)}
          {events.value.length > SHOWN && <li class="more">{t.more(events.value.length - SHOWN)}</li>}
          <li>
            <button type="button" class="event" aria-pressed={!inside.value} onClick={() => show(at.value)}>{t.whole}</button>
          </li>
        </ol>
      )}
      <Printed />
    </section>
  );
}
