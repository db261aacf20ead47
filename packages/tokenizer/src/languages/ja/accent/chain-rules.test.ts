import { expect, test } from "vitest";
import { joinAccent } from "./chain-rules";

const flat = { morae: 3, accent: 0 };
const accented = { morae: 3, accent: 1 };

test.each([
  // chain rule, accent of the joining word, behind a flat phrase, behind an accented one
  ["C1", 2, 5, 5],
  ["C2", 0, 4, 4],
  ["C3", 1, 3, 3],
  ["C4", 1, 0, 0],
  ["C5", 1, 0, 1],
  ["F1", 0, 0, 1],
  ["F2@1", 0, 4, 1],
  ["F2@-1", 0, 2, 1],
  ["F3@0", 0, 0, 3],
  ["F4@2", 0, 5, 5],
  ["F5", 0, 0, 0],
  ["P1", 0, 0, 0],
  ["P1", 2, 5, 5],
  ["P2", 0, 4, 4],
  ["P6", 1, 0, 0],
  ["P14", 0, 0, 1],
  ["P14", 1, 4, 4],
  ["*", 2, 0, 1],
  ["-1", 2, 0, 1],
])("%s with a word accented at %i", (chain, accent, behindFlat, behindAccented) => {
  expect(joinAccent(flat, { chain, accent }, "名詞")).toBe(behindFlat);
  expect(joinAccent(accented, { chain, accent }, "名詞")).toBe(behindAccented);
});

test("a rule may hold behind some parts of speech only", () => {
  const word = { chain: "動詞%F2@1/形容詞%F2@-1", accent: 0 };
  expect(joinAccent(flat, word, "動詞")).toBe(4);
  expect(joinAccent(flat, word, "形容詞")).toBe(2);
  expect(joinAccent(flat, word, "名詞")).toBe(0);
});
