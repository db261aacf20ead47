/**
 * Numbers in Chinese numerals as words: 二百二十九 is 二百 and 二十九, 二零二六 is one word.
 * @module
 */

const DIGIT = /[零〇一二三四五六七八九幺两]/;
const UNIT = /[百千万亿]/;

/**
 * Where the part of a number that begins at an offset ends: digits in a row, tens with their ones, or a digit with the
 * units behind it.
 * @returns The offset behind it; `from` where none begins.
 */
export function numberEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && DIGIT.test(text[i])) i++;
  const digits = i - from;
  if (digits > 1 && (i >= to || (text[i] !== "十" && !UNIT.test(text[i])))) return i;
  // 零五十 and 百零五: what stands before the last digit is a part of its own.
  if (digits > 1) return i - 1;
  if (i < to && text[i] === "十") {
    i++;
    if (i < to && DIGIT.test(text[i])) i++;
    return i;
  }
  if (digits === 0) return from;
  while (i < to && UNIT.test(text[i])) i++;
  return i;
}
