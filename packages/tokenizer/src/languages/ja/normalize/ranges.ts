/**
 * Hyphens and waves between numbers: ranges, scores, addresses, differences; and fractions and ratios.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { numberToKanji } from "./kanji-numerals";

/** A number with its sign, as a fraction has it above and below. */
const FRACTION = /(?<![\d.,/√])(√?)(\d[\d,]*(?:\.\d+)?)[/⁄](√?)(\d[\d,]*(?:\.\d+)?)(?![\d/])/g;

/** 3/4 to 四分の三; a root sign stays before its number. */
export function writeFractions(text: TracedText): TracedText {
  return text.replace(
    FRACTION,
    (_all, rootAbove: string, above: string, rootBelow: string, below: string) =>
      `${rootBelow && "ルート"}${numberToKanji(below)}分の${rootAbove && "ルート"}${numberToKanji(above)}`,
  );
}

/** What a score stands beside: 3-2で勝利, スコアは1-0. */
const SCORE_AFTER =
  /^\s?(?:で?\s?(?:勝|敗|引き?分|快勝|完勝|完敗|辛勝|大勝|逆転|下し|破|リード|制)|の(?:勝|敗|引き?分|同点|スコア|完封|接戦|逆転))/;

/** Hyphens and waves between numbers to から, 対, の or マイナス. */
export function writeRanges(text: TracedText): TracedText {
  const isSum =
    /\d\s?[=≠≒]|[=≠≒]\s?-?\d/.test(text.text) || /^\s*\d+\s?-\s?\d+\s*$/.test(text.text);
  return (
    (isSum ? text.replace(/(?<=[\d)])\s?-\s?(?=[\d(])/g, "マイナス") : text)
      // A range may carry units and weekdays: 3日~5日, 10%~20%.
      .replace(/(?<=[\d一-龠ァ-ヶー]\)?)\s?~\s?(?=-?[\d一-龠])/g, "から")
      .replace(/(?<=\d(?:[時分日月年歳円人階個度%]|キロ|パーセント))\s?-\s?(?=\d)/g, "から")
      // Three and more groups are an address or a serial number.
      .replace(/(?<![\d-])\d+(?:-\d+){2,}(?![\d-])/g, (groups) => groups.replaceAll("-", "の"))
      .replace(/(?<=(?:丁目|番地|番)\d{0,4})-(?=\d)/g, "の")
      .replace(
        /(?<![\d-])(\d+)-(\d+)(?![\d-])/g,
        (all, first: string, last: string, at: number, whole: string) =>
          Number(first) < Number(last) &&
          !SCORE_AFTER.test(whole.slice(at + all.length, at + all.length + 8))
            ? `${first}から${last}`
            : `${first}対${last}`,
      )
      .replace(/(?<=\d)\s?:\s?(?=\d)/g, "対")
      .replace(/#(?=\d)/g, "ナンバー")
  );
}
