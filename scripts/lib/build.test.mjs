import { describe, expect, it } from "vitest";
import { levels } from "./build.mjs";

/**
 * @param {string} name
 * @param {string[]} needs
 */
const pack = (name, ...needs) => ({
  directory: `/x/${name}`,
  manifest: { name, dependencies: Object.fromEntries(needs.map((need) => [need, "workspace:*"])) },
});
const names = (/** @type {ReturnType<typeof levels>} */ groups) =>
  groups.map((group) => group.map(({ manifest }) => manifest.name));

describe("levels", () => {
  it("puts packages after those that they need", () => {
    const groups = levels([
      pack("cli", "core"),
      pack("core", "tokenizer", "vocoder"),
      pack("spec"),
      pack("tokenizer", "spec"),
      pack("vocoder", "spec"),
    ]);
    expect(names(groups)).toEqual([["spec"], ["tokenizer", "vocoder"], ["core"], ["cli"]]);
  });

  it("takes a package that is not asked for as built already", () => {
    expect(names(levels([pack("core", "spec"), pack("cli", "core")]))).toEqual([["core"], ["cli"]]);
  });

  it("refuses packages that need each other", () => {
    expect(() => levels([pack("a", "b"), pack("b", "a")])).toThrow("a, b");
  });
});
