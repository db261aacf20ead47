import type { TracedText } from "../../../text/traced-text";

/** A number from its first digit: digits with or without thousands commas, and a decimal part. */
export const NUMBER = String.raw`(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** A minus sign that is no hyphen: nothing that could be subtracted from or joined stands before it. */
export const MINUS = String.raw`(?:(?<![\dA-Za-z가-힣)\]-])[-−])?`;
/** Signs for "from … to". */
export const RANGE = "[~〜∼～–]";
/** What may stand between a number and 원 and the like: 3만, 3,400억. */
export const MULTIPLIER = "[십백천만억조경]{0,3}";

const DIGITS = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const SMALL_UNITS = ["", "십", "백", "천"];
/** Powers of ten thousand. */
const LARGE_UNITS = ["", "만", "억", "조", "경", "해"];
const NATIVE_ONES = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"];
const NATIVE_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
/** Forms that stand before a counter. */
const BEFORE_COUNTER: Readonly<Record<string, string>> = {
  하나: "한",
  둘: "두",
  셋: "세",
  넷: "네",
  스물: "스무",
};

/**
 * Reads digits one by one: 010 → 공일공.
 * @param zero - Name of zero: 공 in telephone and room numbers, 영 after a decimal point. Default 영.
 */
export function readDigits(digits: string, zero: "영" | "공" = "영"): string {
  return Array.from(digits, (digit) => (digit === "0" ? zero : DIGITS[Number(digit)])).join("");
}

/**
 * A whole number in Sino-Korean words, with a space after 만, 억 and higher units.
 * @param digits - Decimal digits; leading zeros do not count. More than 24 are read one by one.
 */
export function sinoNumber(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, "");
  if (significant === "0") return "영";
  if (significant.length > 4 * LARGE_UNITS.length) return readDigits(significant);
  const groups: string[] = [];
  for (let end = significant.length; end > 0; end -= 4)
    groups.unshift(significant.slice(Math.max(0, end - 4), end));
  return groups
    .map((group, index) => {
      const unit = LARGE_UNITS[groups.length - 1 - index];
      const words = thousands(group);
      // 10,000 is 만, but 100,000,000 is 일억.
      return words && (unit === "만" && words === "일" ? unit : words + unit);
    })
    .filter(Boolean)
    .join(" ");
}

/** A number below ten thousand; 일 is silent before 십, 백, 천. */
function thousands(group: string): string {
  return Array.from(group, (digit, index) => {
    const unit = SMALL_UNITS[group.length - 1 - index];
    if (digit === "0") return "";
    return (digit === "1" && unit ? "" : DIGITS[Number(digit)]) + unit;
  }).join("");
}

/**
 * A number in native Korean words, in the form before a counter (한, 두 … 스무).
 * @param value - A whole number, 1–99.
 */
export function nativeNumber(value: number): string {
  const tens = NATIVE_TENS[Math.floor(value / 10)];
  const ones = NATIVE_ONES[value % 10];
  const last = ones || tens;
  return (ones ? tens : "") + (BEFORE_COUNTER[last] ?? last);
}

/**
 * Digits with thousands commas, a decimal point and a sign: -1,234.5 → 마이너스 천이백삼십사점오.
 * @param written - `-` or `−` for negative numbers.
 */
export function readNumber(written: string): string {
  const sign = /^[-−]/.test(written) ? "마이너스 " : "";
  const [whole, fraction] = written
    .replace(/^[-−+]/, "")
    .replaceAll(",", "")
    .split(".");
  return sign + sinoNumber(whole || "0") + (fraction ? `점${readDigits(fraction)}` : "");
}

/** Sino-Korean; digit by digit after a leading zero; 1만 and 1천 are 만 and 천. */
export function readPlainNumbers(text: TracedText): TracedText {
  return text
    .replace(/(?<![\d.,])1(?=[십백천만])/g, "")
    .replace(/(?<![\d.,])0\d+(?![\d,.]\d)(?![년월일시분초호])/g, (digits) =>
      readDigits(digits, "공"),
    )
    .replace(new RegExp(MINUS + NUMBER, "g"), (number) => readNumber(number));
}

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

const PAIRS: readonly (readonly [afterConsonant: string, afterVowel: string])[] = [
  ["이", "가"],
  ["은", "는"],
  ["을", "를"],
  ["과", "와"],
  ["으로", "로"],
];

/** A particle with two forms at the end of a word, for use in a larger pattern. */
export const PARTICLE = "(이|가|은|는|을|를|과|와|으로|로)(?![가-힣])";

/**
 * The form of a particle that follows `words`.
 * @param words - Spoken words that end in hangul.
 * @param particle - Either form; anything else comes back as it is.
 */
export function agreeParticle(words: string, particle: string): string {
  const pair = PAIRS.find((forms) => forms.includes(particle));
  if (!pair) return particle;
  const coda = (words.charCodeAt(words.length - 1) - 0xac00) % 28;
  // 로 also follows ㄹ, the eighth coda.
  return coda === 0 || (particle.endsWith("로") && coda === 8) ? pair[1] : pair[0];
}
