import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DIRECT, licenceProblems } from "./licences.mjs";
import { ROOT } from "./paths.mjs";

const listed = (/** @type {string[]} */ ...licences) =>
  Object.fromEntries(licences.map((license) => [license, [{ name: `uses ${license}`, license }]]));

test.each(["MIT", "(AFL-2.1 OR BSD-3-Clause)", "MIT AND ISC", "BlueOak-1.0.0"])(
  "%s is fine below a direct dependency",
  (license) => {
    expect(licenceProblems(listed(license), new Set())).toEqual([]);
  },
);

test.each(["GPL-3.0-only", "LGPL-3.0", "MIT AND GPL-2.0", "UNLICENSED", "Unknown"])(
  "%s is not",
  (license) => {
    expect(licenceProblems(listed(license), new Set())).toHaveLength(1);
  },
);

test("what a package of ours asks for has to have one of the listed licences", () => {
  expect(licenceProblems(listed("BlueOak-1.0.0"), new Set(["uses BlueOak-1.0.0"]))).toEqual([
    "uses BlueOak-1.0.0 has the licence BlueOak-1.0.0, which CONTRIBUTING.md rules out.",
  ]);
});

test("CONTRIBUTING.md names the licences", () => {
  const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  for (const name of DIRECT) expect(text).toContain(name.replace(/-[23]-Clause/, ""));
});
