import { describe, expect, it } from "vitest";
import { nativeNumber, readDigits, readNumber, sinoNumber } from "./numbers";

describe("numbers", () => {
  it.each([
    ["0", "영"],
    ["10", "십"],
    ["11", "십일"],
    ["110", "백십"],
    ["1004", "천사"],
    ["10000", "만"],
    ["110001", "십일만 일"],
    ["100000000", "일억"],
    ["305000000020", "삼천오십억 이십"],
    ["0012", "십이"],
  ])("sinoNumber %s → %s", (digits, words) => expect(sinoNumber(digits)).toBe(words));

  it("reads what is beyond the units digit by digit", () => {
    expect(sinoNumber("1".repeat(25))).toBe("일".repeat(25));
  });

  it.each([
    [1, "한"],
    [4, "네"],
    [20, "스무"],
    [21, "스물한"],
    [58, "쉰여덟"],
    [99, "아흔아홉"],
  ])("nativeNumber %i → %s", (value, words) => expect(nativeNumber(value)).toBe(words));

  it.each([
    ["3.07", "삼점영칠"],
    ["-1,250", "마이너스 천이백오십"],
    ["0.5", "영점오"],
  ])("readNumber %s → %s", (written, words) => expect(readNumber(written)).toBe(words));

  it("names zero as asked", () => {
    expect([readDigits("010"), readDigits("010", "공")]).toEqual(["영일영", "공일공"]);
  });
});
