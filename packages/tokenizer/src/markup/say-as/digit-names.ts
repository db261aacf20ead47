/**
 * Names of single digits.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";

const NAMES: Readonly<Record<Language, string>> = {
  zh: "零 一 二 三 四 五 六 七 八 九",
  en: "zero one two three four five six seven eight nine",
  ja: "ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ",
  yue: "零 一 二 三 四 五 六 七 八 九",
  ko: "영 일 이 삼 사 오 육 칠 팔 구",
};

/** What replaces some of them in telephone numbers. */
const ON_THE_TELEPHONE: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  zh: { "1": "幺" },
  ko: { "0": "공" },
};

/** The name of a digit, 0 to 9. */
function digitName(digit: string, language: Language, telephone = false): string {
  const special = telephone ? ON_THE_TELEPHONE[language]?.[digit] : undefined;
  return special ?? NAMES[language].split(" ")[Number(digit)];
}

/** Names of digits in a row; what is no digit is left out. */
export function digitNames(digits: string, language: Language, telephone = false): string {
  const names = [...digits]
    .filter((character) => /\d/.test(character))
    .map((digit) => digitName(digit, language, telephone));
  // Mandarin reads the row as one word; a blank would keep its tones apart.
  return names.join(language === "zh" || language === "yue" ? "" : " ");
}
