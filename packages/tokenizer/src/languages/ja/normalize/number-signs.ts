/**
 * Signs between and before numbers: ranges, fractions, arithmetic, comparison.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { numberToKanji } from "./kanji-numerals";

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;

/** Fractions, ranges and arithmetic signs to words; numbers that only count stay in digits. */
export function writeNumberSigns(text: TracedText): TracedText {
  const fraction = new RegExp(`(?<![\\d.,/])(${NUMBER})[/⁄](${NUMBER})(?![\\d/])`, "g");
  const isSum = /\d\s*[=≠≒]|[=≠≒]\s*-?\d/.test(text.text);
  return (
    (isSum ? text.replace(/(?<=[\d)])\s*-\s*(?=[\d(])/g, "マイナス") : text)
      .replace(
        fraction,
        (_all, above: string, below: string) =>
          `${numberToKanji(below)}分の${numberToKanji(above)}`,
      )
      // A range may carry units and weekdays: 3日~5日, 10%~20%.
      .replace(/(?<=[\d一-龠ァ-ヶー]\)?)\s*~\s*(?=-?[\d一-龠])/g, "から")
      // Three and more groups are an address or a serial number.
      .replace(/(?<![\d-])\d+(?:-\d+){2,}(?![\d-])/g, (groups) => groups.replaceAll("-", "の"))
      .replace(/(?<=(?:丁目|番地)\d*)-(?=\d)/g, "の")
      .replace(/(?<![\d-])(\d+)-(\d+)(?![\d-])/g, (_all, first: string, last: string) =>
        Number(first) < Number(last) ? `${first}から${last}` : `${first}対${last}`,
      )
      .replace(/(?<=\d)\s*[×✕*]\s*(?=[\d(])/g, "カケル")
      .replace(/(?<=\d)\s*÷\s*(?=[\d(])/g, "ワル")
      .replace(/(?<=\d)\s*:\s*(?=\d)/g, "対")
      .replace(/#(?=\d)/g, "ナンバー")
      .replace(/±\s*(?=\d)/g, "プラスマイナス")
      .replace(/\+\s*(?=[\d(])/g, "プラス")
      .replace(/(?<![\d A-Za-z])-\s?(?=\d)|(?<=\s)-(?=\d)/g, "マイナス")
      .replace(/(?<=[\d)])\s*=\s*(?=\S)/g, "イコール")
      .replace(/\s*≒\s*/g, "ニアリーイコール")
      .replace(/\s*≠\s*/g, "ノットイコール")
      .replace(/(?<=\d)\s*(?:≥|≧|>=)\s*(?=\d)/g, "大なりイコール")
      .replace(/(?<=\d)\s*(?:≤|≦|<=)\s*(?=\d)/g, "小なりイコール")
      .replace(/(?<=\d)\s*>\s*(?=\d)/g, "大なり")
      .replace(/(?<=\d)\s*<\s*(?=\d)/g, "小なり")
  );
}
