/**
 * Digits and capital letters that touch: 5G, 3D, 4K.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { spellLatin } from "./web";

const DIGITS = "제로 원 투 쓰리 포 파이브 식스 세븐 에이트 나인";

/** Generations, dimensions and resolutions are English; other letters behind a number are spelled after it. */
export function readLettersWithDigits(text: TracedText): TracedText {
  return (
    text
      .replace(
        /(?<![A-Za-z\d.,])(\d)([GDK])(?![A-Za-z\d])/g,
        (_, digit: string, letter: string) => DIGITS.split(" ")[Number(digit)] + spellLatin(letter),
      )
      // B1층 is a floor, A4 and MP3 are names.
      .replace(/(?<![A-Za-z\d])B(?=\d{1,2}층)/g, "지하 ")
      .replace(
        /(?<=[A-Z])[1-9](?![\dA-Za-z.,:/-]|\s?(?:층|번|호|동|세|개|급|등|조|반))/g,
        (digit) => DIGITS.split(" ")[Number(digit)],
      )
      .replace(/(?<=\d)[A-Z]{1,4}(?![A-Za-z\d])|(?<=\d)[kp](?![A-Za-z\d])/g, spellLatin)
  );
}
