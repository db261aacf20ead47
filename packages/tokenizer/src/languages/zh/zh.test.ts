import { beforeAll, describe, expect, test } from "vitest";
import { SYMBOLS } from "../../symbols";
import type { LanguageRules } from "../language-module";
import { mandarin } from ".";
import { integerToChinese, numberToChinese } from "./numbers";
import { thirdToneSandhi } from "./sandhi";
import { syllableSymbols } from "./syllable";
import { rewrite } from "../../text/traced-text";

let rules: LanguageRules;
beforeAll(async () => {
  rules = await mandarin.load();
});
const speak = (text: string) =>
  rules
    .phonemize(rewrite(rules.normalize, text))
    .map((word) => word.symbols.join(""))
    .join(" ");

describe("numbers", () => {
  test.each([
    ["0", "零"], ["10", "十"], ["15", "十五"], ["110", "一百一十"], ["1050", "一千零五十"], ["10500", "一万零五百"],
    ["100000001", "一亿零一"], ["2002", "二千零二"], ["20000", "二万"], ["007", "七"],
  ])("%s → %s", (digits, words) => expect(integerToChinese(digits)).toBe(words)); // prettier-ignore

  test("two thousand with 两", () =>
    expect(integerToChinese("2222", { liang: "两" })).toBe("两千二百二十二"));
  test("signs, commas and decimals", () =>
    expect(numberToChinese("-1,234.05")).toBe("负一千二百三十四点零五"));
  test("a number of any length is read", () =>
    expect(integerToChinese("9".repeat(30))).toBe("九".repeat(30)));
});

describe("normalisation", () => {
  test.each([
    ["2026年11月23日", "二零二六年十一月二十三日"],
    ["2026-11-23", "二零二六年十一月二十三日"],
    ["10:05", "十点零五分"],
    ["8:00", "八点"],
    ["增长12.5%", "增长百分之十二点五"],
    ["$3.50", "三点五零美元"],
    ["-5℃", "零下五摄氏度"],
    ["电话13812345678", "电话幺三八幺二三四五六七八"],
    ["2个人", "两个人"],
    ["3/4", "四分之三"],
    ["10-20公斤", "十到二十公斤"],
    ["5kg", "五千克"],
    ["第2名", "第二名"],
  ])("%s → %s", (text, words) => expect(rewrite(rules.normalize, text)).toBe(words));
});

describe("syllables", () => {
  test.each([
    ["ni3", "n i zh3"], ["hao3", "x a u zh3"], ["zhi1", "ʈʂ ɨ zh1"], ["si4", "s ɨ zh4"], ["lü4", "l y zh4"], ["lv4", "l y zh4"],
    ["yuan2", "ɥ ɛ zh2 n"], ["xue2", "ɕ ɥ e zh2"], ["quan2", "ʨʰ ɥ ɛ zh2 n"], ["wu3", "u zh3"], ["yi1", "i zh1"],
    ["you3", "j o u zh3"], ["wei4", "w e i zh4"], ["er2", "ɚ zh2"], ["de0", "t ɤ zh5"], ["huar1", "x w a zh1 ɻ"],
    ["xiong2", "ɕ j ʊ zh2 ŋ"], ["bo1", "p w o zh1"],
  ])("%s → %s", (pinyin, symbols) => expect(syllableSymbols(pinyin)?.join(" ")).toBe(symbols)); // prettier-ignore

  test("what is no Mandarin syllable is refused", () =>
    expect(syllableSymbols("xyz1")).toBeUndefined());

  test("every initial with every final it takes stays inside the inventory", () => {
    const finals =
      "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu iong o ong ou u ua uai uan uang ui un uo v ve".split(
        " ",
      );
    for (const initial of ["", ..."b p m f d t n l g k h j q x zh ch sh r z c s".split(" ")])
      for (const final of finals)
        for (const symbol of syllableSymbols(`${initial}${final}4`) ?? [])
          expect(SYMBOLS).toContain(symbol);
  });
});

describe("tones in context", () => {
  test("third tones", () => {
    expect(thirdToneSandhi("你好", ["ni3", "hao3"], [{ start: 0, end: 2 }])).toEqual([
      "ni2",
      "hao3",
    ]);
    expect(thirdToneSandhi("我买", ["wo3", "mai3"], [{ start: 0, end: 1 }, { start: 1, end: 2 }])).toEqual(["wo2", "mai3"]); // prettier-ignore
  });
  test("一 and 不", () => expect(speak("一个不怕")).toContain("izh2"));
  test("得 after a verb is neutral", () => expect(speak("说得很好")).toContain("tɤzh5"));
  test("traditional characters are read like simplified ones", () =>
    expect(speak("銀行行長")).toBe(speak("银行行长")));
});

test("offsets point at the words, also behind characters outside the basic plane", () => {
  const text = "𠮷你好";
  const word = rules.phonemize(text).find(({ symbols }) => symbols.join("").startsWith("nizh2"));
  expect(text.slice(word?.start, word?.end)).toBe("你好");
});

test("a merged 儿 belongs to its word wherever the segmenter cuts", () => {
  for (const text of ["玩儿", "在这儿画画儿", "一点儿事儿"]) {
    const words = rules.phonemize(text);
    expect(words.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    expect(words.every(({ symbols }) => symbols.length > 0)).toBe(true);
  }
});

test("a letter inside Mandarin text has a name", () => {
  const text = "5G和W";
  const spoken = rewrite(rules.normalize, text);
  const words = rules.phonemize(spoken);
  expect(words.map(({ start, end }) => spoken.slice(start, end)).join("")).toBe("五G和W");
  expect(words.at(-1)?.symbols.filter((symbol) => symbol.startsWith("zh"))).toHaveLength(3);
});
