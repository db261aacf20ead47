/**
 * Accent phrases inside numbers: 二千三百四十五 is four of them.
 * @module
 */
import { KANJI_POWERS, isDigitRow, isNeighbours } from "../kanji-number";

/** Accented mora of a power by the digit before it; the empty key is the power alone. */
const POWER_ACCENTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  十: { "": 1, 二: 1, 三: 1, 四: 1, 五: 2, 六: 3, 七: 2, 八: 3, 九: 1, 何: 1, 数: 3 },
  百: { "": 2, 一: 4, 二: 3, 三: 1, 四: 1, 五: 3, 六: 4, 七: 2, 八: 4, 九: 1, 何: 1, 数: 4 },
  千: { "": 1, 一: 3, 二: 2, 三: 3, 四: 3, 五: 2, 六: 3, 七: 3, 八: 3, 九: 3, 何: 3, 数: 3 },
};

/** Accented mora of one digit; 〇 is ゼロ and 数 スー. */
const DIGIT_ACCENTS: Readonly<Record<string, number>> = {
  〇: 1,
  零: 1,
  一: 2,
  二: 1,
  三: 0,
  四: 1,
  五: 1,
  六: 2,
  七: 1,
  八: 2,
  九: 1,
  何: 1,
  数: 1,
};

/** Accented mora of 十 with the digit after it. */
const TEEN_ACCENTS: Readonly<Record<string, number>> = {
  一: 4,
  二: 3,
  三: 1,
  四: 3,
  五: 1,
  六: 4,
  七: 3,
  八: 4,
  九: 3,
};

const isPower = (character: string): boolean => KANJI_POWERS.includes(character);

/**
 * Cuts a number without a decimal point into its accent phrases: after each of 十, 百, 千 and after higher powers,
 * which join what stands before them; 十 alone takes the digit after it along. Rows of digits go in pairs.
 */
export function numberPhrases(number: string): string[] {
  if (isNeighbours(number)) return [number];
  if (isDigitRow(number)) return number.match(/.{1,2}/gu) ?? [];
  const phrases: string[] = [];
  for (const character of number) {
    const last = phrases.at(-1);
    const joins =
      last !== undefined &&
      (isPower(character)
        ? !/[十百千]$/.test(last) || "万億兆京".includes(character)
        : last === "十");
    if (joins) phrases[phrases.length - 1] = last + character;
    else phrases.push(character);
  }
  return phrases;
}

/**
 * The accented mora of one such phrase, 0 for none.
 * @param phrase - As {@link numberPhrases} cuts it.
 * @param morae - How many morae its reading has.
 */
export function numberAccent(phrase: string, morae: number): number {
  const last = phrase.at(-1)!;
  if (phrase.length === 1 && !isPower(last)) return DIGIT_ACCENTS[last] ?? 0;
  if (phrase.length === 2 && phrase[0] === "十") return TEEN_ACCENTS[last] ?? morae - 1;
  const power = POWER_ACCENTS[last];
  if (power) return power[phrase.slice(0, -1)] ?? morae - 1;
  // 億 and higher keep the accent of what stands before them; 万 has it on its first mora.
  if ("億兆京".includes(last)) return Math.max(1, numberAccent(phrase.slice(0, -1), morae - 2));
  return Math.max(1, morae - 1);
}
