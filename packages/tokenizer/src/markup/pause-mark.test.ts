import { describe, expect, test } from "vitest";
import { createFrontend } from "../frontend";
import { findPauseMarks, parseTime } from "./pause-mark";

test.each<[string, number | undefined]>([
  ["500ms", 500],
  ["1.5s", 1500],
  [" .25s ", 250],
  ["+2S", 2000],
  ["0ms", 0],
  ["-1s", undefined],
  ["5", undefined],
  ["1 s", undefined],
  ["1e3s", undefined],
  ["", undefined],
])("parseTime(%j) is %j", (written, expected) => expect(parseTime(written)).toBe(expected));

describe("findPauseMarks", () => {
  test.each<[string, number[], number]>([
    ["a[pause:300ms]b", [300], 0],
    ["a[PAUSE: 2s]b[pause:50ms]", [2000, 50], 0],
    ["a[pause:61s]b", [60_000], 1],
    ["a[pause:0s]b", [], 0],
    ["a[pause:soon]b", [], 1],
    ["a[pause]b [pause:1s", [], 0],
  ])("%s", (text, breaks, warnings) => {
    const found = findPauseMarks(text);
    expect(found.cuts.map(({ breakMs }) => breakMs)).toEqual(breaks);
    expect(found.warnings).toHaveLength(warnings);
  });
});

describe("pauses of a text", () => {
  const frontend = createFrontend();
  const read = async (text: string, markup?: "none") => {
    const found = [];
    for await (const utterance of frontend.utterances(text, { markup })) found.push(utterance);
    return found;
  };

  test("a pause ends the utterance, replaces the natural pause, and nothing of it is spoken", async () => {
    const text = "Wait [pause:700ms]for it.[pause:2s] Now we go on.";
    const found = await read(text);
    expect(found.map(({ words }) => words.map((word) => word.text).join(" "))).toEqual([
      "Wait",
      "for it",
      "Now we go on",
    ]);
    expect(found.map(({ breakAfterMs }) => breakAfterMs)).toEqual([700, 2000, undefined]);
    expect(found.map(({ pauseAfterMs }) => pauseAfterMs > 0)).toEqual([false, false, true]);
    expect(found.map(({ source }) => source).join("")).toBe(text);
  });

  test("pauses in a row are one, within the bound; one at the beginning stands alone", async () => {
    const found = await read("[pause:40s][pause:50s] 你好。[pause:1s] [pause:200ms]");
    expect(found.map(({ words, breakAfterMs }) => [words.length > 0, breakAfterMs])).toEqual([
      [false, 60_000],
      [true, 1200],
    ]);
  });

  test("without markup the mark is text", async () => {
    const [{ words, breakAfterMs }] = await read("Wait [pause:700ms] here.", "none");
    expect(words.map(({ text }) => text)).toContain("pause");
    expect(breakAfterMs).toBeUndefined();
  });
});
