// SPDX-License-Identifier: GPL-2.0-only
// Between two versions: where they part first, and because of what.

import { placeOf, type View } from "../machine/view.ts";
import { camera } from "../map/camera.ts";
import { gridOf } from "../map/layout.ts";
import { differingFrames } from "../map/paint.ts";
import type { Commit } from "../state/data.ts";
import { show } from "../state/actions.ts";
import {
  at, data, differences, frame, given, left, leftMoment, leftRun, right, rightMoment, rightRun, version,
} from "../state/store.ts";
import { texts } from "../texts/index.ts";
import { reasons } from "./causes.ts";

function CommitWords({ commit, open }: { commit: Commit; open: boolean }) {
  const t = texts.value;
  return (
    <details class="commit" open={open}>
      <summary><strong>{commit.subject}</strong> <small>{commit.id && <code>{commit.id}</code>} {commit.release}</small></summary>
      <p class="by">{t.by(commit.author, commit.date)}</p>
      <div class="why" lang="en">{commit.why.split("\n\n").map((part) => <p key={part}>{part}</p>)}</div>
    </details>
  );
}

function Reasons({ call }: { call: number }) {
  const t = texts.value;
  const { causes, between } = reasons(data.commits, given.value, version(left.value)!, version(right.value)!, call);
  if (causes.length)
    return (
      <>
        <h3>{t.because}</h3>
        {causes.map(({ commit }) => <CommitWords key={commit.subject} commit={commit} open />)}
      </>
    );
  if (!between.length) return <p>{t.sameTree}</p>;
  return (
    <>
      <p>{t.noCause} <code>make bisect TRACE=my.trace RECORD={call} GOOD={left.value} BAD={right.value}</code></p>
      <details class="commit">
        <summary>{t.between(between.length)}</summary>
        {between.map((commit) => <CommitWords key={commit.subject} commit={commit} open={false} />)}
      </details>
    </>
  );
}

const CLOSE = 20;

/** The camera on the first page that differs */
function zoomIn(view: View, first: number): void {
  const { columns } = gridOf(view.total), place = placeOf(view, first);
  camera.value = { x: (place % columns) - 8, y: Math.floor(place / columns) - 3, scale: CLOSE };
  frame.value = first;
}

function Pages() {
  const t = texts.value;
  const a = leftMoment.value!.view, b = rightMoment.value!.view;
  if (!a.total || !b.total) return null;
  const differing = differingFrames(a, b);
  const count = differing.reduce((sum, f) => sum + f.count, 0) + Math.abs(a.total - b.total);
  return (
    <p class="help">
      {t.onlyDifferences} {t.differingPages(count)}{" "}
      {differing.length > 0 && <button type="button" onClick={() => zoomIn(a, differing[0].first)}>{t.zoomToDifference}</button>}
    </p>
  );
}

export function Difference() {
  const t = texts.value;
  const call = differences.value.includes(at.value) ? at.value : differences.value[0];
  const [a, b] = [leftRun.value!, rightRun.value!].map((run) => run.answers[call - 1]?.text ?? t.noAnswer);
  return (
    <section class="difference panel" aria-label={t.differencesTitle}>
      {call === undefined ? <p>{t.noDifference(left.value, right.value)}</p> : (
        <>
          <h2>{t.differAt(call)} {call !== at.value && <button type="button" onClick={() => show(call)}>{t.goThere}</button>}</h2>
          <p class="both"><code>{t.theySay(left.value, a)}</code> <code>{t.theySay(right.value, b)}</code></p>
          <Reasons call={call} />
        </>
      )}
      <Pages />
    </section>
  );
}
