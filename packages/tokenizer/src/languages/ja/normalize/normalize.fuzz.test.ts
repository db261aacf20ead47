import { assert, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText, expectNormalised } from "../../../../test/helpers/normalisation";
import { TracedText } from "../../../text/traced-text";
import { normalizeJapanese } from "./normalize";

/** Characters that the rules look for. */
const PIECES = [
  ..."0123456789 -~.,:/%$¥€#@&+=<>()[]①Ⅳ½²°㎏年月日時分円人回個第ー・あアAkmgsxzwP漢字〒√△々\u0301",
];

describe("any text", () => {
  test("loses its digits and keeps a gapless map to its source", () => {
    assert(
      property(anyText(PIECES), (source) =>
        expectNormalised(source, normalizeJapanese(TracedText.of(source))),
      ),
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
