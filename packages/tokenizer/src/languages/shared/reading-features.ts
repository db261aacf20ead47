/**
 * What the model of readings sees around a character, as numbers.
 * @module
 */
import type { TextRange } from "../../text/range";

/** A text as the dictionary has cut and read it. */
export interface ReadText {
  readonly text: string;
  /** Words in order; they cover the text. */
  readonly words: readonly TextRange[];
  /** Class of each word. */
  readonly classes: readonly number[];
  /** Readings per UTF-16 unit as the dictionary lists them. */
  readonly listed: readonly string[];
  /** Readings after the rules. */
  readonly ruled: readonly string[];
}

/** Features of one character; more would not fit. */
export const MOST_FEATURES = 64;

const EDGE = 1;

/**
 * Writes the features of a character into `out`: each is a hash of the character, a template and what fills it.
 * `training/readings` trains on these very numbers, so a change here needs a new model.
 * @param offset - UTF-16 offset of the character.
 * @param wordIndex - Index of the word that holds it.
 * @returns How many there are.
 */
export function readingFeatures(
  { text, words, classes, listed, ruled }: ReadText,
  offset: number,
  wordIndex: number,
  out: Int32Array,
): number {
  const target = text.charCodeAt(offset);
  let count = 0;
  let template = 0;
  const add = (a = 0, b = 0, c = 0) => {
    out[count++] = hash(target, ++template, a, b, c);
  };
  const at = (distance: number) => {
    const index = offset + distance;
    return index < 0 || index >= text.length ? EDGE : text.charCodeAt(index);
  };
  const m4 = at(-4), m3 = at(-3), m2 = at(-2), m1 = at(-1), p1 = at(1), p2 = at(2), p3 = at(3), p4 = at(4); // prettier-ignore
  add();
  add(m1);
  add(m2);
  add(m3);
  add(m4);
  add(p1);
  add(p2);
  add(p3);
  add(p4);
  add(m2, m1);
  add(m3, m2);
  add(m1, p1);
  add(p1, p2);
  add(p2, p3);
  add(m1, p2);
  add(m2, p1);
  add(m3, m2, m1);
  add(m2, m1, p1);
  add(m1, p1, p2);
  add(p1, p2, p3);
  const word = words[wordIndex];
  const own = spell(text, word);
  const position = offset - word.start;
  const size = word.end - word.start;
  add(own, position);
  add(Math.min(size, 4), position);
  const classAt = (distance: number) => classes[wordIndex + distance] ?? 99;
  const wordAt = (distance: number) => {
    const found = words[wordIndex + distance];
    return found === undefined ? EDGE : spell(text, found);
  };
  const lengthAt = (distance: number) => {
    const found = words[wordIndex + distance];
    return found === undefined ? 0 : Math.min(found.end - found.start, 3);
  };
  const before = wordAt(-1);
  const behind = wordAt(1);
  const [cm2, cm1, c0, c1, c2] = [classAt(-2), classAt(-1), classAt(0), classAt(1), classAt(2)];
  add(before);
  add(behind);
  add(before, behind);
  add(wordAt(-2), before);
  add(behind, wordAt(2));
  add(wordAt(-2));
  add(wordAt(2));
  add(cm1, lengthAt(-1));
  add(c1, lengthAt(1));
  add(cm2, cm1);
  add(c1, c2);
  add(cm1, c1);
  add(cm2, cm1, c1);
  add(cm1, c1, c2);
  add(before, c1);
  add(cm1, behind);
  add(c0, size > 1 ? 1 : 0);
  const listedReading = syllable(listed[offset]);
  const ruledReading = syllable(ruled[offset]);
  add(listedReading, size > 1 ? 1 : 0);
  add(ruledReading);
  add(listedReading, ruledReading, size > 1 ? 1 : 0);
  add(ruledReading, p1);
  add(ruledReading, m1);
  // Doubled characters make adverbs, equal ones on both sides questions and attempts.
  add(m1 === m2 ? 1 : 0, m1 === p1 ? 1 : 0, p1 === p2 ? 1 : 0);
  add(isGivenName(p1) ? 1 : 0, isGivenName(p2) ? 1 : 0, cm1);
  add(isGivenName(p1) ? 1 : 0, isGivenName(p2) ? 1 : 0, isHan(m1) ? 1 : 0);
  add(isHan(m1) ? 1 : 0, isHan(p1) ? 1 : 0);
  return count;
}

function hash(target: number, template: number, a: number, b: number, c: number): number {
  let h = Math.imul(target + 0x9e37, 0x85ebca6b) ^ Math.imul(template, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15) ^ a, 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0x297a2d39);
  h = Math.imul(h ^ (h >>> 16) ^ c, 0x85ebca77);
  return h ^ (h >>> 14);
}

/** A number for a word: its characters mixed. */
function spell(text: string, { start, end }: TextRange): number {
  let h = 0x811c;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** A number for a reading. */
function syllable(reading: string | undefined): number {
  if (!reading) return 0;
  let h = 0x1505;
  for (let i = 0; i < reading.length; i++) h = Math.imul(h, 33) ^ reading.charCodeAt(i);
  return h;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

/** Characters that given names have more often than other text. */
const GIVEN_NAME =
  "伟芳娜敏静丽强磊洋艳勇军杰娟涛超霞秀兰刚燕彬辉鹏玲莉萍峰宇琳琪欣怡诗梓轩涵浩睿晨曦婷雪梅英华志国建明文慧颖俊凯鑫博雨佳瑶倩茜岚薇蕾菲颜昊哲翰宁航帆毅翔旭栋亮斌晓昕桂珍淑贤良德富贵荣祥康福永庆云龙虎松柏林森春夏秋冬月红玉凤莲菊香琴瑞思远鸿嘉诚信义礼智仁孝忠正义庚镛麟谦诺鸣";

function isGivenName(unit: number): boolean {
  return isHan(unit) && GIVEN_NAME.includes(String.fromCharCode(unit));
}
