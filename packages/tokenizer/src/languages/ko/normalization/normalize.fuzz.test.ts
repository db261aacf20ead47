import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { TracedText } from "../../../text/traced-text";
import { normalize } from "./normalize";

const PIECES = [
  ..."0123456789 -~.,:/%$₩€#@&+=<>()[]①Ⅳ½²°㎏√년월일시분초원명개번제가을를ㅋㅠㅇㄱㅄaAkGmszP○→\u1100\u1161\u0301٣",
];

/** Anything, and rows of the characters that the rules look for. */
const text = oneof(
  string({ unit: "binary", maxLength: 60 }),
  array(constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
);

describe("any text", () => {
  it("loses its digits and keeps a gapless map to its source", () => {
    assert(
      property(text, (source) => {
        const spoken = normalize(TracedText.of(source));
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

  it.each(["1", "1,", "1-", "1월 1~", "@a", "a.", "ㅋ", "분의 ", "A1", " "])(
    "rows of %j are read to the end",
    (piece) => {
      const spoken = normalize(TracedText.of(`${piece.repeat(20_000)}끝났다`));
      expect(spoken.text).not.toMatch(/[0-9]/);
      expect(spoken.text.endsWith("끝났다")).toBe(true);
    },
  );
});
