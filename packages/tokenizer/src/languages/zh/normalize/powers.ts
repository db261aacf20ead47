/**
 * Powers and angles.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { integerToChinese } from "../numbers";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUPERSCRIPT = /(?<=[\dA-Za-z)）零一二三四五六七八九十百千万亿])(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})/g;
const CARET = /(?<=[\dA-Za-z)）])\s?\^\s?([-−]?)(\d{1,4})(?![\d.])/g;
const ANGLE = /(?<=\d)°\s?(\d{1,2})\s?['′](?:\s?(\d{1,2}(?:\.\d{1,3})?)\s?(?:["″]|''|′′))?/g;
const STOPWATCH = /(?<![\d.])(\d{1,3})['′](\d{1,2}(?:\.\d{1,3})?)(?:["″]|''|′′)/g;

function power(negative: boolean, exponent: number): string {
  if (!negative && exponent === 2) return "的平方";
  if (!negative && exponent === 3) return "的立方";
  return `的${negative ? "负" : ""}${integerToChinese(String(exponent))}次方`;
}

/** 10⁵ and 10^5 → 10的五次方, x² → x的平方, H₂O → H二O. Units have been read before. */
export function powers(text: TracedText): TracedText {
  return text
    .replace(SUPERSCRIPT, (_, minus, digits: string) =>
      power(minus !== "", Number([...digits].map((digit) => RAISED.indexOf(digit)).join(""))),
    )
    .replace(/[₀-₉]{1,8}/g, (row) =>
      integerToChinese([...row].map((digit) => digit.charCodeAt(0) - 0x2080).join("")),
    )
    .replace(CARET, (_, minus, digits) => power(minus !== "", Number(digits)));
}

/** 116°23′15″ → 116度23分15秒; 5′30″, a time on a stopwatch, → 5分30秒; 6.7″ → 6.7英寸. */
export function angles(text: TracedText): TracedText {
  return text
    .replace(ANGLE, (_, minutes, seconds) => `度${minutes}分${seconds ? `${seconds}秒` : ""}`)
    .replace(STOPWATCH, (_, minutes, seconds) => `${minutes}分${seconds}秒`)
    .replace(/(?<=\d)″/g, "英寸");
}
