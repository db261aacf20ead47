import { expect, test } from "vitest";
import { checkEntries, targetsOf } from "./pack.mjs";

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

test("what is shipped but should not be, and the other way round", () => {
  const entries = ["package.json", "dist/index.js", "dist/index.js.map", "src/a.test.ts"];
  expect(checkEntries("x", entries, ["dist/index.js", "dist/index.cjs"])).toEqual([
    "x ships dist/index.js.map.",
    "x ships src/a.test.ts.",
    "x does not ship dist/index.cjs, which its package.json names.",
  ]);
  expect(checkEntries("x", ["dist/latest.js", "dist/contest/a.js"], [])).toEqual([]);
});
