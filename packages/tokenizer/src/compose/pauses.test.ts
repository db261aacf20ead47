import { expect, test } from "vitest";
import { readGap } from "./compose";

test.each([
  ["，", ","],
  ["。", "."],
  ["？！", "?"],
  ["……", "…"],
  ["...", "…"],
  ["...?", "?"],
  [" – ", "—"],
  ["）。", "."],
  ["、", ","],
  [" ", ""],
  ["“", ""],
])("%s means %s", (text, pause) => expect(readGap(text)).toEqual({ pause, unknown: [] }));

test("what is neither punctuation nor white space is reported with its place", () => {
  expect(readGap(", ☃ ").unknown).toEqual([{ character: "☃", offset: 2 }]);
});
