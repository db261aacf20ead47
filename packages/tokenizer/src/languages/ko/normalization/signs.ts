/**
 * Signs between and before numbers.
 * @module
 */

const BETWEEN: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d\s?)\+(?=\s?\d)/g, " 더하기 "],
  [/(?<=\d\s?)[×*](?=\s?\d)/g, " 곱하기 "],
  [/(?<=\d\s?)÷(?=\s?\d)/g, " 나누기 "],
  [/(?<=\d\s?)−(?=\s?\d)|(?<=\d\s)-(?=\s\d)/g, " 빼기 "],
  [/(?<=[\d가-힣)]\s?)=(?=\s?[\d가-힣(-])/g, " 은 "],
  [/(?<![\d가-힣])±(?=\s?\d)/g, "플러스마이너스 "],
  [/(?<!\S)\+(?=\d)/g, "플러스 "],
  [/#(?=[\d가-힣])/g, "샵 "],
  [/&/g, " 앤드 "],
  [/№\s?(?=\d)/g, "넘버 "],
];

/** Reads signs of arithmetic and the like. */
export function readSigns(text: string): string {
  return BETWEEN.reduce((words, [sign, name]) => words.replace(sign, name), text).replace(/ {2,}/g, " ");
}
