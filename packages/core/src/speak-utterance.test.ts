import type { Utterance } from "@cosyvoice-lite/spec";
import { expect, test } from "vitest";
import { utteranceOptions } from "./speak-utterance";

const speakers = [
  { id: "f1", name: "Anna" },
  { id: "m1", name: "Ben", gainDb: 20 },
] as unknown as Parameters<typeof utteranceOptions>[2];
const who = (speaker?: string) => {
  const prosody = speaker === undefined ? undefined : { speed: 1, pitch: 1, gain: 1, speaker };
  const utterance = { start: 3, end: 9, prosody } as Utterance;
  const asked = { speaker: 0, gain: 1, speed: 1, pitch: 1 };
  const { options, warnings } = utteranceOptions(utterance, asked, speakers);
  return { speaker: options.speaker, gain: options.gain, warnings };
};

test("finds speakers by id and by name", () => {
  expect([who(), who("m1"), who("Ben"), who("f1")].map(({ speaker }) => speaker)).toEqual([
    0, 1, 1, 0,
  ]);
});

test("says how much louder a speaker has to be", () => {
  expect([who(), who("m1"), who("Zoe")].map(({ gain }) => gain)).toEqual([1, 10, 1]);
});

test("somebody unknown is a warning at the place of the utterance", () => {
  expect(who("Zoe")).toMatchObject({
    speaker: 0,
    warnings: [
      { code: "MARKUP_IGNORED", start: 3, end: 9, message: expect.stringContaining("f1, m1") },
    ],
  });
});
