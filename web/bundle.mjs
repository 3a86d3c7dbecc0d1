// SPDX-License-Identifier: GPL-2.0-only
//
// Puts the page together: one HTML file with its program, its style and its data.
// web/report calls it:
//
//	node bundle.mjs report|playground WORK OUT VERSION ...

import { build } from "esbuild";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [verb, work, out, ...wanted] = process.argv.slice(2);

const read = (path) => readFileSync(path, "utf8");
const lines = (path) => read(path).trim().split("\n").filter(Boolean);
const inWork = (name) => join(work, name);

// ---- what the page shows ----

function cores() {
  const names = lines(inWork("cores")).map((line) => line.split(" "));
  return {
    names: names.map(([name]) => name),
    lengths: names.map(([, file]) => readFileSync(file).length),
  };
}

const TRAILER = /^(Upstream|Upstream-author|Upstream-date|Signed-off-by):/;

/** The message without its subject and trailers, paragraphs on a line each */
function explanation(message) {
  const body = message.split("\n").slice(1).filter((line) => !TRAILER.test(line)).join("\n").trim();
  return body.replace(/([^\n])\n(?=[^\n\s])/g, "$1 ");
}

function commits() {
  return read(inWork("commits")).split("\0").map((text) => text.trimStart()).filter(Boolean).map((text) => {
    const [hash, subject, upstream, author, date, ...message] = text.split("\t");
    return {
      hash, subject, author, date, why: explanation(message.join("\t")),
      id: upstream.match(/^[0-9a-f]{12}/)?.[0] ?? "",
      release: upstream.match(/\(([^)]*)\)/)?.[1] ?? "",
    };
  });
}

function versions(all) {
  const tags = new Map(lines(inWork("tags")).map((line) => {
    const [name, object, commit] = line.split(" ");
    return [name.slice(1), commit || object];
  }));
  const twins = new Map(lines(inWork("rows")).map((line) => line.split("=")));
  return JSON.parse(read(inWork("versions.json"))).filter((v) => wanted.includes(v.name)).map((v) => ({
    name: v.name, released: v.released, pages: v.page_allocator, what: v.what,
    core: twins.get(v.name),
    commit: all.findIndex((c) => c.hash === tags.get(v.name)),
  }));
}

/** What happened inside the calls of a recording: the page finds it out itself */
const withoutEvents = (text) => text.replace(/^#> .*\n/gm, "");

function traces() {
  return lines(inWork("traces")).map((line) => {
    const [file, json, text] = line.split("\t");
    return {
      name: basename(file).replace(/\.trace$/, ""), text: withoutEvents(read(file)),
      answers: JSON.parse(read(json)), said: read(text),
    };
  });
}

// ---- the file ----

/** Text in HTML */
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** JSON in a script element: nothing in it can end the element */
const json = (value) => JSON.stringify(value).replace(/</g, "\\u003c");

/** A program in a script element, likewise */
const script = (text) => text.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

async function program() {
  const result = await build({
    entryPoints: [join(here, "src/page/main.tsx")],
    bundle: true, minify: true, write: false, outdir: "out", format: "iife", target: "es2022",
    jsx: "automatic", jsxImportSource: "preact", charset: "utf8", legalComments: "none",
    logLevel: "warning",
  });
  const text = (ending) => result.outputFiles.find((f) => f.path.endsWith(ending))?.text ?? "";
  return { js: text(".js"), css: text(".css") };
}

const all = commits();
const data = { verb, versions: versions(all), traces: traces(), cores: cores() };
data.commits = all.map(({ hash, ...rest }) => rest);
const said = data.traces.map(({ name, said }) => `${name}\n\n${said}`).join("\n\n");
for (const trace of data.traces) delete trace.said;

const { js, css } = await program();
const parts = {
  css,
  data: json(data),
  cores: readFileSync(inWork("pack.zst")).toString("base64"),
  js: script(js),
  said: escape(said),
  title: escape(verb === "report" ? data.traces[0].name : "playground"),
};
const page = read(join(here, "src/page/page.html")).replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(`${out}.new`, page);
renameSync(`${out}.new`, out);
