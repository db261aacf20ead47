/**
 * Tones of 一 and 不.
 * @module
 */

const NUMERAL = /[零〇一二三四五六七八九十百千万亿]/;
/** Characters in front of 一 that make it an ordinal, a decimal or the end of a word: it keeps its tone. */
const KEEPS_BEFORE = /[第点统唯万单专之惟划逐合归期周拜初幺零〇一二三四五六七八九十百千亿]$/;
/** What is counted off rather than counted. */
const KEEPS_BEHIND =
  /^(?:[月号楼路班战]|年级|等奖|点[零〇一二三四五六七八九](?![十分])|[零〇一二三四五六七八九])/;
/** The neutral tone of these was a fourth one. */
const ONCE_FOURTH = /[个位下]/;
/** Verbs that 不 parts from their complement: 对不起, 看不见. */
const POTENTIAL =
  /[看听说吃买来去走拿做受想找记认赶谈用对差了舍免少怪进出放合][不][见到完起了得动及住清懂出上下开多过成]/;

const tone = (reading: string | undefined) => reading?.at(-1);
const isFourth = (reading: string | undefined, character: string | undefined) =>
  tone(reading) === "4" || (tone(reading) === "5" && ONCE_FOURTH.test(character ?? ""));

function yi(text: string, citation: readonly string[], i: number): string {
  const next = citation[i + 1];
  const before = text[i - 1] ?? "";
  const behind = text.slice(i + 1, i + 4);
  if (text[i - 1] && text[i - 1] === text[i + 1] && !NUMERAL.test(text[i - 1])) return "yi5";
  if (!next) return "yi1";
  // 一百, 一千 and 一万 change also inside a longer number; the digits of a number do not.
  const unit = /^[百千万亿]/.test(behind);
  if (!unit && (KEEPS_BEFORE.test(before) || KEEPS_BEHIND.test(behind))) return "yi1";
  return isFourth(next, text[i + 1]) ? "yi2" : "yi4";
}

function bu(text: string, citation: readonly string[], i: number): string {
  const before = text[i - 1];
  if (before && before === text[i + 1] && citation[i - 1]) return "bu5";
  if (before && POTENTIAL.test(text.slice(i - 1, i + 2))) return "bu5";
  return isFourth(citation[i + 1], text[i + 1]) ? "bu2" : "bu4";
}

/**
 * 一 is yí before a fourth tone and yì before the others, but yī at the end, in ordinals and in digit strings;
 * 不 is bú before a fourth tone; between two equal verbs both are neutral.
 * @param text - Simplified text.
 * @param citation - Numbered pinyin per UTF-16 unit, `""` where nothing is spoken.
 */
export function yiBuSandhi(text: string, citation: readonly string[]): string[] {
  return citation.map((reading, i) => {
    if (text[i] === "一" && reading) return yi(text, citation, i);
    if (text[i] === "不" && reading) return bu(text, citation, i);
    return reading;
  });
}
