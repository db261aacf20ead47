/**
 * Fractions and roots, denominator first.
 * @module
 */
import { readNumber, sinoNumber } from "./numbers";
import { MINUS } from "./patterns";

const FRACTION = new RegExp(String.raw`(${MINUS})(√?)(\d{1,4})\/(√?)(\d{1,4})(?![\d/])(이|가|은|는|을|를|과|와)?(?![가-힣]{2})`, "g");
/** Particles that change after a vowel, with their other form. */
const AFTER_VOWEL: Readonly<Record<string, string>> = { 이: "가", 은: "는", 을: "를", 과: "와" };
const AFTER_CONSONANT: Readonly<Record<string, string>> = { 가: "이", 는: "은", 를: "을", 와: "과" };

/** 3/4 → 사분의 삼, 1과 1/2 → 일과 이분의 일, √2 → 루트 이. A particle agrees with what is spoken before it. */
export function readFractions(text: string): string {
  return text
    .replace(
      new RegExp(String.raw`(${MINUS})(?<!\d)(\d+)([과와])\s?(?=√?\d+\/√?\d)`, "g"),
      (_, minus: string, digits: string, particle: string) => `${readNumber(minus + digits)}${agree(readNumber(digits), particle)} `,
    )
    .replace(FRACTION, (_, minus: string, rootAbove: string, above: string, rootBelow: string, below: string, particle = "") => {
      const numerator = root(rootAbove) + sinoNumber(above);
      const words = `${minus && "마이너스 "}${root(rootBelow)}${sinoNumber(below)}분의 ${numerator}`;
      return words + agree(words, particle);
    })
    .replace(/√\s?(?=\d)/g, "루트 ");
}

function root(sign: string): string {
  return sign && "루트 ";
}

function agree(words: string, particle: string): string {
  const closed = (words.charCodeAt(words.length - 1) - 0xac00) % 28 > 0;
  return (closed ? AFTER_CONSONANT : AFTER_VOWEL)[particle] ?? particle;
}
