/** The powers of ten, from small to large. */
export const KANJI_POWERS = "十百千万億兆京";

const DIGIT: Readonly<Record<string, string>> = {
  〇: "ゼロ",
  零: "レー",
  一: "イチ",
  二: "ニ",
  三: "サン",
  四: "ヨン",
  五: "ゴ",
  六: "ロク",
  七: "ナナ",
  八: "ハチ",
  九: "キュー",
  何: "ナン",
  数: "スー",
};

const POWER: Readonly<Record<string, string>> = {
  十: "ジュー",
  百: "ヒャク",
  千: "セン",
  万: "マン",
  億: "オク",
  兆: "チョー",
  京: "ケー",
};

/** Digit (or lower power) and power that fuse. */
const FUSED: Readonly<Record<string, string>> = {
  三百: "サンビャク",
  六百: "ロッピャク",
  八百: "ハッピャク",
  何百: "ナンビャク",
  一千: "イッセン",
  三千: "サンゼン",
  八千: "ハッセン",
  何千: "ナンゼン",
  一兆: "イッチョー",
  八兆: "ハッチョー",
  十兆: "ジュッチョー",
  一京: "イッケー",
  六京: "ロッケー",
  八京: "ハッケー",
  十京: "ジュッケー",
  百京: "ヒャッケー",
};

/** A number as spoken, cut before its last digit or power, which is what a counter changes. */
export interface NumberReading {
  readonly head: string;
  /** The last character of the number, 〇 to 京. */
  readonly last: string;
  /** Its reading when no counter changes it. */
  readonly tail: string;
}

/** Whether a number is a row of digits (二〇二四) rather than written with powers (二千二十四). */
export const isDigitRow = (number: string): boolean =>
  ![...number].some((character) => KANJI_POWERS.includes(character));

/** Whether two digits in a row are an estimate: 二三 is two or three. */
export const isNeighbours = (number: string): boolean =>
  number.length === 2 && "一二三四五六七八九".includes(number);

/**
 * Reads a number in kanji. Rows of digits are read digit by digit; 点 is a decimal point.
 * @param number - Only the digits 〇零一二三四五六七八九, {@link KANJI_POWERS}, 点, 何 and 数; not empty.
 */
export function readKanjiNumber(number: string): NumberReading {
  const point = number.indexOf("点");
  if (point >= 0) {
    const whole = number.slice(0, point);
    const decimals = readKanjiNumber(number.slice(point + 1));
    return { ...decimals, head: beforePoint(whole) + "テン" + decimals.head };
  }
  if (isNeighbours(number)) {
    const first: Readonly<Record<string, string>> = { 四: "シ", 七: "シチ" };
    return { head: first[number[0]] ?? DIGIT[number[0]], last: number[1], tail: DIGIT[number[1]] };
  }
  const parts: { last: string; reading: string }[] = [];
  for (const character of number) {
    const before = parts.at(-1);
    const fused = before && FUSED[before.last + character];
    if (fused) parts.splice(-1, 1, { last: character, reading: fused });
    else parts.push({ last: character, reading: DIGIT[character] ?? POWER[character] });
  }
  const end = parts.pop()!;
  return { head: parts.map((part) => part.reading).join(""), last: end.last, tail: end.reading };
}

/** The integer before a decimal point: レーテンゴ, イッテンゴ, ハッテンゴ, ジュッテンゴ. */
function beforePoint(number: string): string {
  const { head, last, tail } = readKanjiNumber(number);
  const changed: Readonly<Record<string, string>> = {
    〇: "レー",
    一: "イッ",
    八: "ハッ",
    十: "ジュッ",
  };
  return head + (changed[last] ?? tail);
}
