/**
 * Names made of Latin letters and digits, whose digits are English: 3D, B2B, Windows11, 1st.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { spellLatin } from "./letter-names";

const ONES =
  "ゼロ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン テン イレブン トゥエルブ サーティーン フォーティーン フィフティーン シックスティーン セブンティーン エイティーン ナインティーン";
const TENS =
  "トゥエンティー サーティー フォーティー フィフティー シックスティー セブンティー エイティー ナインティー";
const ORDINALS =
  "ファースト セカンド サード フォース フィフス シックスス セブンス エイス ナインス テンス";

/** An English number of one or two digits in katakana. */
function englishNumber(digits: string): string {
  const value = Number(digits);
  const ones = ONES.split(" ");
  if (value < 20) return ones[value];
  const rest = value % 10;
  return TENS.split(" ")[Math.floor(value / 10) - 2] + (rest ? ones[rest] : "");
}

/** Digits inside such names to English words in katakana, or "to" between two capital letters. */
export function writeLettersWithDigits(text: TracedText): TracedText {
  return (
    text
      // Business to business, peer to peer; but water is H2O and B2F a floor.
      .replace(
        /(?<=(?:^|[^A-Za-z\d])[A-Z])2(?=[A-EG-Z](?![A-Za-z\d]))/g,
        (two, at: number, all: string) =>
          /^(?:H2[OS]|N2O)$/.test(all.slice(at - 1, at + 2)) ? two : " to ",
      )
      .replace(
        /(?<=(?:^|[^A-Za-z\d])[A-Za-z][A-Za-z]{1,30})([1-9]\d?)(?![\dA-Za-z.,:/-])/g,
        englishNumber,
      )
      .replace(
        /(?<![A-Za-z\d.,])([1-9])(D(?=[A-Z]{0,3}(?![A-Za-z\d]))|G(?![A-Za-z\d]))/g,
        (_all, digit: string, letter: string) => englishNumber(digit) + spellLatin(letter),
      )
      .replace(
        /(?<![A-Za-z\d.,])(\d)([SK]?L?D?K)(?![A-Za-z\d])/g,
        (_all, digit: string, letters: string) => digit + spellLatin(letters),
      )
      .replace(
        /(?<![A-Za-z\d.,])(\d{1,3})(?:st|nd|rd|th)(?![A-Za-z\d])/gi,
        (_all, digits: string) => ORDINALS.split(" ")[Number(digits) - 1] ?? `${digits}番目`,
      )
  );
}
