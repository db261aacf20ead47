import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./paths.mjs";
import { callsAtImport, staticModules } from "./module-effects.mjs";

/** What bundlers meet: the entries of the packages that run in browsers. */
const ENTRIES = [
  "spec/src/index.ts",
  "tokenizer/src/index.ts",
  "vocoder/src/index.ts",
  "voice-lite/src/index.ts",
  "core/src/index.ts",
  "core/src/browser/index.ts",
  "core/src/workers/index.ts",
  "core/src/backends/web.ts",
  "ai-sdk/src/index.ts",
].map((entry) => join(ROOT, "packages", entry));

test("no module calls anything when it is imported, unless a bundler may drop it", async () => {
  const files = new Set((await Promise.all(ENTRIES.map(staticModules))).flat());
  // If this fails: make it a function, or write /* @__PURE__ */ before a call that only makes a value.
  expect(await callsAtImport([...files], ROOT)).toEqual([]);
});

describe("what the check sees", () => {
  const folder = join(ROOT, "scripts/test/module-effects");

  test("calls, spreads and tagged templates outside of functions", async () => {
    const found = await callsAtImport([join(folder, "effects.mjs")], ROOT);
    expect(found.map((line) => line.replace(/^.*mjs: /, ""))).toEqual([
      "Object.freeze({ a: 1 })",
      '"a b".split(" ")',
      "...LIST",
      "String.raw`\\d${LIST}`",
      "announce()",
    ]);
  });

  test("nothing in a module whose calls are marked", async () =>
    expect(await callsAtImport([join(folder, "pure.mjs")], ROOT)).toEqual([]));

  test("which modules come along, and which are loaded on use", async () => {
    const found = await staticModules(join(folder, "pure.mjs"));
    expect(found.map((file) => relative(folder, file)).sort()).toEqual(["leaf.mjs", "pure.mjs"]);
  });
});
