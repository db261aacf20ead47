import { assert, property, string } from "fast-check";
import { describe, test } from "vitest";
import { expectNormalised, rowsOf } from "../../../../test/helpers/normalisation";
import { cleanText } from "../../../text/clean";
import { TracedText } from "../../../text/traced-text";
import { normalizeEnglish } from "./index";

/** Pieces that the rules look for, so that random strings of them reach deep into the rules. */
const PIECES =
  "0 1 7 12 19 24 31 99 100 305 1984 2024 12345 0800 , . : ; / - – $ € £ ¥ % # @ & + = ~ ^ ° ' \" ( ) < > \\ _ * | ² ³ ½ × ÷ a m p s k K M B x X I V IV XII A Z st th rd Dr. St. Mr. No. Jan Jan. May March Monday www. http:// .com e.g. U.S. km kg GB hr USD EUR Q1 CVE ISBN World War Henry million 's on at of the and PM am"
    .split(" ")
    .concat(" ", "  ", "\n");

const check = (text: string) =>
  expectNormalised(text, normalizeEnglish(cleanText(TracedText.of(text))));

describe("normalizeEnglish on any text", () => {
  test("leaves no digit and covers source and result", () => {
    assert(property(string({ unit: "grapheme", maxLength: 60 }), check), { numRuns: 300 });
  });

  test("holds for strings of what the rules look for", () => {
    assert(property(rowsOf(PIECES, 16), check), { numRuns: 1500 });
  });
});
