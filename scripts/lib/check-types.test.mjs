import { expect, test } from "vitest";
import { describeProblems } from "./check-types.mjs";

const manifest = {
  exports: {
    ".": { import: { default: "./a.js" }, require: { default: "./a.cjs" } },
    "./page": { types: "./page.d.ts", default: "./page.js" },
  },
};

test("problems of types that count, and those that are meant", () => {
  const problems = [
    { kind: "NoResolution", entrypoint: "./page", resolutionKind: "node10" },
    { kind: "CJSResolvesToESM", entrypoint: "./page", resolutionKind: "node16-cjs" },
    { kind: "CJSResolvesToESM", entrypoint: ".", resolutionKind: "node16-cjs" },
    { kind: "NoResolution", entrypoint: "./page", resolutionKind: "bundler" },
    { kind: "FalseESM" },
  ];
  expect(describeProblems("x", problems, manifest)).toEqual([
    "x .: CJSResolvesToESM (node16-cjs)",
    "x ./page: NoResolution (bundler)",
    "x .: FalseESM (all)",
  ]);
});
