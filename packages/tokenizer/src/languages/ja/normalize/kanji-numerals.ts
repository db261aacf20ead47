/**
 * Digits to kanji numerals.
 * @module
 */

const DIGITS = "〇一二三四五六七八九";
const SMALL_POWERS = ["", "十", "百", "千"];
const LARGE_POWERS = ["", "万", "億", "兆", "京"];

/** Each digit by itself: 2024 to 二〇二四. */
export const digitsToKanji = (digits: string): string =>
  digits.replace(/\d/g, (digit) => DIGITS[Number(digit)]);

/** Each digit by itself with 0 as the word ゼロ, as telephone numbers are spoken. */
export const digitsToSpokenKanji = (digits: string): string =>
  digitsToKanji(digits).replaceAll("〇", "ゼロ");

/**
 * A whole number with powers: 2024 to 二千二十四. 千 before 万 and higher is 一千; numbers of more than
 * 20 digits are written digit by digit.
 * @param digits - Half-width digits without commas; leading zeros are ignored.
 */
export function integerToKanji(digits: string): string {
  const number = digits.replace(/^0+(?=\d)/, "");
  if (number === "0") return "〇";
  if (number.length > 4 * LARGE_POWERS.length) return digitsToKanji(number);
  let result = "";
  for (let group = Math.ceil(number.length / 4) - 1; group >= 0; group--) {
    const end = number.length - 4 * group;
    const four = number.slice(Math.max(0, end - 4), end);
    const words = groupToKanji(four);
    if (!words) continue;
    const bareThousand = group > 0 && words.startsWith("千");
    result += (bareThousand ? "一" : "") + words + LARGE_POWERS[group];
  }
  return result;
}

/** Up to four digits; 一 is silent before 十 百 千. */
function groupToKanji(digits: string): string {
  return [...digits]
    .map((digit, index) => {
      const power = digits.length - 1 - index;
      if (digit === "0") return "";
      return (digit === "1" && power > 0 ? "" : DIGITS[Number(digit)]) + SMALL_POWERS[power];
    })
    .join("");
}

/** A number with an optional decimal part and thousands commas: 1,234.05 to 千二百三十四点〇五. */
export function numberToKanji(number: string): string {
  const [whole, decimals] = number.replaceAll(",", "").split(".");
  const words = integerToKanji(whole);
  if (decimals === undefined) return words;
  // Before 点 the zero is レイ, which is how 零 is read.
  return `${words === "〇" ? "零" : words}点${digitsToKanji(decimals)}`;
}
