/**
 * Signs of arithmetic and comparison.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

/** Signs of a sum to words; numbers stay in digits. */
export function writeArithmetic(text: TracedText): TracedText {
  return text
    .replace(/(?<=[\d)])\s?(?:[×✕*]|[xX](?=\s?\d))\s?(?=[\d(√-])/g, "カケル")
    .replace(/(?<=[\d)])\s?÷\s?(?=[\d(√-])/g, "ワル")
    .replace(/(?<=[\d)A-Za-z])\^(\d{1,4})/g, "の$1乗")
    .replace(/\s?±\s?(?=\d)/g, "プラスマイナス")
    .replace(/\s?\+\s?(?=[\d(√])/g, "プラス")
    .replace(/[△▲]\s?(?=\d)/g, "マイナス")
    .replace(/(?<![\d A-Za-z])-\s?(?=[\d√])|(?<=\s)-(?=[\d√])/g, "マイナス")
    .replace(/(?<=\S)\s?[≒≈≃]\s?/g, "ニアリーイコール")
    .replace(/(?<=\S)\s?≠\s?/g, "ノットイコール")
    .replace(/(?<=[\dA-Za-z)])\s?(?:≥|≧|>=)\s?(?=[\d-])/g, "大なりイコール")
    .replace(/(?<=[\dA-Za-z)])\s?(?:≤|≦|<=)\s?(?=[\d-])/g, "小なりイコール")
    .replace(/(?<=[\d)])\s?=\s?(?=\S)/g, "イコール")
    .replace(/(?<=\d)\s?>\s?(?=\d)/g, "大なり")
    .replace(/(?<=\d)\s?<\s?(?=\d)/g, "小なり");
}
