// SPDX-License-Identifier: GPL-2.0-only
// Buttons that step through the calls.

import { nextDifference, show, step } from "../state/actions.ts";
import { at, calls, differences, events, inside, rightRun } from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { Icon, type IconName } from "./Icon.tsx";

function Button(props: { name: IconName; onClick(): void; disabled?: boolean }) {
  const label = texts.value[props.name];
  return (
    <button type="button" class="step" aria-label={label} title={label} aria-disabled={props.disabled}
      onClick={() => !props.disabled && props.onClick()}><Icon name={props.name} /></button>
  );
}

function Differences() {
  const t = texts.value;
  const none = !differences.value.length;
  return (
    <div class="steps">
      <button type="button" aria-disabled={none} onClick={() => nextDifference(-1)}>‹ {t.previousDifference}</button>
      <button type="button" aria-disabled={none} onClick={() => nextDifference(1)}>{t.nextDifference} ›</button>
    </div>
  );
}

export function Stepper() {
  const t = texts.value;
  const last = calls.value.length;
  const atStart = at.value === 0, atEnd = at.value === last && !inside.value;
  const where = at.value ? t.position(at.value, last) : t.beforeFirst;
  return (
    <section class="stepper" aria-label={t.stepper}>
      <div class="steps">
        <Button name="toStart" onClick={() => show(0)} disabled={atStart} />
        <Button name="back" onClick={() => step(-1)} disabled={atStart} />
        <Button name="smallBack" onClick={() => step(-1, true)} disabled={atStart} />
        <Button name="smallOnward" onClick={() => step(1, true)} disabled={atEnd} />
        <Button name="onward" onClick={() => step(1)} disabled={atEnd} />
        <Button name="toEnd" onClick={() => show(last)} disabled={atEnd} />
      </div>
      {rightRun.value && <Differences />}
      <p role="status" class="where">
        {where}{inside.value > 0 && `, ${t.insidePosition(inside.value, events.value.length)}`}
      </p>
    </section>
  );
}
