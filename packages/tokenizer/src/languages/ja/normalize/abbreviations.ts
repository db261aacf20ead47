/**
 * Latin abbreviations beside Japanese words.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const TITLES: Readonly<Record<string, string>> = {
  Mr: "ミスター", Mrs: "ミセス", Ms: "ミズ", Dr: "ドクター", Prof: "プロフェッサー", St: "セント",
}; // prettier-ignore

/** Titles before names, "versus" between opponents, "et cetera", and the laughing www of chats. */
export function writeAbbreviations(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![A-Za-z])(Mrs|Mr|Ms|Dr|Prof|St)\.\s?(?=[\p{L}])/gu,
      (_all, title: string) => TITLES[title],
    )
    .replace(/(?<=\S)\s?(?<![A-Za-z])(?:vs|VS)(?![A-Za-z])\.?\s?(?=\S)/g, "バーサス")
    .replace(/(?<![A-Za-z])etc(?![A-Za-z])\.?/g, "エトセトラ")
    .replace(/(?<=[ぁ-ゖァ-ヺー一-龠!?。])[wW]{1,200}(?![A-Za-z\d.])/g, "ワラ");
}
