import { describe, expect, it } from "vitest";
import { compose, decompose, isSyllable, splitCluster } from "./jamo";

describe("jamo", () => {
  it("takes every syllable apart and puts it together again", () => {
    const all = Array.from({ length: 0xd7a4 - 0xac00 }, (_, index) =>
      String.fromCharCode(0xac00 + index),
    );
    expect(all.map((character) => compose(decompose(character)))).toEqual(all);
  });

  it("reads lone letters as syllables", () => {
    expect(decompose("ㅋ")).toEqual({ onset: "ㅋ", nucleus: "ㅡ", coda: "" });
    expect(decompose("ㅠ")).toEqual({ onset: "ㅇ", nucleus: "ㅠ", coda: "" });
    expect(decompose("ㄳ")).toEqual({ onset: "ㄱ", nucleus: "ㅡ", coda: "" });
  });

  it("tells syllables from other characters", () => {
    expect(["가", "힣", "ㄱ", "a", "가나"].map(isSyllable)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("splits clusters only", () => {
    expect([splitCluster("ㄺ"), splitCluster("ㄲ"), splitCluster("")]).toEqual([
      ["ㄹ", "ㄱ"],
      ["ㄲ", ""],
      ["", ""],
    ]);
  });
});
