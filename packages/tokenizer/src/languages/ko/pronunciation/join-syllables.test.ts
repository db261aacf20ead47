import { describe, expect, it } from "vitest";
import { decompose } from "./jamo";
import { joinSyllables } from "./join-syllables";

const SPOKEN_CODAS = new Set(["", "ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅇ"]);

describe("joinSyllables", () => {
  it("leaves a speakable coda in every combination of coda, onset and vowel", () => {
    for (let coda = 0; coda < 28; coda++) {
      for (let onset = 0; onset < 19; onset++) {
        for (const gap of [false, true]) {
          for (const vowel of [0, 6, 20]) {
            const left = decompose(String.fromCharCode(0xac00 + coda));
            const right = decompose(String.fromCharCode(0xac00 + (onset * 21 + vowel) * 28));
            const joined = joinSyllables({
              coda: left.coda,
              onset: right.onset,
              nucleus: right.nucleus,
              gap,
            });
            expect(SPOKEN_CODAS).toContain(joined.coda);
            expect("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ").toContain(joined.onset);
            expect(joined.onset).toHaveLength(1);
          }
        }
      }
    }
  });

  it("neutralises before liaison only across a space", () => {
    const junction = { coda: "ㅊ", onset: "ㅇ", nucleus: "ㅏ" };
    expect(joinSyllables({ ...junction, gap: false })).toEqual({
      coda: "",
      onset: "ㅊ",
      carried: true,
    });
    expect(joinSyllables({ ...junction, gap: true })).toEqual({
      coda: "",
      onset: "ㄷ",
      carried: true,
    });
  });
});
