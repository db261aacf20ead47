import { describe, expect, test } from "vitest";
import { SYMBOLS } from "../../symbols";
import { createMoraEncoder } from "./mora-symbols";

const encode = createMoraEncoder();

describe("createMoraEncoder", () => {
  test.each([
    ["カキクケコ", "k a kʲ i k ɯ k e k o"],
    ["サシスセソ", "s a ɕ i s ɨ s e s o"],
    ["ザジズゼゾ", "ʣ a ʥ i z ɨ ʣ e ʣ o"],
    ["タチツテト", "t a ʨ i ʦ ɨ t e t o"],
    ["ダヂヅデド", "d a ʥ i z ɨ d e d o"],
    ["ナニヌネノ", "n a ɲ i n ɯ n e n o"],
    ["ハヒフヘホ", "h a ç i ɸ ɯ h e h o"],
    ["マミムメモ", "m a mʲ i m ɯ m e m o"],
    ["ヤユヨ", "j a j ɯ j o"],
    ["ラリルレロ", "ɾ a ɾʲ i ɾ ɯ ɾ e ɾ o"],
    ["ワヲ", "β a o"],
    ["キャキュキョ", "kʲ a kʲ ɨ kʲ o"],
    ["シュチュジュ", "ɕ ɨ ʨ ɨ ʥ ɨ"],
    ["ニャヒュリョ", "ɲ a ç ɨ ɾʲ o"],
    ["シェチェジェ", "ɕ e ʨ e ʥ e"],
  ])("%s", (kana, symbols) => expect(encode(kana).join(" ")).toBe(symbols));

  test.each([
    ["ヴァイオリン", "v a i o ɾʲ i ɴ"],
    ["ティーム", "tʲ i ː m ɯ"],
    ["ドゥエ", "d ɯ e"],
    ["フォーク", "ɸ o ː k ɯ"],
    ["ウィキ", "β i kʲ i"],
    ["クァ", "kᵝ a"],
    ["ツィ", "ʦʲ i"],
    ["シィ", "ɕ i"],
  ])("loan word %s", (kana, symbols) => expect(encode(kana).join(" ")).toBe(symbols));

  test.each([
    ["サンポ", "s a m p o"],
    ["サンマ", "s a m m a"],
    ["サンカ", "s a ŋ k a"],
    ["サンニン", "s a ɲ ɲ i ɴ"],
    ["サンチ", "s a ɲ ʨ i"],
    ["サント", "s a n t o"],
    ["サンラ", "s a n ɾ a"],
    ["サンサ", "s a ɴ s a"],
    ["サンア", "s a ɴ a"],
  ])("ン in %s", (kana, symbols) => expect(encode(kana).join(" ")).toBe(symbols));

  test("ッ and ー", () => {
    expect(encode("ガッコー").join(" ")).toBe("ɡ a ʔ k o ː");
    expect(encode("スゴーーイ").join(" ")).toBe("s ɨ ɡ o ː i");
    expect(encode("ー")).toEqual([]);
  });

  test("every pair of kana gives symbols of the inventory", () => {
    const known = new Set(SYMBOLS);
    const kana = Array.from({ length: 0x30fa - 0x30a1 + 1 }, (_, index) =>
      String.fromCharCode(0x30a1 + index),
    );
    for (const first of kana) {
      expect(encode(first).length, first).toBeGreaterThan(0);
      for (const second of kana)
        for (const symbol of encode(first + second))
          expect(known, first + second).toContain(symbol);
    }
  });
});
