// SPDX-License-Identifier: GPL-2.0-only
// Which commits made two versions differ: what the engine found, if these are its calls.

import type { Cause, Commit, GivenTrace, Version } from "../state/data.ts";

export interface Reasons {
  /** Named by the engine, with the answer that each led to */
  causes: { commit: Commit; to: string }[];
  /** All that lie between, if it names none */
  between: Commit[];
}

function commitOf(commits: Commit[], cause: Cause): Commit {
  return commits.find((c) => c.subject === cause.subject && (c.id === cause.upstream || !c.id)) ??
    { subject: cause.subject, id: cause.upstream, release: cause.release, author: "", date: "", why: "" };
}

function named(given: GivenTrace, older: string, newer: string, call: number): Cause[] {
  const { groups } = given.answers;
  const indexOf = (name: string) => groups.findIndex((g) => g.versions.includes(name));
  const from = indexOf(older), to = indexOf(newer);
  if (from < 0 || to < 0) return [];
  return groups.slice(from + 1, to + 1).flatMap((g) => {
    const cell = g.answers?.find((c) => c.record === call);
    if (cell?.changed) return cell.causes;
    return g.since ? [{ ...g.since, to: "" }] : [];
  });
}

export function reasons(commits: Commit[], given: GivenTrace | undefined, a: Version, b: Version, call: number): Reasons {
  const [older, newer] = a.commit <= b.commit ? [a, b] : [b, a];
  const causes = given ? named(given, older.name, newer.name, call) : [];
  return {
    causes: causes.map((cause) => ({ commit: commitOf(commits, cause), to: cause.to })),
    between: commits.slice(older.commit + 1, newer.commit + 1),
  };
}
