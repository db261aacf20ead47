/**
 * Signs between and before numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { agreeParticle } from "./agree-particle";
import { readDigits } from "./numbers";

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d\s?)\+(?=\s?\d)/g, " 더하기 "],
  [/(?<=\d\s?)[×*](?=\s?\d)/g, " 곱하기 "],
  [/(?<=\d\s?)÷(?=\s?\d)/g, " 나누기 "],
  [/(?<=\d\s?)−(?=\s?\d)|(?<=\d\s)-(?=\s\d)|(?<=\d)-(?=\d+\s?=)/g, " 빼기 "],
  [/(?<!\d)±(?=\s?\d)/g, "플러스마이너스 "],
  [/(?<!\S)\+(?=\d)/g, "플러스 "],
  // Scores and ratios; clock times have been read before.
  [
    /(?<=\d\s?):(?=\s?\d)|(?<=(?<![\d-])\d{1,2})-(?=0(?![\d-]))|(?<=\d)-(?=\d+(?:로|으로)?\s?(?:이[겼긴기]|승(?!강)|패|완승|역전))/g,
    " 대 ",
  ],
  // House and model numbers.
  [/(?<=\d)-(?=\d)/g, " 다시 "],
  [/#(?=\d+(?![\d가-힣A-Za-z]))/g, "넘버 "],
  [/(?<![A-Za-z\d가-힣])#(?=[\d가-힣A-Za-z_])/g, "해시태그 "],
  [/#/g, "샵 "],
  [/&/g, " 앤드 "],
  [/№\s?(?=\d)/g, "넘버 "],
];

/** Days that became names: 4·19, 6·25, and with a full stop before what happened then. */
const NAMED_DAYS =
  /(?<![\d.·])(\d{1,2})(?:[·ㆍ‧]|\.(?=\d{1,2}\s?(?:광복|혁명|전쟁|운동|민주|항쟁|사태|테러|독립|만세|대책|선언|총선|절(?!반)|비상계엄|계엄|사건|쿠데타|총파업|사변|의거)))(\d{1,2})(?!\d)/g;

/** Reads signs of arithmetic, ratios and the like. */
export function readSigns(text: TracedText): TracedText {
  const days = text.replace(NAMED_DAYS, (_, month: string, day: string) => readDigits(month + day));
  return SIGNS.reduce((words, [sign, name]) => words.replace(sign, name), days).replace(
    / {2,}/g,
    " ",
  );
}

/** Reads `=` as the topic particle, which depends on the word before it: 일 더하기 일은 이. */
export function readEquals(text: TracedText): TracedText {
  return text.replace(
    /([가-힣])\s?=\s?(?=[가-힣A-Za-z])/g,
    (_, last: string) => `${last}${agreeParticle(last, "은")} `,
  );
}
