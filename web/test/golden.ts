// SPDX-License-Identifier: GPL-2.0-only
// Golden traces through the WebAssembly modules: every answer of the real kernel has to be
// the one of the module. Prints TAP.
//
//	golden.mjs "VERSION CORE FOLDER ..." ...

import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { Core } from "../src/machine/core.ts";

function traces(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".trace")).sort();
  return names.map((name) => join(folder, name));
}

/** Differences of one trace, as text; empty if there are none */
function check(core: Core, path: string): string {
  const text = readFileSync(path, "utf8");
  core.load(text, true, basename(path).startsWith("ext_"));
  const { differ, said } = core.run();
  const trouble = said.trouble ? `line ${said.trouble.line}: ${said.trouble.why}\n` : "";
  return trouble || differ ? `${core.printed}${trouble}${differ} answers differ\n` : "";
}

async function checkVersion(line: string): Promise<{ ok: boolean; text: string }> {
  const [version, file, ...folders] = line.split(" ");
  const core = await Core.make(await WebAssembly.compile(readFileSync(file)));
  const paths = folders.flatMap((folder) => traces(folder));
  let failed = "";
  for (const path of paths) {
    const differences = check(core, path);
    if (differences) failed += `# ${path}\n${differences.replace(/^/gm, "# ")}\n`;
  }
  const text = `${version} in WebAssembly answers ${paths.length} golden traces as the kernel did`;
  return { ok: !failed && paths.length > 0, text: `${text}\n${failed.slice(0, 2000)}` };
}

let number = 0;
for (const line of process.argv.slice(2)) {
  const { ok, text } = await checkVersion(line);
  const [first, ...rest] = text.trimEnd().split("\n");
  for (const diagnostic of rest) console.log(diagnostic);
  console.log(`${ok ? "" : "not "}ok ${++number} - ${first}`);
}
console.log(`1..${number}`);
