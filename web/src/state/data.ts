// SPDX-License-Identifier: GPL-2.0-only
// What web/bundle.mjs put into the file.

export interface Version {
  name: string;
  released: string;
  /** The version whose page allocator it has */
  pages: string;
  what: string;
  /** Whose core it has: the version that stands for its tree */
  core: string;
  /** Its place among the commits */
  commit: number;
}

export interface Commit {
  subject: string;
  /** Of the upstream commit, 12 digits; "" if nobody knows it */
  id: string;
  release: string;
  author: string;
  date: string;
  /** What it changed, in our words */
  why: string;
}

/** docs/schema/answers.json, as far as the page reads it */
export interface Cause {
  subject: string;
  upstream: string;
  release: string;
  to: string;
}

export interface Cell {
  record: number;
  changed: boolean;
  causes: Cause[];
}

export interface Group {
  versions: string[];
  set: number;
  error?: string;
  answers?: Cell[];
  since?: { subject: string; upstream: string; release: string };
}

export interface GivenTrace {
  name: string;
  text: string;
  answers: { groups: Group[] };
}

export interface Data {
  verb: "report" | "playground";
  versions: Version[];
  commits: Commit[];
  traces: GivenTrace[];
  cores: { names: string[]; lengths: number[] };
}
