import { expect, test } from "vitest";
import { checkEntries, checkSize, targetsOf } from "./pack.mjs";

test("all files that a manifest names, once, without patterns", () => {
  const manifest = {
    main: "./dist/index.cjs",
    types: "./dist/index.d.ts",
    bin: { tool: "./dist/bin.js" },
    exports: {
      ".": { import: { types: "./dist/index.d.ts", default: "./dist/index.js" } },
      "./voice/*": "./voice/*",
    },
  };
  expect(targetsOf(manifest)).toEqual([
    "dist/index.cjs",
    "dist/index.d.ts",
    "dist/bin.js",
    "dist/index.js",
  ]);
});

const always = ["package.json", "README.md", "LICENSE", "NOTICE"];

test("what is shipped but should not be, and the other way round", () => {
  const entries = [...always, "dist/index.js", "dist/index.js.map", "src/a.test.ts"];
  expect(checkEntries("x", entries, ["dist/index.js", "dist/index.cjs"])).toEqual([
    "x ships dist/index.js.map.",
    "x ships src/a.test.ts.",
    "x does not ship dist/index.cjs, which its package.json names.",
  ]);
  expect(checkEntries("x", [...always, "dist/latest.js", "dist/contest/a.js"], [])).toEqual([]);
});

test("a package goes with its licence and notice", () =>
  expect(checkEntries("x", ["package.json", "README.md"], ["package.json"])).toEqual([
    "x does not ship LICENSE.",
    "x does not ship NOTICE.",
  ]));

test("core and the voice have a limit", () => {
  const limit = { "@cosyvoice-lite/core": 150_000, "@cosyvoice-lite/voice-lite": 14_000_000 };
  for (const [name, bytes] of Object.entries(limit)) {
    expect(checkSize(name, bytes)).toEqual([]);
    expect(checkSize(name, bytes + 1)).toEqual([
      `${name} has ${bytes + 1} bytes; ${bytes} are allowed.`,
    ]);
  }
});
