import { expect, test } from "vitest";
import { textKey } from "./text-key";

test("equal requests have one key, in any order and with what is left out", () => {
  const key = textKey({ text: "One.", options: { speed: 1.5, seed: 2 } });
  expect(textKey({ text: "One.", options: { seed: 2, speed: 1.5 } })).toBe(key);
  expect(textKey({ text: "One.", options: { seed: 2, speed: 1.5, pitch: undefined } })).toBe(key);
});

test.each([
  ["text", { text: "One!", options: { speed: 1.5 } }],
  ["a value", { text: "One.", options: { speed: 1.25 } }],
  ["another option", { text: "One.", options: { pitch: 1.5 } }],
  ["one more option", { text: "One.", options: { speed: 1.5, speaker: 1 } }],
  ["its type", { text: "One.", options: { speed: 1.5, speaker: "1" } }],
])("%s makes another one", (_, other) => {
  const keys = [{ text: "One.", options: { speed: 1.5 } }, other].map(textKey);
  expect(keys[0]).not.toBe(keys[1]);
});
