import { expect, test } from "vitest";
import { currentInventory, parseInventory } from "./inventory";
import { SYMBOLS } from "./symbols";

test("the current inventory survives JSON", () => {
  expect(parseInventory(JSON.parse(JSON.stringify(currentInventory())))).toEqual(
    currentInventory(),
  );
});

test("a voice that does not say so has no pitch accent", () => {
  const { pitchAccent: _, ...older } = currentInventory();
  expect(parseInventory(older).pitchAccent).toBe(false);
});

test("no symbol stands twice", () => expect(new Set(SYMBOLS).size).toBe(SYMBOLS.length));

test.each<[string, unknown]>([
  ["not an object", null],
  ["not an object", []],
  ["formatVersion is 2", { ...currentInventory(), formatVersion: 2 }],
  ["unknown key extra", { ...currentInventory(), extra: 1 }],
  ["symbols is not a list", { ...currentInventory(), symbols: "abc" }],
  ["symbols holds an entry twice", { ...currentInventory(), symbols: [...SYMBOLS, "a"] }],
  ['symbols lacks "_"', { ...currentInventory(), symbols: SYMBOLS.slice(1) }],
  ["languages is not a list", { ...currentInventory(), languages: ["de"] }],
  ["pitchAccent is neither", { ...currentInventory(), pitchAccent: "yes" }],
])("refuses: %s", (message, json) => {
  expect(() => parseInventory(json)).toThrow(expect.objectContaining({ code: "VOICE_INVALID", message: expect.stringContaining(message) })); // prettier-ignore
});
