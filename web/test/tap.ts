// SPDX-License-Identifier: GPL-2.0-only
// Results of tests for tools/tap.

let number = 0;

/** A test: what holds, and a function that throws if it does not */
export async function test(sentence: string, run: () => unknown): Promise<void> {
  number++;
  try {
    await run();
    console.log(`ok ${number} - ${sentence}`);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(text.slice(0, 3000).replace(/^/gm, "# "));
    console.log(`not ok ${number} - ${sentence}`);
  }
}

export function plan(): void {
  console.log(`1..${number}`);
}
