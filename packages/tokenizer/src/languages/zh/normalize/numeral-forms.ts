/**
 * Other ways to write a figure, made plain before numbers are read.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

/** First code point of each row of signs for whole numbers, with the number it stands for and how many follow. */
const ROWS: readonly (readonly [first: number, number: number, count: number])[] = [
  [0x2460, 1, 20], // ①
  [0x2474, 1, 20], // ⑴
  [0x2488, 1, 20], // ⒈
  [0x24ea, 0, 1], // ⓪
  [0x24eb, 11, 10], // ⓫
  [0x24f5, 1, 10], // ⓵
  [0x2776, 1, 10], // ❶
  [0x2780, 1, 10], // ➀
  [0x278a, 1, 10], // ➊
  [0x3220, 1, 10], // ㈠
  [0x3280, 1, 10], // ㊀
  [0x2160, 1, 12], // Ⅰ
  [0x2170, 1, 12], // ⅰ
];
const SIGN =
  /[\u2460-\u249b\u24ea-\u24fe\u2776-\u2793\u3220-\u3229\u3280-\u3289\u2160-\u216b\u2170-\u217b]/g;

/** Signs of one character for a unit, a month, a day or an hour: ㎏, ㋀, ㏠, ㍘. */
const SQUARED = /[\u32c0-\u32cb\u3358-\u3370\u3380-\u33a0\u33a2-\u33a4\u33a6-\u33fe]/g;

const FIGURE = new RegExp(`${SIGN.source}|[0-9]`);

/** The value of a sign for a whole number, kept apart from a figure that touches it: ①② is 1、2. */
function valueOf(sign: string, at: number, whole: string): string {
  const code = sign.charCodeAt(0);
  const row = ROWS.find(([first, , count]) => code >= first && code < first + count);
  if (!row) return sign;
  const before = /[0-9]/.test(whole[at - 1] ?? "") ? "、" : "";
  const behind = FIGURE.test(whole[at + 1] ?? "") ? "、" : "";
  return before + String(row[1] + code - row[0]) + behind;
}

/** The value of a decimal digit of any script: each script's ten digits follow each other from its zero on. */
function digitValue(digit: string): string {
  const folded = digit.normalize("NFKC");
  if (folded !== digit) return folded;
  let zero = digit.codePointAt(0)!;
  const code = zero;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** Roman numerals up to 39 in letters. */
const ROMAN = "X{0,3}(?:IX|IV|V?I{0,3})";
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
/** Rulers who count their namesakes: 亨利VIII is 亨利八世. */
const RULERS =
  "亨利|查理|查尔斯|伊丽莎白|爱德华|乔治|拿破仑|叶卡捷琳娜|亚历山大|尼古拉|尼古拉斯|彼得|威廉|腓力|菲利普|约翰|保罗|本笃|伊凡|詹姆斯|理查|弗朗茨|卡尔|古斯塔夫|拉美西斯|托勒密|玛丽";

const RULER = new RegExp(`(?<=${RULERS})\\s?([IVX]{1,6})(?![A-Za-z\\d世])`, "g");
const ROMAN_BEFORE_NOUN = new RegExp(
  `(?<=第\\s?)([IVX]{1,6})(?![A-Za-z\\d])|(?<![A-Za-z\\d])([IVX]{1,6})(?=[章卷节節部篇级級期型世类類册冊幕])`,
  "g",
);
const ROMAN_BEHIND = /(?<=[\u4e00-\u9fff])([IVX]{2,6})(?![A-Za-z\d])/g;

function romanValue(letters: string): string | undefined {
  if (!new RegExp(`^${ROMAN}$`).test(letters)) return undefined;
  const values = [...letters].map((letter) => ROMAN_VALUES[letter]);
  return String(
    values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0),
  );
}

/** Figures of any kind as ASCII digits: ⑫, Ⅳ, ٣, 第III章, ㎏. A missing zero is put in front of a point. */
export function plainFigures(text: TracedText): TracedText {
  return text
    .replace(SIGN, valueOf)
    .replace(SQUARED, (sign) => sign.normalize("NFKC"))
    .replace(/(?![0-9])\p{Nd}/gu, digitValue)
    .replace(RULER, (all, letters) => withWord(romanValue(letters), "世") ?? all)
    .replace(ROMAN_BEFORE_NOUN, (all, first, second) => romanValue(first ?? second) ?? all)
    .replace(ROMAN_BEHIND, (all, letters) => romanValue(letters) ?? all)
    .replace(/(?<=[\s(（,，:：=<>~+$¥￥-])\.(?=\d)/g, "0.");
}

function withWord(number: string | undefined, word: string): string | undefined {
  return number && number + word;
}
