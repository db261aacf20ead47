import { expect, test } from "vitest";
import type { SpokenWord } from "@cosyvoice-lite/audio";
import { wordsByChunk } from "../streaming/chunk-writer";

const word = (text: string, start: number, end: number): SpokenWord => ({
  text,
  textStart: 0,
  textEnd: text.length,
  language: "en",
  start,
  end,
});

test("a word is told once, with the chunk that it begins in", () => {
  const words = wordsByChunk(10);
  words.add([word("a", 0, 0.5), word("b", 0.6, 2), word("c", 2, 3)]);
  words.add(undefined);
  const told = [10.5, 11, 12.5, Infinity].map((until) => words.take(until)!);
  expect(told.map((list) => list.map(({ text }) => text).join())).toEqual(["a", "b", "c", ""]);
  expect(told[1][0]).toMatchObject({ start: 10.6, end: 12 });
});

test("where nothing is known nothing is told", () => {
  expect(wordsByChunk(0).take(Infinity)).toBeUndefined();
});
