import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, expectNormalised } from "../../../../test/helpers/normalisation";
import { TracedText } from "../../../text/traced-text";
import { normalize } from "./normalize";

/** Characters that the rules look for. */
const PIECES = [
  ..."0123456789 -~.,:/%$₩€#@&+=<>()[]①Ⅳ½²°㎏√년월일시분초원명개번제가을를ㅋㅠㅇㄱㅄaAkGmszP○→\u1100\u1161\u0301٣",
];

describe("any text", () => {
  it("loses its digits and keeps a gapless map to its source", () => {
    assert(
      property(anyText(PIECES), (source) =>
        expectNormalised(source, normalize(TracedText.of(source))),
      ),
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
