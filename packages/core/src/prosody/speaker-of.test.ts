import { expect, test } from "vitest";
import { speakerOf } from "./speaker-of";

const speakers = [
  { id: "f1", name: "Anna" },
  { id: "m1", name: "Ben", gainDb: 20 },
] as unknown as Parameters<typeof speakerOf>[2];
const who = (speaker?: string) =>
  speakerOf(
    {
      start: 3,
      end: 9,
      prosody: speaker === undefined ? undefined : { speed: 1, pitch: 1, gain: 1, speaker },
    },
    0,
    speakers,
  );

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
