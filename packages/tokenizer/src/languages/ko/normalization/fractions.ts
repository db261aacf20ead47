/**
 * Fractions and roots, denominator first.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { agreeParticle } from "./agree-particle";
import { MINUS, readNumber, sinoNumber } from "./numbers";

const FRACTION = new RegExp(
  String.raw`(${MINUS})(√?)(\d{1,4})\/(√?)(\d{1,4})(?![\d/])(이|가|은|는|을|를|과|와|으로|로)?(?![가-힣]{2})`,
  "g",
);
/** 3/4 → 사분의 삼, 1과 1/2 → 일과 이분의 일, √2 → 루트 이. A particle agrees with what is spoken before it. */
export function readFractions(text: TracedText): TracedText {
  return text
    .replace(/(?<![\d/])([1-4])\/4(?=\s?분기)/g, (_, quarter: string) => `${sinoNumber(quarter)}사`)
    .replace(
      new RegExp(String.raw`(${MINUS})(?<!\d)(\d+)([과와])\s?(?=√?\d+\/√?\d)`, "g"),
      (_, minus: string, digits: string, particle: string) =>
        `${readNumber(minus + digits)}${particle} `,
    )
    .replace(
      FRACTION,
      (
        _,
        minus: string,
        rootAbove: string,
        above: string,
        rootBelow: string,
        below: string,
        particle = "",
      ) => {
        const numerator = root(rootAbove) + sinoNumber(above);
        const words = `${minus && "마이너스 "}${root(rootBelow)}${sinoNumber(below)}분의 ${numerator}`;
        return words + agreeParticle(words, particle);
      },
    )
    .replace(/√\s?(?=\d)/g, "루트 ");
}

function root(sign: string): string {
  return sign && "루트 ";
}
