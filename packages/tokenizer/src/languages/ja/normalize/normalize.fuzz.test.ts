import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { TracedText } from "../../../text/traced-text";
import { normalizeJapanese } from "./normalize";

const PIECES = [
  ..."0123456789 -~.,:/%$¥€#@&+=<>()[]①Ⅳ½²°㎏年月日時分円人回個第ー・あアAkmgsxzwP漢字〒√△々\u0301",
];

/** Anything, and rows of the characters that the rules look for. */
const text = oneof(
  string({ unit: "binary", maxLength: 60 }),
  array(constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
);

describe("any text", () => {
  test("loses its digits and keeps a gapless map to its source", () => {
    assert(
      property(text, (source) => {
        const spoken = normalizeJapanese(TracedText.of(source));
        expect(spoken.text).not.toMatch(/[0-9]/);
        let [sourceAt, spokenAt] = [0, 0];
        for (const segment of spoken.segments()) {
          expect([segment.start, segment.spokenStart]).toEqual([sourceAt, spokenAt]);
          [sourceAt, spokenAt] = [segment.end, segment.spokenEnd];
        }
        expect([sourceAt, spokenAt]).toEqual([source.length, spoken.length]);
      }),
      { numRuns: 600 },
    );
  });

  test.each(["1", "1,", "1-", "@a", "a.", "月-", "A1", " "])(
    "rows of %j are read to the end",
    (piece) => {
      const spoken = normalizeJapanese(TracedText.of(`${piece.repeat(30_000)}終わり`));
      expect(spoken.text).not.toMatch(/[0-9]/);
      expect(spoken.text.endsWith("終わり")).toBe(true);
    },
  );
});
